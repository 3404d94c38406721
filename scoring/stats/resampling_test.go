package stats_test

import (
	"math"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// share is the share of units of kind 0 in a resample.
func share(held []int, out []float64) {
	total := 0
	for _, n := range held {
		total += n
	}
	out[0] = float64(held[0]) / float64(total)
}

func TestBootstrapIsTheSameOnAnyNumberOfCores(t *testing.T) {
	for name, alike := range map[string][]int{"many alike": {400, 90, 10}, "all apart": {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}} {
		before := runtime.GOMAXPROCS(1)
		one := stats.Bootstrap(alike, 300, 7, 1, share)
		runtime.GOMAXPROCS(4)
		four := stats.Bootstrap(alike, 300, 7, 1, share)
		runtime.GOMAXPROCS(before)
		if d := cmp.Diff(one, four); d != "" {
			t.Errorf("%s: -one core +four\n%s", name, d)
		}
		if other := stats.Bootstrap(alike, 300, 8, 1, share); cmp.Equal(one, other) {
			t.Errorf("%s: another seed draws the same resamples", name)
		}
	}
}

// TestBootstrapError compares both ways to draw with the error that a share is
// known to have.
func TestBootstrapError(t *testing.T) {
	apart := make([]int, 100) // kind 0 is 30 units, the others one each
	for i := range apart {
		apart[i] = 1
	}
	apart[0] = 30
	apart = apart[:71]
	for name, alike := range map[string][]int{"kind by kind": {30, 70}, "unit by unit": apart} {
		drawn := stats.Bootstrap(alike, 4000, 1, 1, share)[0]
		se, ok := stats.Spread(drawn)
		if want := math.Sqrt(.3 * .7 / 100); !ok || math.Abs(se-want) > .1*want {
			t.Errorf("%s: standard error %v, want about %v", name, se, want)
		}
		i, _ := stats.PercentileInterval(drawn, .95)
		if math.Abs(i.Lo-.21) > .015 || math.Abs(i.Hi-.39) > .015 {
			t.Errorf("%s: %v, want about .21 to .39", name, i)
		}
	}
}

func TestBootstrapListsFewUnits(t *testing.T) {
	drawn := stats.Bootstrap([]int{1, 0, 2}, 10, 1, 1, func(held []int, out []float64) {
		if held[0]+held[2] != 3 || held[1] != 0 {
			t.Errorf("a resample of 3 units holds %v", held)
		}
		share(held, out)
	})[0]
	counts := map[float64]int{}
	for _, v := range drawn {
		counts[math.Round(3*v)]++
	}
	// binomial: 27 * (8, 12, 6, 1)/27
	if d := cmp.Diff(map[float64]int{0: 8, 1: 12, 2: 6, 3: 1}, counts); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

func TestBootstrapLeavesOutTheUndefined(t *testing.T) {
	got := stats.Bootstrap([]int{1, 1}, 10, 1, 2, func(held []int, out []float64) {
		out[0], out[1] = float64(held[0]), math.NaN()
	})
	if len(got[0]) != 4 || len(got[1]) != 0 {
		t.Errorf("columns of %d and %d values, want 4 and 0", len(got[0]), len(got[1]))
	}
	for _, alike := range [][]int{nil, {0, 0}, {-1}} {
		if got := stats.Bootstrap(alike, 10, 1, 1, share); len(got) != 1 || len(got[0]) != 0 {
			t.Errorf("%v: %v, want one empty column", alike, got)
		}
	}
}

func TestPercentileIsTypeSeven(t *testing.T) {
	for _, c := range []struct {
		values []float64
		q      float64
		want   float64
		reason string
	}{
		{[]float64{1, 2, 3, 4}, .5, 2.5, "the median of four lies between the middle two"},
		{[]float64{1, 2, 3, 4}, 0, 1, "the least"},
		{[]float64{1, 2, 3, 4}, 1, 4, "the largest"},
		{[]float64{1, 2, 3, 4, 5}, .1, 1.4, "as R's quantile(1:5, .1)"},
		{[]float64{7}, .3, 7, "of one value"},
	} {
		if got, ok := stats.Percentile(c.values, c.q); !ok || math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%v at %v: %v, want %v: %s", c.values, c.q, got, c.want, c.reason)
		}
	}
}

func TestKornGraubardProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var groups []stats.Group
		equal := rapid.Bool().Draw(t, "equal")
		for range rapid.IntRange(1, 40).Draw(t, "clusters") {
			n := rapid.IntRange(1, 5).Draw(t, "n")
			if equal && len(groups) > 0 {
				n = groups[0].N
			}
			x := float64(rapid.IntRange(0, n).Draw(t, "x"))
			groups = append(groups, stats.Group{N: n, Sum: x, SumSq: x})
		}
		r, ok := stats.KornGraubard(groups, .95)
		if !ok || r.Guarded > r.Capped || r.Capped > float64(r.N) || r.Guarded <= 0 {
			t.Fatalf("sizes out of order: %+v", r)
		}
		if r.Clusters < stats.FewClusters && r.Guarded > float64(r.Clusters) {
			t.Fatalf("few clusters and not held to their number: %+v", r)
		}
		if r.Even > float64(r.Clusters)*(1+1e-12) || r.Even < 1 || r.Held > r.Guarded*(1+1e-12) || r.Held <= 0 || r.Few() && r.Held > r.Even {
			t.Fatalf("clusters of unequal size are worth more than equal ones: %+v", r)
		}
		if equal && (r.Held != r.Guarded || r.Even != float64(r.Clusters)) {
			t.Fatalf("clusters of one size are not what they are: %+v", r)
		}
		i, ok := r.Interval(r.Held, .95)
		if !ok || !i.Holds(r.Share) || i.Lo < 0 || i.Hi > 1 {
			t.Fatalf("%v does not hold %v", i, r.Share)
		}
	})
}

