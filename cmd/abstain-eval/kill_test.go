//go:build unix

package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/suites"
)

// TestKilled kills a run six times with SIGKILL, at six different points, and
// lets the same command finish it. It must score as an uninterrupted run does,
// with every ask recorded once, and the server must have been asked for no
// more than the items and what was in flight at each kill.
func TestKilled(t *testing.T) {
	t.Parallel()
	const kills, connections = 6, 4
	server, err := evaluate.NewSimulator([]string{"core"}, suites.Selection{}, simulate.Options{Seed: 1, Latency: 40 * time.Millisecond}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	http := httptest.NewServer(server.Handler())
	defer http.Close()
	dir := t.TempDir()
	run := func(into string) *exec.Cmd {
		command := exec.Command("abstain-eval", "run", "core", "--base-url", http.URL+"/v1", "--model", "sim-outcome",
			"--max-connections", "4", "--max-unscored", "1", "-q", "--limit", "144", "--run-dir", into)
		command.Dir = dir
		return command
	}

	killed := filepath.Join(dir, "killed")
	for i := range kills {
		command := run(killed)
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		awaitLines(t, filepath.Join(killed, runs.ResponsesFile), 15*(i+1))
		if err := command.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if err := command.Wait(); err == nil {
			t.Fatalf("kill %d came too late to interrupt anything", i+1)
		}
	}
	if out, err := run(killed).CombinedOutput(); err != nil {
		t.Fatalf("the resumed run: %v\n%s", err, out)
	}

	asks := 0
	for _, entry := range server.Ledger() {
		asks += entry.Asks
	}
	opened, err := runs.Open(killed)
	if err != nil {
		t.Fatal(err)
	}
	items := opened.Manifest.Identity.NItems
	if most := items + kills*connections; asks > most {
		t.Errorf("the server was asked %d times, want at most %d", asks, most)
	}
	recorded := map[[2]int]int{}
	for record, err := range opened.RecordsInOrder() {
		if err != nil {
			t.Fatal(err)
		}
		recorded[[2]int{record.N, record.Epoch}]++
	}
	if n := linesOf(t, opened); n != items || len(recorded) != items {
		t.Errorf("%d asks recorded in %d lines; want %d once each", len(recorded), n, items)
	}

	whole := filepath.Join(dir, "whole")
	if out, err := run(whole).CombinedOutput(); err != nil {
		t.Fatalf("the uninterrupted run: %v\n%s", err, out)
	}
	want, got := read(t, filepath.Join(whole, "verdicts.jsonl")), read(t, filepath.Join(killed, "verdicts.jsonl"))
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("verdicts of the killed run (-uninterrupted +killed):\n%s", diff)
	}
}

