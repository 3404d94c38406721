package comparison_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

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

// TestUnevenRatesLieInTheirIntervals: ten items of which three responses in four were cut
// off count as ten, in value and interval alike.
func TestUnevenRatesLieInTheirIntervals(t *testing.T) {
	all := run(times("dddd", 50), times("rrrr", 50))
	o := compare(t, all, run(times("rxxx", 10, "dddd", 40), times("rrrr", 50)), comparison.Options{}).OverAnswer
	if o.Next.Count != 10 || o.Next.Of != 170 || *o.Next.Value != .2 || o.Next.Lo > .15 || o.Next.Lo < .05 || o.Next.Hi < .25 || o.Next.Hi > .4 {
		t.Errorf("%d of %d, %v (%v to %v)", o.Next.Count, o.Next.Of, *o.Next.Value, o.Next.Lo, o.Next.Hi)
	}
	even := compare(t, all, run(times("rrrd", 10, "dddd", 40), times("rrrr", 50)), comparison.Options{}).OverAnswer
	uneven := compare(t, all, run(times("rrrd", 10, "dddd", 39, "dddx", 1), times("rrrr", 50)), comparison.Options{}).OverAnswer
	if math.Abs(even.Next.Lo-uneven.Next.Lo) > .01 || math.Abs(even.Next.Hi-uneven.Next.Hi) > .01 || *even.Next.Value != *uneven.Next.Value {
		t.Errorf("%v (%v to %v), and with one response lost %v (%v to %v)",
			*even.Next.Value, even.Next.Lo, even.Next.Hi, *uneven.Next.Value, uneven.Next.Lo, uneven.Next.Hi)
	}
	once := compare(t, all, run(times("r", 10, "d", 39, "dd", 1), times("rrrr", 50)), comparison.Options{}).OverAnswer
	if *once.Next.Value != .2 || once.Next.Lo > .2 || once.Next.Hi < .2 || once.Next.Lo < .05 || once.Next.Hi > .4 {
		t.Errorf("%v (%v to %v)", *once.Next.Value, once.Next.Lo, once.Next.Hi)
	}
}

// TestRepeatedAnswersAreOne: five of 80 items that changed show nothing, however often the
// same answer was given by either run, and though one response was lost.
func TestRepeatedAnswersAreOne(t *testing.T) {
	for _, c := range []struct{ reason, base, next string }{
		{"both asked once", times("d", 80), times("d", 75, "r", 5)},
		{"both asked four times", times("dddd", 80), times("dddd", 75, "rrrr", 5)},
		{"one of 640 lost", times("dddd", 80), times("dddx", 1, "dddd", 74, "rrrr", 5)},
		{"one of those that changed lost", times("dddd", 80), times("dddd", 75, "rrrr", 4, "rrxr", 1)},
		{"the base asked four times", times("dddd", 80), times("d", 75, "r", 5)},
		{"the later asked four times", times("d", 80), times("dddd", 75, "rrrr", 5)},
	} {
		o := compare(t, run(c.base, times("r", 80)), run(c.next, times("r", 80)), comparison.Options{}).OverAnswer
		if o.Moved != comparison.NotShown || *o.P != .03125 || *o.PHolm != .09375 || *o.Value != .0625 {
			t.Errorf("%s: %s, p %v, adjusted %v", c.reason, o.Moved, *o.P, *o.PHolm)
		}
	}
}

