package reports_test

import (
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/reports"
)

// TestItemsAskedSeveralTimes: every format says how an item that was asked several times
// counts among twins and flips.
func TestItemsAskedSeveralTimes(t *testing.T) {
	for _, c := range []struct {
		base, next int
		want       string
	}{
		{1, 1, ""},
		{1, 3, "the earlier run was asked once and the later up to 3 times, so that they are told by the first sample of an item alone"},
		{4, 2, "the earlier run was asked up to 4 times and the later up to 2 times, so that they are told by the first 2 samples of an item alone, " +
			"by what was done in most of these, an even split being the failure of its side"},
		{3, 3, "by what was done in most of up to 3 samples of an item, an even split being the failure of its side"},
	} {
		d, rows := held(t, changedShapes()...)
		s := &d.Comparisons[0].Suites[0]
		s.BaseSamples, s.NextSamples = c.base, c.next
		const begins = "twins and items treated otherwise: "
		for name, text := range map[string]string{
			"terminal": render(t, compared, d, nil), "markdown": render(t, reports.Markdown, d, nil), "html": render(t, reports.HTML, d, rows),
		} {
			flat := strings.Join(strings.Fields(text), " ")
			if strings.Contains(flat, begins) != (c.want != "") || !strings.Contains(flat, c.want) {
				t.Errorf("asked %d and %d times, %s does not say %q", c.base, c.next, name, c.want)
			}
		}
	}
}

// TestEvenSplits: a report says in how many pairs an even split counts as a failure.
func TestEvenSplits(t *testing.T) {
	d, rows := document(t, changedShapes()[0])
	d.Runs[0].Signatures[0].Strict.Quadrant.Split = 7
	for name, text := range map[string]string{
		"terminal": render(t, reports.Terminal, d, nil), "markdown": render(t, reports.Markdown, d, nil), "html": render(t, reports.HTML, d, rows),
	} {
		if !strings.Contains(strings.Join(strings.Fields(text), " "), "twins: in 7 of 60 pairs the samples of an item are evenly split, which counts as the failure of its side") {
			t.Errorf("%s does not say it", name)
		}
	}
}
