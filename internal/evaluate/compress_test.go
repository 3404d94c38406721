package evaluate

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/runs"
)

// TestCompressNotPossible: a log that cannot be compressed stays as it is, which is
// told and no failure.
func TestCompressNotPossible(t *testing.T) {
	run := smallRun(t)
	log, err := os.ReadFile(run.Path(runs.ResponsesFile))
	if err != nil {
		t.Fatal(err)
	}
	log = bytes.Replace(log, []byte("}\n"), []byte(strings.Repeat(" ", 64<<20)+"}\n"), 1)
	if err := os.WriteFile(run.Path(runs.ResponsesFile), log, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := run.Lock(); err != nil {
		t.Fatal(err)
	}
	seen := &notes{}
	if err := (&prepared{run: run}).close(Job{Compress: true}, World{Progress: seen}); err != nil {
		t.Error(err)
	}
	if !seen.has("responses.jsonl is not compressed: line 1 has 64 MiB") {
		t.Errorf("notes: %q", seen.lines)
	}
	events, err := os.ReadFile(run.Path(runs.EventsFile))
	if err != nil || !bytes.Contains(events, []byte(`"kind":"not_compressed","fields":{"bytes":`)) {
		t.Errorf("events %s, error %v", events, err)
	}
	if recorded, planned, err := run.Complete(); recorded != planned || err != nil {
		t.Errorf("%d of %d recorded, error %v", recorded, planned, err)
	}
}
