package audit_test

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/audit"
)

// What is said here is read in one way by any scorer worth its name.
const (
	answer   = "It is 30 minutes."
	hedge    = "I am not certain, but I think that it is about 30 minutes."
	decline  = "I don't know how long that takes."
	refusal  = "I'm sorry, but I can't help with that request."
	clarify  = "Which pump do you mean?"
	denial   = "There is no such pump; the mill never had one."
	nothing  = "..."
	thought  = "<think>The tank holds 240 liters. 240 / 8 = 30.</think>"
	cutShort = "<think>The tank holds 240 liters, so"
)

// line is a labeled response to a question of its own.
func line(i int, label, response string, more ...string) string {
	return fmt.Sprintf(`{"question":"How long does pump %d need to empty the tank?","response":%q,"label":%q%s}`,
		i, response, label, strings.Join(append([]string{""}, more...), ",")) + "\n"
}

func read(t *testing.T, lines ...string) audit.Corpus {
	t.Helper()
	c, err := audit.Read("some/where.jsonl", strings.NewReader(strings.Join(lines, "")))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// counts are the cells of a cut: hits, missed, false, rejected, unclear.
func counts(c *audit.Cut) string {
	if c == nil {
		return "none"
	}
	return fmt.Sprintf("%d %d %d %d, %d unclear, %d left out", c.Hits, c.Missed, c.FalseAlarms, c.CorrectRejections, c.Unclear, c.LeftOut)
}

func TestCuts(t *testing.T) {
	const gold = `"gold":["30"]`
	for _, test := range []struct {
		lines                       []string
		declined, abstains, correct string
		reason                      string
	}{
		{[]string{line(1, "abstains", decline)}, "1 0 0 0, 0 unclear, 0 left out", "1 0 0 0, 0 unclear, 0 left out", "none", "a decline read as one"},
		{[]string{line(1, "abstains", answer)}, "0 1 0 0, 0 unclear, 0 left out", "0 1 0 0, 0 unclear, 0 left out", "none", "one that is missed"},
		{[]string{line(1, "answers", refusal)}, "0 0 1 0, 0 unclear, 0 left out", "0 0 1 0, 0 unclear, 0 left out", "none", "a false one"},
		{[]string{line(1, "answers", hedge)}, "0 0 0 1, 0 unclear, 0 left out", "0 0 0 1, 0 unclear, 0 left out", "none", "a hedged answer is an answer"},
		{[]string{line(1, "hedged", answer), line(2, "answered", hedge)}, "0 0 0 2, 0 unclear, 0 left out", "0 0 0 2, 0 unclear, 0 left out", "none", "on one side of every cut"},
		{[]string{line(1, "clarified", clarify), line(2, "refused", decline), line(3, "abstained", refusal)}, "3 0 0 0, 0 unclear, 0 left out", "3 0 0 0, 0 unclear, 0 left out", "none", "which kind of decline does not matter"},
		{[]string{line(1, "corrected", denial), line(2, "rebuts", denial)}, "2 0 0 0, 0 unclear, 0 left out", "0 0 0 2, 0 unclear, 0 left out", "none", "to deny a premise is to decline, and is not abstaining"},
		{[]string{line(1, "rebuts", decline)}, "1 0 0 0, 0 unclear, 0 left out", "0 0 1 0, 0 unclear, 0 left out", "none", "rebuts is among all else"},
		{[]string{line(1, "partial", decline), line(2, "partial", answer)}, "0 0 0 0, 0 unclear, 2 left out", "0 0 1 1, 0 unclear, 0 left out", "none", "an answer in part neither declines nor answers; it is among all else"},
		{[]string{line(1, "unclear", nothing), line(2, "unclear", answer)}, "0 0 0 0, 0 unclear, 2 left out", "0 0 0 0, 0 unclear, 2 left out", "none", "nobody could say what it does"},
		{[]string{line(1, "other", answer), line(2, "Answers", answer)}, "0 0 0 0, 0 unclear, 2 left out", "0 0 0 0, 0 unclear, 2 left out", "none", "labels that are not known"},
		{[]string{line(1, "abstains", nothing), line(2, "answers", nothing)}, "0 1 1 0, 2 unclear, 0 left out", "0 1 1 0, 2 unclear, 0 left out", "none", "unclear is an error on either side"},
		{[]string{line(1, "abstains", cutShort), line(2, "answers", "")}, "0 1 1 0, 2 unclear, 0 left out", "0 1 1 0, 2 unclear, 0 left out", "none", "so are truncated and empty"},
		{[]string{line(1, "answers", thought+decline), line(2, "abstains", thought+decline)}, "1 0 1 0, 0 unclear, 0 left out", "1 0 1 0, 0 unclear, 0 left out", "none", "what was thought is not read"},
		{[]string{line(1, "correct", answer, gold), line(2, "incorrect", "It is 45 minutes.", gold)}, "0 0 0 0, 0 unclear, 2 left out", "0 0 0 0, 0 unclear, 2 left out", "1 0 0 1, 0 unclear, 0 left out", "right and wrong"},
		{[]string{line(1, "incorrect", answer, gold), line(2, "correct", "It is 45 minutes.", gold)}, "0 0 0 0, 0 unclear, 2 left out", "0 0 0 0, 0 unclear, 2 left out", "0 1 1 0, 0 unclear, 0 left out", "taken for the other"},
		{[]string{line(1, "incorrect", decline, gold), line(2, "correct", decline, gold)}, "0 0 0 0, 0 unclear, 2 left out", "0 0 0 0, 0 unclear, 2 left out", "0 1 0 1, 0 unclear, 0 left out", "a decline is not right"},
		{[]string{line(1, "incorrect", nothing, gold), line(2, "correct", nothing, gold)}, "0 0 0 0, 0 unclear, 2 left out", "0 0 0 0, 0 unclear, 2 left out", "0 1 1 0, 2 unclear, 0 left out", "unclear is an error here too"},
		{[]string{line(1, "correct", answer), line(2, "incorrect", answer, `"gold":[""]`)}, "0 0 0 0, 0 unclear, 2 left out", "0 0 0 0, 0 unclear, 2 left out", "0 0 0 0, 0 unclear, 2 left out", "there is no gold to compare with"},
		{[]string{line(1, "answered", answer, gold)}, "0 0 0 1, 0 unclear, 0 left out", "0 0 0 1, 0 unclear, 0 left out", "none", "gold without a word on whether the answer is right"},
	} {
		c := read(t, test.lines...)
		got := []string{counts(&c.Total.Declined), counts(&c.Total.Abstains), counts(c.Total.Correct)}
		if diff := cmp.Diff([]string{test.declined, test.abstains, test.correct}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.reason, diff)
		}
	}
}

