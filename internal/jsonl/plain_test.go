package jsonl

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// FuzzPlain holds what looks at eight bytes together to what looks at each, and the
// texts that are written so to encoding/json.
func FuzzPlain(f *testing.F) {
	for _, text := range []string{
		"", "seven b", "eight by", "nine byte", `"`, `\`, "\x00", "\x1f ", "\x7f", "\x80", "\xff", "\u2028", "\ufffd",
		`01234567"9`, `0123456"89`, `!!!!!!!"`, "!\x21\x22\x23", "[\\]", "\x1f\x20\x21", "\xa2\xdc\x9f\x22", "éèê\"", strings.Repeat("x", 64) + "\n",
		"\x00\x01\x02\x03\x04\x05\x06\x07", "\x80\x80\x80\x80\x80\x80\x80\"", "\xe2\x80\xa8\xe2\x80",
	} {
		f.Add(text, 0)
		f.Add(text, 3)
	}
	f.Fuzz(func(t *testing.T, text string, from int) {
		from = max(0, min(from, len(text)))
		plain, ascii := len(text), len(text)
		for i := len(text) - 1; i >= from; i-- {
			if c := text[i]; c < ' ' || c == '"' || c == '\\' {
				plain, ascii = i, i
			} else if c >= 0x80 {
				ascii = i
			}
		}
		if got := PlainTo([]byte(text), from); got != plain {
			t.Fatalf("plain to %d, want %d: %q from %d", got, plain, text, from)
		}
		shown := from
		for shown < len(text) && text[shown] < 0x7f {
			shown++
		}
		if got := shownTo([]byte(text), from); got != shown {
			t.Fatalf("shown to %d, want %d: %q from %d", got, shown, text, from)
		}
		if got := asciiTo(text, from); got != ascii {
			t.Fatalf("ASCII to %d, want %d: %q from %d", got, ascii, text, from)
		}
		var want bytes.Buffer
		encoder := json.NewEncoder(&want)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(text); err != nil {
			t.Fatal(err) // any text can be encoded
		}
		if got := string(AppendText(nil, text)) + "\n"; got != want.String() {
			t.Fatalf("%q is written as %s, want %s", text, got, want.String())
		}
	})
}
