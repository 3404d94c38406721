package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/suites"
)

// faultEnv asks for TestFaults in full and holds its seed; just fault sets it.
const faultEnv = "ABSTAIN_EVAL_FAULT"

// TestFaults asks a server that fails a third of the time, and kills the run
// with SIGKILL again and again. At its end every ask is recorded once with the
// answer to its own question, the server was asked no more often than what was
// recorded, what was retried and what was in flight at the kills, and everything
// derived is what a run without faults gives.
//
// In full it asks 10,000 questions over 32 connections and kills a dozen times.
func TestFaults(t *testing.T) {
	o := faultOptions{seed: 1, items: 300, kills: 3, connections: 8, attempt: 200 * time.Millisecond}
	if asked := os.Getenv(faultEnv); asked != "" {
		seed, err := strconv.ParseUint(asked, 10, 64)
		if err != nil {
			t.Fatalf("%s holds the seed: %v", faultEnv, err)
		}
		o = faultOptions{seed: seed, items: 10_000, kills: 12, connections: 32, attempt: 500 * time.Millisecond}
	}
	o.suite = manyItems(t, o.items)
	began := time.Now()

	calm := newFaultyServer(o.seed)
	calm.calm = true
	whole := o.run(t, calm, nil)
	if calm.requests != o.items {
		t.Errorf("without faults the server was asked %d times, want %d", calm.requests, o.items)
	}
	server := newFaultyServer(o.seed)
	random := rand.New(rand.NewPCG(o.seed, 0))
	killed := o.run(t, server, random)

	compareRuns(t, whole, killed)
	kinds, torn := attempts(t, killed)
	if torn > o.kills {
		t.Errorf("attempts.jsonl has %d torn lines, and there were %d kills", torn, o.kills)
	}
	retries := 0
	for _, n := range kinds {
		retries += n
	}
	lost := server.requests - o.items - retries
	if most := o.kills * o.connections; lost > most {
		t.Errorf("the server was asked %d times for %d items and %d retries: %d more, want at most %d for %d kills of %d connections",
			server.requests, o.items, retries, lost, most, o.kills, o.connections)
	}
	sent := 0
	for _, kind := range faults {
		sent += server.sent[kind]
		if server.sent[kind] == 0 {
			t.Errorf("the server never failed by %s", kind)
		}
	}
	if share := float64(sent) / float64(server.requests); share < .25 || share > .42 {
		t.Errorf("the server failed %.2f of the time, want a third", share)
	}
	t.Logf("%d items, %d kills, %d connections: %d requests, %d retries %v, %d lost in flight at the kills; faults sent: %v; %.1f s",
		o.items, o.kills, o.connections, server.requests, retries, kinds, lost, server.sent, time.Since(began).Seconds())
}

type faultOptions struct {
	seed                      uint64
	items, kills, connections int
	attempt                   time.Duration
	suite                     string
}

// run has the questions asked until none is open, and returns the run. Where
// random is given the process is killed at moments drawn from it.
func (o faultOptions) run(t *testing.T, server *faultyServer, random *rand.Rand) *runs.Run {
	t.Helper()
	http := httptest.NewServer(server)
	defer http.Close()
	dir, attempt := filepath.Join(t.TempDir(), "run"), o.attempt
	if server.calm {
		attempt = patience // it never stalls: what is late comes of the machine
	}
	start := func() (*exec.Cmd, *bytes.Buffer, <-chan struct{}) {
		command := exec.Command("abstain-eval-hurried", o.suite, "--base-url", http.URL+"/v1", "--model", "m",
			"-j", strconv.Itoa(o.connections), "--attempt-timeout", attempt.String(), "--max-unscored", "1", "-q", "--run-dir", dir)
		stderr := new(bytes.Buffer)
		command.Stderr = stderr
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			_ = command.Wait() // its exit code is looked at
		}()
		return command, stderr, ended
	}
	if random != nil {
		o.killAgainAndAgain(t, server, random, dir, start)
	}
	for range 20 {
		command, stderr, ended := start()
		<-ended
		switch evaluate.Code(command.ProcessState.ExitCode()) {
		case evaluate.OK:
			run, err := runs.Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			return run
		case evaluate.Incomplete: // a question had no reply in any of its tries
		default:
			t.Fatalf("%v\n%s", command.ProcessState, stderr)
		}
	}
	t.Fatal("there are open asks after 20 sessions")
	return nil
}

// killAgainAndAgain kills at requests drawn from random, a moment after they
// have arrived; every fourth time some milliseconds after the process began,
// whatever it is at then. Every third time the log ends as a power cut may leave
// it.
func (o faultOptions) killAgainAndAgain(t *testing.T, server *faultyServer, random *rand.Rand, dir string,
	start func() (*exec.Cmd, *bytes.Buffer, <-chan struct{}),
) {
	t.Helper()
	log := filepath.Join(dir, runs.ResponsesFile)
	var kept []byte
	for kill := range o.kills {
		at, moment := (kill+1)*o.items*5/4/(o.kills+1), time.Duration(random.IntN(5_000))*time.Microsecond
		at += random.IntN(o.items/o.kills) - o.items/o.kills/2
		if kill%4 == 3 {
			at, moment = 0, time.Duration(random.IntN(150))*time.Millisecond
		}
		reached := server.when(at)
		command, stderr, ended := start()
		select {
		case <-reached:
		case <-ended:
			t.Fatalf("kill %d came too late to interrupt anything: %v\n%s", kill+1, command.ProcessState, stderr)
		case <-time.After(patience):
			t.Fatalf("request %d never came", at)
		}
		time.Sleep(moment)
		if err := command.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		<-ended
		recorded, err := os.ReadFile(log)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(recorded, kept) {
			t.Fatalf("at kill %d the log does not begin with what it held at the kill before", kill+1)
		}
		kept = recorded[:bytes.LastIndexByte(recorded, '\n')+1]
		if kill%3 == 2 {
			powerCut(t, log, random)
		}
	}
}

