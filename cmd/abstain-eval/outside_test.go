package main

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/reports"
)

// A finding is a line for a program that reads it, and lines that fit for a reader.
func TestResultsFitATerminal(t *testing.T) {
	finding := "mine/items.jsonl:12: warning: frames: " + strings.Repeat("a word or two ", 12)
	for _, shown := range []bool{true, false} {
		var out strings.Builder
		o := &outside{stdout: &out, isShown: func() bool { return shown }}
		if err := o.tell(finding); err != nil {
			t.Error(err)
		}
		lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
		if long := len(lines[0]) > 80; long == shown || (len(lines) > 1) != shown {
			t.Errorf("on a terminal %v:\n%s", shown, out.String())
		}
	}
}

// TestUntil: what is written of rows ends with an error when the context does.
func TestUntil(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	rows := func(yield func(reports.Row, error) bool) {
		for range 5 {
			if !yield(reports.Row{}, nil) {
				return
			}
		}
	}
	seen := 0
	var ended error
	for _, err := range until(ctx, rows) {
		if ended = err; err == nil {
			seen++
		}
		if seen == 2 {
			cancel()
		}
	}
	if seen != 2 || !errors.Is(ended, context.Canceled) {
		t.Errorf("%d rows, then %v; want two, and then the end as an error", seen, ended)
	}
}
