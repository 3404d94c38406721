package reports_test

import (
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/reports"
)

// TestProvisionalScenarios: asks go out in the order of the suite, so that a run that was
// stopped may hold nothing of most scenarios. Every format says so beside the headline.
func TestProvisionalScenarios(t *testing.T) {
	d, _ := document(t, cases()["provisional"]...)
	begun := len(d.Runs[0].Signatures[0].Strict.Scenarios)
	d.Runs[0].Signatures[0].UnbegunScenarios = []string{"stale", "subjective"}
	want := string(rune('0'+begun)) + " of " + string(rune('2'+begun)) + " scenarios: nothing is recorded of stale and subjective."
	for _, r := range renderers()[:3] {
		text := strings.Join(strings.Fields(render(t, r.render, d, nil)), " ")
		if at := strings.Index(text, "So far they cover "+want); at < 0 || at > strings.Index(text, d.Runs[0].Signatures[0].Strict.Sentence[:20]) {
			t.Errorf("%s does not say %q above the figures: %.400s", r.name, want, text)
		}
	}
	two := d
	two.Runs = append(two.Runs[:1:1], d.Runs[0])
	if page := render(t, reports.HTML, two, nil); strings.Count(page, "scenarios so far.") != 2 {
		t.Error("of two runs it is not said of which")
	}
}
