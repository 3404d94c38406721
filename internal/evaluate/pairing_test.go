package evaluate

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/suites"
)

// TestBaseIsScoredOnce: a base that several runs are held against is scored once, and
// again for a run alone whose items it is judged by; what is said of a run does not
// depend on which stand beside it.
func TestBaseIsScoredOnce(t *testing.T) {
	server := newScripted(t, first(200, "The answer is 42.", "stop", 5))
	dir := t.TempDir()
	var made []string
	var all []opened
	for n, gold := range []string{"42", "42", "7", "42"} {
		job := smallJob(server.URL, filepath.Join(dir, fmt.Sprint(n)))
		job.Selection = suites.Selection{}
		job.Suites = []string{baskets(t, filepath.Join(dir, fmt.Sprint(n), "one.jsonl"), gold, 0)}
		if _, _, _, err := do(t, job); err != nil {
			t.Fatal(err)
		}
		run, err := openOne(job.RunDir)
		if err != nil {
			t.Fatal(err)
		}
		made, all = append(made, job.RunDir), append(all, run)
	}
	pairs, err := pairAll(all, signature.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, mended := range []bool{false, true, false} {
		if of, by := pairs[i].base.scored == pairs[0].base.scored, pairs[i].base.gathered != pairs[0].base.gathered; !of || by != mended {
			t.Errorf("run %d: scored once %v, by its items %v; want true and %v", i+1, of, by, mended)
		}
	}
	forth, _, err := Compare(made[0], made[1:], CompareOptions{}, "test")
	if err != nil {
		t.Fatal(err)
	}
	back, _, err := Compare(made[0], []string{made[3], made[2], made[1]}, CompareOptions{}, "test")
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range forth.Comparisons {
		var ways [2]bytes.Buffer
		for way, c := range []reports.Comparison{c, back.Comparisons[2-i]} {
			if err := json.NewEncoder(&ways[way]).Encode(c); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(ways[0].String(), ways[1].String()); diff != "" {
			t.Errorf("run %d, beside others first and then last:\n%s", i+1, diff)
		}
	}
}
