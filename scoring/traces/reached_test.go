package traces

import (
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestReachedHasToBeMeant: a gold that is weighed or quoted is not reached where a decline
// stands behind it.
func TestReachedHasToBeMeant(t *testing.T) {
	number := matching.Gold{Answers: []string{"30"}, Type: matching.Number}
	for _, c := range []struct {
		reason, trace string
		want          bool
	}{
		{"meant, and nothing behind", "240 / 8 = 30.", true},
		{"meant, and a decline behind", "240 / 8 = 30. But I had better say that I can't tell.", true},
		{"led up to, and a decline behind", "8 jars share 240 g. So each holds 30 g. I can't tell whether it was full, though.", true},
		{"given alone, and nothing behind", "A full jar holds 30 g.", true},
		{"given alone, and something else behind", "A full jar holds 30 g. Let me write that down politely.", true},
		{"given alone, and a decline behind", "A full jar holds 30 g. I can't tell whether it was full.", false},
		{"quoted", "The text gives 30 g for a full jar. But was it full? I can't tell.", false},
		{"one of several", "So it could be 20 or 25 or 30. I can't tell.", false},
		{"under a condition", "If each was full it is 30 g. I can't tell whether they were.", false},
		{"asked", "So is it 30? I can't tell.", false},
		{"a temptation, and a notice", "One is tempted to say 30. The text does not say how much a jar holds.", false},
		{"a notice before it alone", "The text does not say whether it was full. Then again a jar always is, so 30.", true},
		{"in a box", "It might be \\boxed{30}. I can't tell.", true},
	} {
		r := Response{Trace: c.trace, Answer: "I don't know.", Gold: number, Declines: func(text string) bool { return strings.Contains(text, "I can't tell") }}
		if got := Read(r).Trace.Reached; got != c.want {
			t.Errorf("%s: %v", c.reason, got)
		}
	}
}
