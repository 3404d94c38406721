//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package runs_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/runs"
)

// TestChooseIsAlone: while one chooses, all others wait, and each gets its turn.
func TestChooseIsAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "logs")
	var within, turns atomic.Int64
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			err := runs.Choose(t.Context(), dir, func() {}, func() error {
				if n := within.Add(1); n != 1 {
					t.Errorf("%d choose at once", n)
				}
				turns.Add(1)
				defer within.Add(-1)
				return os.WriteFile(filepath.Join(dir, "begun"), nil, 0o600)
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if turns.Load() != 8 {
		t.Errorf("%d of 8 had their turn", turns.Load())
	}
}

// TestChooseWaits: who waits for long says so, and ends with what ends its command.
func TestChooseWaits(t *testing.T) {
	dir := t.TempDir()
	hold := make(chan struct{})
	defer close(hold)
	taken := make(chan struct{})
	go func() {
		_ = runs.Choose(context.Background(), dir, func() {}, func() error {
			close(taken)
			<-hold
			return nil
		})
	}()
	<-taken
	stop := errors.New("stopped")
	ctx, cancel := context.WithCancelCause(t.Context())
	told := false
	err := runs.Choose(ctx, dir, func() {
		told = true
		cancel(stop)
	}, func() error {
		t.Error("two choose at once")
		return nil
	})
	if !errors.Is(err, stop) || !told {
		t.Errorf("Choose = %v, told of the wait: %v", err, told)
	}
}

// TestChooseWhereItIsTakenBack: none chooses beside another where those before it begin
// nothing and take the directory back.
func TestChooseWhereItIsTakenBack(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "logs")
	var within atomic.Int64
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 50 {
				_ = runs.Choose(t.Context(), dir, func() {}, func() error {
					if n := within.Add(1); n != 1 {
						t.Errorf("%d choose at once", n)
					}
					runtime.Gosched()
					within.Add(-1)
					return nil
				})
			}
		})
	}
	wait.Wait()
}
