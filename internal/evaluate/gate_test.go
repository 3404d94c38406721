package evaluate

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/gates"
	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/scoring"
)

// TestGateOtherScorer: a run is judged by the verdicts that lie beside it, and where
// another scorer wrote them it is told, once they have been scored anew no more.
func TestGateOtherScorer(t *testing.T) {
	job := smallJob(simulated(t, simulate.Options{}).URL+"/v1", t.TempDir())
	if _, _, _, err := do(t, job); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(job.RunDir, verdictsFile)
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
