package comparison_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
)

// verdict is what scoring would make of a response, by a letter: r answered
// rightly (or answered, on an unanswerable item), w wrongly, ? where nobody knows,
// d declined, x truncated.
func verdict(n int, pair, cluster string, answerable bool, did byte) scoring.Verdict {
	side := "u"
	if answerable {
		side = "a"
	}
	v := scoring.Verdict{
		N: n, Suite: "s", Item: fmt.Sprintf("%s-%s", pair, side), Ask: pair + side, Pair: pair, Cluster: cluster,
		Answerable: answerable, State: scoring.Scored, Behavior: behavior.Answered,
	}
	switch {
	case did == 'x':
		v.State, v.Behavior = scoring.Truncated, ""
	case did == 'd' && answerable:
		v.Behavior, v.Class, v.Cause = behavior.Abstained, scoring.OverRefusing, scoring.CauseEpistemic
	case did == 'd':
		v.Behavior, v.Class, v.Cause = behavior.Abstained, scoring.Calibrated, scoring.CauseGeneric
	case !answerable:
		v.Class, v.Cause = scoring.OverAnswering, scoring.CauseUnanswerable
	case did == 'w':
		v.Class, v.Cause, v.Correct = scoring.OverAnswering, scoring.CauseWrong, matching.Wrong
	case did == '?':
		v.Class, v.Cause, v.Correct = scoring.Calibrated, scoring.CauseAnswered, matching.Unknown
	default:
		v.Class, v.Cause, v.Correct = scoring.Calibrated, scoring.CauseRight, matching.Right
	}
	v.ClassBroad, v.CauseBroad = v.Class, v.Cause
	return v
}

// run gathers pairs: the words of each text are what the model did on the
// unanswerable and on the answerable member of pair i, a letter for each epoch. A
// dash leaves one out.
func run(unanswerable, answerable string) *comparison.Run {
	return clustered(unanswerable, answerable, 0)
}

// clustered is run with pairs in clusters of a size; 0 makes each its own.
func clustered(unanswerable, answerable string, size int) *comparison.Run {
	return gathered(unanswerable, answerable, func(i int, v *scoring.Verdict) {
		if size > 0 {
			v.Cluster = fmt.Sprintf("c%d", i/size)
		}
	})
}

// several is clustered where each cluster is called a pair.
func several(unanswerable, answerable string, size int) *comparison.Run {
	return gathered(unanswerable, answerable, func(i int, v *scoring.Verdict) {
		v.Pair = fmt.Sprintf("c%d", i/size)
		v.Cluster = v.Pair
	})
}

// free is run with items that have no twin.
func free(unanswerable, answerable string) *comparison.Run {
	return gathered(unanswerable, answerable, func(_ int, v *scoring.Verdict) { v.Pair, v.Cluster = "", "" })
}

// gathered changes each verdict on the i-th words before it is added.
func gathered(unanswerable, answerable string, change func(i int, v *scoring.Verdict)) *comparison.Run {
	r := comparison.NewRun()
	for side, text := range []string{unanswerable, answerable} {
		for i, word := range strings.Fields(text) {
			pair := fmt.Sprintf("p%03d", i)
			for epoch := range word {
				if word[epoch] != '-' {
					v := verdict(2*i+side, pair, pair, side == 1, word[epoch])
					v.Epoch = epoch
					change(i, &v)
					r.Add(v)
				}
			}
		}
	}
	return r
}

// times repeats words: times("d", 3, "r", 2) is "d d d r r".
func times(parts ...any) string {
	var words []string
	for i := 0; i < len(parts); i += 2 {
		for range parts[i+1].(int) {
			words = append(words, parts[i].(string))
		}
	}
	return strings.Join(words, " ")
}

func compare(t testing.TB, base, next *comparison.Run, o comparison.Options) comparison.Change {
	t.Helper()
	c, ok := comparison.Of(base, next, "s", "", false, o)
	if !ok {
		t.Fatal("no suite in common")
	}
	return c
}
