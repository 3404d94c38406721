package stats_test

import (
	"math"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// TestTwoSidedZ: the values are the roots of erfc(z / sqrt(2)) = alpha, with 60 digits.
func TestTwoSidedZ(t *testing.T) {
	for _, c := range []struct{ alpha, want float64 }{
		{.05, 1.95996398454005423552},
		{1e-9, 6.10941020486939713994}, {1e-17, 8.57394407672088275623}, {1e-300, 37.06578788077213039324},
	} {
		if got, ok := stats.TwoSidedZ(c.alpha); !ok || math.Abs(got/c.want-1) > 1e-12 {
			t.Errorf("%g: %v, want %v", c.alpha, got, c.want)
		}
		if got, ok := stats.TwoSidedT(c.alpha, 1e15); !ok || math.Abs(got/c.want-1) > 1e-9 {
			t.Errorf("t of %g: %v, want %v", c.alpha, got, c.want)
		}
	}
	for _, alpha := range []float64{0, 1, -1, math.NaN(), 5e-324} {
		if z, ok := stats.TwoSidedZ(alpha); ok || z != 0 {
			t.Errorf("%g: %v", alpha, z)
		}
	}
}

// TestSmallAlphaSeesLess: the smaller alpha, the more it takes, however small.
func TestSmallAlphaSeesLess(t *testing.T) {
	first := func(x float64, ok bool) float64 {
		if !ok {
			return math.Inf(1)
		}
		return x
	}
	for name, needs := range map[string]func(alpha float64) float64{
		"pairs":        func(a float64) float64 { return first(stats.PairsForChange(.1, .03, a, .8)) },
		"trials":       func(a float64) float64 { return first(stats.TrialsForDifference(.1, .2, a, .8)) },
		"change":       func(a float64) float64 { return first(stats.SmallestPairedChange(400, .1, a, .8)) },
		"change of d'": func(a float64) float64 { return first(stats.SmallestDPrimeChange(4000, 4000, .9, .1, .1, a, .8)) },
		"independent":  func(a float64) float64 { x, _, ok := stats.SmallestChange(400, .1, 1, 0, a, .8); return first(x, ok) },
	} {
		last := 0.
		for _, alpha := range []float64{.05, 1e-4, 1e-8, 1e-12, 1e-15, 1e-16, 1e-17, 1e-20, 1e-40} {
			if got := needs(alpha); !(got > last) && !math.IsInf(got, 1) {
				t.Errorf("%s: %v at %g, and %v at a larger alpha", name, got, alpha, last)
			} else {
				last = got
			}
		}
	}
	for _, level := range []float64{.9999, 1 - 1e-12, 1 - 1.2e-16} {
		i, ok := stats.Wilson(5, 10, level)
		d, some := stats.NewcombeDiff(5, 10, 5, 10, level)
		if !ok || !some || i.Hi-i.Lo < .7 || d.Hi-d.Lo < .7 {
			t.Errorf("%v: %v, %v", level, i, d)
		}
	}
}