// TestKilledWhileRetrying kills a run that asks again what was cut off. The same
// command finishes it, and each response has been asked again once.
func TestKilledWhileRetrying(t *testing.T) {
	t.Parallel()
	const kills, connections = 3, 2
	simulated, err := evaluate.NewSimulator([]string{"core"}, suites.Selection{}, simulate.Options{Seed: 1, Latency: 40 * time.Millisecond}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(cutting(simulated.Handler(), 1000))
	defer server.Close()
	dir := filepath.Join(t.TempDir(), "run")
	run := func(arguments ...string) *exec.Cmd {
		return exec.Command("abstain-eval", append([]string{"run", "core", "--base-url", server.URL + "/v1", "--model", "sim-outcome",
			"--max-connections", "2", "--max-unscored", "1", "-q", "--limit", "144", "--run-dir", dir}, arguments...)...)
	}
	if out, err := run("--max-tokens", "500").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	log := filepath.Join(dir, runs.ResponsesFile)
	before := read(t, log)
	items := bytes.Count(before, []byte("\n"))
	cut := bytes.Count(before, []byte(`"finish":"length"`))
	again := []string{"--max-tokens", "1000", "--retry", "truncated"}
	for i := range kills {
		command := run(again...)
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		awaitLines(t, log, items+8*(i+1))
		if err := command.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if err := command.Wait(); err == nil {
			t.Fatalf("kill %d came too late to interrupt anything", i+1)
		}
	}
	if out, err := run(again...).CombinedOutput(); err != nil {
		t.Fatalf("the run that went on: %v\n%s", err, out)
	}
	after := read(t, log)
	if !bytes.HasPrefix(after, before) || bytes.Count(after, []byte("\n")) != items+cut {
		t.Errorf("%d lines, want the %d from before and one for each of %d that were cut off", bytes.Count(after, []byte("\n")), items, cut)
	}
	opened, err := runs.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	replaced := 0
	for record, err := range opened.RecordsInOrder() {
		if err != nil || record.Finish == "length" || record.Retries.Replaced > 1 || record.Retries.Redrawn > 0 {
			t.Errorf("%s ended by %q, %+v, %v", record.Item, record.Finish, record.Retries, err)
		}
		replaced += record.Retries.Replaced
	}
	asks := 0
	for _, entry := range simulated.Ledger() {
		asks += entry.Asks
	}
	if most := items + cut + kills*connections; replaced != cut || asks > most {
		t.Errorf("%d replaced after %d asks, want %d and at most %d", replaced, asks, cut, most)
	}
}

// TestSignals holds the exit code of each signal and that its state is saved. Each is
// sent again and again within milliseconds, as timeout(1) does with its own.
func TestSignals(t *testing.T) {
	t.Parallel()
	server, err := evaluate.NewSimulator([]string{"core"}, suites.Selection{}, simulate.Options{Latency: 20 * time.Millisecond}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	http := httptest.NewServer(server.Handler())
	defer http.Close()
	for signal, want := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143} {
		dir := filepath.Join(t.TempDir(), "run")
		command := exec.Command("abstain-eval", "run", "core", "--base-url", http.URL+"/v1", "--model", "sim-coin",
			"--max-connections", "2", "--run-dir", dir)
		var stderr bytes.Buffer
		command.Stderr = &stderr
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		awaitLines(t, filepath.Join(dir, runs.ResponsesFile), 3)
		for range 20 {
			if err := command.Process.Signal(signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
				t.Fatal(err)
			}
			time.Sleep(time.Millisecond)
		}
		_ = command.Wait() // its exit code is looked at next
		if got := command.ProcessState.ExitCode(); got != want {
			t.Errorf("%s: exit code %d, want %d", signal, got, want)
		}
		if !strings.Contains(stderr.String(), "the same command goes on") {
			t.Errorf("%s: the advice is missing in %q", signal, stderr.String())
		}
		if _, err := os.Stat(filepath.Join(dir, "verdicts.jsonl")); err != nil {
			t.Errorf("%s: %v", signal, err)
		}
	}
}

// TestSignalsEndWhatSavesNothing: a command that is not ready for a signal is ended by
// the first, at whatever it is. The files it is at here are pipes into which nobody
// writes.
func TestSignalsEndWhatSavesNothing(t *testing.T) {
	// A shell that puts a test into the background lets it ignore interrupts, and so would
	// the commands. What is handled here is theirs to be ended by.
	handled := make(chan os.Signal, 1)
	signal.Notify(handled, syscall.SIGINT)
	defer signal.Stop(handled)
	for _, row := range []struct {
		pipe    string
		command []string
	}{
		{"labeled.jsonl", []string{"scorer", "audit", "labeled.jsonl"}},
		{"answers.jsonl", []string{"score", "--from", "jsonl", "answers.jsonl"}},
		{"suite/suite.yaml", []string{"suite", "lint", "./suite"}},
		{"suite/suite.yaml", []string{"suite", "audit", "./suite"}},
		{"suite/suite.yaml", []string{"plan", "./suite"}},
	} {
		for _, by := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
			dir := t.TempDir()
			if err := os.MkdirAll(filepath.Join(dir, "suite"), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "suite", "items.jsonl"), nil, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := syscall.Mkfifo(filepath.Join(dir, row.pipe), 0o600); errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrPermission) {
				t.Skip("no named pipes here: ", err)
			} else if err != nil {
				t.Fatal(err)
			}
			command := exec.CommandContext(t.Context(), "abstain-eval", row.command...)
			command.Dir = dir
			if err := command.Start(); err != nil {
				t.Fatal(err)
			}
			pipe, err := os.OpenFile(filepath.Join(dir, row.pipe), os.O_WRONLY, 0) // when it is read
			if err != nil {
				t.Fatal(err)
			}
			if err := command.Process.Signal(by); err != nil {
				t.Fatal(err)
			}
			_ = command.Wait() // what ended it is looked at next
			_ = pipe.Close()
			if status, ok := command.ProcessState.Sys().(syscall.WaitStatus); !ok || !status.Signaled() || status.Signal() != by {
				t.Errorf("%v: %s; want it ended by %v", row.command, command.ProcessState, by)
			}
		}
	}
}

// TestInterruptedDoctor: what was cut off is not found of the server, and nothing is there
// to go on with.
func TestInterruptedDoctor(t *testing.T) {
	t.Parallel()
	asked := make(chan struct{}, 1)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			_, _ = w.Write([]byte(`{"data":[{"id":"m"}]}`)) // a test sees what does not arrive
			return
		}
		_, _ = io.Copy(io.Discard, r.Body) // until then the end of the connection is not seen
		asked <- struct{}{}
		<-r.Context().Done()
	}))
	defer server.Close()
	command := exec.Command("abstain-eval", "doctor", "--base-url", server.URL+"/v1")
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		_ = command.Wait() // its exit code is looked at next
		close(ended)
	}()
	select {
	case <-asked:
	case <-ended:
		t.Fatalf("it ended before it asked anything: %s\n%s", command.ProcessState, &stderr)
	}
	if err := command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	<-ended
	if got := command.ProcessState.ExitCode(); got != 143 {
		t.Errorf("exit code %d", got)
	}
	if got, want := stderr.String(), "abstain-eval: interrupted\n  the same command begins anew\n"; got != want || stdout.Len() > 0 {
		t.Errorf("it says %q, want %q; and of the server:\n%s", got, want, stdout.String())
	}
}

// awaitLines waits until a file has so many complete lines.
func awaitLines(t *testing.T, name string, lines int) {
	t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		content, err := os.ReadFile(name)
		if err == nil && bytes.Count(content, []byte("\n")) >= lines {
			return
		}
	}
	t.Fatalf("%s never had %d lines", name, lines)
}
