package responses

import (
	"strings"
	"unicode"

	"github.com/abstain-eval/abstain-eval/internal/invisible"
)

// usable drops tags that could never end a thought.
func usable(tags []Tag) []Tag {
	out := make([]Tag, 0, len(tags))
	for _, t := range tags {
		if t.Close != "" {
			out = append(out, t)
		}
	}
	return out
}

func firstBytes(tags []Tag) (first [256]bool) {
	for _, t := range tags {
		if t.Open != "" {
			first[lower(t.Open[0])] = true
		}
		first[lower(t.Close[0])] = true
	}
	return first
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}

// hasFold reports whether s begins with tag, without regard to ASCII case.
func hasFold(s, tag string) bool {
	if tag == "" || len(s) < len(tag) {
		return false
	}
	for i := range len(tag) {
		if lower(s[i]) != lower(tag[i]) {
			return false
		}
	}
	return true
}

// unseen reports whether c may be taken off the ends of an answer: space, control and
// format characters, byte order marks. A selector stays: the emoji before it is drawn by
// it. So does a private character, which may be all that a model says.
func unseen(c rune) bool { return unicode.IsSpace(c) || invisible.Obeyed(c) }

func blank(s string) bool {
	return strings.IndexFunc(s, func(c rune) bool { return !unseen(c) }) < 0
}

func trimAnswer(s string) string {
	return strings.TrimFunc(trimControl(s), unseen)
}

// unwrapped takes the tags off an answer that stands in them as a whole.
func unwrapped(s string, tags []Tag) string {
	if !strings.HasPrefix(s, "<") {
		return s
	}
	for _, w := range wrappers() {
		if len(s) < len(w.Open)+len(w.Close) || !hasFold(s, w.Open) || !hasFold(s[len(s)-len(w.Close):], w.Close) {
			continue
		}
		if inner := trimAnswer(s[len(w.Open) : len(s)-len(w.Close)]); !mayHold(inner, tags) {
			return inner
		}
	}
	return s
}

// trimControl removes message boundaries from the end of s.
func trimControl(s string) string {
	tokens := controlTokens()
	for {
		s = strings.TrimRightFunc(s, unicode.IsSpace)
		n := len(s)
		for _, token := range tokens {
			s = strings.TrimSuffix(s, token)
		}
		if len(s) == n {
			return s
		}
	}
}

// fenceLine says whether s begins with a code fence: 0 for backticks, 1 for
// tildes, -1 for neither. A bare fence has nothing behind it on its line.
func fenceLine(s string) (kind int, bare bool) {
	switch {
	case strings.HasPrefix(s, "```"):
		kind = 0
	case strings.HasPrefix(s, "~~~"):
		kind = 1
	default:
		return -1, false
	}
	for i := 3; i < len(s) && s[i] != '\n'; i++ {
		if c := s[i]; c != '`' && c != '~' && c != ' ' && c != '\t' && c != '\r' {
			return kind, false
		}
	}
	return kind, true
}

// lineEnd returns the index behind the line that i stands in.
func lineEnd(s string, i int) int {
	if n := strings.IndexByte(s[i:], '\n'); n >= 0 {
		return i + n + 1
	}
	return len(s)
}

// mayHold reports whether a tag stands anywhere in text, mentioned or not. Most
// answers do not even hold a byte that one begins with.
func mayHold(text string, tags []Tag) bool {
	start := strings.TrimLeftFunc(text, unseen)
	tag, sign := strings.IndexByte(text, '<'), -1
	if tag >= 0 {
		sign = strings.Index(text, "<|")
	}
	holds := func(t string) bool { // most tags begin in one of two ways
		switch {
		case strings.HasPrefix(t, "<|"):
			return sign >= 0 && holdsFold(text[sign:], t)
		case strings.HasPrefix(t, "<"):
			return tag >= 0 && holdsFold(text[tag:], t)
		}
		return holdsFold(text, t)
	}
	for i := range tags {
		switch t := &tags[i]; {
		case t.Close == "":
		case t.plain():
			if hasFold(start, t.Open) {
				return true
			}
		case holds(t.Open) || holds(t.Close):
			return true
		}
	}
	return false
}

// stray is where nothing is left to see but closes.
func (s *splitter) stray() int {
	if s.strays > 0 {
		return s.strays - 1
	}
	for text := s.text; ; {
		n := len(text)
		text = strings.TrimRightFunc(trimControl(text), unseen)
		for _, t := range s.tags {
			if at := len(text) - len(t.Close); !t.plain() && at >= 0 && hasFold(text[at:], t.Close) {
				text = text[:at]
			}
		}
		if len(text) == n {
			s.strays = n + 1
			return n
		}
	}
}

// plainHeaders leaves out of harmony's headers what a final answer is constrained to, as in
// "<|channel|>final <|constrain|>json<|message|>".
func plainHeaders(text string) string {
	const final, constrain, message, longest = "<|channel|>final", "<|constrain|>", "<|message|>", 32 // bytes
	if !strings.Contains(text, constrain) {
		return text
	}
	var out strings.Builder
	for {
		before, behind, found := strings.Cut(text, final)
		out.WriteString(before)
		if !found {
			return out.String()
		}
		out.WriteString(final)
		text = behind
		if format, ok := strings.CutPrefix(strings.TrimLeft(behind, " "), constrain); ok {
			if at := strings.Index(format[:min(len(format), longest)], message); at >= 0 {
				text = format[at:]
			}
		}
	}
}
