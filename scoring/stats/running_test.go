package stats_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// moments are what a clustered mean comes to.
func moments(t *rapid.T, c stats.Clustered, ok bool) []float64 {
	if !ok {
		t.Fatal("there are values, and no mean of them")
	}
	alone, _ := c.SEIndependent()
	cr0, _ := c.CR0()
	cr1, _ := c.CR1()
	return []float64{float64(c.N), float64(c.Clusters), c.Mean, alone, cr0, cr1}
}

// TestRunningMean holds a mean that keeps sums alone against the one over all
// clusters.
func TestRunningMean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		clusters := rapid.SliceOfN(rapid.SliceOfN(rapid.Float64Range(-22, 22), 1, 5), 1, 9).Draw(t, "clusters")
		var running stats.RunningMean
		var groups []stats.Group
		for _, values := range clusters {
			running.Add(values...)
			g := stats.Group{N: len(values)}
			for _, v := range values {
				g.Sum += v
				g.SumSq += v * v
			}
			groups = append(groups, g)
		}
		want, ok := stats.ClusterMean(groups)
		got, known := running.Mean()
		for i, x := range moments(t, got, known) {
			if y := moments(t, want, ok)[i]; math.Abs(x-y) > 1e-6 { // roots of what cancels
				t.Fatalf("figure %d is %v, want %v", i, x, y)
			}
		}
		shuffled := running.Clone()
		for _, i := range rapid.Permutation(clusters).Draw(t, "order") {
			running.Add(i...)
		}
		for _, i := range clusters {
			shuffled.Add(i...)
		}
		first, _ := running.Mean()
		if second, _ := shuffled.Mean(); first != second {
			t.Fatalf("the order of clusters made %+v of %+v", second, first)
		}
	})
}

func TestRunningMeanOfNothing(t *testing.T) {
	var m stats.RunningMean
	m.Add()
	if _, ok := m.Mean(); ok || m.N() != 0 {
		t.Error("no values have a mean")
	}
	m.Add(1, 2)
	copied := m.Clone()
	for _, v := range []float64{math.NaN(), math.Inf(1), 4096} {
		held := copied.Clone()
		held.Add(v)
		if mean, ok := held.Mean(); ok {
			t.Errorf("%v makes a mean of %v", v, mean.Mean)
		}
	}
	if mean, ok := m.Mean(); !ok || mean.Mean != 1.5 || mean.N != 2 || mean.Clusters != 1 {
		t.Errorf("%+v, and copies went on by themselves", mean)
	}
}

// TestValuesThatAgree: what is alike has no spread at all, however often it is
// summed up.
func TestValuesThatAgree(t *testing.T) {
	var m stats.RunningMean
	for range 1000 {
		m.Add(math.Log(3))
	}
	mean, _ := m.Mean()
	if se, ok := mean.CR1(); !ok || se != 0 || math.Abs(mean.Mean-math.Log(3)) > 1e-15 {
		t.Errorf("mean %v, error %v", mean.Mean, se)
	}
}

// TestClustersThatAreAlike: held once with their number, clusters come to the
// same as one by one.
func TestClustersThatAreAlike(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var all []stats.Group
	alike := stats.Alike{}
	for range 500 {
		n := random.IntN(4)
		x := float64(random.IntN(n + 1))
		g := stats.Group{N: n, Sum: x, SumSq: x}
		all = append(all, g)
		alike.Add(g)
	}
	groups := alike.Groups()
	if len(groups) != 9 {
		t.Errorf("%d kinds of clusters, want 2, 3 and 4 of one, two and three values", len(groups))
	}
	for _, figure := range []func([]stats.Group) float64{
		func(g []stats.Group) float64 { c, _ := stats.ClusterMean(g); return float64(c.N) },
		func(g []stats.Group) float64 { c, _ := stats.ClusterMean(g); return float64(c.Clusters) },
		func(g []stats.Group) float64 { c, _ := stats.ClusterMean(g); return c.Mean },
		func(g []stats.Group) float64 { c, _ := stats.ClusterMean(g); se, _ := c.CR1(); return se },
		func(g []stats.Group) float64 { c, _ := stats.ClusterMean(g); se, _ := c.SEIndependent(); return se },
		func(g []stats.Group) float64 { r, _ := stats.KornGraubard(g, .95); return r.Held },
	} {
		if got, want := figure(groups), figure(all); math.Abs(got-want) > 1e-9*want {
			t.Errorf("%v together, %v one by one", got, want)
		}
	}
}
