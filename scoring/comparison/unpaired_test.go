package comparison_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// TestUnpaired: two samples of one population have Newcombe's interval for
// independent shares, and no flips.
func TestUnpaired(t *testing.T) {
	base, next := run(times("d", 80, "r", 20), times("r", 90, "d", 10)), run(times("d", 60, "r", 40), times("r", 90, "d", 10))
	c, _ := comparison.Of(base, next, "s", "", true, comparison.Options{})
	d, _ := stats.NewcombeDiff(40, 100, 20, 100, .95)
	if o := c.OverAnswer; *o.Value != .2 || math.Abs(*o.Lo-d.Lo) > 1e-9 || o.Moved != comparison.Rose || o.Items != 0 {
		t.Errorf("%+v", o)
	}
	if len(c.Flips) != 0 || c.Flows.Total != 0 || c.C.Moved != comparison.Rose {
		t.Errorf("%+v", c)
	}
	paired := compare(t, base, next, comparison.Options{})
	if *c.DPrime.Value != *paired.DPrime.Value || *c.DPrime.SE <= *paired.DPrime.SE {
		t.Errorf("unpaired d' %v +- %v, paired %v +- %v: the value is the same, the error larger",
			*c.DPrime.Value, *c.DPrime.SE, *paired.DPrime.Value, *paired.DPrime.SE)
	}
	many, _ := comparison.Of(run(times("dr", 40), times("rr", 40)), run(times("rr", 40), times("rr", 40)), "s", "", true, comparison.Options{})
	// 40 items that fail once in two are worth 80 responses, 40 that always fail are 40
	want, _ := stats.SharesApart(stats.Sample{Share: 1, Size: 40}, stats.Sample{Share: .5, Size: 80}, .95)
	if o := many.OverAnswer; o.Method != comparison.NewcombeClustered || *o.Value != .5 || math.Abs(*o.Lo-want.Lo) > 1e-9 || o.Moved != comparison.Rose {
		t.Errorf("%+v, want %+v", o, want)
	}
}

// TestUnpairedOfFew: two responses show next to nothing, and two items no more by being
// asked often.
func TestUnpairedOfFew(t *testing.T) {
	base := run(times("r", 2, "d", 78), times("d", 2, "r", 78))
	for _, c := range []struct {
		reason string
		next   *comparison.Run
		method string
	}{
		{"1 of 2 against 2 of 80: Fisher's exact p is .072", run("r d", "d r"), signature.Newcombe},
		{"the same two items, four times each", run("rrrr dddd", "dddd rrrr"), comparison.NewcombeClustered},
		{"one item", run("rrrr", "dddd"), comparison.NewcombeClustered},
		{"two items that differ little", run("rrdd rrrd", "rrdd rddd"), comparison.NewcombeClustered},
	} {
		got, _ := comparison.Of(base, c.next, "s", "", true, comparison.Options{})
		for _, o := range []comparison.RateChange{got.OverAnswer, got.OverRefusal} {
			if o.Moved != comparison.NotShown || o.Method != c.method || *o.P < .02 || len(o.Warnings) != 1 {
				t.Errorf("%s: %s by %v (%v to %v), p %v, %v", c.reason, o.Moved, *o.Value, *o.Lo, *o.Hi, *o.P, o.Warnings)
			}
		}
	}
	// at a rate of a half what two could show is beyond 100 points
	half, _ := comparison.Of(run(times("r", 40, "d", 40), times("r", 80)), run("r d", "r r"), "s", "", true, comparison.Options{})
	if want := "Over-answering: 0 points (-42 to 42), too few for any change to be visible."; half.OverAnswer.Smallest != nil || !strings.HasPrefix(half.Sentence, want) {
		t.Errorf("smallest %v, it says %q", half.OverAnswer.Smallest, half.Sentence)
	}
	many := run(times("r", 4, "d", 4), times("r", 8))
	if got, _ := comparison.Of(base, many, "s", "", true, comparison.Options{}); got.OverAnswer.Moved != comparison.Rose {
		t.Errorf("4 of 8 against 2 of 80: p %v, %s", *got.OverAnswer.P, got.OverAnswer.Moved)
	}
}

