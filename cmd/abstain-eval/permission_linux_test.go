package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/evaluate"
	"github.com/abstain-eval/abstain-eval/internal/unprivileged"
)

// A file that is there and may not be read is no mistake in what was asked for: whatever
// it is for, the exit code is 1 and the advice to change its permissions.
func TestFileThatMayNotBeRead(t *testing.T) {
	file := filepath.Join(unprivileged.Dir(t), "sealed.jsonl")
	if err := os.WriteFile(file, nil, 0); err != nil {
		t.Fatal(err)
	}
	run := func(more ...string) []string {
		return append([]string{"run", "core", "--dry-run", "--base-url", "http://127.0.0.1:1/v1", "--model", "m"}, more...)
	}
	for _, c := range []struct {
		args []string
		what string // the message begins with
	}{
		{[]string{"suite", "lint", file}, "opening suite "},
		{[]string{"score", "--from", "jsonl", file}, "reading answers: "},
		{[]string{"scorer", "audit", file}, ""},
		{[]string{"run", "-c", file}, "-c: "},
		{[]string{"gate", "latest", "--gates", file}, "--gates: "},
		{run("--prices", file), "--prices: "},
		{run("--policy", file), "--policy: "},
		{run("--system", "@"+file), "--system: "},
		{run("--api-key-file", file), "--api-key-file: "},
		{run("--ca-cert", file), "--ca-cert: "},
	} {
		var said strings.Builder
		var code int
		unprivileged.Do(t, func() {
			code = execute(&outside{
				args: c.args, stdout: io.Discard, stderr: &said, getenv: func(string) string { return "" }, now: time.Now,
				columns: func() int { return 0 }, isShown: func() bool { return false }, signal: func() os.Signal { return nil },
			})
		})
		const advice = ": permission denied\n  change the permissions of what is named there, or name something else\n"
		if code != int(evaluate.Internal) || !strings.HasPrefix(said.String(), "abstain-eval: "+c.what) || !strings.HasSuffix(said.String(), file+advice) {
			t.Errorf("%s: exit code %d\n%s", strings.Join(c.args, " "), code, said.String())
		}
	}
}
