package responses

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

func TestRecordsComeBackAsTheyWere(t *testing.T) {
	want := Record{
		N: 3, Epoch: 1, Key: KeyOf([]byte("a")), Item: "core/x", Outcome: Replied, Finish: "stop", Text: "a <b> & c\n\u2028",
		Reasoning: "hm", Usage: &Usage{Prompt: 1, Completion: 2}, Model: "m", BaseURL: "http://h:8000/v1", MaxTokens: 64,
		At: time.Date(2026, 11, 23, 1, 20, 7, 0, time.UTC), Seconds: 1.5, Tries: 2, Raw: json.RawMessage(`{"a":"<b>"}`),
	}
	line, err := want.AppendJSON([]byte("x"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(line)
	if !strings.HasPrefix(text, `x{"n":3,`) || !strings.HasSuffix(text, `"raw":{"a":"<b>"}}`) || strings.Contains(text, "\n") {
		t.Errorf("want n first, raw last, one line, nothing escaped for HTML:\n%s", text)
	}
	for got, err := range Read(strings.NewReader(text[1:] + "\n")) {
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}

func TestInvalidUTF8IsReplaced(t *testing.T) {
	line, err := Record{Outcome: Replied, Text: "a\xff", Raw: json.RawMessage("\"b\xff\"")}.AppendJSON(nil)
	if err != nil {
		t.Fatal(err)
	}
	for got, err := range Read(strings.NewReader(string(line) + "\n")) {
		if err != nil || got.Text != "a\uFFFD" || string(got.Raw) != "\"b\uFFFD\"" {
			t.Errorf("got %q, %q, %v", got.Text, got.Raw, err)
		}
	}
}

func TestWhatCannotBeEncoded(t *testing.T) {
	if b, err := (Record{Item: "i", Raw: json.RawMessage("{")}).AppendJSON([]byte("x")); err == nil || string(b) != "x" {
		t.Errorf("a broken raw body: %q, %v; want the input and an error", b, err)
	}
	for _, r := range []Record{{Seconds: math.NaN()}, {At: time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC)}} {
		if b, err := r.AppendJSON([]byte("x")); err == nil || string(b) != "x" {
			t.Errorf("%v: %q, %v; want the input and an error", r, b, err)
		}
	}
}

func TestReadGoesOnBehindABadLine(t *testing.T) {
	good := `{"n":0,"epoch":0,"key":"00000000000000000000000000000000","item":"a","outcome":"replied","text":"","at":"2026-11-23T01:20:07Z","seconds":0,"tries":1}`
	for _, c := range []struct{ reason, line, want string }{
		{"not JSON", `{"n":`, "line 2: not a response: unexpected end of JSON input"},
		{"a value of another type", strings.Replace(good, `"n":0`, `"n":"0"`, 1), `line 2: not a response: "n" holds a string`},
		{"no outcome", `{"n":0}`, `line 2: not a response: "outcome" is missing`},
		{"an outcome nobody knows", strings.Replace(good, "replied", "maybe", 1), `unknown outcome "maybe"`},
		{"below the first line", strings.Replace(good, `"n":0`, `"n":-1`, 1), "n is -1"},
		{"a short key", strings.Replace(good, "0000\"", "\"", 1), "32 hexadecimal digits"},
	} {
		var records int
		var failures []error
		for _, err := range Read(strings.NewReader(good + "\n" + c.line + "\n\n" + good + "\n" + good[:20])) {
			if err != nil {
				failures = append(failures, err)
			} else {
				records++
			}
		}
		var at *jsonl.SyntaxError
		if records != 2 || len(failures) != 1 || !errors.As(failures[0], &at) || at.Line != 2 || !strings.Contains(failures[0].Error(), c.want) {
			t.Errorf("%s: %d records and %v; want 2 and %q", c.reason, records, failures, c.want)
		}
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, errors.New("disk gone") }

func TestReadErrorsAreTheLastPair(t *testing.T) {
	n := 0
	for _, err := range Read(brokenReader{}) {
		if n++; err == nil || !strings.Contains(err.Error(), "reading responses: disk gone") {
			t.Errorf("got %v", err)
		}
	}
	if n != 1 {
		t.Errorf("%d pairs, want 1", n)
	}
}

// FuzzParse: the shorter way to a record gives what encoding/json gives.
func FuzzParse(f *testing.F) {
	for _, line := range []string{
		`{"n":3,"epoch":0,"outcome":"replied","text":"a","raw":{"a":[1,"b"]}}`,
		`{"n":1,"n":2}`, `{"N":1}`, `{"n":1,"epoch":null,"usage":null,"error":null,"raw":null}`, `{"n":1.0,"seconds":1e2,"at":"2026-01-01T00:00:00.5+02:00"}`,
		`{"usage":{"prompt":1,"completion":2,"reasoning":3}}`, `{"usage":{"completion":2,"prompt":1,"more":0}}`, `{"usage":{},"error":{"status":1,"message":"\ud83d"}}`,
		`{"key":"0123456789abcdef0123456789abcdef","simulated":true,"max_tokens":3,"tries":1,"again":"truncated","raw_text":"\u0000"}`, "{\"text\":\"\xff\"}", ` [] `, ` {"n":7} `,
		`{"n":3,"outcome":"replied","text":"says ,\"raw\": twice","raw": {"raw":1,"raw":2} }`,
		`{"n":1,"raw":{"a":1},"raw":null}`, `{"raw":1,"n":2,"raw":2}`, `{"n":1,"raw":{"a":1},"text":"behind it"}`,
		`{"n":1,"error":{"message":"m","raw":5},"raw":"x"}`, `{"n":1,"raw":}`, `{"n":1,"raw":{}`, `{"n":1,"raw":1}}`, `{"n":"x","raw":{}}`, `,"raw":{}}`, `{,"raw":""}`, ``,
	} {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		var want Record
		wantErr := json.Unmarshal(line, &want)
		got, err := parse(line)
		if (err == nil) != (wantErr == nil) {
			t.Fatalf("error %v, want %v", err, wantErr)
		}
		if diff := cmp.Diff(want, got); err == nil && diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	})
}

// TestAppendJSONIsThatOfEncodingJSON holds the line to what the struct's tags
// say.
func TestAppendJSONIsThatOfEncodingJSON(t *testing.T) {
	text := rapid.String()
	rapid.Check(t, func(t *rapid.T) {
		r := Record{
			N: rapid.IntRange(0, 9).Draw(t, "n"), Epoch: rapid.Int().Draw(t, "epoch"), Item: text.Draw(t, "item"), Outcome: Replied,
			Finish: text.Draw(t, "finish"), Text: text.Draw(t, "text"), Reasoning: text.Draw(t, "reasoning"), Refusal: text.Draw(t, "refusal"),
			Model: text.Draw(t, "model"), BaseURL: text.Draw(t, "url"), Fingerprint: text.Draw(t, "fingerprint"), Simulated: rapid.Bool().Draw(t, "simulated"),
			MaxTokens: rapid.IntRange(0, 1).Draw(t, "max"), At: time.Unix(rapid.Int64Range(0, 1e11).Draw(t, "at"), rapid.Int64Range(0, 1e9).Draw(t, "ns")).UTC(),
			Seconds: rapid.Float64().Draw(t, "seconds"), Tries: rapid.Int().Draw(t, "tries"), Again: text.Draw(t, "again"), RawText: text.Draw(t, "raw text"),
		}
		copy(r.Key[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "key"))
		if rapid.Bool().Draw(t, "more") {
			r.Error = &Error{Status: rapid.IntRange(0, 1).Draw(t, "status"), Code: text.Draw(t, "code"), Message: text.Draw(t, "message")}
			r.Usage = &Usage{Prompt: rapid.Int().Draw(t, "prompt"), Completion: 1, Reasoning: rapid.IntRange(0, 1).Draw(t, "thought")}
			r.Raw = json.RawMessage(`{ "a" : "<\u003c" }`)
		}
		var want bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(r); err != nil {
			t.Fatal(err)
		}
		line, err := r.AppendJSON(nil)
		if diff := cmp.Diff(strings.TrimSuffix(want.String(), "\n"), string(line)); err != nil || diff != "" {
			t.Fatalf("error %v (-encoding/json +got):\n%s", err, diff)
		}
		var back Record
		if !back.read(line) {
			t.Fatalf("a line as it is written goes the long way: %s", line)
		}
		if r.Raw != nil {
			r.Raw = json.RawMessage(`{"a":"<\u003c"}`)
		}
		if diff := cmp.Diff(r, back); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	})
}
