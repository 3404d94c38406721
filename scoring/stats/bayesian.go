package stats

import (
	"math"
	"math/rand/v2"
)

// BayesianBootstrap weighs units where Bootstrap draws them (Rubin 1981), and
// computes statistics under each set of weights. shapes[k] is how many units there are
// of kind k: their weights together are a gamma variable of that shape, to
// whatever scale. A shape need not be whole: with one of a half for either
// outcome beside the units seen, the share of ones has the posterior of Jeffreys'
// prior, Beta(x + 1/2, n - x + 1/2). So a share of 0 or 1 still has a spread, where all
// resamples of a bootstrap agree.
//
// stat is told the weight of each kind, 0 for shapes that are not above 0, and writes to
// out, which has width values, and NaN where the weights leave one undefined. The result is
// that of Bootstrap: columns in an order that depends on seed and input alone.
// stat is called from several goroutines at once.
func BayesianBootstrap(shapes []float64, resamples int, seed uint64, width int, stat func(weights, out []float64)) [][]float64 {
	if width <= 0 || resamples <= 0 {
		return make([][]float64, max(0, width))
	}
	return columns(resampled(resamples, seed, width, func() func(*rand.PCG, []float64) {
		weights := make([]float64, len(shapes))
		return func(source *rand.PCG, out []float64) {
			random := rand.New(source)
			for k, shape := range shapes {
				weights[k] = gamma(random, shape)
			}
			stat(weights, out)
		}
	}), width)
}

// gamma draws from the gamma distribution of a shape and scale 1 (Marsaglia and Tsang
// 2000); 0 for shapes that are not above 0.
func gamma(random *rand.Rand, shape float64) float64 {
	if !(shape > 0) {
		return 0
	}
	if shape < 1 {
		return gamma(random, shape+1) * math.Pow(random.Float64(), 1/shape)
	}
	d := shape - 1./3
	c := 1 / math.Sqrt(9*d)
	for {
		x := random.NormFloat64()
		v := 1 + c*x
		if v <= 0 {
			continue
		}
		v *= v * v
		u := random.Float64()
		// The first test is the second one's, without its logarithms, for most draws.
		if u < 1-.0331*x*x*x*x || math.Log(u) < x*x/2+d-d*v+d*math.Log(v) {
			return d * v
		}
	}
}
