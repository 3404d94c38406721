package matching

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

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
