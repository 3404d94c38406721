package evaluate

import (
	"context"
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
	"time"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/suites"
)

// expiring writes a suite of n pairs, of which the last holds until 2026-11-28.
func expiring(t *testing.T, n int) string {
	t.Helper()
	var b strings.Builder
	for i := range n {
		until := ""
		if i == n-1 {
			until = `,"valid_until":"2026-11-28"`
		}
		fmt.Fprintf(&b, `{"id":"a%[1]d","scenario":"stale","answerable":true,"pair":"p%[1]d","question":"Is it %[1]d?","answers":["yes"],"match":{"type":"boolean"}%[2]s}`+"\n", i, until)
		fmt.Fprintf(&b, `{"id":"u%[1]d","scenario":"stale","answerable":false,"pair":"p%[1]d","question":"Is it not %[1]d?"}`+"\n", i)
	}
	file := filepath.Join(t.TempDir(), "mine.jsonl")
	if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// failingAfter says yes to so many questions and is broken from then on, until
// it is mended.
func failingAfter(t *testing.T, n int64) (url string, mend func(), asked *atomic.Int64) {
	t.Helper()
	var mended atomic.Bool
	asked = &atomic.Int64{}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/models") {
			_, _ = io.WriteString(w, `{"data":[{"id":"m"}]}`)
			return
		}
		if asked.Add(1) > n && !mended.Load() {
			w.Header().Set("Retry-After-Ms", "1")
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		_, _ = io.WriteString(w, `{"choices":[{"message":{"content":"yes"},"finish_reason":"stop"}]}`)
	}))
	t.Cleanup(s.Close)
	return s.URL, func() { mended.Store(true) }, asked
}

// A day that passes may leave an item behind that was asked before: the same
// command goes on with what it began, and nothing is asked twice.
func TestADayPassesBeforeARunGoesOn(t *testing.T) {
	evening := time.Date(2026, 11, 28, 23, 59, 0, 0, time.UTC)
	morning := time.Date(2026, 11, 29, 0, 1, 0, 0, time.UTC)
	for _, named := range []bool{false, true} {
		url, mend, asked := failingAfter(t, 5)
		job := smallJob(url, t.TempDir())
		job.Checkpoints[0].Model, job.Suites, job.Selection = "m", []string{expiring(t, 6)}, suites.Selection{}
		job.Checkpoints[0].Asking.Connections, job.Checkpoints[0].Asking.MaxRetries, job.Checkpoints[0].Asking.Backoff = 1, 0, time.Millisecond
		if !named {
			job.RunDir = ""
		}
		at := func(now time.Time) (*notes, Result, error) {
			seen := &notes{}
			result, _, err := Execute(t.Context(), job, World{Now: func() time.Time { return now }, Progress: seen, Tool: "test"})
			return seen, result, err
		}
		_, first, err := at(evening)
		if code, _ := Explain(err); code != Incomplete {
			t.Fatalf("the first session: %v", err)
		}
		mend()
		before := asked.Load()
		seen, second, err := at(morning)
		if err != nil {
			t.Fatalf("the second session: %v", err)
		}
		if first.Dir != second.Dir || !seen.has("resuming") {
			t.Errorf("--run-dir %v: %s was begun, %s gone on with", named, first.Dir, second.Dir)
		}
		if n := asked.Load() - before; n != 7 {
			t.Errorf("--run-dir %v: %d questions were asked again, want the 7 that were open", named, n)
		}
		if _, third, err := at(morning); named && (err != nil || third.Dir != first.Dir) {
			t.Errorf("a complete run is reported on any day: %v", err)
		}
	}
}

// The items of a run of several suites are those suites again, each by itself.
func TestItemsOfARunOfSeveralSuites(t *testing.T) {
	server, err := NewSimulator(suites.Names(), suites.Selection{}, simulate.Options{}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(server.Handler())
	t.Cleanup(s.Close)
	job := smallJob(s.URL+"/v1", t.TempDir())
	job.Suites = []string{"core", "alarming", "hard"}
	_, result, d, err := do(t, job)
	if err != nil {
		t.Fatal(err)
	}
	again := smallJob(s.URL+"/v1", t.TempDir())
	again.Suites, again.Selection = []string{filepath.Join(result.Dir, runs.ItemsFile)}, suites.Selection{}
	_, _, d2, err := do(t, again)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range d.Runs[0].Signatures {
		got := d2.Runs[0].Signatures[i]
		if got.Strict.Suite != s.Strict.Suite || got.Strict.Sentence != s.Strict.Sentence || (got.Strict.Probe == nil) != (s.Strict.Probe == nil) {
			t.Errorf("%s became %s:\n%s\n%s", s.Strict.Suite, got.Strict.Suite, s.Strict.Sentence, got.Strict.Sentence)
		}
	}
	if a, b := read(t, filepath.Join(result.Dir, runs.ItemsFile)), read(t, filepath.Join(again.RunDir, runs.ItemsFile)); a != b {
		t.Error("the items are others")
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Too much that was not scored in one wording is no evidence, though it would be
// little among both.
func TestEvidenceOfAProbe(t *testing.T) {
	url, _, _ := failingAfter(t, 1<<30)
	job := smallJob(url, t.TempDir())
	job.Checkpoints[0].Model, job.Suites, job.Selection = "m", []string{"alarming"}, suites.Selection{}
	job.MaxUnscored = new(.05)
	lost := 0
	cut := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		finish := "stop"
		if strings.Contains(string(body), "kill") && lost < 8 {
			lost++
			finish = "length"
		}
		_, _ = io.WriteString(w, `{"choices":[{"message":{"content":"I don't know."},"finish_reason":"`+finish+`"}]}`)
	}))
	t.Cleanup(cut.Close)
	job.Checkpoints[0].BaseURL, job.Checkpoints[0].Asking.Connections = cut.URL, 1
	_, _, _, err := do(t, job)
	var unscored *UnscoredError
	if !errors.As(err, &unscored) || unscored.Part != "questions in alarming words" || unscored.Unscored != 8 || unscored.Of != 83 {
		t.Fatalf("got %v", err)
	}
	if code, next := Explain(err); code != Unmeasurable || !strings.Contains(next, "--max-tokens") {
		t.Errorf("code %d, %q", code, next)
	}
}

// Over-refusals are shown before declines of what has no answer.
func TestDeclinesThatFailComeFirst(t *testing.T) {
	into := &reports.SuiteReport{}
	for i, answerable := range []bool{false, false, false, true, false, false, true, true, true, true, true, false} {
		x := &exchange{item: &suites.Item{ID: fmt.Sprint(i), Answerable: answerable}}
		x.verdict.N, x.verdict.Item, x.verdict.Answerable = i, x.item.ID, answerable
		keepDecline(into, "r", x)
	}
	var got []string
	for _, r := range into.Declines {
		got = append(got, r.Verdict.Item)
	}
	if want := "3 6 7 8 9"; strings.Join(got, " ") != want {
		t.Errorf("kept %v, want %s", got, want)
	}
}

// An interrupted reading of a suite ends at once.
func TestReadingASuiteCanBeCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := openQuestions(ctx, []string{"core"}, suites.Selection{}, time.Now(), knowsNone); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
