package scoring

import (
	"testing"

	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/suites"
)

// TestReachedIsNoDecline: a trace that agrees with the decline behind it has not reached the gold that it names.
func TestReachedIsNoDecline(t *testing.T) {
	item := suites.Item{
		Answerable: true, Question: "In which year was the mill sold?", AnswerType: suites.TypeNumber, Answers: []string{"1851"},
		Context: "The mill was built in 1842 and burnt in 1849. Two years later the Hansens sold it.",
	}
	for _, c := range []struct {
		trace string
		want  bool
	}{
		{"Burnt in 1849, and two years later is 1851.", true},
		{"1849 + 2 = 1851. I'd still say that I don't know.", true},
		{"That would be 1851. Let me word it kindly.", true},
		{"That may be 1849 or 1851. I don't know.", false},
		{"Two years later would be 1851 if they are whole years. It can't be determined.", false},
		{"Is it 1851? There is not enough information.", false},
	} {
		record := responses.Record{Outcome: responses.Replied, Text: "I'm sorry, but I can't say.", Reasoning: c.trace}
		if v := Score(item, record, Options{}); v.Trace == nil || v.Trace.Reached != c.want {
			t.Errorf("%q: %+v", c.trace, v.Trace)
		}
	}
}
