package evaluate

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// TestMarginsRemembered: a run remembers what it was held against last, by itself or
// since it was told.
func TestMarginsRemembered(t *testing.T) {
	all := func(margin float64) signature.Options {
		return signature.Options{MarginAnswer: margin, MarginRefusal: margin, MarginWrong: margin}
	}
	of := func(margin float64) margins { return margins{margin, margin, margin} }
	run := smallRun(t)
	items, err := os.ReadFile(run.Path(runs.ItemsFile))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(of(.10), historyOf(run).last.Margins); diff != "" {
		t.Errorf("in the event of a session without margins (-want +got):\n%s", diff)
	}
	for _, row := range []struct {
		reason string
		events []margins
		o      signature.Options
		want   signature.Options
	}{
		{"nothing is known", nil, signature.Options{}, signature.Options{}},
		{"the last that was said", []margins{of(.05), of(.20)}, signature.Options{}, all(.20)},
		{"zeros are of a version that left the defaults out", []margins{of(.05), of(0)}, signature.Options{}, all(.05)},
		{"what is asked for now counts, as a whole", []margins{of(.05)}, signature.Options{MarginAnswer: .3}, signature.Options{MarginAnswer: .3}},
	} {
		run, err := runs.Create(filepath.Join(t.TempDir(), "run"), run.Manifest, func(w io.Writer) error {
			_, err := w.Write(items)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range row.events {
			if err := run.AppendEvent(sessionBegan, session{Margins: m}); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(row.want, historyOf(run).held(row.o)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.reason, diff)
		}
	}
}

// TestHistory: one pass over the events tells all that later sessions ask of them.
func TestHistory(t *testing.T) {
	run := smallRun(t)
	before := historyOf(run)
	if before.allowed(nil) != 1 || before.mostTokens != 256 || len(before.again) != 0 {
		t.Errorf("of a run that was asked once: %+v", before)
	}
	for _, event := range []struct {
		kind   string
		fields any
	}{
		{sessionBegan, session{MaxTokens: 2048, Recorded: 9, MaxUnscored: .25, Connections: 3, Retry: []scoring.State{scoring.Truncated, scoring.Empty}}},
		{askingBegan, struct{}{}},
		{sessionEnded, ending{Recorded: 2, InFlight: 1}},
		{sessionBegan, session{MaxTokens: 1024, Recorded: 4, MaxUnscored: .25, Connections: 5, Retry: []scoring.State{scoring.Empty}}},
		{askingBegan, struct{}{}},
		{scoredAgain, map[string]any{"max_unscored": .5}},
		{sessionBegan + "s", "no object"},
	} {
		if err := run.AppendEvent(event.kind, event.fields); err != nil {
			t.Fatal(err)
		}
	}
	h := historyOf(run)
	if h.allowed(nil) != .5 || h.allowed(new(.1)) != .1 || h.mostTokens != 2048 || h.inFlight != 5 || h.recorded < 11 || h.last.MaxTokens != 1024 {
		t.Errorf("got %+v", h)
	}
	if diff := cmp.Diff(retries{scoring.Truncated: 2048, scoring.Empty: 1024}, h.again); diff != "" {
		t.Errorf("what was to be asked again (-want +got):\n%s", diff)
	}
}
