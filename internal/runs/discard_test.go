package runs

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/responses"
)

func TestDiscard(t *testing.T) {
	t.Run("an empty run goes, directory and all", func(t *testing.T) {
		run := lockedRun(t, 3, 1)
		if err := run.Discard(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(run.Dir()); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("the directory is still there: %v", err)
		}
	})
	t.Run("what is the user's stays", func(t *testing.T) {
		run := lockedRun(t, 3, 1)
		notes := filepath.Join(run.Dir(), "notes.txt")
		if err := os.WriteFile(notes, []byte("mine"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := run.Discard(); err != nil {
			t.Fatal(err)
		}
		entries, err := os.ReadDir(run.Dir())
		if err != nil || len(entries) != 1 || entries[0].Name() != "notes.txt" {
			t.Errorf("left %v, %v; want notes.txt alone", entries, err)
		}
	})
	for _, compressed := range []bool{false, true} {
		t.Run(fmt.Sprintf("a recorded response is never removed, compressed %v", compressed), func(t *testing.T) {
			run := lockedRun(t, 1, 1)
			log := openLog(t, run)
			appendAll(t, log, responses.Record{Outcome: responses.Replied})
			if err := log.Close(); err != nil {
				t.Fatal(err)
			}
			if compressed {
				if err := run.Compress(); err != nil {
					t.Fatal(err)
				}
			}
			if err := run.Discard(); err == nil || !strings.Contains(err.Error(), "holds responses") {
				t.Errorf("got %v", err)
			}
			if _, err := Open(run.Dir()); err != nil {
				t.Errorf("the run is gone: %v", err)
			}
			if err := run.Remove(); err != nil { // of what was copied
				t.Fatal(err)
			}
			if _, err := os.Stat(run.Dir()); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("a copy that was removed is still there: %v", err)
			}
		})
	}
	t.Run("not without the lock", func(t *testing.T) {
		run := lockedRun(t, 3, 1)
		if err := run.Unlock(); err != nil {
			t.Fatal(err)
		}
		if err := run.Discard(); err == nil || !strings.Contains(err.Error(), "not locked") {
			t.Errorf("got %v", err)
		}
	})
}

func TestPublicArguments(t *testing.T) {
	got := PublicArguments([]string{
		"run", "core", "--base-url", "http://me:secret@host:1/v1?key=secret", "--base-url=https://me:secret@host/v1#x", "-q",
	})
	want := []string{"run", "core", "--base-url", "http://host:1/v1", "--base-url=https://host/v1", "-q"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if got := PublicURL("http://me:secret@host/v1"); got != "http://host/v1" {
		t.Errorf("got %q", got)
	}
}
