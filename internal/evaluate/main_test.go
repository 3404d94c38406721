package evaluate

import (
	"flag"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/suites"
)

// TestMain holds that no goroutine is left by any test. Those that wait for a pace, or
// for a server that is down, do so side by side, on however few processors; -parallel
// still decides where it is given.
func TestMain(m *testing.M) {
	if err := flag.Set("test.parallel", strconv.Itoa(max(sideBySide, runtime.GOMAXPROCS(0)))); err != nil {
		panic(err)
	}
	goleak.VerifyTestMain(m)
}

// sideBySide is how many of the tests that may run at a time do so at the least.
const sideBySide = 6

// notes is a Progress that keeps what the user would have seen.
type notes struct {
	mu    sync.Mutex
	lines []string
}

func (n *notes) Plan([]Part)           {}
func (n *notes) Recorded(string, bool) {}
func (n *notes) Retried(_, _ string)   {}
func (n *notes) Close()                {}
func (n *notes) Watch(string, func() (time.Duration, string)) {
}
func (n *notes) Note(text string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.lines = append(n.lines, text)
}

func (n *notes) has(part string) bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, line := range n.lines {
		if strings.Contains(line, part) {
			return true
		}
	}
	return false
}

// knowsNone is a recaller to which every source is new.
func knowsNone(runs.Source) (*runs.Run, error) { return nil, nil }

// simulated serves simulated checkpoints for core.
func simulated(t *testing.T, o simulate.Options) *httptest.Server {
	t.Helper()
	server, err := NewSimulator([]string{"core"}, suites.Selection{}, o, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	http := httptest.NewServer(server.Handler())
	t.Cleanup(http.Close)
	return http
}

// smallRun is a run of smallJob that is complete.
func smallRun(t *testing.T) *runs.Run {
	t.Helper()
	job := smallJob(simulated(t, simulate.Options{}).URL+"/v1", t.TempDir())
	if _, _, _, err := do(t, job); err != nil {
		t.Fatal(err)
	}
	run, err := runs.Open(job.RunDir)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// smallJob asks sim-outcome 16 questions and keeps the run in dir/run.
func smallJob(url, dir string) Job {
	zero := 0.0
	asking := DefaultAsking()
	asking.Connections, asking.MaxRetries = 2, 1
	return Job{
		Checkpoints: []Checkpoint{{
			Model: "sim-outcome", BaseURL: url, Params: wire.Params{Temperature: &zero, MaxTokens: 256}, Asking: asking,
		}},
		Suites:      []string{"core"},
		Selection:   suites.Selection{Limit: suites.Limit{Items: 16}},
		MaxUnscored: new(1.0),
		LogDir:      filepath.Join(dir, "logs"),
		RunDir:      filepath.Join(dir, "run"),
	}
}

// do executes a job.
func do(t *testing.T, job Job) (*notes, Result, reports.Document, error) {
	t.Helper()
	seen := &notes{}
	result, d, err := Execute(t.Context(), job, World{Now: time.Now, Progress: seen, Tool: "test"})
	return seen, result, d, err
}

// askTwelvePairs asks the twelve pairs of a server.
func askTwelvePairs(t *testing.T, url string) (Job, reports.Document) {
	t.Helper()
	dir := t.TempDir()
	job := smallJob(url, dir)
	job.Checkpoints[0].Model, job.Suites, job.Selection = "m", []string{twelvePairs(t, dir)}, suites.Selection{}
	_, _, d, err := do(t, job)
	if err != nil {
		t.Fatal(err)
	}
	return job, d
}

// describedAgain is what a run comes to from its stored verdicts.
func describedAgain(t *testing.T, job Job) (*runs.Run, reports.SuiteReport) {
	t.Helper()
	run, err := runs.Open(job.RunDir)
	if err != nil {
		t.Fatal(err)
	}
	again, _, err := describeRun(run, historyOf(run), signature.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return run, again.Signatures[0]
}

// twelvePairs writes a suite of twelve twin pairs, "Is it N?" and, without an
// answer, "Is it not N?".
func twelvePairs(t *testing.T, dir string) (file string) {
	t.Helper()
	var lines strings.Builder
	for i := range 12 {
		fmt.Fprintf(&lines, `{"id":"a%[1]d","scenario":"stale","answerable":true,"pair":"p%[1]d","question":"Is it %[1]d?","answers":["yes"],"match":{"type":"boolean"}}`+"\n", i)
		fmt.Fprintf(&lines, `{"id":"u%[1]d","scenario":"stale","answerable":false,"pair":"p%[1]d","question":"Is it not %[1]d?"}`+"\n", i)
	}
	file = filepath.Join(dir, "mine.jsonl")
	if err := os.WriteFile(file, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}
