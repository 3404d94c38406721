package stats_test

import (
	"math"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// TestAreaOfOne: with one member of a class there is an area and no error of it.
func TestAreaOfOne(t *testing.T) {
	for _, c := range []struct {
		reason   string
		score    []float64
		positive []bool
		area     float64
		defined  bool
	}{
		{"the one positive scores highest", []float64{.3, .2, .5}, []bool{false, false, true}, 1, true},
		{"the one negative ties with one of two", []float64{.3, .3, .5}, []bool{false, true, true}, .75, true},
		{"one of each, the wrong way round", []float64{.3, .2}, []bool{false, true}, 0, true},
		{"no negative", []float64{.3, .2}, []bool{true, true}, 0, false},
	} {
		a, ok := stats.AreaUnderCurve(c.score, c.positive, .95)
		if ok != c.defined || a.Value != c.area || a.Bounded || a.SE != 0 || a.Lo != 0 || a.Hi != 1 {
			t.Errorf("%s: %+v, defined: %v", c.reason, a, ok)
		}
	}
}

// TestCorrectRateWithoutTheWhole: what is left where the correction is undefined.
func TestCorrectRateWithoutTheWhole(t *testing.T) {
	for _, c := range []struct {
		reason                    string
		x, n, se, seN, sp, spN    int
		apparent, rate            float64
		estimated, all, reachable bool
	}{
		{"no truly positive one was labeled", 3, 12, 0, 0, 8, 9, .25, 0, false, false, false},
		{"no truly negative one was labeled", 3, 12, 8, 9, 0, 0, .25, 0, false, false, false},
		{"nothing was scored", 0, 0, 8, 9, 8, 9, 0, 0, false, false, false},
		// (1/29 + 1 - 1) / (12/97); with one right and one wrong label more 13/99 + 2/3 < 1
		{"better than chance only without the labels added", 1, 29, 12, 97, 1, 1, 1. / 29, 97. / 29 / 12, true, false, false},
		// 9/55 + 46/55 is 1, if not in floats
		{"as good as chance", 3, 12, 9, 55, 46, 55, .25, 0, false, false, false},
		{"all is there", 23, 150, 96, 100, 89, 100, 23. / 150, .05098039215686287, true, true, true},
	} {
		r, ok := stats.CorrectRate(c.x, c.n, c.se, c.seN, c.sp, c.spN, .95)
		if ok != c.all || r.Apparent != c.apparent || r.Estimated != c.estimated || math.Abs(r.Rate-c.rate) > 1e-12 || (r.SE > 0) != c.estimated {
			t.Errorf("%s: %+v, defined: %v", c.reason, r, ok)
		}
		if (r.Point != 0 || r.Lo != 0 || r.Hi != 1) != c.reachable {
			t.Errorf("%s: interval %v to %v", c.reason, r.Lo, r.Hi)
		}
	}
}

// TestSequentialTestBothWays: a test for a smaller share is that for a larger one
// with successes for failures.
func TestSequentialTestBothWays(t *testing.T) {
	up, ok1 := stats.SequentialTest([]bool{true, false, true, true}, .4, .8, .05, .2)
	down, ok2 := stats.SequentialTest([]bool{false, true, false, false}, .6, .2, .05, .2)
	// 3 log 2 - log 3
	if want := 3*math.Ln2 - math.Log(3); !ok1 || !ok2 || !alike(up.LogRatio, want) || !alike(down.LogRatio, want) || down.Decision != up.Decision {
		t.Errorf("%+v and %+v, want a log ratio of %v", up, down, want)
	}
	if s, ok := stats.SequentialTest(nil, .2, .2, .05, .2); ok {
		t.Errorf("a share against itself: %+v", s)
	}
}

// TestShrinkOfAllOrNothing: where each category is all or nothing the likelihood grows
// as the prior's strength falls, to no end.
func TestShrinkOfAllOrNothing(t *testing.T) {
	s, apart, ok := stats.Shrink([]int{0, 2, 0}, []int{5, 2, 5}, .95)
	if !ok || apart || s.Categories != nil || !alike(s.Pooled, 2./12) {
		t.Errorf("%+v, apart: %v", s, apart)
	}
	if _, apart, _ := stats.Shrink([]int{0, 2, 1}, []int{5, 2, 5}, .95); !apart {
		t.Error("with one of five there is a prior that fits best")
	}
}

// TestSignFlipOfTheSmall: a difference a thousand millionth as large as another still
// has a sign, and what differs by rounding alone does not.
func TestSignFlipOfTheSmall(t *testing.T) {
	for _, c := range []struct {
		reason     string
		diffs      []float64
		two, above float64
	}{
		{"a small one beside a large", []float64{1, 1e-10}, .5, .25},
		{"thirds that sum to nothing but for rounding", []float64{1. / 3, 1. / 3, -2. / 3}, 1, .625},
	} {
		r, ok := stats.SignFlip(c.diffs)
		if !ok || r.TwoSided != c.two || r.Greater != c.above {
			t.Errorf("%s: %+v, want %v and %v", c.reason, r, c.two, c.above)
		}
	}
}

// TestKornGraubardAtInfinity: clusters that do not vary know the share.
func TestKornGraubardAtInfinity(t *testing.T) {
	same := []stats.Group{{N: 2, Sum: 1, SumSq: 1}, {N: 2, Sum: 1, SumSq: 1}, {N: 2, Sum: 1, SumSq: 1}}
	r, _ := stats.KornGraubard(same, .95)
	if i, ok := r.Interval(r.Uncapped, .95); !ok || i.Lo != .5 || i.Hi != .5 {
		t.Errorf("%v, want .5", i)
	}
}

// TestInputThatCannotBe: counts and values beyond all measure are refused, or told in no
// time.
func TestInputThatCannotBe(t *testing.T) {
	const huge = 1_000_000_000_000
	inf, nan := math.Inf(1), math.NaN()
	if c, ok := stats.Calibrate([]float64{.1, .5, 1}, []bool{false, true, true}, 1<<53); !ok || c.Bins != 3 || math.Abs(c.Brier-.26/3) > 1e-12 {
		t.Errorf("2^53 bins: %+v", c)
	}
	if _, ok := stats.Calibrate([]float64{.1}, []bool{true}, math.MaxInt); ok {
		t.Error("more bins than a float can count")
	}
	for _, values := range [][]float64{{1, 2, inf}, {nan, 1}, {-inf, inf}} {
		if x, ok := stats.Spread(values); ok || x != 0 {
			t.Errorf("spread of %v: %v", values, x)
		}
		if i, ok := stats.PercentileInterval(values, .5); ok || !math.IsInf(i.Lo, -1) {
			t.Errorf("interval of %v: %v", values, i)
		}
	}
	if x, ok := stats.Percentile([]float64{1, inf}, .5); ok || x != 0 {
		t.Errorf("half way to infinity: %v", x)
	}
	if x, ok := stats.Percentile([]float64{-math.MaxFloat64, math.MaxFloat64}, .5); !ok || x != 0 {
		t.Errorf("half way between the largest floats: %v", x)
	}
	for _, groups := range [][]stats.Group{
		{{N: 2, Sum: 1, SumSq: 1, More: -3}},
		{{N: math.MaxInt, Sum: 1, SumSq: 1, More: 5}},
		{{N: 1, Sum: 1, SumSq: 1, More: math.MaxInt}},
		{{N: 1, Sum: 1e200, SumSq: 1e300}, {N: 1, Sum: 0}},
	} {
		if c, ok := stats.ClusterMean(groups); ok {
			t.Errorf("%+v: %+v", groups, c)
		}
	}
	rate, _ := stats.KornGraubard([]stats.Group{{N: 2, Sum: 1, SumSq: 1}, {N: 3, Sum: 3, SumSq: 3}}, .95)
	if rate.Grown(nan) != rate.Held || math.IsNaN(rate.Grown(inf)) {
		t.Errorf("grown to %v and %v", rate.Grown(nan), rate.Grown(inf))
	}
	if size := (stats.EffectiveRate{}).Grown(inf); size != 0 {
		t.Errorf("nothing grown to %v", size)
	}
	if x, ok := stats.SmallestApart(40, 1e9, .7, .79, .05); ok || x != 0 {
		t.Errorf("smallest change: %v", x)
	}
	if p, ok := stats.FisherMidP(huge/2, huge, huge/2+2_000_000, huge); !ok || math.Abs(p-.00467773) > 1e-8 {
		t.Errorf("of a million millions: %v", p) // 2 (1 - Phi(sqrt(8)))
	}
	if p, ok := stats.FisherMidP(0, huge, huge, huge); !ok || p != 0 {
		t.Errorf("all of one and none of the other: %v", p)
	}
	for _, e := range []stats.Exchange{{X1: 1, N1: 2, X2: 1, N2: math.MaxInt}, {X1: 3, N1: math.MaxInt, X2: 3, N2: math.MaxInt}} {
		if p, ok := stats.Relabel([]stats.Exchange{e}, 10, 1); ok != (e.N1 < math.MaxInt && e.N2 < math.MaxInt-2) || p != 1 {
			t.Errorf("%+v: %v, %v", e, p, ok)
		}
	}
	// Of a few of many trials each is of either run with the same chance, and of many the
	// difference is normal: as far from 0 as two errors, p is .0455.
	for _, c := range []struct {
		e    stats.Exchange
		want float64
	}{
		{stats.Exchange{X1: 5, N1: huge, X2: 0, N2: huge}, 2. / 32},
		{stats.Exchange{X1: huge, N1: huge, X2: huge - 5, N2: huge}, 2. / 32},
		{stats.Exchange{X1: 4, N1: 4, X2: huge / 2, N2: huge}, 1. / 8},
		{stats.Exchange{X1: huge/2 + 1_414_214, N1: huge, X2: huge / 2, N2: huge}, .0455},
	} {
		if p, ok := stats.Relabel([]stats.Exchange{c.e}, 20_000, 1); !ok || math.Abs(p-c.want) > .006 {
			t.Errorf("%+v: %v, want %v", c.e, p, c.want)
		}
	}
}
