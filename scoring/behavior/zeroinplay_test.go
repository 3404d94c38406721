package behavior

import "testing"

// TestCountsNone: where zero is in play, a sentence that says that there is none of what was counted is an answer; where
// it is not, it denies what the question takes for granted.
func TestCountsNone(t *testing.T) {
	bugs := Question{Text: "How many bugs did the review find?", AnswerType: "number", Values: []string{"0"}}
	lamps := Question{Text: "How many of the 12 lamps still work?", Values: []string{"zero"}}
	strings := Question{Text: "How many strings does a trumpet have?", AnswerType: "number", Values: []string{"4"}}
	for _, row := range []struct {
		q      Question
		answer string
		want   Kind
		reason string
	}{
		{bugs, "It found no bugs.", Answered, "none of what was counted"},
		{bugs, "It found none.", Answered, "by a pronoun"},
		{bugs, "It didn't find any.", Answered, "by its verb"},
		{bugs, "No bugs were found.", Answered, "another form of the verb"},
		{bugs, "There aren't any.", Answered, "a denial elsewhere"},
		{lamps, "None of the 12 lamps work.", Answered, "the whole is given"},
		{lamps, "Not a single lamp works.", Answered, "without a type"},
		{bugs, "It gives no number.", Abstained, "the negation is of something else"},
		{bugs, "There was no review.", Corrected, "of a word of the question that was not counted"},
		{bugs, "No number was reported.", Abstained, "of the number"},
		{bugs, "I found none of that in the text.", Abstained, "of the speaker"},
		{strings, "A trumpet has no strings.", Corrected, "zero is not in play"},
	} {
		if got := Read(row.q, row.answer); got.Kind != row.want {
			t.Errorf("%s: %q is %s (%s), want %s", row.reason, row.answer, got.Kind, got.Detail, row.want)
		}
	}
}
