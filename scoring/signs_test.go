package scoring

import (
	"testing"

	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
	"github.com/abstain-eval/abstain-eval/suites"
)

// TestOwnSigns: a gold answer of signs alone is read, whatever the type, and another such is an answer to its twin too.
func TestOwnSigns(t *testing.T) {
	for _, kind := range []suites.AnswerType{"", suites.TypeText, suites.TypeSymbol, suites.TypeName} {
		for _, gold := range []string{"<>", "&", "∞", "?", "€", "→", "{}", "🙂", "Ⅳ", "١٢", `\alpha`, `\d+`} {
			item := suites.Item{ID: "a", Answerable: true, Question: "Which sign is it?", Answers: []string{gold}, AnswerType: kind}
			if v := Score(item, reply(gold), Options{}); v.State != Scored || v.Correct != matching.Right {
				t.Errorf("%q of type %q: %s, %s, %s", gold, kind, v.State, v.Behavior, v.Correct)
			}
		}
		item := suites.Item{ID: "a", Answerable: true, Question: "Which sign is it?", Answers: []string{"<>"}, AnswerType: kind}
		if v := Score(item, reply("="), Options{}); v.Behavior != behavior.Answered || v.Correct != matching.Wrong {
			t.Errorf("another sign, of type %q: %s, %s, %s", kind, v.State, v.Behavior, v.Correct)
		}
		twin := suites.Item{ID: "b", Question: "Which sign is it?", Lures: []string{"<>"}, AnswerType: kind}
		if v := Score(twin, reply("="), Options{}); v.Behavior != behavior.Answered {
			t.Errorf("a sign to a twin, of type %q: %s, %s", kind, v.State, v.Behavior)
		}
	}
}

// TestSignsAnswer: where signs are the values in play other signs are an answer, but no question mark or dots alone.
func TestSignsAnswer(t *testing.T) {
	item := suites.Item{ID: "s", Question: "Which sign means not equal in BASIC?", Answerable: true, Answers: []string{"<>"}}
	for answer, want := range map[string]State{"<>": Scored, "!=": Scored, "?": Unclear, "…": Unclear, "...": Unclear} {
		if got := Score(item, responses.Record{Text: answer, Outcome: responses.Replied}, Options{}).State; got != want {
			t.Errorf("%q is %s, want %s", answer, got, want)
		}
	}
}