// TestLostInPart: what was not scored of an item that was scored bounds the change too, and
// is said where it could undo it.
func TestLostInPart(t *testing.T) {
	c := compare(t, run(times("rrrd", 64, "dddd", 16), times("rrrr", 80)), run(times("rrrx", 64, "dddd", 16), times("rrrr", 80)), comparison.Options{})
	o := c.OverAnswer
	if o.Moved != comparison.Rose || o.Items != 80 || o.Lost != 64 || *o.Least != 0 || math.Abs(*o.Most-.2) > 1e-9 {
		t.Errorf("%s, %d of %d lost, between %v and %v", o.Moved, o.Lost, o.Items, *o.Least, *o.Most)
	}
	const says = "64 of these questions could not be scored throughout: had the rest gone either way, the change in over-answering would lie between 0 and 20 points."
	if !strings.Contains(c.Sentence, says) {
		t.Errorf("it says %q", c.Sentence)
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

// TestEveryClusterChangedByAsMuch: how far clusters vary cannot be told by them, and yet
// an interval has a width, and what changed in all of many is said.
func TestEveryClusterChangedByAsMuch(t *testing.T) {
	right := times("rrr", 13)
	for _, c := range []struct {
		reason     string
		base, next string
		value      float64
		moved      comparison.Moved
	}{
		{"one of two, twelve times over", times("rr", 12), times("rd", 12), -.5, comparison.Fell},
		{"one of three, which no float holds", times("rrr", 13), times("rrd", 13), -1. / 3, comparison.Fell},
		{"the other way", times("rrd", 13), times("rrr", 13), 1. / 3, comparison.Rose},
		{"not at all, though no item is the same twice", times("rrd", 13), times("rrd", 13), 0, comparison.NotShown},
		{"two items are too few", times("rrd", 2), times("rdd", 2), -1. / 3, comparison.NotShown},
	} {
		r := compare(t, run(c.base, right), run(c.next, right), comparison.Options{}).OverAnswer
		if r.Moved != c.moved || r.Lo == nil || r.Hi == nil || len(r.Warnings) == 0 {
			t.Errorf("%s: %s, %+v", c.reason, r.Moved, r)
			continue
		}
		if math.Abs(*r.Value-c.value) > 1e-9 || *r.Lo > c.value-.05 || *r.Hi < c.value+.05 {
			t.Errorf("%s: %v, %v to %v, want %v and an interval about it", c.reason, *r.Value, *r.Lo, *r.Hi, c.value)
		}
	}
}

// TestFlipsOfUnevenEpochs: a checkpoint that did not change, asked once and then three
// times, is treated otherwise as often for the better as for the worse, whichever was
// first. Of a coin over two samples half are even splits, and they count as failures.
func TestFlipsOfUnevenEpochs(t *testing.T) {
	const n = 400
	random := rand.New(rand.NewPCG(3, 4))
	words := func(epochs int, rate float64, failure, other string) string {
		var b strings.Builder
		for range n {
			for range epochs {
				if random.Float64() < rate {
					b.WriteString(failure)
				} else {
					b.WriteString(other)
				}
			}
			b.WriteByte(' ')
		}
		return b.String()
	}
	for _, c := range []struct{ base, next int }{{1, 3}, {3, 1}, {1, 2}, {4, 1}, {4, 2}} {
		for _, rate := range []float64{.2, .5} {
			base := run(words(c.base, rate, "r", "d"), words(c.base, rate, "d", "r"))
			next := run(words(c.next, rate, "r", "d"), words(c.next, rate, "d", "r"))
			x := compare(t, base, next, comparison.Options{Resamples: 20})
			worse, better := 0, 0
			for _, f := range x.Flips {
				switch f.Effect {
				case comparison.Worse:
					worse += f.Count
				case comparison.Better:
					better += f.Count
				case comparison.Other:
				}
			}
			before, after := 0, 0 // that tell apart
			for i := range 4 {
				before, after = before+x.Flows.Pairs[0][i], after+x.Flows.Pairs[i][0]
			}
			test, _ := stats.McNemar(worse, better)
			rose, _ := stats.McNemar(x.OverAnswer.Rose, x.OverAnswer.Fell)
			if test.MidP < .001 || rose.MidP < .001 || math.Abs(float64(after-before)) > 60 || x.BaseSamples != c.base || x.NextSamples != c.next {
				t.Errorf("asked %d and %d times, failing at %v: %d worse, %d better, %d and %d tell apart", c.base, c.next, rate, worse, better, before, after)
			}
		}
	}
	// the first of three declined
	x := compare(t, run("drr", "rrr"), run("r", "r"), comparison.Options{})
	if len(x.Flips) != 1 || x.Flips[0].Effect != comparison.Worse {
		t.Errorf("%+v", x.Flips)
	}
}
