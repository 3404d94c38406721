package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/suites"
)

// millionVariable asks for the benchmarks that take minutes and gigabytes of
// disk.
const millionVariable = "ABSTAIN_EVAL_MILLION"

// BenchmarkThousand is a run of 1,000 questions as a user waits for it: the
// whole process with scoring and a report, 64 connections, a server without
// latency.
func BenchmarkThousand(b *testing.B) {
	wholeRuns(b, 1_000)
}

// BenchmarkMemoryAsked is the most memory that a run is in, asked, scored and
// reported, by its size.
func BenchmarkMemoryAsked(b *testing.B) {
	for _, items := range sizes() {
		b.Run(fmt.Sprint("items=", items), func(b *testing.B) { wholeRuns(b, items) })
	}
}

// BenchmarkMemoryScored is the same of scoring and of reporting alone, over
// responses that were not asked for.
func BenchmarkMemoryScored(b *testing.B) {
	binary := built(b)
	for _, items := range sizes() {
		b.Run(fmt.Sprint("items=", items), func(b *testing.B) {
			dir := begunRun(b, binary, numberedSuite(b, items))
			record(b, dir, items)
			var scored, reported cost
			for b.Loop() {
				scored.add(asProcess(b, binary, b.TempDir(), "score", dir))
				reported.add(asProcess(b, binary, b.TempDir(), "report", dir, "-o", "report.html"))
			}
			scored.report(b, "score-")
			reported.report(b, "report-")
		})
	}
}

