package stats_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// TestRelabelExact: with one item of one trial against four, of which one in all has
// the property, it is the first's with a chance of 1/5.
func TestRelabelExact(t *testing.T) {
	for _, c := range []struct {
		reason string
		items  []stats.Exchange
		p      float64
	}{
		{"the odd one out is the single trial", []stats.Exchange{{1, 1, 0, 4}}, .2},
		{"it is one of the four: every way is as far out", []stats.Exchange{{0, 1, 1, 4}}, 1},
		{"two items, both times the single trial", []stats.Exchange{{1, 1, 0, 4}, {1, 1, 0, 4}}, .04},
		{"items that do not vary say nothing", []stats.Exchange{{1, 1, 0, 4}, {1, 1, 4, 4}, {0, 1, 0, 4}}, .2},
		{"no item", nil, 1},
	} {
		const draws = 40_000
		p, ok := stats.Relabel(c.items, draws, 1)
		if !ok || math.Abs(p-c.p) > 4*math.Sqrt(c.p*(1-c.p)/draws)+2./draws {
			t.Errorf("%s: p %v, want %v", c.reason, p, c.p)
		}
	}
	for _, bad := range []stats.Exchange{{2, 1, 0, 4}, {0, 0, 1, 4}, {0, 1, -1, 4}} {
		if p, ok := stats.Relabel([]stats.Exchange{bad}, 100, 1); ok || p != 1 {
			t.Errorf("%+v: p %v", bad, p)
		}
	}
	if _, ok := stats.Relabel([]stats.Exchange{{1, 1, 0, 4}}, 0, 1); ok {
		t.Error("no draws give a p")
	}
}

// TestRelabelSymmetric: the other way round the same draws give the same p.
func TestRelabelSymmetric(t *testing.T) {
	items := []stats.Exchange{{0, 1, 1, 2}, {0, 1, 1, 1}, {1, 2, 3, 3}, {0, 3, 1, 1}, {1, 1, 0, 2}, {0, 2, 2, 2}}
	back := make([]stats.Exchange, len(items))
	for i, e := range items {
		back[i] = stats.Exchange{X1: e.X2, N1: e.N2, X2: e.X1, N2: e.N1}
	}
	there, _ := stats.Relabel(items, 1000, 7)
	again, _ := stats.Relabel(back, 1000, 7)
	if there != again || there == 1 {
		t.Errorf("p %v, and %v the other way round", there, again)
	}
}

// TestRelabelNormal: many items have the p of few to what drawing leaves open.
func TestRelabelNormal(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	var items []stats.Exchange
	for range stats.ManyExchanges + 500 {
		e := stats.Exchange{N1: 1, N2: 4, X1: random.IntN(2)}
		for range 4 {
			e.X2 += random.IntN(2)
		}
		items = append(items, e)
	}
	for shift := range 3 {
		for i := range 60 * shift {
			items[i].X1 = 1
		}
		normal, _ := stats.Relabel(items, 1, 1)
		drawn, _ := stats.Relabel(items[:stats.ManyExchanges-400], 4000, 1)
		again, _ := stats.Relabel(items[:stats.ManyExchanges-400], 4000, 2)
		if math.Abs(drawn-again) > .05 || normal < 0 || normal > 1 {
			t.Errorf("p %v and %v by two seeds; %v", drawn, again, normal)
		}
	}
}

// TestRelabelIsSymmetric: which condition comes first does not matter.
func TestRelabelIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var there, back []stats.Exchange
		for range rapid.IntRange(1, 8).Draw(t, "items") {
			e := stats.Exchange{N1: rapid.IntRange(1, 3).Draw(t, "n1"), N2: rapid.IntRange(1, 4).Draw(t, "n2")}
			e.X1, e.X2 = rapid.IntRange(0, e.N1).Draw(t, "x1"), rapid.IntRange(0, e.N2).Draw(t, "x2")
			there, back = append(there, e), append(back, stats.Exchange{X1: e.X2, N1: e.N2, X2: e.X1, N2: e.N1})
		}
		p, _ := stats.Relabel(there, 4000, 1)
		q, _ := stats.Relabel(back, 4000, 2)
		if math.Abs(p-q) > .05 {
			t.Fatalf("%v one way, %v the other", p, q)
		}
	})
}

// TestRelabelHoldsWhereSignsDoNot: items that nearly always fail, asked four times and
// then once, with nothing changed: at .01 relabeling is false in one of 100, and
// flipped signs in twice as many or more.
func TestRelabelHoldsWhereSignsDoNot(t *testing.T) {
	const rounds, items, rate, draws, alpha = 1000, 30, .9, 1000, .01
	random := rand.New(rand.NewPCG(5, 5))
	relabeled, flipped := 0, 0
	for range rounds {
		var all []stats.Exchange
		var diffs []float64
		for range items {
			e := stats.Exchange{N1: 1, N2: 4}
			if random.Float64() < rate {
				e.X1 = 1
			}
			for range 4 {
				if random.Float64() < rate {
					e.X2++
				}
			}
			all = append(all, e)
			diffs = append(diffs, float64(e.X1)-float64(e.X2)/4)
		}
		if p, _ := stats.Relabel(all, draws, 1); p <= alpha {
			relabeled++
		}
		if p, _ := stats.SignFlipDrawn(diffs, draws, 1); p.TwoSided <= alpha {
			flipped++
		}
	}
	if tail, _ := stats.BinomialAtLeast(relabeled, rounds, alpha); tail < .001 {
		t.Errorf("relabeled, %d of %d are false", relabeled, rounds)
	}
	if flipped < 2*alpha*rounds {
		t.Errorf("with signs flipped, %d of %d are false: no reason to relabel", flipped, rounds)
	}
}

