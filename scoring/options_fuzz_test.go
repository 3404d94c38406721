package scoring

import (
	"testing"

	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/suites"
)

// FuzzOptions holds that evidence lies within an answer whose letters were put into words, whatever
// it and the options are.
func FuzzOptions(f *testing.F) {
	f.Add("Not A, so **B**.", "milk", "eggs")
	f.Add("A, B and C\nB. B", "b", "None of the above")
	f.Add("I can't tell: (A) or \xff B?", "Étude", "")
	f.Fuzz(func(t *testing.T, answer, first, second string) {
		for _, kind := range []string{"choice", "set", "text"} {
			item := suites.Item{
				Answerable: true, Question: "Which one?", Choices: []string{first, second, "c"}, Answers: []string{second},
				Match: &suites.Match{Type: kind},
			}
			v := Score(item, responses.Record{Outcome: responses.Replied, Text: answer}, Options{})
			said, _ := Answer(responses.Record{Text: answer}, Options{})
			for _, e := range v.Evidence {
				if e.Start < 0 || e.End < e.Start || e.End > len(said) {
					t.Fatalf("evidence %d to %d of %d bytes", e.Start, e.End, len(said))
				}
			}
		}
	})
}
