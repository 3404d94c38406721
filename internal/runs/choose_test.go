package runs_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/runs"
)

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
