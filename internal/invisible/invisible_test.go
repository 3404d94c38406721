package invisible

import (
	"testing"
	"unicode"
)

func TestIs(t *testing.T) {
	for _, test := range []struct {
		r      rune
		is     bool
		obeyed bool
		reason string
	}{
		{'a', false, false, "a letter"},
		{' ', false, false, "a blank"},
		{'\n', false, true, "a line break"},
		{0, true, true, "a control"},
		{0x1b, true, true, "what begins an escape sequence"},
		{0x7f, true, true, "delete"},
		{0x85, false, true, "a line break of old"},
		{0x9b, true, true, "what begins an escape sequence in one byte"},
		{0xad, true, true, "a soft hyphen"},
		{0x0301, false, false, "an accent"},
		{0x034f, true, false, "a grapheme joiner"},
		{0x115f, true, false, "a filler"},
		{0x3164, true, false, "a filler, which is a letter"},
		{0x180b, true, false, "a selector of Mongolian"},
		{0x2003, false, false, "a wide blank"},
		{0x2028, false, false, "a line separator"},
		{0x200b, true, true, "a blank of no width, which is a format"},
		{0x202e, true, true, "what turns text around"},
		{0x2800, false, false, "an empty cell of braille, which takes its place"},
		{0xd800, true, false, "a surrogate"},
		{0xe000, true, false, "a private character"},
		{0xfe0f, true, false, "the style of an emoji"},
		{0xfeff, true, true, "a byte order mark"},
		{0xfdd0, true, false, "no character"},
		{0xfffd, false, false, "the replacement character"},
		{0xffff, true, false, "no character"},
		{0x1f600, false, false, "an emoji"},
		{0xe0041, true, true, "a tag"},
		{0xe0100, true, false, "a selector of an ideograph"},
		{0x10fffd, true, false, "a private character"},
	} {
		if Is(test.r) != test.is || Obeyed(test.r) != test.obeyed {
			t.Errorf("%U: %v and %v, want %v and %v: %s", test.r, Is(test.r), Obeyed(test.r), test.is, test.obeyed, test.reason)
		}
	}
	for r := range rune(unicode.MaxRune + 1) {
		if Obeyed(r) && !Is(r) && !unicode.IsSpace(r) {
			t.Errorf("%U is obeyed and not invisible", r)
		}
	}
}
