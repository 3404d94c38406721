package behavior

import (
	"unicode"
	"unicode/utf8"
)

// word reads one word at i, folded to lower case and plain characters, opens
// contractions and appends the result.
func (l *lexer) word(i int) int {
	t := l.text
	first, _ := utf8.DecodeRuneInString(t[i:])
	upper := unicode.IsUpper(first)
	l.buf = l.room()
	j, apostrophe := i, -1
	for j < len(t) {
		c := t[j]
		switch {
		case isLetter(c):
			if c < 'a' {
				c |= 0x20
			}
			l.buf = append(l.buf, c)
			j++
			continue
		case isDigit(c):
			l.buf = append(l.buf, c)
			j++
			continue
		case c == '\'' || c == '`':
			if apostrophe < 0 && j+1 < len(t) && isLetter(t[j+1]) {
				apostrophe = len(l.buf)
				l.buf = append(l.buf, '\'')
				j++
				continue
			}
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(t[j:])
			if (r == '\u2019' || r == '\u02bc' || r == '\uff07' || r == '\u00b4' || r == '\u2018') && apostrophe < 0 && j+n < len(t) && isLetter(t[j+n]) {
				apostrophe = len(l.buf)
				l.buf = append(l.buf, '\'')
				j += n
				continue
			}
			if f, ok := foldRune(r, n); ok {
				if f > 0 {
					l.buf = utf8.AppendRune(l.buf, f)
				}
				j += n
				continue
			}
		}
		break
	}
	if len(l.buf) == 0 {
		_, n := utf8.DecodeRuneInString(t[i:])
		return i + n
	}
	l.open(i, j, apostrophe, upper)
	return j
}

// foldRune gives the plain lower-case form of a letter or mark, 0 for one that
// is skipped inside a word, and false for one that ends the word. n is the
// rune's length in bytes; an invalid byte ends the word.
func foldRune(r rune, n int) (rune, bool) {
	switch {
	case r == utf8.RuneError && n <= 1:
		return 0, false
	case r >= '\uff21' && r <= '\uff3a', r >= '\uff41' && r <= '\uff5a':
		return unicode.ToLower(r - 0xfee0), true
	case unicode.IsLetter(r):
		return unicode.ToLower(r), true
	case r == '\u00ad', r >= '\u200b' && r <= '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u2069', r == '\ufeff', unicode.Is(unicode.Mn, r):
		return 0, true
	}
	return 0, false
}

// open appends the word in l.buf, contractions as two words.
func (l *lexer) open(i, j, apostrophe int, upper bool) {
	b := l.buf
	if apostrophe < 0 {
		if verb := negatedVerb(b); verb != "" {
			l.negated(i, j, verb, upper)
			return
		}
		l.emit(i, j, b, word, upper)
		return
	}
	head, tail := b[:apostrophe], b[apostrophe+1:]
	switch string(tail) {
	case "t":
		if len(head) < 2 || head[len(head)-1] != 'n' {
			break
		}
		switch string(head) {
		case "can":
			l.negated(i, j, "can", upper)
		case "won":
			l.negated(i, j, "will", upper)
		case "shan":
			l.negated(i, j, "shall", upper)
		case "ain":
			l.negated(i, j, "is", upper)
		default:
			l.emit(i, j, head[:len(head)-1], word, upper)
			l.emit(i, j, []byte("not"), word, false)
		}
		return
	case "m":
		l.emit(i, j, head, word, upper)
		l.emit(i, j, []byte("am"), word, false)
		return
	case "re":
		l.emit(i, j, head, word, upper)
		l.emit(i, j, []byte("are"), word, false)
		return
	case "ve":
		l.emit(i, j, head, word, upper)
		l.emit(i, j, []byte("have"), word, false)
		return
	case "ll":
		l.emit(i, j, head, word, upper)
		l.emit(i, j, []byte("will"), word, false)
		return
	case "d":
		l.emit(i, j, head, word, upper)
		l.emit(i, j, []byte("would"), word, false)
		return
	case "s":
		l.emit(i, j, head, word, upper)
		switch string(head) {
		case "it", "that", "there", "he", "she", "what", "who", "here", "this", "where":
			l.emit(i, j, []byte("is"), word, false)
		}
		return
	}
	l.emit(i, j, b, word, upper)
}

// negated appends a word and "not".
func (l *lexer) negated(i, j int, a string, upper bool) {
	l.emit(i, j, []byte(a), word, upper)
	l.emit(i, j, []byte("not"), word, false)
}

// contracted reports whether w is two words without an apostrophe between them.
func contracted(w string) bool {
	n := len(w)
	if n < 4 || n > 8 || w[n-1]|0x20 != 't' || w[n-2]|0x20 != 'n' && n != len("cannot") {
		return false
	}
	var small [8]byte
	for i := range n {
		small[i] = w[i] | 0x20
	}
	return negatedVerb(small[:n]) != ""
}

// negatedVerb is the verb of such a word in small letters: "can" for "cannot", "does" for
// "doesnt"; "" for any other.
func negatedVerb(w []byte) string {
	switch string(w) {
	case "cannot", "cant":
		return "can"
	case "wont":
		return "will"
	case "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "hasnt", "havent", "hadnt", "wouldnt", "couldnt", "shouldnt":
		return string(w[:len(w)-len("nt")])
	}
	return ""
}
