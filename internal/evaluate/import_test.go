package evaluate

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// foreign are answers to both items of two baskets, in two epochs.
func foreign(t *testing.T) *ForeignRun {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "answers.jsonl")
	var lines strings.Builder
	for _, id := range []string{"apples-0", "apples-1"} {
		lines.WriteString(`{"id":"` + id + `","response":"42"}` + "\n" + `{"id":"` + id + `","response":"7","epoch":1}` + "\n")
	}
	if err := os.WriteFile(file, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	run, err := ReadForeign(Foreign{
		File: file, Format: "jsonl", Suite: baskets(t, filepath.Join(dir, "two.jsonl"), "42", 0), LogDir: filepath.Join(dir, "logs"),
	}, World{Now: time.Now, Progress: &notes{}})
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// An emptyLog has nothing recorded.
type emptyLog struct{}

func (emptyLog) Done(int, int) bool            { return false }
func (emptyLog) Append(responses.Record) error { return nil }

// TestKeysOfAnswers: answers from elsewhere have the keys that the plan of their run
// gives their asks, so that they pair.
func TestKeysOfAnswers(t *testing.T) {
	dir, err := foreign(t).Write(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	imported, err := runs.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, run := range []*runs.Run{smallRun(t), imported} {
		planned := map[askAt]string{}
		for ask, err := range plan(run, emptyLog{}, cell{}) {
			if err != nil {
				t.Fatal(err)
			}
			planned[askAt{ask.N, ask.Epoch}] = ask.Key.String()
		}
		if len(planned) != run.Manifest.Identity.NItems*run.Manifest.Identity.Epochs {
			t.Fatalf("%d asks are planned", len(planned))
		}
		for r, err := range run.AllRecords() {
			if err != nil {
				t.Fatal(err)
			}
			if want := planned[askAt{r.N, r.Epoch}]; r.Key.String() != want {
				t.Errorf("line %d, epoch %d: key %s, want %s", r.N, r.Epoch, r.Key, want)
			}
		}
	}
}

// A fuse is a context that ends when it was looked at so many times.
type fuse struct {
	context.Context
	left int
}

func (f *fuse) Err() error {
	if f.left--; f.left < 0 {
		return context.Canceled
	}
	return nil
}

// TestInterruptedImport: whenever a run of foreign answers is interrupted, nothing is
// left of it, so that the same command begins anew.
func TestInterruptedImport(t *testing.T) {
	run := foreign(t)
	logs := filepath.Dir(run.dir)
	for looks := range 100 {
		dir, err := run.Write(&fuse{t.Context(), looks})
		if err == nil {
			if looks < 4 {
				t.Errorf("it was looked for an interruption %d times", looks)
			}
			if _, err := runs.Open(dir); err != nil {
				t.Error(err)
			}
			break
		}
		if left, _ := os.ReadDir(logs); len(left) > 0 || !errors.Is(err, context.Canceled) {
			t.Fatalf("interrupted at look %d: %v; %s is left", looks, err, left)
		}
	}
	if _, _, err := Rescore(&fuse{t.Context(), 1}, run.dir, signature.Options{}, "test", nil); !errors.Is(err, context.Canceled) {
		t.Fatalf("scoring was interrupted, and gives %v", err)
	}
	if err := run.Discard(); err != nil {
		t.Error(err)
	}
	if left, _ := os.ReadDir(logs); len(left) > 0 {
		t.Errorf("%s is left of a run that was not scored", left)
	}
}
