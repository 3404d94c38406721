package jsonl

import (
	"fmt"
	"unicode/utf8"

	"github.com/abstain-eval/abstain-eval/internal/invisible"
)

// Escape writes every character of a JSON text that a terminal or an editor
// would obey rather than show (control and format characters, line and
// paragraph separators) as an escape. Such characters stand only inside
// strings, so that the value stays the same. Invalid UTF-8 stays as it is. It
// returns encoded itself where there is nothing to do; the newlines between
// values stay.
func Escape(encoded []byte) []byte { return EscapeFrom(encoded, 0) }

// EscapeFrom is Escape of what stands from a byte on: what stands before it stays.
func EscapeFrom(encoded []byte, from int) []byte {
	var out []byte
	kept := 0
	for i := shownTo(encoded, from); i < len(encoded); i = shownTo(encoded, i) {
		r, size := utf8.DecodeRune(encoded[i:])
		if r >= utf8.RuneSelf && size > 1 && (invisible.Obeyed(r) || r == '\u2028' || r == '\u2029') || r == 0x7f {
			out = append(out, encoded[kept:i]...)
			if r > 0xffff {
				high, low := (r-0x10000)>>10+0xd800, (r-0x10000)&0x3ff+0xdc00
				out = fmt.Appendf(out, `\u%04x\u%04x`, high, low)
			} else {
				out = fmt.Appendf(out, `\u%04x`, r)
			}
			kept = i + size
		}
		i += size
	}
	if out == nil {
		return encoded
	}
	return append(out, encoded[kept:]...)
}
