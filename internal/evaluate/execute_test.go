package evaluate

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/internal/vacant"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// TestAnotherServerIsNoticed: a run that goes on with a server that lists other
// models, or that gives itself another fingerprint, says so and goes on.
func TestAnotherServerIsNoticed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var asked atomic.Int64
	server := func(model, fingerprint string, most int64) *httptest.Server {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch {
			case r.Method == http.MethodGet:
				fmt.Fprintf(w, `{"data":[{"id":%q}]}`, model)
			case asked.Add(1) > most:
				w.Header().Set("Retry-After-Ms", "1")
				w.WriteHeader(http.StatusServiceUnavailable)
			default:
				_, _ = io.Copy(io.Discard, r.Body)
				fmt.Fprintf(w, `{"system_fingerprint":%q,"choices":[{"message":{"content":"I don't know."},"finish_reason":"stop"}]}`, fingerprint)
			}
		}))
		t.Cleanup(s.Close)
		return s
	}
	job := smallJob(server("a", "fp-1", 5).URL+"/v1", dir)
	_, _, d, err := do(t, job)
	var open *UnfinishedError
	if !errors.As(err, &open) || open.Open != 11 {
		t.Fatalf("got %v, want 11 open asks", err)
	}
	if !d.Provisional || d.Runs[0].Recorded != 5 {
		t.Errorf("the document says %d recorded, provisional %v", d.Runs[0].Recorded, d.Provisional)
	}
	job.Checkpoints[0].BaseURL = server("b", "fp-2", 1000).URL + "/v1"
	seen, _, _, err := do(t, job)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"5 of 16 recorded", "lists other models", "a; now b", "fingerprint changed from fp-1 to fp-2"} {
		if !seen.has(want) {
			t.Errorf("nothing was said of %q in %q", want, seen.lines)
		}
	}
	events, err := os.ReadFile(filepath.Join(job.RunDir, runs.EventsFile))
	if err != nil || !bytes.Contains(events, []byte(`"was":"fp-1"`)) {
		t.Errorf("events.jsonl does not hold the change: %v\n%s", err, events)
	}
}

// TestSideBySide: of several checkpoints a dead one stops nobody else, and its
// error is the one the job ends with.
func TestSideBySide(t *testing.T) {
	url := simulated(t, simulate.Options{Seed: 1}).URL + "/v1"
	job := smallJob(url, t.TempDir())
	job.Name, job.RunDir = "pair", ""
	job.Checkpoints = append(job.Checkpoints, Checkpoint{Model: "gone", BaseURL: "http://" + vacant.Address(t) + "/v1"})
	_, result, d, err := do(t, job)
	if code, _ := Explain(err); code != Incomplete {
		t.Errorf("got %v (code %d), want incomplete", err, code)
	}
	if len(d.Runs) != 1 || d.Runs[0].Checkpoint != "sim-outcome" || d.Runs[0].Recorded != 16 {
		t.Errorf("runs: %+v", result.Runs)
	}
	if want := filepath.Join(job.LogDir, "pair"); filepath.Dir(result.Dir) != want {
		t.Errorf("the job lies in %s, want it below %s", result.Dir, want)
	}
	for _, name := range []string{"report.json", "sim-outcome.neutral/verdicts.jsonl"} {
		if _, err := os.Stat(filepath.Join(result.Dir, name)); err != nil {
			t.Error(err)
		}
	}
}

// TestSameBytes: scoring again gives the same bytes, and rendering again reads
// what was scored.
func TestSameBytes(t *testing.T) {
	url := simulated(t, simulate.Options{Seed: 3}).URL + "/v1"
	job := smallJob(url, t.TempDir())
	if _, _, _, err := do(t, job); err != nil {
		t.Fatal(err)
	}
	derived := func() map[string]string {
		files := map[string]string{}
		for _, name := range []string{"verdicts.jsonl", "report.json"} {
			content, err := os.ReadFile(filepath.Join(job.RunDir, name))
			if err != nil {
				t.Fatal(err)
			}
			files[name] = string(content)
		}
		return files
	}
	before := derived()
	if _, _, err := Rescore(t.Context(), job.RunDir, signature.Options{}, "test", nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, derived()); diff != "" {
		t.Errorf("scored again (-before +after):\n%s", diff)
	}

	fresh, rows, err := Describe(job.RunDir, signature.Options{}, "test")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for row, err := range rows {
		if err != nil {
			t.Fatal(err)
		}
		if row.Question == "" || row.Run != fresh.Runs[0].ID {
			t.Errorf("row %+v", row)
		}
		count++
	}
	if count != 16 {
		t.Errorf("%d rows, want 16", count)
	}

	// Verdicts that do not belong to the responses are not mixed with them.
	verdicts := filepath.Join(job.RunDir, "verdicts.jsonl")
	lines := strings.SplitAfter(before["verdicts.jsonl"], "\n")
	if err := os.WriteFile(verdicts, []byte(strings.Join(lines[3:], "")), 0o600); err != nil {
		t.Fatal(err)
	}
	again, _, err := Describe(job.RunDir, signature.Options{}, "test")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(fresh, again); diff != "" {
		t.Errorf("with stale verdicts (-whole +stale):\n%s", diff)
	}
}

// TestMarginsAreNotIdentity: another margin is another verdict on the same
// responses, not another run.
func TestMarginsAreNotIdentity(t *testing.T) {
	url := simulated(t, simulate.Options{Seed: 1}).URL + "/v1"
	job := smallJob(url, t.TempDir())
	if _, _, _, err := do(t, job); err != nil {
		t.Fatal(err)
	}
	job.Margins = signature.Options{MarginAnswer: .99, MarginRefusal: .99}
	_, _, d, err := do(t, job)
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Runs[0].Signatures[0].Strict.OverAnswer.Margin; got != .99 {
		t.Errorf("margin %v", got)
	}
}
