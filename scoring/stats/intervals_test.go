package stats_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

type interval = func(x, n int, level float64) (stats.Interval, bool)

func intervals() map[string]interval {
	return map[string]interval{"wilson": stats.Wilson, "clopper-pearson": stats.ClopperPearson, "jeffreys": stats.Jeffreys}
}

func TestIntervalProperties(t *testing.T) {
	for name, f := range intervals() {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				n := rapid.IntRange(1, 400).Draw(t, "n")
				x := rapid.IntRange(0, n).Draw(t, "x")
				level := rapid.SampledFrom([]float64{.5, .9, .95, .99, .9975}).Draw(t, "level")
				i, ok := f(x, n, level)
				p := float64(x) / float64(n)
				if !ok || i.Lo < 0 || i.Hi > 1 || !i.Holds(p) {
					t.Fatalf("%v does not hold %v inside [0, 1]", i, p)
				}
				if x == 0 && i.Lo != 0 || x == n && i.Hi != 1 {
					t.Fatalf("%v: the ends are not pinned", i)
				}
				mirror, _ := f(n-x, n, level)
				if math.Abs(mirror.Lo-(1-i.Hi)) > 1e-9 || math.Abs(mirror.Hi-(1-i.Lo)) > 1e-9 {
					t.Fatalf("%v at x, %v at n-x: not symmetric", i, mirror)
				}
				if x < n {
					if next, _ := f(x+1, n, level); next.Lo < i.Lo || next.Hi < i.Hi {
						t.Fatalf("%v at x, %v at x+1: not monotone", i, next)
					}
				}
				if wider, _ := f(x, n, 1-(1-level)/2); wider.Lo > i.Lo || wider.Hi < i.Hi {
					t.Fatalf("%v at %v, %v at a higher level: not wider", i, level, wider)
				}
			})
		})
	}
}

// TestClopperPearsonIsDual holds the interval and the two tests to each other:
// the verdict can be checked by eye because they never disagree.
func TestClopperPearsonIsDual(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 1500).Draw(t, "n")
		x := rapid.IntRange(0, n).Draw(t, "x")
		margin := rapid.SampledFrom([]float64{.02, .05, .1, .2, .4}).Draw(t, "margin")
		const alpha = .025
		i, _ := stats.ClopperPearson(x, n, 1-2*alpha)
		if _, within, _ := stats.WithinMargin(x, n, margin, alpha); within != (i.Hi < margin) {
			t.Fatalf("%d of %d: within %v, interval %v", x, n, within, i)
		}
		if _, exceeds, _ := stats.ExceedsMargin(x, n, margin, alpha); exceeds != (i.Lo > margin) {
			t.Fatalf("%d of %d: exceeds %v, interval %v", x, n, exceeds, i)
		}
		most, some := stats.MostWithin(n, margin, alpha)
		if (some && x <= most) != (i.Hi < margin) {
			t.Fatalf("%d of %d: at most %d (%v) are within, interval %v", x, n, most, some, i)
		}
		least, some := stats.LeastExceeding(n, margin, alpha)
		if (some && x >= least) != (i.Lo > margin) {
			t.Fatalf("%d of %d: at least %d (%v) exceed, interval %v", x, n, least, some, i)
		}
	})
}