func TestKornGraubardOfOneCluster(t *testing.T) {
	r, ok := stats.KornGraubard([]stats.Group{{N: 8, Sum: 4, SumSq: 4}}, .95)
	if !ok || r.Guarded != 1 {
		t.Errorf("eight samples of one item are worth one: %+v", r)
	}
	same := []stats.Group{{N: 2, Sum: 1, SumSq: 1}, {N: 2, Sum: 1, SumSq: 1}, {N: 2, Sum: 1, SumSq: 1}}
	r, ok = stats.KornGraubard(same, .95)
	if !ok || !math.IsInf(r.Uncapped, 1) || r.Capped != 6 || r.Guarded != 3 {
		t.Errorf("clusters that do not vary: %+v", r)
	}
}

func TestDetectionProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := float64(rapid.IntRange(1, 200).Draw(t, "n"))
		h := rapid.Float64Range(0, n).Draw(t, "hits")
		f := rapid.Float64Range(0, n).Draw(t, "false alarms")
		a, ok := stats.LogLinear(h, n, f, n)
		if !ok || math.IsNaN(a.DPrime) || math.IsInf(a.DPrime, 0) {
			t.Fatalf("%+v", a)
		}
		swapped, _ := stats.LogLinear(f, n, h, n)
		mirror, _ := stats.LogLinear(n-h, n, n-f, n)
		if math.Abs(swapped.DPrime+a.DPrime) > 1e-9 || math.Abs(swapped.C-a.C) > 1e-9 {
			t.Fatalf("exchanging the sides turns d' and keeps c: %+v, %+v", a, swapped)
		}
		if math.Abs(mirror.DPrime+a.DPrime) > 1e-9 || math.Abs(mirror.C+a.C) > 1e-9 {
			t.Fatalf("exchanging answering and declining turns both: %+v, %+v", a, mirror)
		}
		se, seC := a.SE(n, n)
		if !(se > 0) || seC != se/2 {
			t.Fatalf("errors %v, %v", se, seC)
		}
	})
	if answers, _ := stats.LogLinear(1, 10, 0, 10); answers.C <= 0 {
		t.Errorf("a model that answers nearly everything leans to answering: c = %v", answers.C)
	}
}

func TestAdjustProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SliceOfN(rapid.Float64Range(0, 1), 0, 12).Draw(t, "p")
		holm, _ := stats.Holm(p)
		bh, _ := stats.BenjaminiHochberg(p)
		for i := range p {
			if bh[i] < p[i] || holm[i] < bh[i] || holm[i] > 1 {
				t.Fatalf("p %v, BH %v, Holm %v: not in order", p[i], bh[i], holm[i])
			}
			for j := range p {
				if p[i] < p[j] && (holm[i] > holm[j] || bh[i] > bh[j]) {
					t.Fatalf("the order of %v and %v is lost", p[i], p[j])
				}
			}
		}
	})
}

func TestRound9(t *testing.T) {
	for _, c := range []struct{ x, want float64 }{
		{1.0 / 3, .333333333}, {123456789.4, 123456789}, {math.Copysign(0, -1), 0}, {1, 1},
		{.1 + .2, .3}, {math.Inf(1), math.Inf(1)}, {math.MaxFloat64, 1.79769313e308},
	} {
		if got := stats.Round9(c.x); got != c.want || math.Signbit(got) != math.Signbit(c.want) {
			t.Errorf("%v: %v, want %v", c.x, got, c.want)
		}
	}
	if !math.IsNaN(stats.Round9(math.NaN())) {
		t.Error("NaN became a number")
	}
}