// TestUnits: what d' and c rest on is independent and of the side, and the run, that
// has less of it; below ten units nothing is said of them.
func TestUnits(t *testing.T) {
	for _, c := range []struct {
		reason     string
		base, next *comparison.Run
		unpaired   bool
		want       string
		of         [2]int // where there are two samples
		says       bool
	}{
		{"pairs", run(times("d", 40), times("r", 40)), run(times("r", 40), times("r", 40)), false, "40 pairs", [2]int{}, true},
		{"eight clusters of five", clustered(times("d", 40), times("r", 40), 5), clustered(times("r", 40), times("r", 40), 5), false, "8 clusters", [2]int{}, false},
		{"no twins", free(times("dd", 40), times("rr", 40)), free(times("rr", 40), times("rr", 40)), false, "40 items", [2]int{}, true},
		{"no twins, and eight of a side", free(times("d", 8), times("r", 40)), free(times("r", 8), times("r", 40)), false, "8 items", [2]int{}, false},
		{"pairs of several on a side are clusters", several(times("d", 40), times("r", 40), 5), several(times("r", 40), times("r", 40), 5), false, "8 clusters", [2]int{}, false},
		{"two samples", run(times("d", 60), times("r", 60)), run(times("r", 40), times("r", 40)), true, "40 pairs", [2]int{60, 40}, true},
		{"two samples without twins", free(times("d", 60), times("r", 8)), free(times("r", 40), times("r", 40)), true, "8 items", [2]int{8, 40}, false},
	} {
		got, _ := comparison.Of(c.base, c.next, "s", "", c.unpaired, comparison.Options{})
		for _, f := range []comparison.FigureChange{got.DPrime, got.C} {
			if of := [2]int{f.BaseUnits, f.NextUnits}; f.RestsOn() != c.want || of != c.of || (f.Moved == comparison.NotShown) == c.says {
				t.Errorf("%s: %s, %v, %s; want %s, %v", c.reason, f.RestsOn(), of, f.Moved, c.want, c.of)
			}
		}
		if few := strings.Contains(got.Sentence, "to say anything of discernment"); few == c.says {
			t.Errorf("%s: %q", c.reason, got.Sentence)
		}
	}
}

// TestUnpairedClustersHoldTheirLevel: two items against eighty, each asked four times
// and answered one way. How often the over-answer rates differ at .05 where both are
// alike is added up over all that can come out, at the worst of nine true rates.
func TestUnpairedClustersHoldTheirLevel(t *testing.T) {
	const few, many = 2, 80
	var said [10]float64
	for x1 := range few + 1 {
		next := run(times("rrrr", x1, "dddd", few-x1), times("rrrr", few))
		for x2 := range many + 1 {
			base := run(times("rrrr", x2, "dddd", many-x2), times("rrrr", many))
			c, _ := comparison.Of(base, next, "s", "", true, comparison.Options{Resamples: 1})
			if *c.OverAnswer.P > .05 {
				continue
			}
			for k := 1; k < len(said); k++ {
				one, _ := stats.BinomialEqual(x1, few, float64(k)/10)
				two, _ := stats.BinomialEqual(x2, many, float64(k)/10)
				said[k] += one * two
			}
		}
	}
	if worst := slices.Max(said[:]); worst > .05 {
		t.Errorf("false alarms %v", said)
	}
}

// TestUnpairedLost: what either run could not score bounds the change.
func TestUnpairedLost(t *testing.T) {
	c, _ := comparison.Of(run(times("d", 90, "r", 5, "x", 5), times("r", 100)), run(times("d", 60, "r", 30, "x", 10), times("r", 100)), "s", "", true, comparison.Options{})
	o := c.OverAnswer
	if o.Lost != 15 || o.Least == nil || math.Abs(*o.Least-.2) > 1e-9 || math.Abs(*o.Most-.35) > 1e-9 {
		t.Errorf("%d lost, %+v", o.Lost, o)
	}
	none, _ := comparison.Of(run("", times("r", 10)), run(times("d", 5), times("r", 10)), "s", "", true, comparison.Options{})
	if o := none.OverAnswer; o.Least != nil || o.Most != nil {
		t.Errorf("one side of one run: %+v", o)
	}
}
