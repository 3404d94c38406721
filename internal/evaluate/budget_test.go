package evaluate

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/scoring"
)

// TestBudgetCountsWhatWasReplaced: a reply that was asked again was paid for, and
// so was the one that came in its place.
func TestBudgetCountsWhatWasReplaced(t *testing.T) {
	server := newScripted(t, cutting(1000))
	job := smallJob(server.URL, t.TempDir())
	job.Budget.Tokens = 1_000_000
	if _, _, _, err := do(t, job); err != nil {
		t.Fatal(err)
	}
	for _, tokens := range []int{512, 2048} {
		seen, _, _, err := do(t, retried(job, tokens, scoring.Truncated))
		if err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("spent so far: %d tokens", paid(t, job.RunDir)); !seen.has(want) {
			t.Errorf("with %d tokens: want %q in %q", tokens, want, seen.lines)
		}
	}
}

// paid adds up what all lines of a run say that they cost.
func paid(t *testing.T, dir string) (tokens int) {
	t.Helper()
	run, err := runs.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for r, err := range run.AllRecords() {
		if err != nil {
			t.Fatal(err)
		}
		tokens += r.Usage.Prompt + r.Usage.Completion
	}
	return tokens
}

// TestBudgetInFlight: what was in flight when a limit was reached is in what the
// message says was spent.
func TestBudgetInFlight(t *testing.T) {
	var asked atomic.Int64
	second := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			fmt.Fprint(w, `{"data":[{"id":"sim-outcome"}]}`)
			return
		}
		switch asked.Add(1) {
		case 1:
			<-second // one is in flight when this reply spends all there is
		case 2:
			close(second)
			time.Sleep(50 * time.Millisecond)
		default:
			time.Sleep(50 * time.Millisecond)
		}
		fmt.Fprint(w, `{"choices":[{"message":{"content":"Yes."},"finish_reason":"stop"}],"usage":{"prompt_tokens":900,"completion_tokens":100}}`)
	}))
	t.Cleanup(server.Close)
	job := smallJob(server.URL, t.TempDir())
	job.Checkpoints[0].Asking.Connections, job.Budget.Tokens = 4, 1000
	_, _, _, err := do(t, job)
	var reached *BudgetError
	if !errors.As(err, &reached) {
		t.Fatalf("got %v", err)
	}
	if tokens := paid(t, job.RunDir); tokens < 2000 || reached.Spent != fmt.Sprintf("%d tokens", tokens) {
		t.Errorf("%d tokens were spent: %v", tokens, err)
	}
}
