package matching

import "strings"

// near reports whether a word of an answer, with its key, is another form of a
// gold word: the same in another spelling ("Caesar", "Cesar"), of one root
// ("Andes", "Andean"), or glued to a light word ("Valeof" and "thelock"
// lost a space).
func (l *lexicon) near(gold, word string) bool {
	if gold == word {
		return true
	}
	const shortest = 4
	if len(gold) < shortest || len(word) < shortest || isDigit(gold[0]) || isDigit(word[0]) {
		return false
	}
	apart := gold[0] != word[0] && gold[1] != word[1] // as most words are
	if apart && (len(word) <= len(gold) || gold[len(gold)-1] != word[len(word)-1]) {
		return false
	}
	if strings.HasPrefix(word, gold) && l.of(word[len(gold):]).alone&(1<<light) != 0 {
		return true
	}
	if len(gold) > shortest && strings.HasSuffix(word, gold) && l.of(word[:len(word)-len(gold)]).alone&(1<<light) != 0 {
		return true
	}
	return !apart && l.oneRoot(spelled(gold), spelled(word))
}

// oneRoot reports whether a and b are one word but for endings that change its
// part of speech, or make a people of a land.
func (l *lexicon) oneRoot(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	if n == len(a) && n == len(b) {
		return true
	}
	const root = 4
	if n < root || 2*n <= len(a) || 2*n <= len(b) {
		return false
	}
	// The letter before the ending may belong to either.
	for ; n >= root; n-- {
		if l.endings[a[n:]] && l.endings[b[n:]] {
			return true
		}
	}
	return false
}

// spelled gives words that differ in spelling alone one form: ae and oe are e,
// ph is f, a y is an i, an s between vowels may be a z, double letters are
// single, an our at the end is or, and a tre is ter.
func spelled(w string) string {
	switch n := len(w); {
	case n > 4 && strings.HasSuffix(w, "our"):
		w = w[:n-2] + "r"
	case n > 4 && strings.HasSuffix(w, "tre"):
		w = w[:n-2] + "er"
	case w == "grey":
		w = "gray"
	}
	plain := true
	for i := range len(w) {
		c := w[i]
		if c == 'y' || c == 'z' || i > 0 && (c == w[i-1] || c == 'e' && (w[i-1] == 'a' || w[i-1] == 'o') || c == 'h' && w[i-1] == 'p' || c == 'k' && w[i-1] == 'c') {
			plain = false
			break
		}
	}
	if plain {
		return w
	}
	out := make([]byte, 0, len(w))
	for i := range len(w) {
		c := w[i]
		last := byte(0)
		if len(out) > 0 {
			last = out[len(out)-1]
		}
		switch {
		case c == 'y':
			c = 'i'
		case c == 'z':
			c = 's'
		case c == 'e' && i > 0 && (w[i-1] == 'a' || w[i-1] == 'o'):
			out = out[:len(out)-1]
			if len(out) > 0 {
				last = out[len(out)-1]
			}
		case c == 'h' && i > 0 && w[i-1] == 'p':
			out = out[:len(out)-1]
			c = 'f'
		case c == 'k' && i > 0 && w[i-1] == 'c':
			continue
		}
		if c != last || c >= 0x80 {
			out = append(out, c)
		}
	}
	return string(out)
}

// misspelled reports whether two names of seven letters and more differ in one vowel or h, which is
// another or stands in one alone: "Dostoevsky" and "Dostoyevsky". An e behind another vowel may be
// all that is left of two dots on that: "Juergen" and "Jürgen".
func misspelled(a, b string) bool {
	const shortest, shortestDotted = 7, 4
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < shortestDotted || len(b) > len(a)+1 || a[0] != b[0] || a == b {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if i < len(a) && len(a) < len(b) && b[i] == 'e' && strings.IndexByte("aou", b[i-1]) >= 0 && a[i:] == b[i+1:] {
		return true
	}
	if len(a) < shortest {
		return false
	}
	if i == len(a) {
		return false // an ending
	}
	if len(a) == len(b) {
		return vowel(a[i]) && vowel(b[i]) && a[i+1:] == b[i+1:]
	}
	return (vowel(b[i]) || b[i] == 'h') && a[i:] == b[i+1:]
}

func vowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

// stem takes the commonest English inflections off a word.
func stem(w string) string {
	n := len(w)
	switch {
	case n < 4 || w[n-1] != 's':
	case n > 4 && strings.HasSuffix(w, "ies"):
		return w[:n-3] + "y"
	case n > 4 && (strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "xes")):
		return w[:n-2]
	case w[n-2] != 's' && w[n-2] != 'u' && w[n-2] != 'i':
		return w[:n-1]
	}
	return w
}
