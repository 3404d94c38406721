package evaluate

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/simulate"
)

// TestNotesThatCannotBeWritten: attempts.jsonl is on a disk that is full. No
// response is lost by that, everything is scored, and the user is told at the
// end.
func TestNotesThatCannotBeWritten(t *testing.T) {
	job := smallJob(answersOnly(t, 3)+"/v1", t.TempDir())
	job.Checkpoints[0].Asking.MaxRetries = 0
	if _, _, _, err := do(t, job); !errors.As(err, new(*UnfinishedError)) {
		t.Fatalf("got %v, want open asks", err)
	}
	notes := filepath.Join(job.RunDir, runs.AttemptsFile)
	if err := errors.Join(os.Remove(notes), os.Symlink("/dev/full", notes)); err != nil {
		t.Fatal(err)
	}
	to := simulated(t, simulate.Options{Seed: 1}).Config.Handler
	var asked atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost && asked.Add(1) == 2 {
			w.Header().Set("Retry-After-Ms", "1")
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		to.ServeHTTP(w, r)
	}))
	defer server.Close()
	job.Checkpoints[0].BaseURL, job.Checkpoints[0].Asking.MaxRetries = server.URL+"/v1", 2
	_, _, d, err := do(t, job)
	if code, _ := Explain(err); code != Internal || !strings.Contains(err.Error(), notes+": the disk is full; free some space") {
		t.Errorf("got %v (code %d), want an error that names the file", err, code)
	}
	if len(d.Runs) != 1 || d.Provisional || d.Runs[0].Recorded != 16 {
		t.Errorf("runs %+v, want one that is complete", d.Runs)
	}
}
