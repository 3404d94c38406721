package reports_test

import (
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/reports"
)

// TestMarkdownOfSeveralRuns: a reader of a pull request sees every run before the first is
// told of in full.
func TestMarkdownOfSeveralRuns(t *testing.T) {
	d, _ := document(t, cases()["five"]...)
	d.Runs[1].Signatures[0].NoEvidence = &reports.NoEvidence{LostPart: reports.LostPart{Part: "answerable items", Unscored: 8, Of: 50}, Allowed: .05}
	d.Runs[2].Signatures = nil
	text := render(t, reports.Markdown, d, nil)
	head, _, _ := strings.Cut(text, "\n## ")
	for _, want := range []string{
		"\nOn core 0.1.0, policy neutral:\n\n| checkpoint | direction | over-answering | over-refusal | d' |\n|---|---|---|---|---|\n| sim-imitation | over-answering | 85% (73-93), 51 of 60 |",
		"\n| sim-outcome | no evidence | 51% (37-64), 30 of 59 |", " | no data | | | |\n", "| inconclusive |",
	} {
		if !strings.Contains(head, want) {
			t.Errorf("the head does not hold %q:\n%s", want, head)
		}
	}
	d.Runs[4].Policy = "permit-1"
	if text = render(t, reports.Markdown, d, nil); !strings.Contains(text, "| checkpoint | on | direction |") {
		t.Error("of two policies it is not told which")
	}
	one, _ := document(t, cases()["one"]...)
	if strings.Contains(render(t, reports.Markdown, one, nil), "| checkpoint |") {
		t.Error("a table says of one run what its section says")
	}
}
