package generate_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestGoldsMatchThemselves holds that the scorer takes each gold for right in
// the forms in which a model would give it, its neighbor for wrong, and an
// admission for a decline.
func TestGoldsMatchThemselves(t *testing.T) {
	for _, it := range seeds() {
		gold := it.Answers[0]
		n, err := strconv.ParseInt(gold, 10, 64)
		if err != nil {
			t.Errorf("%s: %v", it.ID, err)
			continue
		}
		next := strconv.FormatInt(n+1, 10)
		worked := strings.Join(it.Steps, "\n")
		for _, row := range []struct {
			text    string
			correct matching.Correct
			reason  string
		}{
			{gold, matching.Right, "bare"},
			{"The answer is " + gold + ".", matching.Right, "in a sentence"},
			{"The answer is " + thousands(gold) + ".", matching.Right, "with thousands marks"},
			{worked + "\n\nSo the answer is **" + gold + "**.", matching.Right, "behind its steps"},
			{`\boxed{` + gold + "}", matching.Right, "boxed"},
			{next, matching.Wrong, "off by one, bare"},
			{"The answer is " + next + ".", matching.Wrong, "off by one"},
			{worked + "\n\nSo the answer is **" + next + "**.", matching.Wrong, "off by one behind the right steps"},
			{"I don't know.", "", "a decline"},
		} {
			v := scoring.Score(it, responses.Record{Outcome: responses.Replied, Finish: "stop", Text: row.text}, scoring.Options{Suite: "hard"})
			if v.State != scoring.Scored || v.Correct != row.correct || (row.correct == "") != (v.Class == scoring.OverRefusing) {
				t.Errorf("%s, %s: state %s, behavior %s, correct %q, want %q: %q", it.ID, row.reason, v.State, v.Behavior, v.Correct, row.correct, row.text)
			}
		}
	}
}

func thousands(digits string) string {
	if len(digits) <= 3 {
		return digits
	}
	return thousands(digits[:len(digits)-3]) + "," + digits[len(digits)-3:]
}