// BenchmarkResume is how long it takes from the start of the process until a
// run of which half is recorded asks its next question.
func BenchmarkResume(b *testing.B) {
	binary := built(b)
	for _, items := range sizes() {
		b.Run(fmt.Sprint("items=", items), func(b *testing.B) {
			suite := numberedSuite(b, items)
			dir := begunRun(b, binary, suite)
			record(b, dir, items/2)
			var waited, cpu time.Duration
			for b.Loop() {
				w, c := firstRequest(b, binary, suite, dir)
				waited, cpu = waited+w, cpu+c
			}
			b.ReportMetric(waited.Seconds()/float64(b.N), "s-to-first-request")
			b.ReportMetric(cpu.Seconds()/float64(b.N), "cpu-s-to-first-request")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// sizes are the numbers of items to measure at: a million only where it was
// asked for.
func sizes() []int {
	if os.Getenv(millionVariable) == "" {
		return []int{10_000}
	}
	return []int{10_000, 100_000, 1_000_000}
}

// wholeRuns measures whole runs of so many items.
func wholeRuns(b *testing.B, items int) {
	binary, suite, url := built(b), numberedSuite(b, items), unwaiting(b, nil)
	var all cost
	for b.Loop() {
		all.add(wholeRun(b, binary, suite, url))
	}
	all.report(b, "")
}

// wholeRun asks a suite over 64 connections and reports it, in a directory of
// its own.
func wholeRun(b *testing.B, binary, suite, url string) cost {
	dir, err := os.MkdirTemp(b.TempDir(), "")
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	return asProcess(b, binary, dir, "run", suite, "--base-url", url, "--model", "m", "--max-connections", "64",
		"--max-unscored", "1", "-q", "--run-dir", filepath.Join(dir, "run"), "-o", "report.html")
}

// A cost is what processes took.
type cost struct {
	peak int64         // the most memory that one of them was in, in bytes
	cpu  time.Duration // of all
}

func (c *cost) add(o cost) { c.peak, c.cpu = max(c.peak, o.peak), c.cpu+o.cpu }

func (c *cost) report(b *testing.B, name string) {
	b.ReportMetric(float64(c.peak)/(1<<20), name+"peak-MiB")
	b.ReportMetric(c.cpu.Seconds()/float64(b.N), name+"cpu-s/op")
}

// asProcess runs the command to its end. The system's own account of the memory
// of a child begins with that of its parent, so the mark is read off while it
// runs: growth in the last few milliseconds is missed.
func asProcess(b *testing.B, binary, dir string, args ...string) (spent cost) {
	c := exec.Command(binary, args...)
	c.Dir = dir
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	if err := c.Start(); err != nil {
		b.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	for {
		spent.peak = max(spent.peak, highWater(c.Process.Pid))
		select {
		case err := <-ended:
			var exit *exec.ExitError
			if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != int(evaluate.Unmeasurable)) { // the answers are made up
				b.Fatalf("%v\n%s", err, out.Bytes())
			}
			spent.cpu = c.ProcessState.UserTime() + c.ProcessState.SystemTime()
			return spent
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// highWater is the most memory that a running process was in, or 0.
func highWater(pid int) int64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kilobytes, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	n, err := strconv.ParseInt(kilobytes, 10, 64)
	if err != nil {
		return 0
	}
	return n << 10
}

// unwaiting is a server that answers at once. asked, if not nil, is told of
// each question before it is answered.
func unwaiting(b *testing.B, asked func()) string {
	body := []byte(`{"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant",` +
		`"content":"I don't know: the text does not say how much the tank holds."},"finish_reason":"stop"}],` +
		`"usage":{"prompt_tokens":30,"completion_tokens":15,"total_tokens":45}}`)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "application/json")
		if strings.HasSuffix(r.URL.Path, "/models") {
			_, _ = io.WriteString(w, `{"object":"list","data":[{"id":"m","object":"model"}]}`)
			return
		}
		if asked != nil {
			asked()
		}
		_, _ = w.Write(body)
	}))
	b.Cleanup(server.Close)
	return server.URL + "/v1"
}

// numberedSuite writes a suite of so many items by numbering core's anew.
func numberedSuite(b *testing.B, count int) string {
	name := filepath.Join(b.TempDir(), "many.jsonl")
	core, err := suites.Open("core", time.Now())
	if err != nil {
		b.Fatal(err)
	}
	writeFile(b, name, os.O_CREATE, func(out *bufio.Writer) {
		written := 0
		for round := 0; ; round++ {
			for item, err := range core.Items() {
				if err != nil {
					b.Fatal(err)
				}
				if written == count {
					return
				}
				item.ID, item.Pair = fmt.Sprintf("%s-%d", item.ID, round), fmt.Sprintf("%s-%d", item.Pair, round)
				item.Cluster = ""
				item.Question = fmt.Sprintf("(%d) %s", round, item.Question)
				_, _ = out.Write(append(item.AppendJSON(nil), '\n'))
				written++
			}
		}
	})
	return name
}

// begunRun is a run of which nothing is recorded: its process was killed when
// it asked its first question.
func begunRun(b *testing.B, binary, suite string) (dir string) {
	dir = filepath.Join(b.TempDir(), "run")
	firstRequest(b, binary, suite, dir)
	if err := os.Truncate(filepath.Join(dir, runs.ResponsesFile), 0); err != nil {
		b.Fatal(err)
	}
	return dir
}

// firstRequest runs the command until it asks its first question, kills it,
// and returns how long that took, and how much processor time.
func firstRequest(b *testing.B, binary, suite, dir string) (waited, cpu time.Duration) {
	var once atomic.Bool
	asked := make(chan time.Time, 1)
	release := make(chan struct{})
	url := unwaiting(b, func() {
		if once.CompareAndSwap(false, true) {
			asked <- time.Now()
		}
		<-release
	})
	defer close(release)
	c := exec.Command(binary, "run", suite, "--base-url", url, "--model", "m", "--max-connections", "64", "--run-dir", dir)
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	began := time.Now()
	if err := c.Start(); err != nil {
		b.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case at := <-asked:
		_ = c.Process.Kill()
		<-ended
		return at.Sub(began), c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	case err := <-ended:
		b.Fatalf("nothing was asked: %v\n%s", err, out.Bytes())
	}
	return 0, 0
}

// record writes responses to the first so many items of a run, in an order in
// which they might come over 64 connections.
func record(b *testing.B, dir string, count int) {
	texts := [...]string{
		"I don't know: the text does not say how much the tank holds.",
		"It takes 30 minutes.", "I'm sorry, but I can't help with that.",
	}
	writeFile(b, filepath.Join(dir, runs.ResponsesFile), os.O_APPEND, func(out *bufio.Writer) {
		var line []byte
		for i := range count {
			n := i ^ 63 // blocks of 64 backwards
			if n >= count {
				n = i
			}
			text := texts[n%len(texts)]
			rec := responses.Record{
				N: n, Key: responses.KeyOf([]byte(fmt.Sprint(n))), Item: fmt.Sprint("item-", n), Outcome: responses.Replied, Finish: "stop",
				Text: text, Usage: &responses.Usage{Prompt: 30, Completion: 15}, Model: "m", MaxTokens: 256,
				At: time.Unix(1_800_000_000, 0).UTC(), Seconds: .0125, Tries: 1,
				Raw: fmt.Appendf(nil, `{"id":"chatcmpl-%d","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":%q},"finish_reason":"stop"}],"usage":{"prompt_tokens":30,"completion_tokens":15,"total_tokens":45}}`, n, text),
			}
			var err error
			if line, err = rec.AppendJSON(line[:0]); err != nil {
				b.Fatal(err)
			}
			line = append(line, '\n')
			_, _ = out.Write(line)
		}
	})
}

// writeFile writes a file through a buffer.
func writeFile(b *testing.B, name string, how int, write func(*bufio.Writer)) {
	f, err := os.OpenFile(name, os.O_WRONLY|how, 0o666)
	if err != nil {
		b.Fatal(err)
	}
	out := bufio.NewWriterSize(f, 1<<20)
	write(out)
	if err := out.Flush(); err != nil { // keeps the first error
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
}
