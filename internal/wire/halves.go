package wire

import (
	"bytes"
	"strconv"
	"unicode/utf16"
)

// fillHalves writes the replacement character over each escape that is half of a
// surrogate pair without the other: it stands for no character, and many readers of
// JSON end at one. Gateways that cut texts by UTF-16 send them. body is valid JSON.
func fillHalves(body []byte) {
	if !bytes.Contains(body, []byte(`\ud`)) && !bytes.Contains(body, []byte(`\uD`)) {
		return
	}
	for i := 0; i < len(body); i++ {
		if body[i] != '\\' {
			continue
		}
		r := escaped(body[i:])
		switch {
		case r < 0:
			i++ // the character that is escaped may be another backslash
		case !utf16.IsSurrogate(r):
			i += 5
		case utf16.DecodeRune(r, escaped(body[i+6:])) != '\ufffd':
			i += 11
		default:
			i += copy(body[i:], `\ufffd`) - 1
		}
	}
}

// escaped is the number of the \u escape at the beginning of text, -1 for none.
func escaped(text []byte) rune {
	if len(text) < 6 || text[0] != '\\' || text[1] != 'u' {
		return -1
	}
	n, err := strconv.ParseUint(string(text[2:6]), 16, 16)
	if err != nil {
		return -1
	}
	return rune(n)
}
