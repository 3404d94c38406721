package traces

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// A word is a word or number of a text, folded: lower case, contractions opened
// ("can't" is "can not"), numbers without separators and idle zeros.
type word struct {
	start, end int    // bytes of the text
	hash       uint64 // of the folded form
	id         int32  // in the lexicon; 0 for what no table uses
	sentence   int32  // from 0
	clause     int32  // from 0 over the whole text; a turning word begins one, a comma does not
	runes      int32  // of the folded form
	digits     bool
	quoted     bool
}

// longestSentence bounds what is looked at around one word, in words.
const longestSentence = 200

// A lexer splits a text in one pass. Without a lexicon it gives the words'
// hashes alone, which is what most answers are looked at for.
type lexer struct {
	text   string
	lx     *phrases.Table
	out    []word
	hashes []uint64
	asked  []bool // by sentence, whether it ends in a question mark
	buf    []byte
	open   bool // the present sentence has a word
	count  int  // of words in it
	clause int32
	quote  bool
}

// split gives the words of a text, and by sentence whether it is a question.
// Time and memory are linear in its length.
func split(text string, lx *phrases.Table) (words []word, asked []bool) {
	l := lexer{text: text, lx: lx, out: make([]word, 0, len(text)/6+4), asked: []bool{false}}
	for i := 0; i < len(text); {
		i = l.step(i)
	}
	return l.out, l.asked
}

// hashes appends the hashes of the words that split gives.
func hashes(text string, out []uint64) []uint64 {
	l := lexer{text: text, hashes: out}
	for i := 0; i < len(text); {
		i = l.step(i)
	}
	return l.hashes
}

func (l *lexer) step(i int) int {
	c, n := rune(l.text[i]), 1
	if c == ' ' {
		return i + 1
	}
	if c >= utf8.RuneSelf {
		c, n = utf8.DecodeRuneInString(l.text[i:])
	}
	switch {
	case 'a' <= c|0x20 && c|0x20 <= 'z':
		return l.word(i)
	case '0' <= c && c <= '9':
		return l.number(i)
	case ideograph(c):
		l.buf = append(l.buf[:0], l.text[i:i+n]...)
		l.emit(i, i+n, l.buf, false)
	case unicode.IsLetter(c):
		return l.word(i)
	default:
		l.mark(i, c, n)
	}
	return i + n
}

// ideograph reports whether c is a word of its own: scripts that put no space
// between words.
func ideograph(c rune) bool {
	return c > 0x2e80 && unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

func (l *lexer) mark(i int, c rune, n int) {
	switch c {
	case '.', '!', '?', '…':
		next, _ := utf8.DecodeRuneInString(l.text[i+n:])
		if i+n == len(l.text) || unicode.IsSpace(next) || strings.ContainsRune("\"'”’)*_]}$", next) {
			l.end(c == '?' || c == '\uff1f')
		}
	case '\u3002', '\uff1f', '\uff01':
		l.end(c == '?' || c == '\uff1f')
	case '\n':
		l.quote = false
		l.end(false)
	case ';', ':', '—', '–', '(', ')':
		l.clause++
	case '"', '“', '”':
		l.quote = !l.quote
	}
}

func (l *lexer) end(asked bool) {
	l.clause++
	if l.open {
		l.asked[len(l.asked)-1] = asked
		l.asked = append(l.asked, false)
		l.open, l.count = false, 0
	}
}

// number reads "1,234.50" as 1234.5.
func (l *lexer) number(i int) int {
	j, point := i, false
	l.buf = l.buf[:0]
	for j < len(l.text) {
		switch c := l.text[j]; {
		case '0' <= c && c <= '9':
			l.buf = append(l.buf, c)
			j++
			continue
		case (c == ',' || c == '_') && !point && thousands(l.text[j+1:]):
			j++
			continue
		case c == '.' && !point && j+1 < len(l.text) && '0' <= l.text[j+1] && l.text[j+1] <= '9':
			point = true
			l.buf = append(l.buf, c)
			j++
			continue
		}
		break
	}
	b := l.buf
	if point {
		for b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
		if b[len(b)-1] == '.' {
			b = b[:len(b)-1]
		}
	}
	l.emit(i, j, b, true)
	return j
}

// thousands reports whether three digits and no fourth begin s.
func thousands(s string) bool {
	n := 0
	for n < len(s) && n < 4 && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n == 3
}

// word reads one word and opens its contraction.
func (l *lexer) word(i int) int {
	h, end := phrases.Empty, i
	for end < len(l.text) {
		b := l.text[end] | 0x20
		if b < 'a' || 'z' < b {
			break
		}
		h = phrases.Add(h, b)
		end++
	}
	if end == len(l.text) || l.text[end] < utf8.RuneSelf && l.text[end] != '\'' && (l.text[end] < '0' || '9' < l.text[end]) {
		if h != cannot { // plain letters, as most words are
			l.put(i, end, h, end-i, false)
			return end
		}
	}
	j, apostrophe := i, -1
	l.buf = l.buf[:0]
	for j < len(l.text) {
		c, n := utf8.DecodeRuneInString(l.text[j:])
		switch {
		case unicode.IsLetter(c) && !ideograph(c), '0' <= c && c <= '9', unicode.Is(unicode.Mn, c):
			l.buf = utf8.AppendRune(l.buf, unicode.ToLower(c))
			j += n
			continue
		case (c == '\'' || c == '’') && apostrophe < 0:
			if next, _ := utf8.DecodeRuneInString(l.text[j+n:]); unicode.IsLetter(next) {
				apostrophe = len(l.buf)
				j += n
				continue
			}
		}
		break
	}
	if apostrophe < 0 && string(l.buf) != "cannot" {
		l.emit(i, j, l.buf, false)
		return j
	}
	head, tail := string(l.buf), ""
	if apostrophe >= 0 {
		head, tail = string(l.buf[:apostrophe]), string(l.buf[apostrophe:])
	}
	for _, w := range opened(head, tail) {
		if w != "" {
			l.emit(i, j, []byte(w), false)
		}
	}
	return j
}

func (l *lexer) emit(start, end int, folded []byte, digits bool) {
	l.put(start, end, phrases.Hash(folded), utf8.RuneCount(folded), digits)
}

func (l *lexer) put(start, end int, h uint64, runes int, digits bool) {
	if l.lx == nil {
		l.hashes = append(l.hashes, h)
		return
	}
	id := l.lx.ID(h)
	if l.lx.Has(id, classTurning) {
		l.clause++
	}
	l.out = append(l.out, word{
		start: start, end: end, hash: h, id: id, sentence: int32(len(l.asked) - 1), clause: l.clause,
		runes: int32(runes), digits: digits, quoted: l.quote,
	})
	l.open = true
	if l.count++; l.count >= longestSentence {
		l.end(false)
	}
}
