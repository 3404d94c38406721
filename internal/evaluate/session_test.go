package evaluate

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/runs"
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
	for s := range sessions(run) {
		if diff := cmp.Diff(of(.10), s.Margins); diff != "" {
			t.Errorf("in the event of a session without margins (-want +got):\n%s", diff)
		}
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
		if diff := cmp.Diff(row.want, remembered(run, row.o)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.reason, diff)
		}
	}
}
