package reports

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/internal/invisible"
)

// columns is how wide the terminal summary is.
const columns = 72

// foldBytes is how much of one text a summary shows: more than any sentence.
const foldBytes = 4000

// Safe makes a text of a model or a suite harmless on a terminal and in a
// line of any format: control characters, escapes, bidirectional overrides and
// what is no UTF-8 become U+FFFD, line breaks and tabs become spaces, runs of
// space one. What joins characters of a word or an emoji is left out.
func Safe(text string) string { return safe(text, false) }

// safe is Safe, which keeps what joins where the text is for a page.
func safe(text string, page bool) string {
	if plain(text, ' ') && !strings.Contains(text, "  ") {
		return strings.Trim(text, " ")
	}
	var b strings.Builder
	b.Grow(len(text))
	space := true // drops leading space
	before := rune(0)
	for _, r := range text {
		last := before
		before = r
		switch {
		case unicode.IsSpace(r):
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		case joins(r, last):
			if !page {
				continue
			}
		case !printable(r):
			r = utf8.RuneError
		}
		space = false
		b.WriteRune(r)
	}
	return strings.TrimSuffix(b.String(), " ")
}

// plain reports whether text holds nothing but printable ASCII, as most do, and
// one character more.
func plain(text string, more byte) bool {
	for i := range len(text) {
		if c := text[i]; (c < ' ' || c > '~') && c != more {
			return false
		}
	}
	return true
}

// joins reports whether r joins characters or says how the one before it is drawn,
// which Persian, Hindi, Mongolian and emoji are spelled with: behind a letter, a mark, a digit
// or a symbol, and one at a time. A page isolates every text, and so does whatever
// shows Markdown; a terminal, which counts columns, is spared them.
func joins(r, before rune) bool {
	switch r {
	case 0x200c, 0x200d, 0xfe0e, 0xfe0f, // joiners, and text or emoji style
		0x180b, 0x180c, 0x180d, 0x180f: // forms of Mongolian letters
		return unicode.In(before, unicode.L, unicode.M, unicode.N) || before >= utf8.RuneSelf && unicode.Is(unicode.S, before)
	}
	return false
}

// pageText is Safe for the text of a model or a suite on a page or in Markdown.
func pageText(text string) string { return safe(text, true) }

// pageLines is SafeLines for the text of a model or a suite on a page.
func pageLines(text string) string { return strings.Trim(safeLines(text, 0, true), "\n") }

// printable reports whether r shows itself and nothing but itself: no control,
// no character that hides or reorders others, or that shows nothing.
func printable(r rune) bool {
	return r != utf8.RuneError && !invisible.Is(r) && !unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp)
}

// SafeLines is Safe for a text of several lines: line breaks and indents stay,
// everything else that Safe takes out is taken out. More than one empty line in
// a row becomes one; tabs become four spaces.
func SafeLines(text string) string { return strings.Trim(safeLines(text, 0, false), "\n") }

// safeLines is SafeLines for a part of a text behind the character before, whose
// ends are not trimmed. It keeps what joins where the text is for a page.
func safeLines(text string, before rune, page bool) string {
	if plain(text, '\n') && !strings.Contains(text, "\n\n\n") {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	breaks := 0
	text = strings.ReplaceAll(text, "\r\n", "\n")
	for _, r := range text {
		last := before
		before = r
		switch {
		case r == '\n', r == '\r', r == '\u0085', r == '\u2028', r == '\u2029':
			if breaks++; breaks <= 2 {
				b.WriteByte('\n')
			}
			continue
		case r == '\t':
			b.WriteString("    ")
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case joins(r, last):
			if page {
				b.WriteRune(r)
			}
		case !printable(r):
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
		breaks = 0
	}
	return b.String()
}
