package behavior

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxAnswer bounds what is read of one answer, in bytes. Longer answers are read
// by their head and tail, where people say what they decided.
const maxAnswer = 1 << 16

// A token is one word or number of the answer, folded, with its place in the
// original bytes.
type token struct {
	start, end int
	hash       uint64 // of the folded text; equal words have equal hashes
	id         int32  // in the lexicon of the tables; 0 for a word they do not use
	kind       kind
	brk        brk // what stands between this token and the one before
	quoted     bool
	asked      bool // the sentence that ends with this token ends in a question mark
	item       bool // first of a list item
	upper      bool // starts with a capital
}

type kind uint8

const (
	word kind = iota
	number
)

type brk uint8

// The breaks, weakest first. A phrase of the tables may span a comma, not more.
const (
	none brk = iota
	comma
	clauseBreak
	sentenceBreak
	paragraphBreak
)

// A lexer turns text into tokens in one pass. Markdown emphasis, LaTeX
// commands, control and formatting characters are skipped, contractions are
// opened ("can't" is "can not"), and filler adverbs of the tables are dropped.
type lexer struct {
	text   string
	lex    *lexicon
	out    []token
	pend   brk
	quote  bool
	item   bool
	line   bool // at the start of a line
	buf    []byte
	closer int // end of the innermost \boxed
}

func tokenize(text string, lx *lexicon, out []token) []token {
	l := lexer{text: text, lex: lx, out: out[:0], pend: paragraphBreak, line: true, buf: make([]byte, 0, 64)}
	for i := 0; i < len(text); {
		i = l.step(i)
	}
	return l.out
}

func (l *lexer) raise(b brk) {
	if b > l.pend {
		l.pend = b
	}
}

// step reads one character, word or mark at i and returns where the next starts.
func (l *lexer) step(i int) int {
	c := l.text[i]
	if c < utf8.RuneSelf {
		switch {
		case isLetter(c):
			return l.word(i)
		case isDigit(c):
			return l.number(i)
		}
		return l.mark(i, c)
	}
	r, n := utf8.DecodeRuneInString(l.text[i:])
	switch {
	case r == '\u201c' || r == '\u201d' || r == '\u00ab' || r == '\u00bb':
		l.quote = !l.quote
	case r == '\u2014' || r == '\u2013':
		l.raise(clauseBreak)
	case r == '\u2026':
		l.raise(clauseBreak)
	case r == '\u2022':
		l.raise(sentenceBreak)
		l.item = true
	case r == '\u2028' || r == '\u2029' || r == '\u3002':
		l.raise(sentenceBreak)
	case r == '\uff1f':
		l.endSentence(true)
	case r >= '\uff10' && r <= '\uff19':
		return l.number(i)
	case unicode.IsLetter(r):
		return l.word(i)
	case unicode.IsDigit(r):
		return l.number(i)
	}
	return i + n
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }

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
		if d := at(i + 1); d == ' ' || d == '\n' || d == '"' || d == '\'' || d == ')' || d == '*' || d == '}' || d == '$' || d == '\t' || d == '\r' || d == '\\' {
			if !l.abbreviated(i) {
				l.raise(sentenceBreak)
			}
		}
	case '!':
		l.raise(sentenceBreak)
	case '?':
		l.endSentence(true)
	case '-':
		if l.line {
			l.item = true
		} else if at(i+1) == ' ' || at(i+1) == '-' {
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
	case "":
		return min(i+2, len(l.text))
	}
	return j
}

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
	if len(w) == 1 && w[0] >= 'A' && w[0] <= 'Z' && w[0] != 'I' && l.out[n-1].brk == none && l.out[n-1].kind == word {
		return n > 1 && l.out[n-2].upper && !l.out[n-2].quoted
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

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

func hashOf[T string | []byte](b T) uint64 {
	h := uint64(fnvOffset)
	for i := 0; i < len(b); i++ {
		h = (h ^ uint64(b[i])) * fnvPrime
	}
	return h
}

// emit appends a token, unless it is a filler word of the tables.
func (l *lexer) emit(start, end int, folded []byte, k kind, upper bool) {
	h := hashOf(folded)
	var id int32
	if k == word {
		id = l.lex.ids.get(h)
		if id < 0 {
			l.line = false
			return
		}
	}
	l.out = append(l.out, token{start: start, end: end, hash: h, id: id, kind: k, brk: l.pend, quoted: l.quote, item: l.item, upper: upper})
	l.pend, l.item, l.line = none, false, false
}
