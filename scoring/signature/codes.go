package signature

import (
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring"
)

// classes and causes list what a page lists, in its order; the first entry
// stands for a word this version does not know.
func classes() [4]scoring.Class {
	return [4]scoring.Class{"", scoring.OverAnswering, scoring.OverRefusing, scoring.Calibrated}
}

func causes() [16]scoring.Cause {
	return [16]scoring.Cause{
		"",
		scoring.CauseUnanswerable, scoring.CauseWrong,
		scoring.CauseRight, scoring.CauseAnswered,
		scoring.CauseApt, scoring.CauseGeneric, scoring.CauseDeclined,
		scoring.CausePolicy,
		scoring.CauseEpistemic, scoring.CauseClarify, scoring.CauseFalseCorrection,
		scoring.CauseHedged,
	}
}

func classCode(c scoring.Class) int {
	all := classes()
	return max(0, slices.Index(all[:], c))
}

func causeCode(c scoring.Cause) int {
	all := causes()
	return max(0, slices.Index(all[:], c))
}

// stateCode is the place of s in scoring.States(). A state this version does
// not know enters no rate either: it counts as unclear.
func stateCode(s scoring.State) int {
	all := scoring.States()
	if i := slices.Index(all, s); i >= 0 {
		return i
	}
	return slices.Index(all, scoring.Unclear)
}
