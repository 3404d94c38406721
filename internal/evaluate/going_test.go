package evaluate

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// TestDescribeARunThatGoesOn: a report passes over a run more than once, and
// the run goes on meanwhile, or even ends and is scored. The rows are those that
// the document speaks of.
func TestDescribeARunThatGoesOn(t *testing.T) {
	for _, test := range []struct {
		before int64
		reason string
	}{
		{0, "nothing was recorded yet"},
		{5, "an earlier session ended, and what it had was scored"},
	} {
		job := smallJob("", t.TempDir())
		job.Checkpoints[0].Asking.MaxRetries = 0
		job.Checkpoints[0].BaseURL = answersOnly(t, test.before) + "/v1"
		var open *UnfinishedError
		if _, _, _, err := do(t, job); !errors.As(err, &open) {
			t.Fatalf("got %v, want open asks", err)
		}
		d, rows, err := Describe(job.RunDir, signature.Options{}, "test")
		if err != nil {
			t.Fatal(err)
		}
		if !d.Provisional || (d.Runs[0].Recorded > 0) != (test.before > 0) {
			t.Errorf("%s: %d recorded, provisional %v; want up to %d, true", test.reason, d.Runs[0].Recorded, d.Provisional, test.before)
		}
		job.Checkpoints[0].BaseURL = simulated(t, simulate.Options{Seed: 1}).URL + "/v1"
		if _, _, _, err := do(t, job); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			count := 0
			for _, err := range rows {
				if err != nil {
					t.Fatalf("%s: %v", test.reason, err)
				}
				count++
			}
			if count != d.Runs[0].Recorded {
				t.Errorf("%s: %d rows beside a document of %d", test.reason, count, d.Runs[0].Recorded)
			}
		}
		if d, _, err = Describe(job.RunDir, signature.Options{}, "test"); err != nil || d.Provisional {
			t.Errorf("%s: at the end: provisional %v, error %v", test.reason, d.Provisional, err)
		}
	}
}

// answersOnly is a server of simulated checkpoints that answers so many
// questions and is then too busy.
func answersOnly(t *testing.T, questions int64) (url string) {
	t.Helper()
	to := simulated(t, simulate.Options{Seed: 1}).Config.Handler
	left := make(chan struct{}, questions)
	for range questions {
		left <- struct{}{}
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			select {
			case <-left:
			default:
				_, _ = io.Copy(io.Discard, r.Body)
				w.WriteHeader(http.StatusServiceUnavailable)
				return
			}
		}
		to.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}
