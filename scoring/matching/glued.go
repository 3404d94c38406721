package matching

import (
	"strings"
	"unicode/utf8"
)

// findGlued finds a name, letter by letter, that lost the space before or behind it, as in answers
// whose links were taken out: "TheHouston Astroswon", "inParisonApril", "the bandAce.", "on CBS1."
func (d *document) findGlued(a *alias, s span) (hits []span) {
	const shortest, most = 3, 16 // letters; mentions that are looked at
	if len(a.text) < shortest || a.text[0] < 'A' || a.text[0] > 'Z' || s.empty() {
		return nil
	}
	start, end := d.bytes(s)
	text := d.text[start:end]
	for at, n := 0, 0; n < most; n++ {
		i := strings.Index(text[at:], a.text)
		if i < 0 {
			break
		}
		i += at
		at = i + len(a.text)
		before, after := lettersBefore(text[:i]), text[at:]
		if d.lostBefore(before) && d.lostBehind(a, after, before != "") {
			from := d.firstAt(start + i + 1)
			to := max(from, d.firstAt(start+at))
			if from > 0 && d.toks[from-1].end > start+i {
				from--
			}
			if from < to {
				hits = append(hits, span{from, to})
			}
		}
	}
	return hits
}

// lettersBefore are the letters that s ends in.
func lettersBefore(s string) string {
	const longest = 24
	i := len(s)
	for i > 0 && len(s)-i < longest && letterOrDigit(s[i-1]) {
		i--
	}
	return s[i:]
}

// lostBefore reports whether the letters before a name can be a word that lost its space: one in
// small letters, or a light one ("The"). "YouTube" and "iPhone" are names.
func (d *document) lostBefore(word string) bool {
	const shortest = 3
	if word == "" {
		return true
	}
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf || isDigit(word[i]) || i > 0 && word[i] < 'a' {
			return false
		}
	}
	return word[0] >= 'a' && len(word) >= shortest || d.lex.of(strings.ToLower(word)).alone&(1<<light) != 0
}

// lostBehind reports whether what follows a name can have lost its space: a light word before a
// space or a capital, a capital, the mark of a footnote, or any word behind a name of several, or
// one that lost the space before it too.
func (d *document) lostBehind(a *alias, after string, lost bool) bool {
	const word = 4 // letters
	n := 0
	for n < len(after) && 'a' <= after[n] && after[n] <= 'z' {
		n++
	}
	marks := 0
	for n+marks < len(after) && isDigit(after[n+marks]) && marks < word {
		marks++
	}
	ends := n+marks == len(after) || !letterOrDigit(after[n+marks])
	switch {
	case n == 0 && marks == 0:
		return lost && (ends || after[0] <= 'Z')
	case n == 0:
		return marks < word && !strings.ContainsAny(a.text, "0123456789") && (n+marks == len(after) || strings.IndexByte(".;)\n", after[n+marks]) >= 0)
	case len(a.toks) > 1:
		return true
	case d.lex.of(after[:n]).alone&(1<<light) != 0:
		return ends || after[n+marks] <= 'Z'
	}
	return lost && ends && n >= word && len(a.text) > word
}
