package behavior

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// maxAnswer bounds what is read of one answer, in bytes. Longer answers are read
// by their head and tail, where people say what they decided.
const maxAnswer = 1 << 16

// A token is one word or number of the answer, folded, with its place in the
// original bytes.
type token struct {
	start, end int
	hash       uint64 // of the folded text; equal words have equal hashes
	classes    uint64 // of the tables; see is
	id         int32  // in the lexicon of the tables; 0 for a word they do not use
	kind       kind
	brk        brk // what stands between this token and the one before
	quoted     bool
	asked      bool // the sentence that ends with this token ends in a question mark
	item       bool // first of a list item
	upper      bool // starts with a capital
}

// is reports whether the token is a word of a class of the tables. What they know of a word is
// looked up when it is read, and asked for many times.
func (t *token) is(class uint) bool { return t.classes&(1<<class) != 0 }

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
	lex    *phrases.Table
	out    []token
	pend   brk
	quote  bool
	item   bool
	line   bool // at the start of a line
	listAt int  // number of the last list item
	buf    []byte
	closer int  // end of the innermost \boxed
	some   bool // words were passed over
	unsure bool // whether a word is dropped depends on one that was
}

func tokenize(text string, lx *phrases.Table, out []token) []token {
	l := lexer{text: text, lex: lx, out: out[:0], pend: paragraphBreak, line: true}
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == ' ':
			i++
		case isLetter(c):
			i = l.plain(i)
		default:
			i = l.step(i)
		}
	}
	return l.out
}

// lettersAt is the hash of the letters of ASCII from i on, and where they end.
func lettersAt(t string, i int) (h uint64, end int) {
	t, h = t[i:], phrases.Empty
	n := 0
	for n < len(t) {
		c := t[n] | 0x20
		if c-'a' > 'z'-'a' {
			break
		}
		h = phrases.Add(h, c)
		n++
	}
	return h, i + n
}

// plain reads what most words are: letters of ASCII and nothing glued to them.
func (l *lexer) plain(i int) int {
	t := l.text
	h, j := lettersAt(t, i)
	switch {
	case contracted(t[i:j]) && (i == 0 || t[i-1] != '-'):
		return l.word(i)
	case j == len(t) || t[j] == ' ': // as mostly
	case l.glued(i, j):
		return l.word(i)
	case l.numero(i, j):
		l.emit(i, j, []byte("number"), word, t[i] < 'a')
		return j
	case j == i+1 && t[j] == '/' && notApplicable(t[i:]):
		l.emit(i, i+len("n/a"), []byte("n/a"), word, false)
		return i + len("n/a")
	}
	l.put(i, j, h, word, t[i] < 'a')
	return j
}

// glued reports whether letters from i to j are more than a word by themselves, or may be two.
func (l *lexer) glued(i, j int) bool {
	t := l.text
	return j < len(t) && (t[j] == '\'' || t[j] == '`' || isDigit(t[j]) || t[j] >= utf8.RuneSelf) || contracted(t[i:j]) && (i == 0 || t[i-1] != '-')
}

// notApplicable reports whether a text begins with "n/a", a word of its own.
func notApplicable(t string) bool {
	return len(t) >= len("n/a") && strings.EqualFold(t[:len("n/a")], "n/a") && (len(t) == len("n/a") || !isLetter(t[len("n/a")]))
}

// room is an empty buf for a word that is not as it is written.
func (l *lexer) room() []byte {
	if l.buf == nil {
		l.buf = make([]byte, 0, 64)
	}
	return l.buf[:0]
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
		if isDigit(c) {
			return l.number(i)
		}
		return l.mark(i, c)
	}
	r, n := utf8.DecodeRuneInString(l.text[i:])
	switch {
	case r == '\u201c' || r == '\u201d' || r == '\u201e' || r == '\u00ab' || r == '\u00bb':
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
	case r == '\u2205' && l.alone(i):
		l.emit(i, i+n, []byte(emptySetWord), word, false)
	case r >= '\uff10' && r <= '\uff19':
		return l.number(i)
	case unicode.IsLetter(r):
		return l.word(i)
	case unicode.IsDigit(r):
		return l.number(i)
	case isFraction(r) && (i == 0 || !isDigit(l.text[i-1])): // that of "2½" is part of it
		l.emit(i, i+n, []byte(l.text[i:i+n]), number, false)
	}
	return i + n
}

// isFraction reports whether a rune is a fraction by itself: ½, ⅔.
func isFraction(r rune) bool { return r >= '\u00bc' && r <= '\u00be' || r >= '\u2150' && r <= '\u215e' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }

// emit appends a token, unless it is a filler word of the tables.
func (l *lexer) emit(start, end int, folded []byte, k kind, upper bool) {
	l.put(start, end, phrases.Hash(folded), k, upper)
}

// put is emit for a word of which the hash is known.
func (l *lexer) put(start, end int, h uint64, k kind, upper bool) {
	var id int32
	var classes uint64
	if k == word {
		if id = l.lex.ID(h); id < 0 {
			l.line = false
			return
		}
		if classes = l.lex.Classes(id); classes&(1<<classMedial) != 0 && l.withinVerb() {
			l.line = false
			return
		}
	}
	n := len(l.out)
	if n == cap(l.out) {
		l.out = append(l.out, token{})
	}
	l.out = l.out[:n+1]
	t := &l.out[n] // field by field: most of the time is spent here
	t.start, t.end, t.hash, t.classes, t.id = start, end, h, classes, id
	t.kind, t.brk, t.quoted, t.asked, t.item, t.upper = k, l.pend, l.quote, false, l.item, upper
	l.pend, l.item, l.line = none, false, false
}

// withinVerb reports whether the word before stands close by and is an auxiliary:
// the "therefore" of "I must therefore decline" turns nothing.
func (l *lexer) withinVerb() bool {
	l.unsure = l.some
	n := len(l.out)
	return n > 0 && l.pend == none && l.out[n-1].is(classAux)
}
