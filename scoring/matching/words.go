package matching

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letters reads a word: letters, with digits behind them. Marks of footnotes
// that are glued to it ("Lyon12", "Lyon¹") are left out, and words that lost
// the space between them are taken apart where a small letter stands before a
// capital ("isParis", "singerMaria") or before digits ("in1978").
func (t *tokenizer) letters() {
	start, from := t.i, t.fold()
	first, _ := utf8.DecodeRuneInString(t.text[start:])
	skip := 0 // bytes behind the word that belong to no word
loop:
	for t.i < len(t.text) {
		c := t.text[t.i]
		length := t.folded.Len() - from
		switch {
		case 'a' <= c && c <= 'z':
			t.folded.WriteByte(c)
		case 'A' <= c && c <= 'Z':
			if t.i > start && unicode.IsLower(first) && t.lostSpace(from) {
				break loop // "isParis"
			}
			t.folded.WriteByte(c + 'a' - 'A')
		case isDigit(c):
			if length > 1 && t.isLight(from) || t.multiplies(start) {
				break loop // "in1978", "\times10"
			}
			if mark := footnote(t.text[t.i:]); mark > 0 && length > 3 && !isDigit(t.text[t.i-1]) && !t.gold && !slices.Contains(t.codes, t.folded.String()[from:]) {
				skip = mark
				break loop
			}
			t.folded.WriteByte(c)
		case c == '_' && subscript(t.text[t.i:]) > 0:
			n := subscript(t.text[t.i:]) // H_2O, H_{2}O
			t.folded.WriteString(strings.Trim(t.text[t.i:t.i+n], "_{}"))
			t.i += n
			continue
		case c == '\'':
			if t.apostrophe(1, &skip) {
				break loop
			}
		case c == '.' && t.i-start == 1 && initials(t.text[start:]) > 0:
			t.i = start + initials(t.text[start:])
			t.add(token{norm: capitals(t.text[start:t.i]), start: start, end: t.i, upper: true})
			return
		case c < utf8.RuneSelf:
			break loop
		default:
			r, n := utf8.DecodeRuneInString(t.text[t.i:])
			switch {
			case r == '’':
				if t.apostrophe(n, &skip) {
					break loop
				}
			case length > 3 && superscript(r):
				for superscript(r) {
					skip += n
					r, n = utf8.DecodeRuneInString(t.text[t.i+skip:])
				}
				break loop
			case r != utf8.RuneError && (t.i == start || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.M, r)):
				t.folded.WriteString(foldRune(r))
			default:
				break loop
			}
			t.i += n
			continue
		}
		t.i++
	}
	t.add(token{norm: t.folded.String()[from:], start: start, end: t.i, upper: unicode.IsUpper(first)})
	t.i += skip
}

