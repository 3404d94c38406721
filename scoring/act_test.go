package scoring_test

import (
	"encoding/json"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
)

func TestAct(t *testing.T) {
	for _, c := range []struct {
		reason string
		v      scoring.Verdict
		want   scoring.Act
	}{
		{"not scored", scoring.Verdict{State: scoring.Truncated, Answerable: true, Class: scoring.OverRefusing}, scoring.ActNone},
		{"no verdict at all", scoring.Verdict{}, scoring.ActNone},
		{"declined what has an answer", scoring.Verdict{State: scoring.Scored, Answerable: true, Class: scoring.OverRefusing}, scoring.ActDeclined},
		{"declined what has none", scoring.Verdict{State: scoring.Scored, Class: scoring.Calibrated}, scoring.ActDeclined},
		{"right", scoring.Verdict{State: scoring.Scored, Answerable: true, Class: scoring.Calibrated, Correct: matching.Right}, scoring.ActRight},
		{"wrong", scoring.Verdict{State: scoring.Scored, Answerable: true, Class: scoring.OverAnswering, Correct: matching.Wrong}, scoring.ActWrong},
		{"no gold to compare with", scoring.Verdict{State: scoring.Scored, Answerable: true, Class: scoring.Calibrated, Correct: matching.Unknown}, scoring.ActAnswered},
		{"answered what has none", scoring.Verdict{State: scoring.Scored, Class: scoring.OverAnswering, Correct: matching.Unknown}, scoring.ActAnswered},
		{"a hedged answer is one", scoring.Verdict{State: scoring.Scored, Class: scoring.OverAnswering, ClassBroad: scoring.Calibrated}, scoring.ActAnswered},
	} {
		if got := c.v.Act(); got != c.want {
			t.Errorf("%s: %s, want %s", c.reason, got, c.want)
		}
	}
}

// TestActText: an act is written as its word, and read back from no other.
func TestActText(t *testing.T) {
	for act, word := range map[scoring.Act]string{scoring.ActNone: `""`, scoring.ActRight: `"right"`, scoring.ActAnswered: `"answered"`, scoring.ActWrong: `"wrong"`, scoring.ActDeclined: `"declined"`} {
		text, err := json.Marshal(act)
		if err != nil || string(text) != word {
			t.Errorf("%v is written %s, %v; want %s", act, text, err, word)
		}
		var back scoring.Act
		if err := json.Unmarshal(text, &back); err != nil || back != act {
			t.Errorf("%s is read as %v, %v", text, back, err)
		}
	}
	var act scoring.Act
	const want = `"refused" is no act; there are ["right" "answered" "wrong" "declined"]`
	if err := json.Unmarshal([]byte(`"refused"`), &act); err == nil || err.Error() != want {
		t.Errorf("of another word: %v", err)
	}
	if got := scoring.Act(9).String(); got != "Act(9)" {
		t.Errorf("of no act: %s", got)
	}
}
