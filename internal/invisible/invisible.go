// Package invisible says which characters show nothing, so that what is cleaned for a
// terminal, escaped in a file, or searched for a secret is the same everywhere.
package invisible

import (
	"unicode"

	"golang.org/x/text/unicode/rangetable"
)

// Is says whether r shows nothing and takes no place: controls and formats, what
// Unicode lets a program ignore where it cannot show it (selectors, tags, fillers,
// joiners), private characters, surrogates, and code points that are no characters. A
// blank is none of these, nor is U+FFFD.
func Is(r rune) bool {
	switch {
	case r < 0x7f:
		return r < ' ' && !unicode.IsSpace(r)
	case unicode.IsSpace(r):
		return false
	}
	return unicode.Is(table, r)
}

// Obeyed says whether r is a control or format character, which a terminal or an editor
// obeys rather than shows: some blanks are, and all others are Is too.
func Obeyed(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf) }

var table = rangetable.Merge(
	unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs,
	unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector, unicode.Noncharacter_Code_Point,
)
