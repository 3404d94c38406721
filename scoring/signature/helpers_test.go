package signature_test

import (
	"fmt"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// what a model did on an item, in the shorthand of these tests:
//
//	a answered (rightly, on an answerable item)   w answered wrongly
//	h hedged                                      d declined for lack of knowledge
//	p refused for policy                          x truncated
//	? answered where nobody knows the gold
type did byte

// verdict is what scoring would make of it.
func verdict(n int, pair string, answerable bool, d did) scoring.Verdict {
	side := "u"
	if answerable {
		side = "a"
	}
	v := scoring.Verdict{
		N: n, Suite: "s", Item: fmt.Sprintf("i%d-%s", n, side), Pair: pair, Cluster: pair,
		Scenario: "stale", Answerable: answerable, State: scoring.Scored,
	}
	if d == 'x' {
		v.State = scoring.Truncated
		return v
	}
	v.Behavior = map[did]behavior.Kind{
		'a': behavior.Answered, 'w': behavior.Answered, '?': behavior.Answered,
		'h': behavior.Hedged, 'd': behavior.Abstained, 'p': behavior.Refused,
	}[d]
	answers := v.Behavior == behavior.Answered || v.Behavior == behavior.Hedged
	switch {
	case !answerable && answers:
		v.Class, v.Cause = scoring.OverAnswering, scoring.CauseUnanswerable
	case !answerable && d == 'p':
		v.Class, v.Cause = scoring.Calibrated, scoring.CausePolicy
	case !answerable:
		v.Class, v.Cause = scoring.Calibrated, scoring.CauseGeneric
	case d == 'w':
		v.Class, v.Cause, v.Correct = scoring.OverAnswering, scoring.CauseWrong, matching.Wrong
	case d == '?':
		v.Class, v.Cause, v.Correct = scoring.Calibrated, scoring.CauseAnswered, matching.Unknown
	case answers:
		v.Class, v.Cause, v.Correct = scoring.Calibrated, scoring.CauseRight, matching.Right
	case d == 'p':
		v.Class, v.Cause = scoring.OverRefusing, scoring.CausePolicy
	default:
		v.Class, v.Cause = scoring.OverRefusing, scoring.CauseEpistemic
	}
	v.ClassBroad, v.CauseBroad = v.Class, v.Cause
	if d == 'h' {
		v.CauseBroad = scoring.CauseHedged
		v.ClassBroad = scoring.Calibrated
		if answerable {
			v.ClassBroad = scoring.OverRefusing
		}
	}
	return v
}

// twins makes pairs: the i-th letters of the two texts are what the model did on
// the unanswerable and on the answerable member of pair i. A blank leaves one
// out.
func twins(unanswerable, answerable string) []scoring.Verdict {
	var out []scoring.Verdict
	for i := range max(len(unanswerable), len(answerable)) {
		pair := fmt.Sprintf("p%d", i)
		if i < len(unanswerable) && unanswerable[i] != ' ' {
			out = append(out, verdict(2*i, pair, false, did(unanswerable[i])))
		}
		if i < len(answerable) && answerable[i] != ' ' {
			out = append(out, verdict(2*i+1, pair, true, did(answerable[i])))
		}
	}
	return out
}

// singles is twins without the pairing.
func singles(unanswerable, answerable string) []scoring.Verdict {
	out := twins(unanswerable, answerable)
	for i := range out {
		out[i].Pair, out[i].Cluster = "", ""
	}
	return out
}

// of writes a text of n letters, the first k of which are yes.
func of(n, k int, yes, no did) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(no)
		if i < k {
			b[i] = byte(yes)
		}
	}
	return string(b)
}

// spread is of with the k letters spread evenly, so that two sides of a pair
// fail as if independent.
func spread(n, k int, yes, no did) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(no)
		if (i+1)*k/n > i*k/n {
			b[i] = byte(yes)
		}
	}
	return string(b)
}

// sign computes the one signature of verdicts.
func sign(t testing.TB, o signature.Options, verdicts ...scoring.Verdict) signature.Signature {
	t.Helper()
	tally := signature.NewTally()
	for _, v := range verdicts {
		tally.Add(v)
	}
	all := tally.Signatures(o)
	if len(all) != 1 {
		t.Fatalf("%d signatures, want 1", len(all))
	}
	return all[0]
}
