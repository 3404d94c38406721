package gates

import (
	"strings"
	"unicode"
)

// A token is a run of letters, digits and the marks that names and numbers have,
// a run of the marks of operators, or any other mark by itself.
type token struct {
	text string
	at   int // column, in runes
}

func tokens(text string) []token {
	var out []token
	var last func(rune) bool
	for at, c := range []rune(text) {
		of := kindOf(c)
		switch {
		case c == ' ':
			last = nil
			continue
		case last != nil && last(c):
			out[len(out)-1].text += string(c)
			continue
		}
		out, last = append(out, token{string(c), at}), of
	}
	return out
}

// kindOf gives the set of the runes that go on with a token; nil for none.
func kindOf(c rune) func(rune) bool {
	for _, set := range []func(rune) bool{
		func(c rune) bool {
			return unicode.IsLetter(c) || unicode.IsDigit(c) || strings.ContainsRune("._-+%", c)
		},
		func(c rune) bool { return strings.ContainsRune("<>=!", c) },
	} {
		if set(c) {
			return set
		}
	}
	return nil
}