// powerCut leaves at the end of a log what a power cut may leave there.
func powerCut(t *testing.T, log string, random *rand.Rand) {
	t.Helper()
	f, err := os.OpenFile(log, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o666)
	if err != nil {
		t.Fatal(err)
	}
	line := `{"n":1,"epoch":0,"key":"` + strings.Repeat("\x00", 1+random.IntN(4096))
	if _, err := f.WriteString(line[random.IntN(20):]); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// linesOf is how many responses a run has recorded, whether they count or not.
func linesOf(t *testing.T, run *runs.Run) (n int) {
	t.Helper()
	for _, err := range run.AllRecords() {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	return n
}

// compareRuns holds a run that was killed against one that was not: each ask
// recorded once with what the server says to it, and the same derived files.
func compareRuns(t *testing.T, whole, killed *runs.Run) {
	t.Helper()
	planned := killed.Manifest.Identity.NItems
	recorded, _, err := killed.Complete()
	if err != nil {
		t.Fatal(err)
	}
	if n := linesOf(t, killed); n != planned || recorded != planned {
		t.Errorf("%d asks recorded in %d lines; want %d once each", recorded, n, planned)
	}
	said := func(run *runs.Run) map[[2]int]string {
		all := map[[2]int]string{}
		for r, err := range run.RecordsInOrder() {
			if err != nil {
				t.Fatal(err)
			}
			if r.Outcome != responses.Replied {
				t.Errorf("item %d is recorded as %s", r.N, r.Outcome)
			}
			all[[2]int{r.N, r.Epoch}] = fmt.Sprintf("%s %s %s %s", r.Item, r.Key, r.Finish, r.Raw)
		}
		return all
	}
	if diff := cmp.Diff(said(whole), said(killed)); diff != "" {
		t.Errorf("records (-without faults +with):\n%.4000s", diff)
	}
	for _, name := range []string{"verdicts.jsonl", "report.json"} {
		want, got := unnamed(t, whole, name), unnamed(t, killed, name)
		if got != want {
			t.Errorf("%s differs (-without faults +with):\n%.4000s", name, cmp.Diff(want, got))
		}
	}
}

// unnamed is a derived file without what tells one run from another: its id, when
// it began, and how many seconds its replies took.
func unnamed(t *testing.T, run *runs.Run, name string) string {
	t.Helper()
	var kept strings.Builder
	skip := "" // the line that ends the object which is left out
	for line := range strings.Lines(string(read(t, run.Path(name)))) {
		if strings.TrimSpace(line) == `"seconds": {` {
			skip = line[:strings.IndexByte(line, '"')] + "}"
		}
		if skip == "" {
			kept.WriteString(line)
		} else if strings.HasPrefix(line, skip) {
			skip = ""
		}
	}
	return strings.NewReplacer(
		run.Manifest.ID, "ID", run.Manifest.Provenance.Started.Format("2006-01-02T15:04:05Z"), "STARTED",
	).Replace(kept.String())
}

// attempts counts the lines of attempts.jsonl by kind: one for each request that
// failed and whose process lived to write it down. A kill may tear the one that was being
// written, and the next begins on a line of its own.
func attempts(t *testing.T, run *runs.Run) (kinds map[string]int, torn int) {
	t.Helper()
	f, err := os.Open(run.Path(runs.AttemptsFile))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	kinds = map[string]int{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var attempt struct{ Kind string }
		if json.Unmarshal(lines.Bytes(), &attempt) != nil {
			torn++
			continue
		}
		kinds[attempt.Kind]++
	}
	return kinds, torn
}

// manyItems writes a suite of so many items by numbering core's anew.
func manyItems(t *testing.T, count int) (name string) {
	t.Helper()
	core, err := suites.Open("core", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for n := 0; n < count; {
		round := n
		for item, err := range core.Items() {
			if err != nil {
				t.Fatal(err)
			}
			item.ID, item.Pair, item.Cluster = fmt.Sprintf("%s-%d", item.ID, round), fmt.Sprintf("%s-%d", item.Pair, round), ""
			item.Question = fmt.Sprintf("(%d) %s", round, item.Question)
			out.Write(append(item.AppendJSON(nil), '\n'))
			if n++; n == count {
				break
			}
		}
	}
	name = filepath.Join(t.TempDir(), "many.jsonl")
	if err := os.WriteFile(name, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// hurriedCode is the command run, except that it does not wait long before it
// tries again: how long is for no user to choose.
func hurriedCode() int {
	var ended ending
	o := &outside{
		args: os.Args[1:], stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv, now: time.Now,
		columns: func() int { return 0 }, isShown: func() bool { return false }, interruptible: ended.interruptible, signal: ended.signal,
	}
	err := hurried(o)
	code, next := evaluate.Explain(err)
	if err != nil {
		fmt.Fprintln(o.stderr, err, next)
	}
	return int(code)
}

func hurried(o *outside) error {
	var opts runOptions
	cmd := &cobra.Command{
		SilenceErrors: true, SilenceUsage: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			job, err := opts.job(o, args, cmd.Flags())
			if err != nil {
				return err
			}
			job.Checkpoints[0].Asking.Backoff = time.Millisecond
			return runJob(o.interruptible(), o, job, opts.out, opts.logs)
		},
	}
	opts.addFlags(cmd.Flags())
	cmd.SetArgs(o.args)
	return cmd.Execute()
}
