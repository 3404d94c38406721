package effort

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// TestQuotedCoverage holds the coverages that the comment on ratio quotes, of the interval by t and
// of the percentiles of a bootstrap, by 2,000 draws of pairs. They are always the same; of other draws
// a share is seldom more than a point and a half from these.
func TestQuotedCoverage(t *testing.T) {
	const rounds, off = 2000, .01
	random := rand.New(rand.NewPCG(1, 2))
	tests := []struct {
		shape        string
		noise        func() float64 // of a log ratio whose mean is 0
		pairs        int
		t, bootstrap float64
	}{
		{"normal", random.NormFloat64, 10, .95, .89},
		{"heavy", func() float64 { return heavy(random) }, 10, .96, .89},
		{"skewed", func() float64 { return random.ExpFloat64() - 1 }, 10, .89, .85},
		{"normal", random.NormFloat64, 45, .94, .93},
		{"heavy", func() float64 { return heavy(random) }, 45, .96, .93},
		{"skewed", func() float64 { return random.ExpFloat64() - 1 }, 45, .92, .91},
	}
	for _, test := range tests {
		var byT, byBootstrap int
		logs := make([]float64, test.pairs)
		for range rounds {
			var mean stats.RunningMean
			for i := range logs {
				logs[i] = test.noise()
				mean.Add(logs[i])
			}
			if r := ratio(&mean, .95); *r.Lo <= 1 && 1 <= *r.Hi {
				byT++
			}
			if lo, hi := percentiles(random, logs); lo <= 0 && 0 <= hi {
				byBootstrap++
			}
		}
		gotT, gotBootstrap := float64(byT)/rounds, float64(byBootstrap)/rounds
		if math.Abs(gotT-test.t) > off || math.Abs(gotBootstrap-test.bootstrap) > off {
			t.Errorf("%s, %d pairs: t covers in %.3f and the bootstrap in %.3f, quoted are %.2f and %.2f",
				test.shape, test.pairs, gotT, gotBootstrap, test.t, test.bootstrap)
		}
	}
}

// heavy draws from Student's t with 3 degrees of freedom.
func heavy(random *rand.Rand) float64 {
	var squares float64
	for range 3 {
		x := random.NormFloat64()
		squares += x * x
	}
	return random.NormFloat64() / math.Sqrt(squares/3)
}

// percentiles are the 2.5th and the 97.5th of the means of 400 samples of values, drawn again.
func percentiles(random *rand.Rand, values []float64) (lo, hi float64) {
	means := make([]float64, 400)
	for i := range means {
		var sum float64
		for range values {
			sum += values[random.IntN(len(values))]
		}
		means[i] = sum / float64(len(values))
	}
	slices.Sort(means)
	return means[10], means[len(means)-11]
}
