package gates

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// TestRedByChance holds docs/nightly.md to how often one of several checkpoints at the margin is
// red by the default gates, and how far beyond it a rate has to be, on the 367 questions a side of core.
func TestRedByChance(t *testing.T) {
	const n, margin = 367, .1
	for _, c := range []struct {
		reason            string
		together, calls   int // checkpoints in one call, and calls
		failures, percent int // the fewest that fail, and how many nights of 100 are red
	}{
		{"one", 1, 1, 49, 5},
		{"twelve of a job", 12, 1, 55, 4},
		{"twelve, each in a call of its own", 1, 12, 49, 43},
	} {
		level := 1 - .05/float64(c.together)
		least := 0
		for {
			if interval, _ := stats.ClopperPearson(least, n, level); interval.Lo > margin {
				break
			}
			least++
		}
		side := distuv.Binomial{N: n, P: margin}.Survival(float64(least - 1))
		red := 1 - math.Pow(1-side, float64(2*c.together*c.calls))
		if least != c.failures || math.Round(100*red) != float64(c.percent) {
			t.Errorf("%s: red from %d failures on, in %.1f nights of 100", c.reason, least, 100*red)
		}
	}
}
