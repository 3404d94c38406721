package evaluate

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/suites"
)

// TestScenariosWithoutAResponse: while asks are outstanding it is told which scenarios
// are not in the figures at all; a complete run has none.
func TestScenariosWithoutAResponse(t *testing.T) {
	answers := func(word string) (url string) {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			body, _ := io.ReadAll(r.Body)
			switch {
			case r.Method == http.MethodGet:
				_, _ = io.WriteString(w, `{"data":[{"id":"m"}]}`)
			case !bytes.Contains(body, []byte(word)):
				w.WriteHeader(http.StatusServiceUnavailable)
			default:
				_, _ = io.WriteString(w, `{"choices":[{"message":{"content":"I don't know."},"finish_reason":"stop"}]}`)
			}
		}))
		t.Cleanup(server.Close)
		return server.URL + "/v1"
	}
	job := smallJob(answers("fine"), t.TempDir())
	job.Checkpoints[0].Model, job.Checkpoints[0].Asking.MaxRetries, job.Selection = "m", 0, suites.Selection{}
	job.Suites = []string{writeSuite(t, sourceLine(0, ""), sourceLine(1, ""),
		strings.NewReplacer("subjective", "false_premise", "fine", "bold").Replace(sourceLine(2, "")),
		strings.NewReplacer("subjective", "stale", "fine", "bold").Replace(sourceLine(3, "")))}
	var open *UnfinishedError
	_, _, d, err := do(t, job)
	if !errors.As(err, &open) {
		t.Fatalf("got %v, want open asks", err)
	}
	if diff := cmp.Diff([]string{"false_premise", "stale"}, d.Runs[0].Signatures[0].UnbegunScenarios); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	job.Checkpoints[0].BaseURL = answers("number")
	if _, _, d, err = do(t, job); err != nil || d.Runs[0].Signatures[0].UnbegunScenarios != nil {
		t.Errorf("a complete run: %v, %v", d.Runs[0].Signatures[0].UnbegunScenarios, err)
	}
}
