package responses

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

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
