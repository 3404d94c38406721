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
