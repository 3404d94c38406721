package behavior

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark reads one ASCII character that is neither letter nor digit.
func (l *lexer) mark(i int, c byte) int {
	t := l.text
	at := func(j int) byte {
		if j < len(t) {
			return t[j]
		}
		return '\n'
	}
	switch c {
	case ' ', '\t', '\r':
		return i + 1
	case '\n':
		l.newline(i)
		return i + 1
	case ',':
		l.raise(comma)
	case ';', ':', '(', ')', '|':
		l.raise(clauseBreak)
	case '.':
		if d := at(i + 1); d == ' ' || d == '\n' || d == '"' || d == '\'' || d == ')' || d == '*' || d == '}' || d == '$' || d == '\t' || d == '\r' || d == '\\' || blank(t[i+1:]) {
			if !l.abbreviated(i) {
				l.raise(sentenceBreak)
			}
		}
	case '!':
		l.raise(sentenceBreak)
	case '?':
		if l.closer > 0 && t[i-1] == '{' && at(i+1) == '}' {
			l.emit(i, i+1, []byte("unknown"), word, false) // all that a box holds
			return i + 1
		}
		l.endSentence(true)
	case '-':
		if l.line {
			l.item = true
		} else if at(i+1) == ' ' || at(i+1) == '-' && !l.option(i) {
			l.raise(clauseBreak)
		}
	case '*':
		if l.line && at(i+1) == ' ' {
			l.item = true
		}
	case '#':
		if l.line {
			l.raise(paragraphBreak)
			if strings.HasPrefix(t[i:], "####") {
				l.emit(i, i+4, []byte("####"), word, false)
				return i + 4
			}
		}
		return i + 1
	case '"':
		l.quote = !l.quote
	case '<':
		if n := answerTag(t[i:]); n > 0 {
			l.raise(sentenceBreak)
			return i + n
		}
	case '\\':
		return l.command(i)
	case '}':
		if i+1 == l.closer {
			l.raise(sentenceBreak)
			l.closer = 0
		}
	case '%':
		return i + 1
	}
	return i + 1
}

// option reports whether the two dashes at i begin the name of an option
// ("--depth") rather than stand for a dash.
func (l *lexer) option(i int) bool {
	t := l.text
	return i > 0 && !isLetter(t[i-1]) && t[i-1] != '-' && i+2 < len(t) && isLetter(t[i+2])
}

func (l *lexer) endSentence(asked bool) {
	l.raise(sentenceBreak)
	if n := len(l.out); asked && n > 0 && !l.quote {
		l.out[n-1].asked = true
	}
}

// newline decides whether a line end is a break: it is, unless the next line
// goes on in lower case in the middle of a sentence.
func (l *lexer) newline(i int) {
	l.line = true
	j := i + 1
	for j < len(l.text) && (l.text[j] == ' ' || l.text[j] == '\t' || l.text[j] == '\r') {
		j++
	}
	if j >= len(l.text) {
		return
	}
	switch c := l.text[j]; {
	case c == '\n':
		l.raise(paragraphBreak)
		l.quote = false
	case c >= 'a' && c <= 'z':
	default:
		l.raise(sentenceBreak)
	}
}

// command skips a LaTeX command; \boxed opens a sentence of its own.
func (l *lexer) command(i int) int {
	j := i + 1
	for j < len(l.text) && isLetter(l.text[j]) {
		j++
	}
	name := l.text[i+1 : j]
	switch name {
	case "boxed", "fbox":
		l.raise(sentenceBreak)
		if j < len(l.text) && l.text[j] == '{' {
			l.closer = closing(l.text, j)
		}
	case "emptyset", "varnothing":
		l.emit(i, j, []byte(emptySetWord), word, false)
	case "":
		return min(i+2, len(l.text))
	}
	return j
}

// alone reports whether the sign at i opens a box or stands behind a label, and is not that
// of a diameter.
func (l *lexer) alone(i int) bool {
	before := strings.TrimRight(l.text[max(0, i-longestLead):i], " *$")
	return strings.HasSuffix(before, "{") || strings.HasSuffix(before, ":")
}

// longestLead is how many bytes before a sign are looked at.
const longestLead = 8

// closing finds the end of the brace group that opens at i, within reason.
func closing(text string, i int) int {
	depth := 0
	for j := i; j < len(text) && j < i+2000; j++ {
		switch text[j] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return j + 1
			}
		case '\n':
			if j > i+400 {
				return j
			}
		}
	}
	return min(len(text), i+2000)
}

// abbreviated reports whether the full stop at i follows a title, an initial
// or a list number rather than ending a sentence.
func (l *lexer) abbreviated(i int) bool {
	n := len(l.out)
	if n == 0 || l.out[n-1].end != i {
		return false
	}
	w := l.text[l.out[n-1].start:i]
	if len(w) == 1 && w[0] >= 'A' && w[0] <= 'Z' && w[0] != 'I' && l.out[n-1].brk <= comma && l.out[n-1].kind == word {
		return n > 1 && l.out[n-2].upper && !l.out[n-2].quoted && (l.out[n-1].brk == none || l.out[n-2].end > l.out[n-2].start+1) // not "A, B."
	}
	switch w {
	case "Dr", "Mr", "Mrs", "Ms", "Prof", "St", "vs", "approx", "etc", "no", "No":
		return w != "No" && w != "no" && w != "etc" || l.nextDigit(i+1)
	}
	return false
}

func (l *lexer) nextDigit(i int) bool {
	for i < len(l.text) && l.text[i] == ' ' {
		i++
	}
	return i < len(l.text) && isDigit(l.text[i])
}

// numero reports whether letters from i to j are the "No." before a number of up to three
// digits. Longer ones are years: "No. 2018 was even".
func (l *lexer) numero(i, j int) bool {
	t := l.text
	if j != i+2 || j == len(t) || t[j] != '.' || t[i]|0x20 != 'n' || t[i+1]|0x20 != 'o' {
		return false
	}
	behind := strings.TrimLeft(t[j+1:], " ")
	digits := len(behind) - len(strings.TrimLeft(behind, "0123456789"))
	return digits > 0 && digits <= 3
}

// answerTag is how long the tag is that a text begins with and an answer stands between:
// "<answer>", "</answer>"; 0 where it is none.
func answerTag(text string) int {
	end := strings.IndexByte(text[:min(len(text), len("</final_answer>"))], '>')
	if end < 0 {
		return 0
	}
	switch strings.TrimPrefix(text[1:end], "/") {
	case "answer", "final_answer", "final", "result", "response", "output":
		return end + 1
	}
	return 0
}

// blank reports whether a text begins with a blank other than that of ASCII: one that breaks no line, or
// of another width.
func blank(t string) bool {
	if t == "" || t[0] < utf8.RuneSelf {
		return false
	}
	r, _ := utf8.DecodeRuneInString(t)
	return unicode.Is(unicode.Zs, r)
}
