package stats

import (
	"math"
	"testing"
)

// TestDrawBinomial holds the draw to the distribution it is drawn from: over an
// even grid of u, every number comes up as often as its probability says.
func TestDrawBinomial(t *testing.T) {
	const grid, trials, p = 20000, 12, .3
	count := make([]int, trials+1)
	for i := range grid {
		count[drawBinomial((float64(i)+.5)/grid, trials, p)]++
	}
	for k, n := range count {
		want, _ := BinomialEqual(k, trials, p)
		if got := float64(n) / grid; math.Abs(got-want) > 1.5/grid {
			t.Errorf("%d successes: share %v, want %v", k, got, want)
		}
	}
	for _, u := range []float64{0, .5, math.Nextafter(1, 0)} {
		if got := drawBinomial(u, 5, 0); got != 0 {
			t.Errorf("p = 0, u = %v: %d", u, got)
		}
		if got := drawBinomial(u, 5, 1); got != 5 {
			t.Errorf("p = 1, u = %v: %d", u, got)
		}
	}
}
