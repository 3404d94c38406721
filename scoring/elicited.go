package scoring

import (
	"strconv"
	"strings"
	"unicode"
)

// withoutConfidence takes what a response says of how sure it is off its answer: the last line
// that is about that, with no more than a courtesy or two behind it, or the end of the last line
// ("36 (confidence: 90%)"). A last line goes, whatever it says, else it has to give a figure. The
// figure is nil where there is none from 0 to 100, and where there are two ("80-90%").
func withoutConfidence(answer string) (rest string, stated *float64) {
	const courtesies = 2 // lines
	end := len(answer)
	for behind := 0; behind <= courtesies; {
		end = len(strings.TrimRightFunc(answer[:end], unicode.IsSpace))
		if end == 0 {
			break
		}
		at := strings.LastIndexByte(answer[:end], '\n') + 1
		before, line, after := answer[:at], answer[at:end], answer[end:]
		if figures, ok := ofConfidence(line); ok {
			f, more := percentage(figures)
			switch {
			case behind == 0:
				return strings.TrimRightFunc(before, unicode.IsSpace), f
			case f != nil && strings.Trim(more, around) == "" && strings.TrimSpace(before) != "":
				before, after = withoutFence(before, after)
				return strings.TrimSpace(strings.TrimRightFunc(before, unicode.IsSpace) + after), f
			}
			break
		}
		if behind == 0 {
			if said, f := endOfLine(line); f != nil {
				return before + said, f
			}
		}
		if strings.Trim(line, "`~ ") != "" || behind == 0 {
			behind++
		}
		end = at
	}
	return answer, nil
}

// withoutFence takes away a fence that holds nothing any more.
func withoutFence(before, after string) (b, a string) {
	b, a = strings.TrimRightFunc(before, unicode.IsSpace), strings.TrimLeftFunc(after, unicode.IsSpace)
	at := strings.LastIndexByte(b, '\n') + 1
	if strings.HasPrefix(b[at:], "```") && strings.HasPrefix(a, "```") {
		return b[:at], strings.TrimLeft(a, "`")
	}
	return before, after
}

// around is what a line may be set off with.
const around = " \t\r*_`#>-.()[]|\"'<\u2022\u2705\u201c\u201d"

// ofConfidence is what stands behind the first words of a line that says how sure a response is:
// "Confidence: 90%", "I am about 90% confident."
func ofConfidence(line string) (figures string, ok bool) {
	line = strings.ToLower(strings.Trim(line, around))
	line = strings.TrimPrefix(strings.TrimPrefix(line, "my "), "overall ")
	if figures, ok = strings.CutPrefix(line, "confidence"); ok {
		return figures, true
	}
	for _, speaker := range [...]string{"i am ", "i'm ", "i\u2019m "} {
		said, is := strings.CutPrefix(line, speaker)
		if !is {
			continue
		}
		if f, behind := percentage(said); f != nil && strings.HasPrefix(strings.TrimLeft(behind, " %"), "confident") {
			return said, true
		}
	}
	return "", false
}

// endOfLine is a line without a figure of confidence at its end, set off from what stands before
// it by a bracket or a mark; nil where there is none.
func endOfLine(line string) (said string, stated *float64) {
	const word = "confidence"
	at := len(line) - len(word)
	for at > 0 && !strings.EqualFold(line[at:at+len(word)], word) {
		at--
	}
	if at <= 0 {
		return line, nil
	}
	behind := strings.TrimLeft(line[at+len(word):], "*_ ")
	for _, more := range [...]string{"level", "score"} {
		behind = strings.TrimLeft(strings.TrimPrefix(behind, more), "*_ ")
	}
	if behind == "" || behind[0] != ':' && behind[0] != '=' {
		return line, nil
	}
	f, behind := percentage(behind)
	if f == nil || strings.TrimLeft(behind, "%"+around) != "" {
		return line, nil
	}
	said = strings.TrimRight(strings.TrimRight(line[:at], "*_`\"'"), " ")
	bare := strings.TrimRight(said, "([,;|-\u2013\u2014 ")
	if bare == "" || bare == said && !strings.HasSuffix(said, ".") && !strings.HasSuffix(said, "!") {
		return line, nil
	}
	return bare, f
}

// percentage reads the first number of a text: "85%", "85", "85/100", "99,5%", and with a
// point or over 1 as a share, "0.85"; and gives what stands behind it. A range is none.
func percentage(text string) (share *float64, behind string) {
	const far = 24 // bytes
	start := strings.IndexAny(text, "0123456789")
	if start < 0 || start > far || strings.HasSuffix(text[:start], "-") {
		return nil, text
	}
	end := start
	for end < len(text) && (text[end] == '.' || text[end] == ',' || text[end] >= '0' && text[end] <= '9') {
		end++
	}
	number := strings.ReplaceAll(strings.TrimRight(text[start:end], ".,"), ",", ".")
	f, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return nil, text
	}
	rest := strings.TrimLeft(text[end:], " \\")
	for _, unit := range [...]string{"%", "/100", "percent"} {
		if behind, ok := strings.CutPrefix(rest, unit); ok {
			return between(f/100, behind)
		}
	}
	switch {
	case strings.HasPrefix(rest, "/10"):
		return between(f/10, rest[len("/10"):])
	case strings.HasPrefix(rest, "/"):
		return nil, text
	case !strings.Contains(number, "."), f > 1: // 85.5 without a sign
		f /= 100
	}
	return between(f, rest)
}

// between is a share, if it is one, and no other number follows it as the end of a range.
func between(f float64, behind string) (share *float64, rest string) {
	if !(f >= 0 && f <= 1) {
		return nil, behind
	}
	other := strings.TrimLeft(behind, " ")
	for _, to := range [...]string{"-", "\u2013", "\u2014", "to ", "and ", "or "} {
		if after, ok := strings.CutPrefix(other, to); ok && strings.IndexAny(strings.TrimLeft(after, " ~"), "0123456789") == 0 {
			return nil, behind
		}
	}
	return &f, behind
}