// TestUnchanged: signs are flipped as far as that is allowed.
func TestUnchanged(t *testing.T) {
	some := func(n int, e stats.Exchange) (items []stats.Exchange, by []stats.Group) {
		for range n {
			d := float64(e.X1)/float64(e.N1) - float64(e.X2)/float64(e.N2)
			items, by = append(items, e), append(by, stats.Group{N: 1, Sum: d, SumSq: d * d})
		}
		return items, by
	}
	for _, c := range []struct {
		reason    string
		n         int
		item      stats.Exchange
		p, within float64
	}{
		{"nothing to compare", 0, stats.Exchange{}, 1, 0},
		{"four that differ by as much: two ways of sixteen", 4, stats.Exchange{X1: 1, N1: 2, N2: 2}, .125, 0},
		{"no difference has no sign: no way is further out", 40, stats.Exchange{X1: 1, N1: 2, X2: 1, N2: 2}, 1, 0},
		{"too many to go through: none of those drawn", 30, stats.Exchange{X1: 1, N1: 2, N2: 2}, 1. / 10_001, 0},
		{"unequal numbers, all alike under either: as often as it is said it is one", 2, stats.Exchange{X1: 1, N1: 1, N2: 4}, .5, 0},
		{"unequal numbers: the single trial is one of two among five, twice", 2, stats.Exchange{X1: 1, N1: 1, X2: 1, N2: 4}, .16, .01},
	} {
		items, by := some(c.n, c.item)
		if p, ok := stats.Unchanged(items, by, 1); !ok || math.Abs(p-c.p) > c.within+1e-12 {
			t.Errorf("%s: p %v, want %v", c.reason, p, c.p)
		}
	}
	items, _ := some(2, stats.Exchange{X1: 1, N1: 2, N2: 2})
	if p, _ := stats.Unchanged(items, []stats.Group{{N: 2, Sum: 1, SumSq: .5}}, 1); p != 1 {
		t.Errorf("two items of one cluster: p %v, want 1", p)
	}
	items[0] = stats.Exchange{X1: 1, N1: 2, N2: 3}
	if p, ok := stats.Unchanged(items, []stats.Group{{N: 2, Sum: 1, SumSq: .5}}, 1); ok {
		t.Errorf("unequal numbers in one cluster: p %v, want none", p)
	}
}

// TestUnchangedHoldsItsLevel: whether the trials of an item repeat each other or are
// independent, a change of nothing is found no more often than promised. Of Relabel alone
// that is not so where they repeat each other.
func TestUnchangedHoldsItsLevel(t *testing.T) {
	const rounds, alpha, share = 80, .05, .1
	random := rand.New(rand.NewPCG(5, 5))
	trials := func(n int, alike float64) (x int) {
		first := random.Float64() < share
		for range n {
			one := first
			if random.Float64() >= alike {
				one = random.Float64() < share
			}
			if one {
				x++
			}
		}
		return x
	}
	for _, c := range []struct {
		reason        string
		items, n1, n2 int
		alike         float64
		alone         bool // Relabel would do
	}{
		{"they repeat each other nearly always", 40, 1, 4, .9, false},
		{"the same, each run asked more than once", 40, 2, 4, .9, false},
		{"independent", 40, 1, 4, 0, true},
	} {
		found, alone := 0, 0
		for range rounds {
			var items []stats.Exchange
			var by []stats.Group
			for range c.items {
				e := stats.Exchange{X1: trials(c.n1, c.alike), N1: c.n1, X2: trials(c.n2, c.alike), N2: c.n2}
				d := float64(e.X1)/float64(e.N1) - float64(e.X2)/float64(e.N2)
				items, by = append(items, e), append(by, stats.Group{N: 1, Sum: d, SumSq: d * d})
			}
			if p, ok := stats.Unchanged(items, by, 1); ok && p <= alpha {
				found++
			}
			if p, ok := stats.Relabel(items, 1000, 1); ok && p <= alpha {
				alone++
			}
		}
		if tail, _ := stats.BinomialAtLeast(found, rounds, alpha); tail < .001 {
			t.Errorf("%s: %d of %d are false", c.reason, found, rounds)
		}
		if tail, _ := stats.BinomialAtLeast(alone, rounds, alpha); (tail < .001) == c.alone {
			t.Errorf("%s: relabeled alone, %d of %d are false", c.reason, alone, rounds)
		}
	}
}
