package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestShares: a share may be a fraction, a percentage or a decimal, and a fraction is rounded where it
// is written as one of the others.
func TestShares(t *testing.T) {
	sixth := asked("What is the probability?", "1/6")
	fourth := asked("What is the probability?", "25%")
	checkRows(t, []row{
		{sixth, "1/6 ≈ 0.1667", Right, "with its decimals"},
		{sixth, "0.167", Right, "to three digits"},
		{sixth, "16.7%", Right, "as a percentage"},
		{sixth, "about 17%", Right, "to two, as it says"},
		{sixth, "0.17", Wrong, "to two"},
		{sixth, "0.165", Wrong, "another value"},
		{fourth, "0.25", Right, "below one"},
		{fourth, "One in four.", Right, "a count of a count"},
		{fourth, "0.2", Wrong, "another"},
	})
}
