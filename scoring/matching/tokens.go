package matching

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A token is a word or a number of a text, folded: lower case, without
// diacritics, apostrophes and possessive endings.
type token struct {
	norm       string
	start, end int     // bytes of the text
	sentence   int     // from 0
	clause     int     // from 0, over the whole text; a comma, colon or dash begins a new one
	number     bool    // written in digits
	value      float64 // of such a number
	suffix     string  // letters glued to the digits: "th", "km"
	upper      bool    // begins with a capital letter
}

// tokenize splits text. Time and memory are linear in its length.
func tokenize(text string) []token {
	t := tokenizer{text: text, lex: load()}
	t.toks = make([]token, 0, len(text)/6+1)
	for t.i < len(text) {
		t.next()
	}
	return t.toks
}

type tokenizer struct {
	text             string
	lex              *lexicon
	toks             []token
	i                int
	sentence, clause int
	open             bool // the present sentence has a token
}

func (t *tokenizer) next() {
	c, n := utf8.DecodeRuneInString(t.text[t.i:])
	switch {
	case '0' <= c && c <= '9':
		t.digits()
	case unicode.IsLetter(c) || unicode.IsNumber(c) || unicode.Is(unicode.So, c) && c > 0x2000 && foldRune(c) != "":
		t.word()
	default:
		t.punctuation(c, n)
		t.i += n
	}
}

func (t *tokenizer) punctuation(c rune, n int) {
	switch c {
	case '\n':
		t.endSentence()
	case '.', '!', '?', '。':
		next, _ := utf8.DecodeRuneInString(t.text[t.i+n:])
		atEnd := t.i+n == len(t.text)
		if atEnd || unicode.IsSpace(next) || strings.ContainsRune("\"'”’)*_[", next) {
			if c != '.' || !t.abbreviated() {
				t.endSentence()
			}
		}
	case ',', ';', ':', '(', ')', '–', '—', '=', '→':
		t.clause++
	}
}

// abbreviated reports whether the full stop at t.i belongs to the token before
// it: an initial or a known short form.
func (t *tokenizer) abbreviated() bool {
	if len(t.toks) == 0 || t.toks[len(t.toks)-1].end != t.i {
		return false
	}
	last := t.toks[len(t.toks)-1]
	rest := strings.TrimLeft(t.text[t.i+1:min(len(t.text), t.i+8)], " ")
	if rest == "" || rest[0] == '\n' {
		return false
	}
	if utf8.RuneCountInString(last.norm) == 1 && last.upper {
		return true
	}
	return t.lex.phrases["abbreviation"].has(last.norm)
}

func (t *tokenizer) endSentence() {
	t.clause++
	if t.open {
		t.sentence++
		t.open = false
	}
}

func (t *tokenizer) add(k token) {
	if k.norm == "" {
		return
	}
	k.sentence, k.clause = t.sentence, t.clause
	t.toks = append(t.toks, k)
	t.open = true
}

func (t *tokenizer) word() {
	start := t.i
	first, _ := utf8.DecodeRuneInString(t.text[start:])
	var b strings.Builder
	for t.i < len(t.text) {
		c, n := utf8.DecodeRuneInString(t.text[t.i:])
		switch {
		case 'a' <= c && c <= 'z':
			b.WriteByte(byte(c))
		case '0' <= c && c <= '9':
			if mark := footnote(t.text[t.i:]); mark > 0 && b.Len() > 3 {
				t.add(token{norm: b.String(), start: start, end: t.i, upper: unicode.IsUpper(first)})
				t.i += mark
				return
			}
			if t.lex.phrases["light"].has(b.String()) && b.Len() > 1 {
				t.add(token{norm: b.String(), start: start, end: t.i, upper: unicode.IsUpper(first)}) // "in1978"
				return
			}
			b.WriteByte(byte(c))
		case 'A' <= c && c <= 'Z':
			if t.i > start && 'a' <= first && first <= 'z' && t.lex.phrases["light"].has(b.String()) {
				t.add(token{norm: b.String(), start: start, end: t.i}) // "isParis" lost its space
				return
			}
			b.WriteByte(byte(c) + 'a' - 'A')
		case c == '\'' || c == '’':
			rest := t.text[t.i+n:]
			if endsWord(rest, "s") { // possessive
				t.add(token{norm: b.String(), start: start, end: t.i, upper: unicode.IsUpper(first)})
				t.i += n + 1
				return
			}
			next, _ := utf8.DecodeRuneInString(rest)
			if !unicode.IsLetter(next) {
				t.add(token{norm: b.String(), start: start, end: t.i, upper: unicode.IsUpper(first)})
				return
			}
		case c == '.' && t.i-start == 1 && initials(t.text[start:]) > 0:
			end := initials(t.text[start:])
			t.add(token{norm: strings.ToLower(strings.ReplaceAll(t.text[start:start+end], ".", "")),
				start: start, end: start + end, upper: true})
			t.i = start + end
			return
		case c != utf8.RuneError && (unicode.IsLetter(c) || unicode.IsNumber(c) || unicode.Is(unicode.M, c)):
			b.WriteString(foldRune(c))
		default:
			t.add(token{norm: b.String(), start: start, end: t.i, upper: unicode.IsUpper(first)})
			return
		}
		t.i += n
	}
	t.add(token{norm: b.String(), start: start, end: t.i, upper: unicode.IsUpper(first)})
}

// footnote returns the length of a footnote mark glued to the end of a word:
// one or two digits ("Lyon1."); 0 where s begins with none.
func footnote(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	if n > 2 || n < len(s) && letterOrDigit(s[n]) {
		return 0
	}
	return n
}

// initials returns the length of "U.S." or "J.K." at the start of s: capital
// letters with full stops and no spaces, at least two; 0 where there is none.
// The last full stop is left out, since it may end the sentence.
func initials(s string) int {
	n := 0
	for n+1 < len(s) && n < 12 && 'A' <= s[n] && s[n] <= 'Z' && s[n+1] == '.' {
		n += 2
	}
	if n >= 2 && n < len(s) && 'A' <= s[n] && s[n] <= 'Z' && (n+1 == len(s) || !letterOrDigit(s[n+1])) {
		return n + 1
	}
	if n < 4 {
		return 0
	}
	return n - 1
}

func letterOrDigit(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || b >= utf8.RuneSelf
}

func endsWord(s, suffix string) bool {
	return strings.HasPrefix(s, suffix) && (len(s) == len(suffix) || !letterOrDigit(s[len(suffix)]))
}

// foldRune gives c in lower case without its diacritics; "" for a mark.
func foldRune(c rune) string {
	switch unicode.ToLower(c) {
	case 'ß':
		return "ss"
	case 'ø':
		return "o"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'ı':
		return "i"
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(string(c)) {
		if r == '⁄' {
			b.WriteByte('/')
		} else if unicode.IsLetter(r) || unicode.IsNumber(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}
