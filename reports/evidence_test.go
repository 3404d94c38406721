package reports_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/reports"
)

// poor makes the first run of a report no evidence.
func poor(d reports.Document) reports.Document {
	d.Runs[0].Signatures[0].NoEvidence = &reports.NoEvidence{
		LostPart: reports.LostPart{Part: "unanswerable items", Unscored: 56, Of: 80}, Allowed: .05,
		Also: []reports.LostPart{{Part: "answerable items", Unscored: 5, Of: 80}},
	}
	return d
}

// What a suite that is no evidence fails by is shown, and no reader takes it for a
// verdict: the sentence stands between the headline and what follows from it.
func TestARunThatIsNoEvidenceSaysSoAboveItsFigures(t *testing.T) {
	said := regexp.MustCompile(`(?i)no evidence(:|\.|\.\*\*|\.</strong>) (<bdi>)?56 of 80 responses to unanswerable items and 5 of 80 to answerable items could not be scored, more than the 5% allowed\.`)
	spaces := regexp.MustCompile(`\s+`)
	d, rows := document(t, cases()["open"]...)
	for _, r := range renderers()[:3] {
		if strings.Contains(strings.ToLower(render(t, r.render, d, rows)), "no evidence") {
			t.Errorf("%s calls what is evidence none", r.name)
		}
	}
	d = poor(d)
	s := d.Runs[0].Signatures[0].Strict
	for _, r := range renderers()[:3] {
		_, below, ok := strings.Cut(spaces.ReplaceAllString(render(t, r.render, d, rows), " "), s.Headline)
		at, sentence := said.FindStringIndex(below), strings.Index(below, "Of ")
		if !ok || at == nil || at[0] > sentence {
			t.Errorf("%s does not say it below the headline: %.300s", r.name, below)
		}
	}
}

func TestOfSeveralRunsTheTableNamesThoseThatAreNoEvidence(t *testing.T) {
	d, _ := document(t, demoShapes()...)
	page := render(t, reports.HTML, poor(d), nil)
	if got := strings.Count(page, `<bdi>sim-imitation</bdi></a> <span class="tag">no evidence</span>`); got != 1 || strings.Count(page, ">no evidence<") != 1 {
		t.Errorf("%d rows of the table say so, want the one", got)
	}
	d, _ = held(t, changedShapes()...)
	for name, r := range map[string]reports.Renderer{"page": reports.HTML, "markdown": reports.Markdown, "terminal": compared} {
		text := regexp.MustCompile(`\s+`).ReplaceAllString(render(t, r, poor(d), nil), " ")
		if !strings.Contains(text, "sft-1200 is no evidence on core: 56 of 80 responses") {
			t.Errorf("the %s of a comparison does not name its run that is no evidence", name)
		}
	}
}
