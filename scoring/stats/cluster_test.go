package stats_test

import (
	"math"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// TestSpreadAboutALargeMean: squares that are large beside the spread do not drown
// it. The value is that of mpmath 1.4 with 50 digits.
func TestSpreadAboutALargeMean(t *testing.T) {
	third := 1. / 3
	for _, c := range []struct {
		reason string
		y      []float64
		want   float64
	}{
		{"six thirds", []float64{third, third, third, third, third, third}, 0},
		{"tenths beside a hundred thousand", []float64{1e5, 1e5 + .1, 1e5 + .2, 1e5 + .5, 1e5 + 1, 1e5 + .7}, .1579381032059985},
	} {
		for _, cluster := range [][]int{{1, 2, 3, 4, 5, 6}, {1, 1, 1, 2, 2, 2}, {1, 1, 1, 1, 1, 1}} {
			groups, _ := stats.GroupBy(c.y, cluster)
			mean, _ := stats.ClusterMean(groups)
			if got, ok := mean.SEIndependent(); !ok || math.Abs(got-c.want) > 1e-11 {
				t.Errorf("%s in clusters %v: %v, want %v", c.reason, cluster, got, c.want)
			}
		}
	}
}

// TestGrown: what is said of more clusters like those that are there is what the
// formula gives of each of them several times over.
func TestGrown(t *testing.T) {
	of := func(size int) func(int) int { return func(k int) int { return k / size } }
	for _, c := range []struct {
		reason  string
		y       []float64
		cluster func(k int) int // of y[k]
	}{
		{"all or nothing", []float64{1, 1, 1, 1, 1, 0, 0, 0, 0, 0}, of(5)},
		{"clusters that agree", []float64{1, 0, 0, 1, 1, 0}, of(2)},
		{"none failed", []float64{0, 0, 0, 0, 0, 0}, of(3)},
		{"a few did", []float64{1, 0, 1, 1, 0, 0, 0, 0, 0, 1, 0, 0}, of(3)},
		{"five and two in turn", []float64{1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1}, of(5)},
	} {
		groupsOf := func(times int) stats.EffectiveRate {
			var y []float64
			var cluster []int
			for k := range times * len(c.y) {
				n := len(c.y)
				y, cluster = append(y, c.y[k%n]), append(cluster, k/n*n+c.cluster(k%n))
			}
			groups, _ := stats.GroupBy(y, cluster)
			rate, _ := stats.KornGraubard(groups, .95)
			return rate
		}
		for _, times := range []int{1, 2, 7, 10, 15, 40} {
			got, want := groupsOf(1).Grown(float64(times)), groupsOf(times).Held
			if math.Abs(got-want) > 1e-9*want {
				t.Errorf("%s, %d times: %v, want %v", c.reason, times, got, want)
			}
		}
	}
}

// TestTwoSidedIsTheIntervals: the interval whose level leaves p out ends at 0.
func TestTwoSidedIsTheIntervals(t *testing.T) {
	for _, c := range []struct {
		reason string
		y      []float64
	}{
		{"three", []float64{.2, .3, -.1}},
		{"far from 0", []float64{1, 1.01, .99, 1.02}},
		{"below it", []float64{-.5, 0, 0, 0, 0, -.25, .125}},
	} {
		var by []stats.Group
		for _, v := range c.y {
			by = append(by, stats.Group{N: 1, Sum: v, SumSq: v * v})
		}
		mean, _ := stats.ClusterMean(by)
		p, ok := mean.TwoSided()
		i, _ := mean.Interval(1 - p)
		if end := min(math.Abs(i.Lo), math.Abs(i.Hi)); !ok || end > 1e-9 {
			t.Errorf("%s: p %v, where the interval ends %v from 0", c.reason, p, end)
		}
	}
	for _, y := range [][]float64{nil, {1}, {.25, .25, .25}} {
		var by []stats.Group
		for _, v := range y {
			by = append(by, stats.Group{N: 1, Sum: v, SumSq: v * v})
		}
		mean, _ := stats.ClusterMean(by)
		if p, ok := mean.TwoSided(); ok {
			t.Errorf("%v: p %v, want none", y, p)
		}
	}
}
