package jsonl

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"
)

func TestEscape(t *testing.T) {
	for _, test := range []struct{ text, want, reason string }{
		{"plain", `"plain"`, "nothing to do"},
		{"caf\u00e9 \u4e2d", "\"caf\u00e9 \u4e2d\"", "letters of any script stay"},
		{"a\u009b31m", `"a\u009b31m"`, "a control sequence in one character"},
		{"a\x7fb", `"a\u007fb"`, "delete"},
		{"\u202egnp.exe", `"\u202egnp.exe"`, "text that runs the other way"},
		{"\ufeffx\u2028y", `"\ufeffx\u2028y"`, "a byte order mark, a line separator"},
		{"\U000e0041", `"\udb40\udc41"`, "a tag character, as a surrogate pair"},
	} {
		encoded, err := json.Marshal(test.text)
		if err != nil {
			t.Fatal(err)
		}
		got := string(Escape(encoded))
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.reason, got, test.want)
		}
		var back string
		if err := json.Unmarshal([]byte(got), &back); err != nil || back != test.text {
			t.Errorf("%s: read back as %q, %v", test.reason, back, err)
		}
	}
}

func FuzzEscape(f *testing.F) {
	f.Add("a\u009b31m\u202e\U000e0041")
	f.Fuzz(func(t *testing.T, text string) {
		encoded, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err) // any string can be encoded
		}
		var want, got string
		if err := json.Unmarshal(encoded, &want); err != nil {
			t.Fatal(err)
		}
		escaped := Escape(encoded)
		if err := json.Unmarshal(escaped, &got); err != nil || got != want {
			t.Errorf("%q became %q, %v", want, got, err)
		}
		if i := strings.IndexFunc(string(escaped), func(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf) }); i >= 0 {
			t.Errorf("%q holds a control character", escaped)
		}
	})
}
