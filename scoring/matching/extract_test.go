package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestRemarksOnTheAnswer: a remark that speaks of the answer gives none.
func TestRemarksOnTheAnswer(t *testing.T) {
	ceo := text("Deepak Rao")
	eggs := number("84")
	checkRows(t, []row{
		{ceo, "**Deepak Rao**\n\nNote that my answer is based only on the passage.", Right, "what it is based on"},
		{ceo, "Deepak Rao. I hope this answer is helpful!", Right, "a wish"},
		{ceo, "Deepak Rao. The answer is stated directly in the text.", Right, "where it stands"},
		{ceo, "The answer is clear: Deepak Rao.", Right, "how it is"},
		{ceo, "Short answer: Deepak Rao.\nLong answer: Ruth Calloway led the firm before.", Right, "a long answer behind a short one"},
		{ceo, "Ruth Calloway. This answer is drawn from the passage.", Wrong, "another answer with a remark"},
		{ceo, "The answer is Ruth Calloway, who followed Deepak Rao.", Wrong, "another answer, marked"},
		{eggs, "84. This answer is based on 12 cows.", Right, "a number in the remark"},
		{eggs, "It depends on whether the answer is 12 or 13, but there are 84.", Right, "the answer left open"},
		{eggs, "The answer is therefore 84, based on 12 cows.", Right, "a remark behind the value"},
		{eggs, "The answer is also 84 here.", Right, "a word between"},
	})
}
