package evaluate

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/runs"
)

// thinker spends three times as many tokens on a question with "not" in it, is
// cut off at "10", and does not say what "11" cost.
func thinker(t *testing.T) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/models") {
			_, _ = io.WriteString(w, `{"data":[{"id":"m"}]}`)
			return
		}
		body, _ := io.ReadAll(r.Body)
		completion, finish := 30, "stop"
		if bytes.Contains(body, []byte("Is it not")) {
			completion = 90
			if bytes.Contains(body, []byte(" 10?")) {
				finish = "length"
			}
		}
		usage := fmt.Sprintf(`,"usage":{"prompt_tokens":9,"completion_tokens":%d,"completion_tokens_details":{"reasoning_tokens":0}}`, completion)
		if bytes.Contains(body, []byte(" 11?")) {
			usage = ""
		}
		fmt.Fprintf(w, `{"choices":[{"message":{"content":"yes"},"finish_reason":%q}]%s}`, finish, usage)
	}))
	t.Cleanup(s.Close)
	return s.URL + "/v1"
}

// What replies took comes of the records: it is in the document, the same from
// fresh and from stored verdicts, and in no verdict.
func TestEffortOfARun(t *testing.T) {
	job, d := askTwelvePairs(t, thinker(t))
	e := d.Runs[0].Signatures[0].Effort
	if e == nil {
		t.Fatal("the document says nothing of it")
	}
	if r := e.Completion.Ratio; r.Value == nil || *r.Value != 3 || r.Pairs != 11 || r.Incomplete != 1 || r.CutUnanswerable != 1 {
		t.Errorf("ratio %+v, want 3 over 11 pairs, one incomplete, one cut", r)
	}
	if s := e.Completion.Unanswerable; s.Replies != 12 || s.Said != 11 || *s.Mean != 90 {
		t.Errorf("unanswerable side: %+v", s)
	}
	if s := e.Reasoning.Answerable; s.Said != 0 || s.Mean != nil {
		t.Errorf("reasoning of 0 became a figure: %+v", s)
	}
	if u := e.Truncated.Unanswerable; u.Count != 1 || u.Of != 12 || e.Truncated.Answerable.Count != 0 {
		t.Errorf("truncated: %+v", e.Truncated)
	}

	run, again := describedAgain(t, job)
	if diff := cmp.Diff(e, again.Effort); diff != "" {
		t.Errorf("from stored verdicts (-want +got):\n%s", diff)
	}
	verdicts, err := os.ReadFile(run.Path(runs.VerdictsFile))
	if err != nil || len(verdicts) == 0 || bytes.Contains(verdicts, []byte("seconds")) || bytes.Contains(verdicts, []byte("completion")) {
		t.Errorf("%v: verdicts.jsonl holds what replies took:\n%s", err, verdicts)
	}
}