// plainWord reads what most words are: letters of ASCII, of which the first
// alone may be a capital, with nothing behind them that could belong to the
// word. Small letters need no folding.
func (t *tokenizer) plainWord() bool {
	c := t.text[t.i]
	var x uint64
	if rest := t.text[t.i:]; len(rest) < chunk {
		x = upToEight(rest)
	} else {
		x = eight(rest)
	}
	x |= smallLetter
	n := smallLetters(x)
	i, h := t.i+n, mix(seed^first(x, n))
	if n == chunk {
		i, h = t.longWord(i, h)
	}
	if i < len(t.text) && t.text[i] != ' ' {
		switch c := t.text[i]; {
		case letterOrDigit(c), c == '\'', c == '_', c == '.' && i == t.i+1:
			return false
		case i <= t.i+longestSigned && t.text[t.i] < 'a' && (c == '+' || c == '#' || c == '-'):
			return false
		}
	}
	n = len(t.toks)
	if (c == 'I' || c == 'V' || c == 'X') && i == t.i+1 && n > 0 && (t.toks[n-1].upper || t.toks[n-1].is(sequence)) {
		return false // may be a number: "Elizabeth I"
	}
	if n == cap(t.toks) {
		t.toks = append(t.toks, token{})
	}
	t.toks = t.toks[:n+1]
	k := &t.toks[n] // field by field: a token is too large to be moved about
	k.start, k.end, k.sentence, k.clause = t.i, i, t.sentence, t.clause
	k.value, k.suffix, k.number, k.upper, k.letters = 0, "", false, c < 'a', true
	t.open, t.i = true, i
	if w := t.lex.table.at(h); w != nil {
		k.word, k.norm, k.key, k.hash = w, w.norm, w.own, w.hash
		t.marks |= w.marks
		if k.upper && w.proper {
			k.key = k.sameWord(t.lex)
			k.hash = uint32(hashOf(k.key))
		}
		return true
	}
	k.word, k.norm = t.lex.other, t.text[k.start:i]
	if k.upper {
		from := t.fold()
		t.folded.WriteByte(c | smallLetter)
		t.folded.WriteString(t.text[k.start+1 : i])
		k.norm = t.folded.String()[from:]
	}
	k.key, k.hash = k.norm, uint32(h)
	if t.text[i-1] == 's' {
		k.key = stem(k.norm)
		k.hash = uint32(hashOf(k.key))
	}
	return true
}

// fold makes room for the letters of words that have to be folded, and says where those of the next
// one begin.
func (t *tokenizer) fold() (from int) {
	if from = t.folded.Len(); from == 0 {
		t.folded.Grow(min(len(t.text), 64+len(t.text)/16))
	}
	return from
}

// longWord reads the small letters at i, behind eight that h is the hash of: where they end, and the
// hash with them.
func (t *tokenizer) longWord(i int, h uint64) (end int, hash uint64) {
	for {
		x := upToEight(t.text[i:])
		n := smallLetters(x)
		if n > 0 {
			h = mix(h ^ first(x, n))
		}
		if i += n; n < chunk {
			return i, h
		}
	}
}

// apostrophe reports whether the apostrophe of n bytes at t.i ends the word: a
// possessive, whose s is skipped, or a closing quote.
func (t *tokenizer) apostrophe(n int, skip *int) (ends bool) {
	rest := t.text[t.i+n:]
	if endsWord(rest, "s") {
		*skip = n + 1
		return true
	}
	next, _ := utf8.DecodeRuneInString(rest)
	return !unicode.IsLetter(next)
}

// isLight reports whether the word read so far is a light one. These are short,
// and what is asked at each digit of a long word must not read all of it again.
func (t *tokenizer) isLight(from int) bool {
	const longest = 16 // bytes
	return t.folded.Len()-from <= longest && t.lex.of(t.folded.String()[from:]).alone&(1<<light|1<<auxiliary|1<<beforeYear|1<<than) != 0
}

// lostSpace reports whether the small letters read so far are a word by
// themselves and the capital at t.i begins another: a light word, or any of
// three letters and more where a small letter follows the capital.
func (t *tokenizer) lostSpace(from int) bool {
	if t.isLight(from) {
		return true
	}
	return t.folded.Len()-from >= 3 && t.i+1 < len(t.text) && 'a' <= t.text[t.i+1] && t.text[t.i+1] <= 'z'
}

// capitals is the letters of s in lower case.
func capitals(s string) string {
	out := make([]byte, 0, len(s)/2+1)
	for i := range len(s) {
		if letter(s[i]) {
			out = append(out, s[i]|0x20)
		}
	}
	return string(out)
}

func letter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

func letterOrDigit(b byte) bool { return letter(b) || isDigit(b) || b >= utf8.RuneSelf }

func endsWord(s, suffix string) bool {
	rest, ok := strings.CutPrefix(s, suffix)
	next, _ := utf8.DecodeRuneInString(rest)
	return ok && (rest == "" || !unicode.IsLetter(next) && !unicode.IsNumber(next) && next != utf8.RuneError)
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
