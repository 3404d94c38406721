package signature_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// TestPairsOfSeveral: the items of a pair that has several on a side are no samples of
// one, and the pair no twins.
func TestPairsOfSeveral(t *testing.T) {
	// join gives the first n pairs one name; their items keep theirs.
	join := func(n int, verdicts []scoring.Verdict) []scoring.Verdict {
		for i := range verdicts {
			if v := &verdicts[i]; v.N/2 < n {
				v.Pair, v.Cluster = "all", "all"
			}
		}
		return verdicts
	}
	twice := func(verdicts []scoring.Verdict) []scoring.Verdict {
		return again(verdicts, 2, func(epoch, i int, v *scoring.Verdict) {})
	}
	apart := func(verdicts []scoring.Verdict) []scoring.Verdict {
		for i := range verdicts {
			verdicts[i].Cluster = fmt.Sprint("c", i/2) // the third item lies in another than the two before
		}
		return verdicts
	}
	type figures struct {
		Unanswerable, Answerable string // failed of so many responses to so many items
		Quadrant                 signature.Quadrant
		RestsOn                  string // d' and c
	}
	for _, c := range []struct {
		reason   string
		verdicts []scoring.Verdict
		want     figures
	}{
		{"two of a side and one of the other are three items", join(2, twins("ad", "a ")),
			figures{"1/2 of 2", "0/1 of 1", signature.Quadrant{}, "1 cluster"}},
		{"two of either are four, and no majority is taken over them", join(2, twins("ad", "ad")),
			figures{"1/2 of 2", "1/2 of 2", signature.Quadrant{}, "1 cluster"}},
		{"two of a side alone", join(2, twins("ad", "")), figures{"1/2 of 2", "0/0 of 0", signature.Quadrant{}, "0 items"}},
		{"one that was not scored is one all the same", join(2, twins("xd", "a ")),
			figures{"0/1 of 1", "0/1 of 1", signature.Quadrant{}, "1 item"}},
		{"asked twice they are no more items", twice(join(2, twins("ad", "ad"))),
			figures{"2/4 of 2", "2/4 of 2", signature.Quadrant{}, "1 cluster"}},
		{"beside twins they are in no figure of pairs", join(2, twins("addda", "adaad")),
			figures{"2/5 of 5", "2/5 of 5", signature.Quadrant{TellsApart: 2, Inverted: 1, Pairs: 3}, "3 pairs"}},
		{"whatever clusters they name", apart(join(2, twins("ad", "a "))),
			figures{"1/2 of 2", "0/1 of 1", signature.Quadrant{}, "1 item"}},
		{"twins that were asked twice are twins", twice(twins("ad", "ad")),
			figures{"2/4 of 2", "2/4 of 2", signature.Quadrant{AnswersBoth: 1, DeclinesBoth: 1, Pairs: 2}, "2 pairs"}},
	} {
		s := sign(t, signature.Options{}, c.verdicts...)
		side := func(s signature.Side) string { return fmt.Sprintf("%d/%d of %d", s.Count, s.Of, s.Items) }
		got := figures{side(s.OverAnswer), side(s.OverRefusal), s.Quadrant, s.DPrime.RestsOn()}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.reason, diff)
		}
	}
}

// TestAPairOfSeveralIsACluster: that a name stands for pair or for cluster makes no
// difference where it joins several items of a side.
func TestAPairOfSeveralIsACluster(t *testing.T) {
	clusters := singles(spread(40, 27, 'a', 'd'), spread(40, 14, 'd', 'a'))
	pairs := make([]scoring.Verdict, len(clusters))
	for i, v := range clusters {
		clusters[i].Cluster = fmt.Sprint("t", v.N/2%5)
		pairs[i] = clusters[i]
		pairs[i].Pair = pairs[i].Cluster
	}
	want, got := sign(t, signature.Options{}, clusters...), sign(t, signature.Options{}, pairs...)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-clusters +pairs)\n%s", diff)
	}
	if got.OverAnswer.Items != 40 || got.DPrime.RestsOn() != "5 clusters" {
		t.Errorf("%d items, %s", got.OverAnswer.Items, got.DPrime.RestsOn())
	}
}
