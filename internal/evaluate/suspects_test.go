package evaluate

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/scoring/suspects"
)

func TestVoices(t *testing.T) {
	run := func(name, model, policy string) *runs.Run {
		return &runs.Run{Manifest: runs.Manifest{
			Checkpoint: runs.Checkpoint{Name: name},
			Identity:   runs.Identity{Model: model, Policy: runs.Policy{Name: policy}},
		}}
	}
	for _, test := range []struct {
		runs   []*runs.Run
		names  []string
		said   string
		reason string
	}{
		{[]*runs.Run{run("a", "m", ""), run("b", "m", "")}, []string{"a", "b"}, "", "one model under two names"},
		{[]*runs.Run{run("a", "m", ""), run("a", "n", "")}, []string{"a (m)", "a (n)"}, "", "two models under one name"},
		{[]*runs.Run{run("a", "m", "neutral"), run("b", "m", "neutral"), run("a", "m", "permit")}, []string{"a", "b"}, "", "two policies of one checkpoint"},
		{[]*runs.Run{run("", "m", ""), run("b", "m", "")}, []string{"m", "b"}, "", "a checkpoint without a name has its model's"},
		{[]*runs.Run{run("a", "m", "neutral"), run("a", "m", "permit")}, []string{"a"}, "these 2 runs are of one: a", "two runs of one checkpoint are too few"},
		{[]*runs.Run{run("a", "m", "")}, []string{"a"}, "this is one run", "one run is too few"},
		{nil, nil, "there is no run yet", "a job that has not begun"},
	} {
		tally := suspects.NewTally()
		err := enough(test.runs, enlist(tally, test.runs))
		var names []string
		for _, c := range tally.Find(0).Report().Checkpoints {
			names = append(names, c.Name)
		}
		if diff := cmp.Diff(test.names, names); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.reason, diff)
		}
		var usage *UsageError
		if errors.As(err, &usage) != (test.said != "") || usage != nil && (!strings.Contains(usage.Message, test.said) || usage.Next == "") {
			t.Errorf("%s: %v, want %q", test.reason, err, test.said)
		}
	}
}

// TestSuspectsOldestFirst: whichever way runs are named, the one that started
// first comes first, so that of a mended label the later one counts.
func TestSuspectsOldestFirst(t *testing.T) {
	dir := t.TempDir()
	start := time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)
	var dirs []string
	for i, name := range []string{"late", "early"} {
		answers := writeFile(t, dir, name+".jsonl", `{"id":"core/uc-001-a","response":"31"}`+"\n")
		run, err := importForeign(Foreign{Format: "jsonl", File: answers, Suite: "core", LogDir: dir},
			World{Now: func() time.Time { return start.Add(-time.Duration(i) * time.Hour) }, Progress: &notes{}})
		if err != nil {
			t.Fatal(err)
		}
		dirs = append(dirs, run)
	}
	r, err := Suspects(append(dirs, dirs...), 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Checkpoints) != 2 || r.Runs != 2 || r.Checkpoints[0].Name != "early" || r.Checkpoints[0].Responses != 1 {
		t.Errorf("%+v", r)
	}
	if len(r.Suspects) != 1 || !r.Suspects[0].Unanimous() || r.Suspects[0].Items[0].ID != "core/uc-001-a" || r.Suspects[0].Value.Text != "31" {
		t.Errorf("suspects: %+v", r.Suspects)
	}
}

func writeFile(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
