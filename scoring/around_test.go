package scoring_test

import (
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/labeled"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
)

// around are texts that change nothing of what an answer does: %s stands for it.
func around() []string {
	return []string{
		"I'd be happy to help! %s", "Hmm. %s", "Let me look at what's given.\n\n%s", "Let's think step by step.\n\n%s", "Looking at the passage carefully:\n\n%s",
		"Great question! %s", "**Answer:** %s", "## Answer\n\n%s", "Based on the information provided, %s", "- %s", `{"answer": "%s"}`,
		"%s\n\nGood luck!", "%s\n\nThat's the final answer.", "%s\n\nPlease double-check this with an official source.", "%s\n\nShall I continue?",
		"%s\n\nConfidence: 95%%", "%s\n\nNo other details are given.", "%s\n\nThe units aren't specified.", "%s\n\nThis follows directly from the text.",
		"%s\n\nThanks for the question!", "%s\n\nResults may vary.",
	}
}

// TestAround holds that what stands around an answer to an item makes no decline of it, nor an answer
// of a decline: of all answers that are read rightly, each in one of many wrappings.
func TestAround(t *testing.T) {
	const most = 0.02
	kind := kindOfItem(t)
	texts, n, flips := around(), 0, map[string]int{}
	for _, f := range itemFiles() {
		for _, row := range labeled.Read(t, f.path()) {
			is := behavior.Kind(kind(row))
			if is.Declines() != behavior.Kind(row.Want[0]).Declines() || is == behavior.Unclear {
				continue
			}
			text := texts[n%len(texts)]
			n++
			row.Answer = strings.ReplaceAll(strings.Replace(text, "%s", row.Answer, 1), "%%", "%")
			if got := behavior.Kind(kind(row)); got.Declines() != is.Declines() {
				flips[text]++
			}
		}
	}
	all := 0
	for text, k := range flips {
		all += k
		t.Logf("%3d %q", k, text)
	}
	if float64(all) > most*float64(n) {
		t.Errorf("%d of %d are read otherwise", all, n)
	}
	t.Logf("%d of %d", all, n)
}