func TestRead(t *testing.T) {
	const b, c = `"model":"b","source":"s","label_by":"two people"`, `"model":"c","source":"r","label_by":null`
	corpus := read(t,
		line(1, "answers", answer, b), line(1, "answers", decline, c), "\n", line(2, "abstains", decline, b),
		strings.TrimSuffix(line(3, "mumbles", decline, b), "\n")) // whole, without its newline
	want := audit.Corpus{
		File: "some/where.jsonl", Name: "where",
		Population: audit.Population{
			Responses: 4, Questions: 3, Sources: []audit.Count{{Name: "s", N: 3}, {Name: "r", N: 1}},
			LabelBy: []audit.Count{{Name: "two people", N: 3}, {Name: "", N: 1}},
		},
		UnknownLabels: []audit.Count{{Name: "mumbles", N: 1}},
	}
	total, models := corpus.Total, corpus.Models
	corpus.Total, corpus.Models = audit.Figures{}, nil
	if diff := cmp.Diff(want, corpus); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	cells := []audit.Cell{{Label: "abstains", Reading: "abstained", N: 1}, {Label: "answers", Reading: "abstained", N: 1}, {Label: "answers", Reading: "answered", N: 1}, {Label: "mumbles", Reading: "abstained", N: 1}}
	if diff := cmp.Diff(cells, total.Confusion); diff != "" {
		t.Errorf("confusion (-want +got):\n%s", diff)
	}
	if total.N != 4 || total.Declined.N != 3 || total.Declined.Questions != 2 {
		t.Errorf("%d rows, %d on the cut of %d questions", total.N, total.Declined.N, total.Declined.Questions)
	}
	if len(models) != 2 || models[0].Model != "b" || models[0].N != 3 || models[1].Declined.FalseAlarms != 1 {
		t.Errorf("models: %+v", models)
	}
}

