package suites

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// unknown is the error for a word that is none of the known ones. It names the
// nearest, or all where none is near.
func unknown(what, word string, known []string) error {
	if near := Nearest(word, known); near != "" {
		return bad("unknown %s %s%s; did you mean %q?", what, quote(word), mixed(word), near)
	}
	return bad("unknown %s %s%s; known are %s", what, quote(word), mixed(word), strings.Join(known, ", "))
}

// mixed names, for behind a word, a letter of another script that stands in it among
// letters of ours: it may look like one of them, as the Cyrillic U+043E does like an o.
func mixed(word string) string {
	if !strings.ContainsAny(word, letters) {
		return ""
	}
	for _, r := range word {
		if fullwidth := r > 0xff00 && r < 0xffee; unicode.IsLetter(r) && (fullwidth || !unicode.Is(unicode.Latin, r)) {
			return fmt.Sprintf(" (its %q is %U)", r, r)
		}
	}
	return ""
}

// quote makes a word of a file safe and short enough for a message.
func quote(word string) string {
	const longest = 60
	if r := []rune(word[:min(len(word), 4*longest)]); len(r) > longest {
		return strconv.Quote(string(r[:longest])) + "..."
	}
	return strconv.Quote(word)
}

func stringsOf[T ~string](words []T) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = string(w)
	}
	return out
}
