package jsonl

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// FuzzValid holds Valid and Compact to encoding/json.
func FuzzValid(f *testing.F) {
	for _, text := range []string{
		``, ` `, `{}`, `[]`, ` { "a" : [ 1 , -0.5e+3 , "x y\n\"\\\/\b\f\r\t\u00e9" , true , false , null ] , "b" : { } } `,
		`01`, `-`, `-0`, `1.`, `.5`, `1e`, `1E-2`, `+1`, `0x1`, `1 2`, `tru`, `nullx`, `"`, `"\`, `"\x"`, `"\u12"`, `"\u12g4"`, `"\uABcd"`, "\"\n\"", "\"\xff\"", "\x00",
		`[1,]`, `[,1]`, `[1 2]`, `{"a"}`, `{"a":}`, `{"a":1,}`, `{a:1}`, `{"a" 1}`, `{]`, `[}`, `[1}`, `{"a":1]`, `]`, `"a":1`, "\ufeff{}", "{}\x00", "[\u00a01]", "\v1",
		strings.Repeat("[", mostNested) + strings.Repeat("]", mostNested), strings.Repeat("[", mostNested+1) + strings.Repeat("]", mostNested+1),
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		raw := []byte(text)
		if got, want := Valid(raw), json.Valid(raw); got != want {
			t.Fatalf("valid: %v, want %v of %q", got, want, text)
		}
		var want bytes.Buffer
		failed := json.Compact(&want, raw)
		got, err := Compact([]byte("before "), raw)
		if (err == nil) != (failed == nil) || err != nil && err.Error() != failed.Error() {
			t.Fatalf("error %v, want %v", err, failed)
		}
		if rest, ok := strings.CutPrefix(string(got), "before "); !ok || failed == nil && rest != want.String() || failed != nil && rest != "" {
			t.Fatalf("%q of %q, want %q", got, text, want.String())
		}
	})
}

func BenchmarkValid(b *testing.B) {
	body := []byte(`{"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant",` +
		`"content":"I don't know: the text does not say how much the tank holds."},"finish_reason":"stop"}],` +
		`"usage":{"prompt_tokens":30,"completion_tokens":15,"total_tokens":45}}`)
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			Valid(body)
		}
	})
	b.Run("encoding/json", func(b *testing.B) {
		for b.Loop() {
			json.Valid(body)
		}
	})
	b.Run("compact", func(b *testing.B) {
		var to []byte
		for b.Loop() {
			to, _ = Compact(to[:0], body)
		}
	})
}
