package evaluate

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/gates"
	"github.com/abstain-eval/abstain-eval/suites"
)

// baskets writes a suite of eight baskets whose contents are all said to be gold,
// with so many plums that no other suite asks for.
func baskets(t *testing.T, file, gold string, plums int) string {
	t.Helper()
	const line = `{"id":"%s-%d","scenario":"stale","answerable":true,"question":"How many %s are in basket %d?","answers":[%q],"match":{"type":"number"},"answer_type":"number"}` + "\n"
	var lines strings.Builder
	for i := range 8 {
		fmt.Fprintf(&lines, line, "apples", i, "apples", i, gold)
	}
	for i := range plums {
		fmt.Fprintf(&lines, line, "plums", i, "plums", i, "42")
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestCompareSharedQuestions: what two suites of a run call the answer to one
// question stays apart, where one of them has an item more than before.
func TestCompareSharedQuestions(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			fmt.Fprint(w, `{"data":[{"id":"sim-outcome"}]}`)
			return
		}
		fmt.Fprint(w, `{"choices":[{"message":{"content":"The answer is 42."},"finish_reason":"stop"}]}`)
	}))
	t.Cleanup(server.Close)
	dir := t.TempDir()
	one := baskets(t, filepath.Join(dir, "one.jsonl"), "42", 0)
	var made []string
	for plums := range 2 {
		job := smallJob(server.URL, filepath.Join(dir, fmt.Sprint(plums)))
		job.Selection = suites.Selection{}
		job.Suites = []string{one, baskets(t, filepath.Join(dir, fmt.Sprint(plums), "two.jsonl"), "7", plums)}
		if _, _, _, err := do(t, job); err != nil {
			t.Fatal(err)
		}
		made = append(made, job.RunDir)
	}
	d, _, err := Compare(made[0], made[1:], CompareOptions{MinOverlap: .5}, "test")
	if err != nil {
		t.Fatal(err)
	}
	if mended := d.Comparisons[0].Mended; mended != 0 {
		t.Errorf("%d items are said to be mended, and none was", mended)
	}
	for _, s := range d.Comparisons[0].Suites {
		if s.Wrong.Value == nil || *s.Wrong.Value != 0 {
			t.Errorf("%s: %s; no answer and no gold is another", s.Suite, s.Sentence)
		}
	}
	gate, err := gates.Parse("wrong_rate not worse")
	if err != nil {
		t.Fatal(err)
	}
	o := GateOptions{Gates: []gates.Gate{gate}, Baseline: made[0], Compare: CompareOptions{MinOverlap: .5}}
	if _, err := Gate(made[1], o, "test"); err != nil {
		t.Errorf("the gate: %v", err)
	}
}
