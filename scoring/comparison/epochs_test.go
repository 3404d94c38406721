package comparison_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// TestUnequalEpochs: a base asked four times and a night asked once, of a checkpoint
// that did not change and fails on some items nearly always: a change is said no more
// often than promised.
func TestUnequalEpochs(t *testing.T) {
	const nights, unstable, steady, rate = 250, 30, 30, .9
	random := rand.New(rand.NewPCG(11, 11))
	words := func(epochs int, failure, other string) string {
		var all []string
		for i := range unstable + steady {
			word := ""
			for range epochs {
				if i < unstable && random.Float64() < rate {
					word += failure
				} else {
					word += other
				}
			}
			all = append(all, word)
		}
		return strings.Join(all, " ")
	}
	said := 0
	for range nights {
		base := run(words(4, "r", "d"), words(4, "d", "r"))
		next := run(words(1, "r", "d"), words(1, "d", "r"))
		c := compare(t, base, next, comparison.Options{Resamples: 20})
		if c.OverAnswer.Moved != comparison.NotShown || c.OverRefusal.Moved != comparison.NotShown {
			said++
		}
	}
	if tail, _ := stats.BinomialAtLeast(said, nights, .05); tail < .001 {
		t.Errorf("in %d of %d nights a rate is said to have moved", said, nights)
	}
}

// TestUnevenEpochs: where some responses could not be scored, a row says of before and
// after what the change between them is.
func TestUnevenEpochs(t *testing.T) {
	base := run(times("rxxx", 20, "dddd", 20), times("rrrr", 40))
	next := run(times("r", 20, "d", 20), times("r", 40))
	o := compare(t, base, next, comparison.Options{}).OverAnswer
	if *o.Base.Value != .5 || *o.Next.Value != .5 || *o.Value != 0 {
		t.Errorf("before %v, after %v, change %v", *o.Base.Value, *o.Next.Value, *o.Value)
	}
	mixed := compare(t, run(times("rrdx", 12, "dddd", 20), times("rrrr", 32)), run(times("r", 20, "d", 12), times("r", 32)), comparison.Options{}).OverAnswer
	if math.Abs(*mixed.Next.Value-*mixed.Base.Value-*mixed.Value) > 1e-8 {
		t.Errorf("before %v, after %v, change %v", *mixed.Base.Value, *mixed.Next.Value, *mixed.Value)
	}
}

// TestFewClustersShowNothing: with five clusters no way to set signs has a p below
// .0625, and no change is called visible.
func TestFewClustersShowNothing(t *testing.T) {
	c := compare(t, clustered(times("d", 100), times("r", 100), 20), clustered(times("d", 40, "r", 60), times("r", 100), 20), comparison.Options{})
	if o := c.OverAnswer; o.Smallest != nil || o.Moved != comparison.NotShown {
		t.Errorf("smallest %v, %s", o.Smallest, o.Moved)
	}
}

// TestEveryClusterChangedByAsMuch: how far clusters vary cannot be told by them, and a
// change in all of them is one all the same. The ends are Newcombe's for two independent
// samples of as many responses as there are clusters, with 34 digits.
func TestEveryClusterChangedByAsMuch(t *testing.T) {
	right := times("rrr", 13)
	for _, c := range []struct {
		reason     string
		base, next string
		lo, hi     float64
		moved      comparison.Moved
	}{
		{"one of two, twelve times over", times("rr", 12), times("rd", 12), -.7462184024, -.1544181068, comparison.Fell},
		{"one of three, which no float holds", times("rrr", 13), times("rrd", 13), -.5996759000, -.03627157155, comparison.Fell},
		{"the other way", times("rrd", 13), times("rrr", 13), .03627157155, .5996759000, comparison.Rose},
		{"not at all, though no item is the same twice", times("rrd", 13), times("rrd", 13), 0, 0, comparison.NotShown},
		{"two items are too few", times("rr", 2), times("rd", 2), 0, 0, comparison.NotShown},
	} {
		r := compare(t, run(c.base, right), run(c.next, right), comparison.Options{}).OverAnswer
		if r.Moved != c.moved || r.Lo == nil || r.Hi == nil || len(r.Warnings) == 0 {
			t.Errorf("%s: %s, %+v", c.reason, r.Moved, r)
			continue
		}
		if c.moved != comparison.NotShown && (math.Abs(*r.Lo-c.lo) > 1e-8 || math.Abs(*r.Hi-c.hi) > 1e-8) || *r.Lo >= *r.Hi {
			t.Errorf("%s: %v to %v, want %v to %v", c.reason, *r.Lo, *r.Hi, c.lo, c.hi)
		}
	}
}
