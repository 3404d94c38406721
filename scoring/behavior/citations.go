package behavior

import (
	"strings"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// before takes off what stands at the end of an answer and is none of its words: signs by which a model
// ends, and the list of what it was taken from, unless that was asked for.
func (c *core) before(q Question) {
	for {
		t := trimRight(c.text)
		if t == "" {
			return
		}
		n := signBehind(t)
		if n == len(t) && mayEndInSources(t) && !asksSources(q) {
			n = sourcesFrom(t)
		}
		if n == len(t) {
			n = saidOnce(t)
		}
		if n == len(t) || !says(t[:n]) {
			return
		}
		c.text = c.text[:n]
	}
}

// signBehind is where the sign begins by which a text ends, or its end.
func signBehind(t string) int {
	last := t[len(t)-1]
	if last != '>' && last != ']' {
		return len(t)
	}
	at := strings.LastIndexAny(t[max(0, len(t)-longestSign):], "<[")
	if at < 0 {
		return len(t)
	}
	at += max(0, len(t)-longestSign)
	sign := t[at:]
	if strings.HasPrefix(sign, "<|") && strings.HasSuffix(sign, "|>") || isForm("end", strings.ToLower(sign)) {
		return at
	}
	return len(t)
}

// longestSign is within how many bytes such a sign stands.
const longestSign = 24

// mayEndInSources reports whether the last line of a text may be a source.
func mayEndInSources(t string) bool {
	const longest = 300 // bytes of a line
	t = t[max(0, len(t)-longest):]
	at := strings.LastIndexByte(t, '\n')
	return at >= 0 && (sourceLabel(t[at+1:]) > 0 || isReference(t[at+1:]))
}

// sourcesFrom is where the sources begin that end a text, or its end: a label with what stands in its
// line, or above lines that are marked as of a list or hold an address, or notes by their numbers.
func sourcesFrom(t string) int {
	at, notes := len(t), len(t)
	for range mostSources {
		from := strings.LastIndexByte(t[:at], '\n') + 1
		if from == 0 {
			break
		}
		line := strings.TrimSpace(t[from:at])
		if n := sourceLabel(line); n > 0 && (at < len(t) || len(line) > n) && !negates(t[from:]) {
			return from - 1
		}
		switch {
		case line == "":
		case isNote(line):
			notes = from - 1
		case !isReference(line):
			return notes
		}
		at = from - 1
	}
	return notes
}

// mostSources is how many lines they may have.
const mostSources = 40

// sourceLabel is the length of a label of sources that opens a line, 0 where there is none.
func sourceLabel(line string) int {
	from := marksAt(line)
	end := from
	for end < len(line) && end < from+len("further reading:") && line[end] != ':' && line[end] != '*' && line[end] != '_' {
		end++
	}
	if end < len(line) && line[end] != ':' && line[end] != '*' && line[end] != '_' || end == from {
		return 0 // as most lines
	}
	if !isForm("source", strings.ToLower(strings.TrimSpace(line[from:end]))) {
		return 0
	}
	n := end + marksBehind(line[end:])
	if n < len(line) && !strings.Contains(line[end:n], ":") {
		return 0
	}
	return n
}

// isReference reports whether a line may be one of a list of sources.
func isReference(line string) bool {
	line = strings.TrimSpace(line)
	n, _ := markAt(line)
	return n > 0 || isNote(line) || strings.HasPrefix(line, "http") && !strings.Contains(line, " ")
}

// isNote reports whether a line is a note by its number: "[1] https://example.org", "[^2]: page 12".
func isNote(line string) bool {
	if len(line) < 3 || line[0] != '[' || line[1] != '^' && !isDigit(line[1]) {
		return false
	}
	end := citationEnd(line, 0)
	return end > 0 && end < len(line) && !negates(line)
}

// negates reports whether a text holds a word that negates, so that it may say more than a source.
func negates(t string) bool {
	t = strings.ToLower(t)
	for _, w := range [...]string{" no ", "not ", "n't ", "n’t ", "none", "unknown", "unclear"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

// asksSources reports whether a question is about sources or addresses, so that they may answer it.
func asksSources(q Question) bool {
	t := strings.ToLower(q.Text)
	for _, w := range [...]string{"source", "reference", "citation", "cite", "bibliograph", "footnote", " link", "url", "website", "web page", "webpage", "http", "www.", "further reading"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

// citationEnd is behind the citation in brackets at i: "[1]", "[2, 3]", "[^1]", "【4:0†source】",
// "[Smith 2019]", "(Smith et al., 2019)", "(source: ...)"; 0 where none is.
func citationEnd(t string, i int) int {
	const longest = 120
	open, inner, closing := t[i], 1, "]"
	switch open {
	case '(':
		closing = ")"
	case "【"[0]:
		inner, closing = len("【"), "】"
		if !strings.HasPrefix(t[i:], "【") {
			return 0
		}
	}
	in := t[i+inner : min(len(t), i+inner+longest)]
	n := strings.Index(in, closing)
	if n < 1 {
		return 0
	}
	in = in[:n]
	end := i + inner + n + len(closing)
	if open == '(' && strings.IndexByte(in, ':') < 0 && !strings.Contains(in, "19") && !strings.Contains(in, "20") {
		return 0 // as most brackets
	}
	switch {
	case open == '(' && sourceLabel(in) > 0 && strings.Contains(in, ":") && !negates(in):
		return end
	case open == "【"[0] && strings.Contains(in, "†"):
		return end
	case open == '[' && in[0] == '^' && !strings.ContainsAny(in, " \n"):
		return end
	case open == '[' && len(in) <= longestNumbers && strings.Trim(in, "0123456789, -–") == "" && isDigit(in[0]):
		return end
	case authored(in):
		return end
	}
	return 0
}

// longestNumbers is how long the numbers of a citation are.
const longestNumbers = 12

// authored reports whether words are an author, or several, and a year: "Smith, 2019", "Lee & Kim 1998,
// p. 4; Ode, 2001".
func authored(in string) bool {
	for part := range strings.SplitSeq(in, ";") {
		part = strings.TrimSpace(part)
		if part == "" || part[0] < 'A' || part[0] > 'Z' {
			return false
		}
		years, names := 0, 0
		for w := range strings.FieldsSeq(part) {
			w = strings.Trim(w, ",.:")
			year := strings.TrimRight(w, "ab")
			switch {
			case len(year) == 4 && (strings.HasPrefix(year, "19") || strings.HasPrefix(year, "20")) && strings.Trim(year, "0123456789") == "":
				years++
			case years > 0 && (w == "p" || w == "pp" || strings.Trim(w, "0123456789-–") == ""):
			case w == "et", w == "al", w == "and", w == "&", w == "":
			case w[0] >= 'A' && w[0] <= 'Z' && years == 0 && !monthName(w):
				names++
			default:
				return false
			}
		}
		if years != 1 || names == 0 || names > mostAuthors {
			return false
		}
	}
	return true
}

// mostAuthors is how many names stand before the year of a citation.
const mostAuthors = 4

func monthName(w string) bool {
	lx := tables()
	return lx.Has(lx.ID(phrases.Hash(strings.ToLower(w))), classMonth)
}

// cites reports whether a citation from i to end stands where one does: behind a word or the end of a
// sentence, not behind "is" or "of", and not in the place of a word.
func cites(t string, i, end int) bool {
	before := strings.TrimRight(t[:i], " *_")
	if before == "" || end < len(t) && (t[end] == '(' || t[end] == '[' && t[i] == '(') {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	if strings.ContainsRune(":=,([{+/<>`|$", last) {
		return false
	}
	rest := strings.TrimLeft(t[end:], " *_\"”)")
	if rest != "" && t[end] == ' ' && t[i] != '(' && strings.IndexByte("=+*/<", rest[0]) >= 0 {
		return false
	}
	word := strings.ToLower(before[max(0, strings.LastIndexAny(before[max(0, len(before)-longestSign):], " \n*")+1+max(0, len(before)-longestSign)):])
	switch word {
	case "is", "are", "was", "be", "of", "in", "to", "by", "at", "and", "or", "than", "equals", "prints", "returns", "gives", "get", "list", "array", "range", "interval", "set", "from", "option", "index", "answer", "printed", "print", "output":
		return false
	}
	return true
}
