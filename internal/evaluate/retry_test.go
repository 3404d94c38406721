package evaluate

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/effort"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/suites"
)

// retried is a job that asks states again with so many tokens.
func retried(job Job, tokens int, states ...scoring.State) Job {
	job.Retry, job.Checkpoints[0].Params.MaxTokens = states, tokens
	return job
}

func logOf(t *testing.T, job Job) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(job.RunDir, runs.ResponsesFile))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// TestRetryWithMoreTokens: what was cut off is asked again, and nothing else; the
// new responses count, and what was recorded before stands as it stood.
func TestRetryWithMoreTokens(t *testing.T) {
	server := newScripted(t, cutting(500))
	job := smallJob(server.URL+"/v1", t.TempDir())
	_, _, d, err := do(t, job)
	if s := d.Runs[0].Signatures[0].Strict; err != nil || s.Bounds.Unscored != 4 || server.since() != 16 {
		t.Fatalf("%d unscored, %v; want 4", s.Bounds.Unscored, err)
	}
	before := logOf(t, job)
	again := retried(job, 1000, scoring.Truncated)
	seen, _, d, err := do(t, again)
	if s := d.Runs[0].Signatures[0].Strict; err != nil || s.Scored != 16 || s.Replaced != 4 || s.Redrawn != 0 {
		t.Errorf("%d scored, %d replaced, %d redrawn, %v; want 16, 4, 0", s.Scored, s.Replaced, s.Redrawn, err)
	}
	if n := server.since(); n != 4 || !seen.has("asking again 4 truncated") {
		t.Errorf("asked %d times, want 4; said %q", n, seen.lines)
	}
	if after := logOf(t, job); !strings.HasPrefix(after, before) || strings.Count(after, "\n") != 20 {
		t.Errorf("what was recorded was changed, or there are not 20 lines:\n%s", after)
	}
	whole := again
	whole.RunDir, whole.Retry = filepath.Join(t.TempDir(), "whole"), nil
	_, _, fresh, err := do(t, whole)
	if err != nil {
		t.Fatal(err)
	}
	got := d.Runs[0].Signatures[0].Strict
	got.Replaced = 0
	if diff := cmp.Diff(fresh.Runs[0].Signatures[0].Strict, got); diff != "" || server.since() != 16 {
		t.Errorf("it scores otherwise than with as many tokens from the beginning (-whole +retried):\n%s", diff)
	}
	seen, _, _, err = do(t, again)
	if err != nil || server.since() != 0 || !seen.has("nothing to ask again: no response is truncated") {
		t.Errorf("%v; asked again what is whole; said %q", err, seen.lines)
	}
	// Tokens that nothing was asked with are none of the run's.
	if _, _, d, err := do(t, retried(job, 5000, scoring.Truncated)); err != nil || d.Runs[0].Params["max_tokens"] != "1000" {
		t.Errorf("max_tokens is reported as %s, %v; want 1000", d.Runs[0].Params["max_tokens"], err)
	}
	if _, _, _, err := do(t, job); err != nil || server.since() != 0 {
		t.Errorf("without --retry a complete run was asked again, or %v", err)
	}
	// What a report made again says is what the run said.
	_, rows, err := Describe(job.RunDir, signature.Options{}, "test")
	if err != nil {
		t.Fatal(err)
	}
	for row, err := range rows {
		if err != nil || row.Answer != "I don't know." {
			t.Errorf("%q, %v", row.Answer, err)
		}
	}
}

