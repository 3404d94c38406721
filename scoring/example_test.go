package scoring_test

import (
	"fmt"

	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/suites"
)

// A verdict comes of an item and a record: what the response does, whether it is right, and
// which way it failed. Twins are read alike; what differs is what would have been right.
func ExampleScore() {
	answerable := suites.Item{
		ID: "my/1-a", Scenario: "underspecified_context", Answerable: true, Pair: "1",
		Context: "The ferry leaves at 9 and takes 40 minutes.", Question: "When does the ferry arrive?",
		Answers: []string{"9:40"},
	}
	twin := suites.Item{
		ID: "my/1-u", Scenario: "underspecified_context", Pair: "1",
		Context: "The ferry leaves at 9.", Question: "When does the ferry arrive?",
	}
	for _, text := range []string{"It arrives at 9:40.", "That can't be told from what you've given me."} {
		for _, item := range []suites.Item{answerable, twin} {
			v := scoring.Score(item, responses.Record{Item: item.ID, Outcome: responses.Replied, Text: text}, scoring.Options{})
			fmt.Printf("%s: %s, correct %q, %s\n", v.Item, v.Behavior, v.Correct, v.Class)
		}
	}
	empty := scoring.Score(twin, responses.Record{Item: twin.ID, Outcome: responses.Replied}, scoring.Options{})
	fmt.Printf("%s: state %s, class %q\n", empty.Item, empty.State, empty.Class)
	// Output:
	// my/1-a: answered, correct "right", calibrated
	// my/1-u: answered, correct "unknown", over-answering
	// my/1-a: abstained, correct "", over-refusing
	// my/1-u: abstained, correct "", calibrated
	// my/1-u: state empty, class ""
}
