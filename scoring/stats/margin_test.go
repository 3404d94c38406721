package stats_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

func TestBinomialTails(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 60).Draw(t, "n")
		x := rapid.IntRange(-2, n+2).Draw(t, "x")
		p := rapid.SampledFrom([]float64{0, 1e-9, .1, .5, .97, 1}).Draw(t, "p")
		var sum float64
		for k := 0; k <= x; k++ {
			f, _ := stats.BinomialEqual(k, n, p)
			sum += f
		}
		below, ok1 := stats.BinomialAtMost(x, n, p)
		above, ok2 := stats.BinomialAtLeast(x+1, n, p)
		if !ok1 || !ok2 || math.Abs(below-sum) > 1e-10 || math.Abs(below+above-1) > 1e-10 {
			t.Fatalf("at most %v, summed %v, above %v", below, sum, above)
		}
	})
}

// TestBinomTestSumsTheUnlikely compares the two-sided p with its definition.
func TestBinomTestSumsTheUnlikely(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 60).Draw(t, "n")
		x := rapid.IntRange(0, n).Draw(t, "x")
		p0 := rapid.SampledFrom([]float64{0, .01, .1, .25, .5, .9, 1}).Draw(t, "p0")
		seen, _ := stats.BinomialEqual(x, n, p0)
		var want float64
		for k := range n + 1 {
			if f, _ := stats.BinomialEqual(k, n, p0); f <= seen*(1+1e-7) {
				want += f
			}
		}
		got, ok := stats.BinomTest(x, n, p0)
		if !ok || math.Abs(got.TwoSided-min(1, want)) > 1e-10 {
			t.Fatalf("two-sided %v, want %v", got.TwoSided, want)
		}
	})
}

// TestTrialsToDecide compares the search over critical counts with a look at
// every number of trials.
func TestTrialsToDecide(t *testing.T) {
	for _, c := range []struct{ p, margin, power float64 }{
		{0, .1, .8}, {.01, .1, .8}, {.02, .1, .8}, {.05, .1, .8}, {.02, .1, .5}, {.01, .05, .9},
		{.2, .1, .8}, {.25, .1, .8}, {.4, .1, .8}, {.9, .1, .8}, {1, .1, .8}, {.3, .2, .95}, {.05, .01, .8},
	} {
		const alpha, far = .025, 400
		last := 0
		for n := 1; n <= far; n++ {
			power, _ := stats.PowerWithin(n, c.p, c.margin, alpha)
			if c.p > c.margin {
				power, _ = stats.PowerExceeds(n, c.p, c.margin, alpha)
			}
			if power < c.power {
				last = n
			}
		}
		if got, ok := stats.TrialsToDecide(c.p, c.margin, alpha, c.power); !ok || got != last+1 {
			t.Errorf("%+v: %d, want %d: the power stays from there on", c, got, last+1)
		}
	}
	for _, c := range []struct { // summed by another program over all numbers up to 2,000
		p, margin, alpha, power float64
		want                    int
	}{
		{.45, .5, .025, .8, 820},
		{.55, .5, .025, .5, 420},
		{.85, .7, .025, .8, 70},
		{.75, .9, .1, .8, 35},
		{.97, .95, .025, .8, 851},
		{.99, .9, .003125, .9, 112},
	} {
		if got, ok := stats.TrialsToDecide(c.p, c.margin, c.alpha, c.power); !ok || got != c.want {
			t.Errorf("%v against a wide margin of %v, alpha %v: %d, want %d", c.p, c.margin, c.alpha, got, c.want)
		}
	}
	for _, p := range []float64{.0999, .1001} {
		if n, ok := stats.TrialsToDecide(p, .1, .025, .8); ok {
			t.Errorf("%v is settled by %d trials: too near to the margin to be", p, n)
		}
	}
}

// TestTrialsForWithin holds the two figures that pages quote.
func TestTrialsForWithin(t *testing.T) {
	for margin, want := range map[float64]int{.1: 36, .05: 72, .5: 6} {
		n, ok := stats.TrialsForWithin(margin, .025)
		_, enough := stats.MostWithin(n, margin, .025)
		_, fewer := stats.MostWithin(n-1, margin, .025)
		if !ok || n != want || !enough || fewer {
			t.Errorf("%v: %d, want %d", margin, n, want)
		}
	}
}

// TestErrorOfAClaimIsBounded: a false claim is made at most as often as the level says.
func TestErrorOfAClaimIsBounded(t *testing.T) {
	for n := 1; n <= 300; n += 7 {
		for _, margin := range []float64{.05, .1, .2} {
			within, _ := stats.PowerWithin(n, margin, margin, .025)
			exceeds, _ := stats.PowerExceeds(n, margin, margin, .025)
			if within > .025 || exceeds > .025 {
				t.Errorf("n %d, margin %v: falsely within %v, falsely exceeding %v", n, margin, within, exceeds)
			}
		}
	}
}

func BenchmarkTrialsToDecide(b *testing.B) {
	for b.Loop() {
		stats.TrialsToDecide(.05, .1, .025, .8)
	}
}