// TestOtherSuiteOfTheSameItems: the run that is gone on with may be of a suite that
// has another name, and keeps it, which is told.
func TestOtherSuiteOfTheSameItems(t *testing.T) {
	t.Parallel()
	server := newScripted(t, cutting(1000))
	dir := t.TempDir()
	items, err := os.ReadFile(twelvePairs(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	job := smallJob(server.URL+"/v1", dir)
	job.Selection, job.Suites = suites.Selection{}, []string{writeFile(t, dir, "good.jsonl", string(items))}
	server.become(10, cutting(1000))
	job.Checkpoints[0].Asking.MaxRetries = 0
	if seen, _, _, err := do(t, job); err == nil || seen.has("same items") {
		t.Fatalf("%v; said %q", err, seen.lines)
	}
	server.become(0, cutting(1000))
	job.Suites = []string{filepath.Join(dir, "mine.jsonl")}
	const want = "; it has the same items as mine, and calls them good"
	if seen, _, _, err := do(t, job); err != nil || !seen.has("resuming") || !seen.has(want) {
		t.Errorf("gone on with: %v; said %q", err, seen.lines)
	}
	if seen, _, _, err := do(t, retried(job, 1000, scoring.Truncated)); err != nil || !seen.has("truncated"+want) {
		t.Errorf("asked again: %v; said %q", err, seen.lines)
	}
}

// TestRedrawingUnderTheSameParameters: whatever comes, the figures and the bounds
// are what they were, and what was redrawn is counted.
func TestRedrawingUnderTheSameParameters(t *testing.T) {
	for _, c := range []struct {
		state scoring.State
		first script
	}{
		{scoring.Truncated, first(200, "Let me", "length", 256)},
		{scoring.Truncated, first(200, "Let me", "length", 30)}, // by the server; a shorter reply shows no other limit
		{scoring.Empty, first(200, "", "stop", 1)},
		{scoring.ContentFilter, first(200, "", "content_filter", 3)},
		{scoring.APIError, first(501, "Not implemented", "", 0)},
	} {
		server := newScripted(t, c.first)
		job := smallJob(server.URL+"/v1", t.TempDir())
		_, _, before, err := do(t, job)
		if err != nil {
			t.Fatal(err)
		}
		again := retried(job, 256, c.state)
		_, _, after, err := do(t, again)
		if err != nil || server.since() != 20 {
			t.Errorf("%s: not asked 4 times again, or %v", c.state, err)
		}
		strict := &after.Runs[0].Signatures[0].Strict
		if strict.Redrawn != 4 || strict.Replaced != 0 || strict.Bounds.Unscored != 4 {
			t.Errorf("%s: %d redrawn, %d replaced, %d unscored; want 4, 0, 4", c.state, strict.Redrawn, strict.Replaced, strict.Bounds.Unscored)
		}
		strict.Redrawn = 0
		if diff := cmp.Diff(before.Runs[0].Signatures[0].Strict, *strict); diff != "" {
			t.Errorf("%s: redrawing changed a figure (-before +after):\n%s", c.state, diff)
		}
		report, err := os.ReadFile(filepath.Join(job.RunDir, "report.json"))
		if err != nil || !bytes.Contains(report, []byte(`"redrawn": 4`)) {
			t.Errorf("%s: report.json does not count what was redrawn: %v", c.state, err)
		}
		seen, _, _, err := do(t, again)
		if err != nil || server.since() != 0 || !seen.has("left alone: 4 "+strings.ReplaceAll(string(c.state), "_", " ")) {
			t.Errorf("%s: asked a third time, or %v; said %q", c.state, err, seen.lines)
		}
	}
}

// TestRetryOfWhatWasMended: what was refused before anything was drawn gives way to
// what comes once the server takes it, and so does what a server's own limit cut
// off once that lets more through.
func TestRetryOfWhatWasMended(t *testing.T) {
	for _, c := range []struct {
		state  scoring.State
		before script
	}{
		{scoring.ContextOverflow, first(400, "This model's maximum context length is 9 tokens", "", 0)},
		{scoring.APIError, first(422, "the template knows no such role", "", 0)},
		{scoring.Truncated, first(200, "Let", "length", 3)},
	} {
		server := newScripted(t, c.before)
		job := smallJob(server.URL+"/v1", t.TempDir())
		if _, _, _, err := do(t, job); err != nil {
			t.Fatal(err)
		}
		_, _, d, err := do(t, retried(job, 256, RetryStates()...))
		if s := d.Runs[0].Signatures[0].Strict; err != nil || s.Scored != 16 || s.Replaced != 4 || s.Redrawn != 0 {
			t.Errorf("%s: %d scored, %d replaced, %d redrawn, %v; want 16, 4, 0", c.state, s.Scored, s.Replaced, s.Redrawn, err)
		}
	}
}

// TestRetryGoesOn: interrupted, the same command asks again what is left, and
// nothing twice.
func TestRetryGoesOn(t *testing.T) {
	server := newScripted(t, cutting(500))
	job := smallJob(server.URL+"/v1", t.TempDir())
	job.Checkpoints[0].Asking.Connections = 1
	if _, _, _, err := do(t, job); err != nil {
		t.Fatal(err)
	}
	verdicts := filepath.Join(job.RunDir, runs.VerdictsFile)
	stale, err := os.ReadFile(verdicts)
	if err != nil {
		t.Fatal(err)
	}
	again := retried(job, 1000, scoring.Truncated)
	server.since()
	server.become(3, cutting(500))
	_, _, d, err := do(t, again)
	var open *UnfinishedError
	if code, _ := Explain(err); code != Incomplete || !errors.As(err, &open) || open.Open != 1 || d.Runs[0].Signatures[0].Strict.Replaced != 3 {
		t.Fatalf("got %v (code %d), want one open ask", err, code)
	}
	// Killed before it was scored, its verdicts would be those of before.
	if err := os.WriteFile(verdicts, stale, 0o600); err != nil {
		t.Fatal(err)
	}
	shown, _, err := Describe(job.RunDir, signature.Options{}, "test")
	if err != nil || shown.Runs[0].Signatures[0].Strict.Replaced != 3 {
		t.Errorf("a report takes verdicts from before for those of now: %v", err)
	}
	server.become(0, cutting(500))
	server.since()
	_, _, d, err = do(t, again)
	if s := d.Runs[0].Signatures[0].Strict; err != nil || s.Scored != 16 || server.since() != 1 {
		t.Errorf("%d scored, %v; want 16 after one more ask", s.Scored, err)
	}
}

// TestRetryCutAnywhere: a retry that was killed in the middle of any line ends,
// with the same command, as if it had not been.
func TestRetryCutAnywhere(t *testing.T) {
	server := newScripted(t, cutting(500))
	job := smallJob(server.URL+"/v1", t.TempDir())
	if _, _, _, err := do(t, job); err != nil {
		t.Fatal(err)
	}
	before := len(logOf(t, job))
	eventsFile := filepath.Join(job.RunDir, runs.EventsFile)
	events, err := os.ReadFile(eventsFile)
	if err != nil {
		t.Fatal(err)
	}
	again := retried(job, 1000, scoring.Truncated, scoring.Empty)
	_, _, want, err := do(t, again)
	if err != nil {
		t.Fatal(err)
	}
	log := logOf(t, job)
	for cut := before; cut <= len(log); cut += 131 {
		if err := os.WriteFile(filepath.Join(job.RunDir, runs.ResponsesFile), []byte(log[:cut]), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(eventsFile, events, 0o600); err != nil { // what is killed says nothing of its end
			t.Fatal(err)
		}
		whole := strings.Count(log[before:cut], "\n")
		server.since()
		_, _, got, err := do(t, again)
		if n := server.since(); err != nil || n != 4-whole {
			t.Errorf("cut at %d of %d: %d asks, %v; want %d", cut, len(log), n, err, 4-whole)
		}
		if diff := cmp.Diff(want.Runs[0].Signatures, got.Runs[0].Signatures, cmpopts.IgnoreFields(effort.Effort{}, "Seconds")); diff != "" {
			t.Errorf("cut at %d (-whole +cut):\n%s", cut, diff)
		}
	}
}

func TestRetryRefuses(t *testing.T) {
	server := newScripted(t, cutting(500))
	dir := t.TempDir()
	job := smallJob(server.URL+"/v1", dir)
	expect := func(reason string, job Job, words ...string) {
		t.Helper()
		_, _, _, err := do(t, job)
		code, next := Explain(err)
		for _, word := range words {
			if err == nil || code != Misuse || !strings.Contains(err.Error()+"; "+next, word) {
				t.Errorf("%s: %v; %s (code %d) does not say %q", reason, err, next, code, word)
			}
		}
	}
	anywhere := retried(job, 1000, scoring.Truncated)
	anywhere.RunDir = ""
	expect("no run yet", anywhere, "no run of these questions", "--run-dir")
	expect("no such directory", retried(job, 1000, scoring.Truncated), "is not a run")
	if _, err := os.Stat(job.RunDir); err == nil {
		t.Error("a run was made only to be asked again")
	}
	if _, _, _, err := do(t, job); err != nil {
		t.Fatal(err)
	}
	expect("fewer tokens", retried(job, 100, scoring.Truncated), "it may grow, not shrink")
	// A larger limit that the server will not have is no record of each question.
	job.RunDir, job.Selection.Limit.Items = filepath.Join(dir, "many"), 32
	if _, _, _, err := do(t, job); err != nil {
		t.Fatal(err)
	}
	kept := logOf(t, job)
	server.become(0, func(int, int) (int, string, string, int) { return 400, "no", "", 0 })
	_, _, _, err := do(t, retried(job, 1000, scoring.Truncated))
	if !errors.As(err, new(*asking.RefusedError)) || logOf(t, job) != kept {
		t.Errorf("got %v, want a refusal of all and nothing recorded", err)
	}
}

// TestRetryFindsTheRun: the newest run of the same identity of the last day,
// though it is complete; an older one has to be named.
func TestRetryFindsTheRun(t *testing.T) {
	server := newScripted(t, cutting(500))
	job := smallJob(server.URL+"/v1", t.TempDir())
	job.RunDir = ""
	_, result, _, err := do(t, job)
	if err != nil {
		t.Fatal(err)
	}
	again := retried(job, 1000, scoring.Truncated)
	_, found, d, err := do(t, again)
	if err != nil || found.Dir != result.Dir || d.Runs[0].Signatures[0].Strict.Replaced != 4 {
		t.Errorf("worked on %s, %v; want %s", found.Dir, err, result.Dir)
	}
	old := time.Now().Add(-25 * time.Hour)
	for _, name := range []string{runs.ManifestFile, runs.ResponsesFile} {
		if err := os.Chtimes(filepath.Join(result.Dir, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, _, err := do(t, again); !errors.As(err, new(*UsageError)) {
		t.Errorf("got %v, want no run found: it is too old", err)
	}
	again.RunDir = result.Dir
	if seen, _, _, err := do(t, again); err != nil || !seen.has("nothing to ask again") {
		t.Errorf("named, it is not found: %v; said %q", err, seen.lines)
	}
}

// TestRefusalsBeginMidway: a server that begins to refuse everything leaves the rest of a
// run open and not recorded as errors, and so again where it is gone on with. Mended, those
// few that were recorded are asked again with --retry.
func TestRefusalsBeginMidway(t *testing.T) {
	var asked, most atomic.Int64
	most.Store(30)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Method == http.MethodGet:
			fmt.Fprint(w, `{"data":[{"id":"sim-outcome"}]}`)
		case asked.Add(1) > most.Load():
			w.WriteHeader(http.StatusTeapot)
			fmt.Fprint(w, `{"error":{"message":"the tenant is asleep"}}`)
		default:
			fmt.Fprint(w, `{"choices":[{"message":{"content":"I don't know."},"finish_reason":"stop"}]}`)
		}
	}))
	t.Cleanup(server.Close)
	job := smallJob(server.URL+"/v1", t.TempDir())
	job.Checkpoints[0].Asking.Connections = 1
	job.Selection.Limit.Items = 100
	refused := func() int { return strings.Count(logOf(t, job), `"outcome":"api_error"`) }
	for session := 1; session <= 2; session++ {
		_, _, _, err := do(t, job)
		code, next := Explain(err)
		want := "sim-outcome: 61 of 100 asks are still open: " + server.URL + "/v1 refused 10 questions in a row, and then one that it had answered (HTTP 418). The server says: the tenant is asleep"
		if session == 2 {
			want = "sim-outcome: 52 of 100 asks are still open: " + server.URL + "/v1 refused 10 questions in a row, and then a plain \"Say OK.\" (HTTP 418). The server says: the tenant is asleep"
		}
		if err == nil || err.Error() != want || code != Incomplete || !strings.Contains(next, "--retry api_error") || refused() != 9*session {
			t.Errorf("session %d: %v, exit code %d, %q; %d errors recorded", session, err, code, next, refused())
		}
	}
	most.Store(1 << 40)
	_, _, d, err := do(t, retried(job, 256, scoring.APIError))
	if s := d.Runs[0].Signatures[0].Strict; err != nil || s.Scored != 100 || s.Replaced != 18 {
		t.Errorf("mended: %d scored, %d replaced, %v", s.Scored, s.Replaced, err)
	}
}
