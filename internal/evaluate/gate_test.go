package evaluate

import (
	"bytes"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/gates"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
	"github.com/abstain-eval/abstain-eval/suites"
)

// TestGateOtherScorer: a run is judged by the verdicts that lie beside it, and where
// another scorer wrote them it is told, once they have been scored anew no more.
func TestGateOtherScorer(t *testing.T) {
	job := smallJob(simulated(t, simulate.Options{}).URL+"/v1", t.TempDir())
	if _, _, _, err := do(t, job); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(job.RunDir, runs.VerdictsFile)
	verdicts, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	now := scoring.Scorer()
	if err := os.WriteFile(file, bytes.ReplaceAll(verdicts, []byte(now), []byte("local/9 674d8f")), 0o600); err != nil {
		t.Fatal(err)
	}
	gate, err := gates.Parse("over_answer_rate.lo <= 1")
	if err != nil {
		t.Fatal(err)
	}
	notes := func() string {
		t.Helper()
		d, err := Gate(job.RunDir, GateOptions{Gates: []gates.Gate{gate}, AllowSimulated: true}, "test")
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(d.GateNotes, "\n")
	}
	want := "sim-outcome was scored by local/9 674d8f, and this version reads by " + now + ": abstain-eval score " + job.RunDir + " judges anew"
	if got := notes(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	most := 1.0
	if _, _, err := Rescore(t.Context(), job.RunDir, job.Margins, "test", &most); err != nil {
		t.Fatal(err)
	}
	if got := notes(); got != "" {
		t.Errorf("scored anew it says %q", got)
	}
}

// TestGateOfSeveral: where several suites are judged at once, over all runs, each is by
// intervals that err as much less often.
func TestGateOfSeveral(t *testing.T) {
	job := smallJob(simulated(t, simulate.Options{}).URL+"/v1", t.TempDir())
	job.Name, job.RunDir = "two", ""
	other := job.Checkpoints[0]
	other.Model = "sim-safety"
	job.Checkpoints = append(job.Checkpoints, other)
	_, result, _, err := do(t, job)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		dir, gate string
		level     float64
		reason    string
	}{
		{result.Dir, "over_answer_rate.hi <= 1", .975, "two runs"},
		{result.Dir, "direction != calibrated", .975, "a direction goes by intervals"},
		{result.Dir, "unscored <= 1", 0, "counts have none"},
		{result.Runs[0].Dir, "over_answer_rate.hi <= 1", .95, "one of them alone"},
	} {
		gate, err := gates.Parse(c.gate)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Gate(c.dir, GateOptions{Gates: []gates.Gate{gate}, AllowSimulated: true}, "test")
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range d.Gates {
			if g.Level != c.level {
				t.Errorf("%s: level %v, want %v", c.reason, g.Level, c.level)
			}
			if g.Lo == nil {
				continue
			}
			failed := int(*g.Value*float64(g.N) + .5)
			want, _ := stats.ClopperPearson(failed, g.N, c.level)
			if math.Abs(*g.Lo-want.Lo)+math.Abs(*g.Hi-want.Hi) > 1e-8 {
				t.Errorf("%s: %v to %v, want %+v of %d in %d", c.reason, *g.Lo, *g.Hi, want, failed, g.N)
			}
		}
		for _, run := range d.Runs {
			if level := run.Signatures[0].Strict.OverAnswer.Level; level != .95 {
				t.Errorf("%s: the report has intervals of %v", c.reason, level)
			}
		}
	}
}

// TestGateOfSeveralAgainstABaseline: what is held against a baseline is scored anew, and so
// are the wider intervals by which several suites are judged.
func TestGateOfSeveralAgainstABaseline(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			fmt.Fprint(w, `{"data":[{"id":"sim-outcome"}]}`)
			return
		}
		fmt.Fprint(w, `{"choices":[{"message":{"content":"Yes."},"finish_reason":"stop"}]}`)
	}))
	t.Cleanup(server.Close)
	dir := t.TempDir()
	one := twelvePairs(t, dir)
	lines, err := os.ReadFile(one)
	if err != nil {
		t.Fatal(err)
	}
	two := filepath.Join(dir, "other.jsonl")
	if err := os.WriteFile(two, bytes.ReplaceAll(lines, []byte("Is it"), []byte("Was it")), 0o600); err != nil {
		t.Fatal(err)
	}
	var made []string
	for _, name := range []string{"before", "after"} {
		job := smallJob(server.URL, filepath.Join(dir, name))
		job.Selection, job.Suites = suites.Selection{}, []string{one, two}
		if _, _, _, err := do(t, job); err != nil {
			t.Fatal(err)
		}
		made = append(made, job.RunDir)
	}
	file := filepath.Join(made[1], runs.VerdictsFile)
	verdicts, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	mended := bytes.ReplaceAll(verdicts, []byte(`"class":"over-answering"`), []byte(`"class":"calibrated"`))
	if bytes.Equal(mended, verdicts) {
		t.Fatal("no verdict was changed")
	}
	if err := os.WriteFile(file, mended, 0o600); err != nil {
		t.Fatal(err)
	}
	var all []gates.Gate
	for _, text := range []string{"over_answer_rate.value <= 1", "over_answer_rate.change.hi <= 1"} {
		gate, err := gates.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, gate)
	}
	direction, err := gates.Parse("direction != calibrated")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Gate(made[1], GateOptions{Gates: append(all, direction), Baseline: made[0], AllowSimulated: true}, "test")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, g := range d.Gates {
		if g.Name != all[0].Name {
			continue
		}
		seen++
		if *g.Value != 1 || g.N != 12 {
			t.Errorf("%s: %v of %d, want all of 12, as scored anew", g.Suite, *g.Value, g.N)
		}
	}
	if seen != 2 {
		t.Errorf("%d suites were judged", seen)
	}
}

// TestNoDefaults: why a run has no default gates is said of the gates.
func TestNoDefaults(t *testing.T) {
	one := []reports.SuiteReport{{}}
	directed := []reports.SuiteReport{{}}
	directed[0].Strict.Direction = "calibrated"
	for _, c := range []struct {
		policy string
		of     []reports.SuiteReport
		want   string
	}{
		{"neutral", directed, ""},
		{"force", one, "under policy force answering is obedience"},
		{"confidence", one, "the defaults are for neutral and permit, which leave open whether to answer, and this is confidence"},
		{unstated, one, unstatedReason},
	} {
		if got := noDefaults(reports.Run{Policy: c.policy, Signatures: c.of}); got != c.want {
			t.Errorf("%s: %q, want %q", c.policy, got, c.want)
		}
	}
}