// TestBadInputIsUndefined: what cannot occur does not panic and claims nothing.
func TestBadInputIsUndefined(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		reason string
		x, n   int
		level  float64
	}{
		{"more successes than trials", 5, 4, .95},
		{"negative successes", -1, 4, .95},
		{"negative trials", 0, -4, .95},
		{"no trials", 0, 0, .95},
		{"level 0", 1, 2, 0},
		{"level 1", 1, 2, 1},
		{"level not a number", 1, 2, nan},
	} {
		for name, f := range intervals() {
			if i, ok := f(c.x, c.n, c.level); ok || i != (stats.Interval{Lo: 0, Hi: 1}) {
				t.Errorf("%s, %s: %v, %v", name, c.reason, i, ok)
			}
		}
		if d, ok := stats.NewcombeDiff(1, 2, c.x, c.n, c.level); ok || d.Lo != -1 || d.Hi != 1 {
			t.Errorf("newcombe, %s: %v, %v", c.reason, d, ok)
		}
	}
	one := []stats.Group{{N: 2, Sum: 1, SumSq: 1}}
	for name, ok := range map[string]bool{
		"normal quantile of 0":        second(stats.NormalQuantile(0)),
		"normal quantile of 1":        second(stats.NormalQuantile(1)),
		"t with no freedom":           second(stats.TQuantile(.9, 0)),
		"t at 1":                      second(stats.TQuantile(1, 5)),
		"beta with shape 0":           second(stats.BetaQuantile(.5, 0, 1)),
		"beta beyond 1":               second(stats.BetaQuantile(1.5, 1, 1)),
		"beta of NaN":                 second(stats.BetaQuantile(nan, 1, 1)),
		"binomial, negative n":        second(stats.BinomialAtMost(0, -1, .5)),
		"binomial tail, p above 1":    second(stats.BinomialAtLeast(0, 1, 1.5)),
		"binomial density, p NaN":     second(stats.BinomialEqual(0, 1, nan)),
		"binomial test, x > n":        second(stats.BinomTest(2, 1, .5)),
		"McNemar, negative":           second(stats.McNemar(-1, 0)),
		"McNemar, beyond counting":    second(stats.McNemar(math.MaxInt, 1)),
		"paired, negative":            second(stats.NewcombePaired(stats.Paired{Both: -1, Neither: 9}, .95)),
		"paired, none":                second(stats.NewcombePaired(stats.Paired{}, .95)),
		"power without trials":        second(stats.PowerWithin(0, .1, .1, .025)),
		"power beyond 1":              second(stats.PowerExceeds(10, 1.1, .1, .025)),
		"most within, no trials":      second(stats.MostWithin(0, .1, .025)),
		"least exceeding, no margin":  second(stats.LeastExceeding(5, 0, .025)),
		"size at the margin":          second(stats.TrialsToDecide(.1, .1, .025, .8)),
		"size, no margin":             second(stats.TrialsForWithin(0, .025)),
		"size, hopeless margin":       second(stats.TrialsForWithin(1e-9, .025)),
		"d' without items":            second(stats.LogLinear(0, 0, 1, 2)),
		"d' with more hits than n":    second(stats.LogLinear(3, 2, 1, 2)),
		"d' at a rate of 1":           second(stats.Detect(1, .5)),
		"A' beyond 1":                 second(stats.APrime(1.5, .5)),
		"F1 of nothing":               second(stats.Confusion{}.F1()),
		"precision, never abstained":  second(stats.Confusion{FN: 3, TN: 3}.Precision()),
		"recall of a negative count":  second(stats.Confusion{TP: -1, FN: 3}.Recall()),
		"accuracy of one side":        second(stats.Confusion{TP: 1, FN: 3}.BalancedAccuracy()),
		"clusters of nothing":         second(stats.ClusterMean(nil)),
		"clusters of no size":         second(stats.ClusterMean([]stats.Group{{}})),
		"effective size of nothing":   second(stats.KornGraubard(nil, .95)),
		"effective size, level 1":     second(stats.KornGraubard(one, 1)),
		"groups of another length":    second(stats.GroupBy([]float64{1}, []int{})),
		"Holm of NaN":                 second(stats.Holm([]float64{nan})),
		"Benjamini-Hochberg above 1":  second(stats.BenjaminiHochberg([]float64{2})),
		"percentile of nothing":       second(stats.Percentile(nil, .5)),
		"percentile beyond 1":         second(stats.Percentile([]float64{1}, 1.5)),
		"percentile interval of none": second(stats.PercentileInterval(nil, .95)),
		"sign flips of infinity":      second(stats.SignFlip([]float64{math.Inf(1)})),
		"sign flips of too many":      second(stats.SignFlip(make([]float64, stats.MaxFlips+1))),
		"spread of nothing":           second(stats.Spread(nil)),
	} {
		if ok {
			t.Errorf("%s is said to be defined", name)
		}
	}
	if _, _, ok := stats.WithinMargin(0, 0, .1, .025); ok {
		t.Error("no trials are within a margin")
	}
	if _, _, ok := stats.ExceedsMargin(3, 2, .1, .025); ok {
		t.Error("3 of 2 exceed a margin")
	}
	if _, _, ok := stats.EquivalentShares(1, 9, 1, 9, 0, .05); ok {
		t.Error("equivalent within nothing")
	}
	if c, _ := stats.ClusterMean(one); second(c.CR0()) || second(c.CR1()) || second(c.Interval(.95)) {
		t.Error("one cluster has an error")
	}
	if c, _ := stats.ClusterMean([]stats.Group{{N: 1}}); second(c.SEIndependent()) {
		t.Error("one value has an error")
	}
}

func second[T any](_ T, ok bool) bool { return ok }
