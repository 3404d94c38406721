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

// A suite that is no evidence gets no verdict: that it is none stands where the verdict
// would, above the figures.
func TestARunThatIsNoEvidenceSaysSoAboveItsFigures(t *testing.T) {
	said := regexp.MustCompile(`(?i)no evidence: 56 of 80 responses to unanswerable items and 5 of 80 to answerable items could not be scored, more than the 5% allowed\.`)
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
		text := spaces.ReplaceAllString(render(t, r.render, d, rows), " ")
		at, sentence := said.FindStringIndex(text), strings.Index(text, s.Sentence[:3])
		if at == nil || at[0] > sentence {
			t.Errorf("%s does not open with it: %.300s", r.name, text)
		}
		if strings.Contains(text, s.Headline) || strings.Contains(text, "verdict") {
			t.Errorf("%s gives a verdict all the same", r.name)
		}
		if !strings.Contains(text, "Depending on how they had gone, the rates could say both, inconclusive, over-answering or over-refusing.") {
			t.Errorf("%s does not say how little the rates hold: %s", r.name, text[strings.Index(text, "Unscored"):][:300])
		}
	}
}

func TestOfSeveralRunsTheTableNamesThoseThatAreNoEvidence(t *testing.T) {
	d, _ := document(t, demoShapes()...)
	page := render(t, reports.HTML, poor(d), nil)
	if got := strings.Count(page, `<bdi>sim-imitation</bdi></a> <span class="tag">no evidence</span>`); got != 1 || strings.Count(page, ">no evidence<") != 1 {
		t.Errorf("%d rows of the table say so, want the one", got)
	}
}

// What moved of a run that is no evidence is no finding: that it is none stands in place
// of the headline, before any figure, and only of suites that are compared.
func TestAComparisonThatIsNoEvidenceSaysSoAboveItsFigures(t *testing.T) {
	const lost = "Of sft-1200, 56 of 80 responses to unanswerable items and 5 of 80 to answerable items could not be scored, more than the 5% allowed."
	spaces := regexp.MustCompile(`\s+`)
	formats := map[string]reports.Renderer{"page": reports.HTML, "markdown": reports.Markdown, "terminal": compared}
	for _, several := range []bool{false, true} {
		shapes := changedShapes()
		if several {
			shapes = append(shapes, shape{name: "rl-800", pairs: 60, answers: .30, declines: .06})
		}
		for name, r := range formats {
			d, _ := held(t, shapes...)
			if text := render(t, r, d, nil); strings.Contains(strings.ToLower(text), "no evidence") {
				t.Errorf("the %s calls what is evidence none", name)
			}
			d = poor(d)
			elsewhere := d.Runs[0].Signatures[0]
			elsewhere.Strict.Suite, elsewhere.NoEvidence = "alarming", &reports.NoEvidence{LostPart: reports.LostPart{Part: "plain words", Unscored: 9, Of: 9}}
			d.Runs[0].Signatures = append(d.Runs[0].Signatures, elsewhere)
			text := spaces.ReplaceAllString(render(t, r, d, nil), " ")
			for _, c := range d.Comparisons {
				below := text[strings.LastIndex(strings.ToLower(text), "no evidence. of "):] // before that it may be in a heading or a list
				if at := strings.Index(below, lost); at < 0 || at > strings.Index(below, "No change in over-refusal") {
					t.Errorf("the %s does not open with it: %.300s", name, below)
				}
				if strings.Contains(text, c.Suites[0].Headline) {
					t.Errorf("the %s gives a headline all the same: %s", name, c.Suites[0].Headline)
				}
			}
			if name == "page" && !several && strings.Count(text, lost) != 2 {
				t.Error("the page does not say it below its heading")
			}
			if name != "page" && strings.Contains(text, "9 of 9") {
				t.Errorf("the %s tells of a suite that is not compared", name)
			}
		}
	}
	d, _ := held(t, append(changedShapes(), changedShapes()[1])...)
	for name, want := range map[string]string{
		"page": `</a> <span class="tag">no evidence</span> <span class="where">on`, "markdown": "| rl-400 (no evidence) |", "terminal": "rl-400 NO EVIDENCE. Of sft-1200, 56 of 80",
	} {
		if text := spaces.ReplaceAllString(render(t, formats[name], poor(d), nil), " "); !strings.Contains(text, want) {
			t.Errorf("the %s does not say it where it lists what moved: %.400s", name, text)
		}
	}
}