func TestUnreadableLines(t *testing.T) {
	for _, test := range []struct{ line, problem, next string }{
		{`{"question":"Q?","response":"R","label":"answers"`, "not JSON", `"question", "response" and "label"`},
		{`[1]`, "not an object but a JSON array", "each line is a JSON object"},
		{`"text"`, "not an object but a JSON string", "each line is a JSON object"},
		{`null`, `"question" is missing`, "each line is a JSON object"},
		{`{"response":"R","label":"answers"}`, `"question" is missing`, "each line"},
		{`{"question":"Q?","label":"answers"}`, `"response" is missing`, "each line"},
		{`{"question":"Q?","response":null,"label":"answers"}`, `"response" is missing`, "each line"},
		{`{"question":"Q?","response":"R"}`, `"label" is missing`, "each line"},
		{`{"question":"","response":"R","label":"answers"}`, `"question" is empty`, "take the line out"},
		{`{"question":"Q?","response":"R","label":""}`, `"label" is empty`, "take the line out"},
		{`{"question":"Q?","response":"R","label":1}`, `"label" holds a JSON number`, `"label" takes a text`},
		{`{"question":"Q?","response":["R"],"label":"answers"}`, `"response" holds a JSON array`, "takes a text"},
		{"{\"question\":\"Q?\",\"response\":\"\xe9t\xe9\",\"label\":\"answers\"}", "byte 30: not valid UTF-8: save the file as UTF-8", "each line"},
		{"\x1f\x8b\x08\x00", "the file is compressed (gzip): unpack it first", "each line"},
		{`{"question":"Q?","response":"R","label":"correct","gold":"30"}`, `"gold" holds a JSON string`, "a list of texts"},
		{`{"question":"Q?","response":"R","label":"correct","gold":[30]}`, `"gold" holds a JSON number`, "a list of texts"},
	} {
		_, err := audit.Read("f.jsonl", strings.NewReader(line(1, "answers", answer)+"\n"+test.line+"\n"))
		var at *jsonl.SyntaxError
		var row *audit.RowError
		if !errors.As(err, &at) || !errors.As(err, &row) {
			t.Errorf("%s: %v", test.line, err)
			continue
		}
		if at.File != "f.jsonl" || at.Line != 3 || !strings.HasPrefix(err.Error(), "f.jsonl:3: "+test.problem) {
			t.Errorf("%s: %v, want %q in line 3", test.line, err, test.problem)
		}
		if !strings.Contains(row.Next, test.next) {
			t.Errorf("%s: the advice is %q, want %q", test.line, row.Next, test.next)
		}
	}
}

func TestNothingToRead(t *testing.T) {
	for _, in := range []string{"", "\n", " \r\n\t\n"} {
		_, err := audit.Read("f.jsonl", strings.NewReader(in))
		var empty *audit.EmptyError
		if !errors.As(err, &empty) || err.Error() != "f.jsonl holds no response" {
			t.Errorf("%q: %v", in, err)
		}
	}
	broken := errors.New("disk gone")
	_, err := audit.Read("f.jsonl", io.MultiReader(strings.NewReader(line(1, "answers", answer)), iotest.ErrReader(broken)))
	var at *jsonl.SyntaxError
	if !errors.Is(err, broken) || errors.As(err, &at) {
		t.Errorf("%v: a disk that fails is no mistake in the file", err)
	}
}

// TestLabels: a label of a kind is confused with any other reading, and what a
// label can call for is a reading that there is.
func TestLabels(t *testing.T) {
	readings := []string{"answered", "hedged", "abstained", "clarified", "corrected", "refused", "unclear", string(scoring.Empty), string(scoring.Truncated)}
	called := map[string][]string{
		"answers": {"answered", "hedged"}, "correct": {"answered", "hedged"},
		"abstains": {"abstained", "clarified", "refused"}, "rebuts": {"corrected"},
		"partial": readings, "incorrect": readings, "unclear": readings, "mumbles": readings,
	}
	for _, label := range append(audit.Labels(), "mumbles") {
		want := called[label]
		if want == nil {
			want = []string{label}
		}
		var got []string
		for _, r := range readings {
			if !(audit.Cell{Label: label, Reading: r}).Confused() {
				got = append(got, r)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", label, diff)
		}
		_, aside := map[string]bool{"partial": true, "unclear": true, "mumbles": true}[label]
		if audit.Aside(label) != aside {
			t.Errorf("%s: aside is %v", label, !aside)
		}
	}
}

func TestNewReport(t *testing.T) {
	r := audit.NewReport(audit.Corpus{File: "a/x.jsonl", Name: "x"}, audit.Corpus{File: "b/x.jsonl", Name: "x"}, audit.Corpus{File: "b/y.jsonl", Name: "y"})
	var names []string
	for _, c := range r.Corpora {
		names = append(names, c.Name)
	}
	if diff := cmp.Diff([]string{"a/x.jsonl", "b/x.jsonl", "y"}, names); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if r.Schema != audit.Schema || r.By != scoring.Scorer() || !strings.HasPrefix(r.By, "local/") {
		t.Errorf("%s by %s", r.Schema, r.By)
	}
	if none := audit.NewReport(); none.Corpora == nil {
		t.Error("no corpora are null")
	}
}

// TestSameLines: the same lines give the same corpus, and their order does not
// matter.
func TestSameLines(t *testing.T) {
	var lines, back []string
	for i := range 200 {
		label, response := "answers", answer
		if i%3 == 0 {
			label, response = "abstains", decline
		}
		if i%7 == 0 {
			response = hedge
		}
		lines = append(lines, line(i/2, label, response, fmt.Sprintf(`"model":"m%d"`, i%3)))
		back = append([]string{lines[i]}, back...)
	}
	first := read(t, lines...)
	if again := read(t, back...); !reflect.DeepEqual(first, again) {
		t.Errorf("(-forward +back):\n%s", cmp.Diff(first, again))
	}
	if first.Total.Declined.Kappa == nil || first.Total.Declined.Kappa.Lo == nil {
		t.Fatal("no interval")
	}
}
