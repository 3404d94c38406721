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

// lockable passes over a test where a directory cannot be locked.
func lockable(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("Windows locks no directory")
	}
}

// TestChooseIsAlone: while one chooses, all others wait, and each gets its turn.
func TestChooseIsAlone(t *testing.T) {
	lockable(t)
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
	lockable(t)
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

// TestChooseLeavesNothing: a directory in which nothing was begun was never there,
// one that holds something stays, and the error is that of choosing.
func TestChooseLeavesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "logs")
	none := errors.New("nothing begun")
	if err := runs.Choose(t.Context(), dir, func() {}, func() error { return none }); !errors.Is(err, none) {
		t.Errorf("Choose = %v, want %v", err, none)
	}
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the directory is left behind: %v", err)
	}
	begin := func() error { return os.Mkdir(filepath.Join(dir, "run"), 0o700) }
	if err := runs.Choose(t.Context(), dir, func() {}, begin); err != nil {
		t.Fatal(err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("the directory holds %v, want the run alone (%v)", entries, err)
	}
	file := filepath.Join(dir, "run", "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := runs.Choose(t.Context(), file, func() {}, func() error { return none }); !errors.Is(err, none) {
		t.Errorf("in a file: %v, want %v", err, none)
	}
}
