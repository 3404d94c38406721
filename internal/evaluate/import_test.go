package evaluate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/responses"
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
	dir, err := foreign(t).Write()
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
