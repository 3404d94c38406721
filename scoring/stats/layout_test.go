package stats_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

func TestLayout(t *testing.T) {
	for _, c := range []struct {
		reason    string
		clusters  []int
		icc       float64
		design    float64
		effective int
	}{
		{"one response a cluster is independent", repeated(40, 1), 1, 1, 40},
		{"responses that do not correlate are too, but for 160 (t(159) / t(39))^2", repeated(40, 4), 0, 1, 152},
		{"responses that are all alike are one, 40 (t(159) / t(39))^2", repeated(40, 4), 1, 4, 38},
		{"1 + 3 x .3", repeated(100, 4), .3, 1.9, 206},
		{"few clusters count once each", repeated(29, 4), .3, 1.9, 29},
		{"from 30 on they count for more", repeated(30, 4), .3, 1.9, 59},
		{"a large cluster weighs more: (30 + 36) / 36", append(repeated(30, 1), 6), 1, 66. / 36, 18},
		{"one that holds most leaves few: 278^2 / (200^2 + 39 x 4)", append(repeated(39, 2), 200), 0, 1, 1},
		{"one response less leaves as many", append(repeated(29, 4), 3), .3, 1 + .3*(473./119-1), 58},
	} {
		var l stats.Layout
		for _, n := range append(c.clusters, 0) {
			l.Add(n)
		}
		design, ok1 := l.Design(c.icc)
		effective, ok2 := l.Effective(c.icc, .95)
		if !ok1 || !ok2 || math.Abs(design-c.design) > 1e-12 || effective != c.effective {
			t.Errorf("%s: %v, %d", c.reason, design, effective)
		}
	}
	if _, ok := (stats.Layout{}).Effective(.3, .95); ok {
		t.Error("nothing has an effective size")
	}
}

func repeated(times, n int) []int {
	out := make([]int, times)
	for i := range out {
		out[i] = n
	}
	return out
}

// TestItemsForTrials: so many items are effectively n, and one less is not.
func TestItemsForTrials(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 2000).Draw(t, "n")
		epochs := rapid.IntRange(1, 20).Draw(t, "epochs")
		icc := rapid.Float64Range(0, 1).Draw(t, "icc")
		items, ok := stats.ItemsForTrials(n, epochs, icc, .95)
		effective := func(items int) int {
			var l stats.Layout
			for range items {
				l.Add(epochs)
			}
			e, _ := l.Effective(icc, .95)
			return e
		}
		if !ok || effective(items) < n || effective(items-1) >= n {
			t.Fatalf("%d items are %d, one less %d", items, effective(items), effective(items-1))
		}
	})
}

// TestItemsForTrialsBeyondCounting: where the responses could not be counted there is no
// figure, and no search for one.
func TestItemsForTrialsBeyondCounting(t *testing.T) {
	for _, c := range []struct {
		n, epochs int
		icc       float64
		ok        bool
	}{
		{1 << 40, 479888342027, .5, false},
		{1 << 40, 479888342027, 0, true},
		{1 << 20, 1 << 30, 1, true},
		{1 << 53, 1, 0, false},
		{0, math.MaxInt, 1, false},
		{math.MaxInt, 2, .01, false},
	} {
		if items, ok := stats.ItemsForTrials(c.n, c.epochs, c.icc, .95); ok != c.ok || ok && items < 1 {
			t.Errorf("%d trials, %d epochs, %v: %d, %v", c.n, c.epochs, c.icc, items, ok)
		}
	}
}

func TestIntraclassCorrelation(t *testing.T) {
	ones := func(n int, sum float64) stats.Group { return stats.Group{N: n, Sum: sum, SumSq: sum} }
	for _, c := range []struct {
		reason string
		groups []stats.Group
		want   float64
		ok     bool
	}{
		{"all of a cluster alike", []stats.Group{ones(4, 4), ones(4, 0), ones(4, 4)}, 1, true},
		{"clusters more alike than chance has them", []stats.Group{ones(2, 1), ones(2, 1), ones(2, 1)}, 0, true},
		// between 9/8, within 1/8 a degree of freedom: by hand (4.5/3 - .5/4) / (4.5/3 + .5/4)
		{"by hand", []stats.Group{ones(2, 2), ones(2, 0), ones(2, 2), ones(2, 1)}, (1.375/3 - .125) / (1.375/3 + .125), true},
		{"one response a cluster says nothing", []stats.Group{ones(1, 1), ones(1, 0)}, 0, false},
		{"all responses alike say nothing", []stats.Group{ones(3, 0), ones(3, 0)}, 0, false},
		{"one cluster says nothing", []stats.Group{ones(3, 1)}, 0, false},
		{"nothing", nil, 0, false},
	} {
		got, ok := stats.IntraclassCorrelation(c.groups)
		if ok != c.ok || math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s: %v, %v; want %v", c.reason, got, ok, c.want)
		}
	}
}
