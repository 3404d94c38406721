package reports

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func diagnosis() Diagnosis {
	return Diagnosis{
		Address: "http://h/v1", Model: "m",
		Findings: []Finding{
			{Topic: "address", Level: Fine, Value: "http://h/v1", Seen: "http://h/v1, no key sent"},
			{Topic: "reasoning", Level: Fine, Value: "reasoning", Seen: "in reasoning", Run: "run keeps it apart from the answer"},
			{Topic: "finish", Level: Warning, Value: "length", Seen: `"length": cut off at 1024 tokens`, Run: "run counts such replies as truncated, in no rate: raise --max-tokens"},
			{Topic: "answer", Level: Fault, Seen: "\x1b[2Jgone\u202eforever " + strings.Repeat("x", 200)},
		},
	}
}

func TestDoctorAsText(t *testing.T) {
	var out bytes.Buffer
	if err := Doctor(&out, diagnosis()); err != nil {
		t.Fatal(err)
	}
	want := `address       http://h/v1, no key sent
reasoning     in reasoning; run keeps it apart from the answer
finish        WARNING: "length": cut off at 1024 tokens
              run counts such replies as truncated, in no rate: raise
              --max-tokens
answer        FAULT: ` + "\ufffd[2Jgone\ufffdforever" + `
`
	if got := out.String(); !strings.HasPrefix(got, want) {
		t.Errorf("(-want +got):\n%s", cmp.Diff(want, got))
	}
	for _, line := range strings.Split(out.String(), "\n") {
		if utf8.RuneCountInString(line) > 72 {
			t.Errorf("%d columns: %s", utf8.RuneCountInString(line), line)
		}
	}
	if !strings.HasSuffix(out.String(), "\nFit to run; 1 warning above.\n") {
		t.Error(out.String())
	}
}

func TestVerdictOfADiagnosis(t *testing.T) {
	for _, test := range []struct {
		d    Diagnosis
		want string
	}{
		{Diagnosis{}, "Fit to run.\n"},
		{Diagnosis{Exit: 4}, "Not fit to run as it is.\n"},
		{Diagnosis{Simulated: true}, "SIMULATED: "},
	} {
		var out bytes.Buffer
		if err := Doctor(&out, test.d); err != nil || !strings.HasPrefix(out.String(), test.want) {
			t.Errorf("%v: %s", err, out.String())
		}
	}
}

func TestWireIsHarmless(t *testing.T) {
	d := Diagnosis{Exchanges: []Exchanged{
		{Purpose: "the question", Method: "POST", URL: "http://h/v1/chat/completions", Request: `{"model":"m"}`,
			Status: 200, Header: http.Header{"X-B": {"1", "2"}, "X-A": {"\x1b[31m"}}, Body: "{\"a\":\n\x1b]0;title\x07}"},
		{Purpose: "another", Method: "GET", URL: "http://h/v1/models", Error: "cut off"},
	}}
	var out bytes.Buffer
	if err := Wire(&out, d); err != nil {
		t.Fatal(err)
	}
	want := "--- the question\n>>> POST http://h/v1/chat/completions\n{\"model\":\"m\"}\n<<< 200 OK\nX-A: \ufffd[31m\nX-B: 1, 2\n\n{\"a\":\n\ufffd]0;title\ufffd}\n\n" +
		"--- another\n>>> GET http://h/v1/models\n!!! cut off\n\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDoctorAsJSON(t *testing.T) {
	var out bytes.Buffer
	if err := DoctorJSON(&out, diagnosis()); err != nil {
		t.Fatal(err)
	}
	if bytes.ContainsRune(out.Bytes(), '\x1b') || bytes.ContainsRune(out.Bytes(), '\u202e') {
		t.Error("what is in it reaches a terminal as it is")
	}
	var back Diagnosis
	if err := json.Unmarshal(out.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	want := diagnosis()
	want.Schema = DiagnosisSchema
	if diff := cmp.Diff(want, back); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	out.Reset()
	if err := DoctorJSON(&out, Diagnosis{}); err != nil || !strings.Contains(out.String(), `"findings": []`) {
		t.Errorf("%v: %s", err, out.String())
	}
}
