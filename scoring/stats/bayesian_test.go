package stats_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// ones is the share of ones under the weights of x ones, n-x zeros and half of each.
func ones(weights, out []float64) {
	one, zero := weights[0]+weights[2], weights[1]+weights[3]
	out[0] = one / (one + zero)
}

// TestBayesianBootstrapOfAShare: with half a unit of either kind beside those seen
// the share has the posterior that Jeffreys' interval is taken from.
func TestBayesianBootstrapOfAShare(t *testing.T) {
	for _, c := range []struct{ x, n int }{{3, 50}, {25, 50}, {199, 200}, {1, 4}} {
		shapes := []float64{float64(c.x), float64(c.n - c.x), .5, .5}
		drawn := stats.BayesianBootstrap(shapes, 40_000, 1, 1, ones)
		got, _ := stats.PercentileInterval(drawn[0], .95)
		want, _ := stats.Jeffreys(c.x, c.n, .95)
		if tolerance := .03 * (want.Hi - want.Lo); math.Abs(got.Lo-want.Lo) > tolerance || math.Abs(got.Hi-want.Hi) > tolerance {
			t.Errorf("%d of %d: %v, want %v", c.x, c.n, got, want)
		}
	}
}

// TestBayesianBootstrapOfNone: none of 50 leaves room for a rate above 0.
func TestBayesianBootstrapOfNone(t *testing.T) {
	drawn := stats.BayesianBootstrap([]float64{0, 50, .5, .5}, 20_000, 1, 1, ones)
	got, _ := stats.PercentileInterval(drawn[0], .95)
	want, _ := stats.BetaQuantile(.975, .5, 50.5)
	if got.Lo <= 0 || math.Abs(got.Hi-want) > .05*want {
		t.Errorf("%v, want an upper end of %.4f", got, want)
	}
}

// TestBayesianWeights: a weight has the mean and the variance of its shape, and none
// where the shape is not above 0.
func TestBayesianWeights(t *testing.T) {
	shapes := []float64{.5, 1, 3.7, 400, 0, -1, math.NaN()}
	drawn := stats.BayesianBootstrap(shapes, 50_000, 7, len(shapes), func(weights, out []float64) { copy(out, weights) })
	for k, shape := range shapes[:4] {
		var sum float64
		for _, w := range drawn[k] {
			sum += w
		}
		spread, _ := stats.Spread(drawn[k])
		if mean := sum / 50_000; math.Abs(mean/shape-1) > .02 || math.Abs(spread*spread/shape-1) > .05 {
			t.Errorf("shape %v: mean %.4f, variance %.4f", shape, mean, spread*spread)
		}
	}
	for k := 4; k < len(shapes); k++ {
		for _, w := range drawn[k] {
			if w != 0 {
				t.Fatalf("shape %v has the weight %v", shapes[k], w)
			}
		}
	}
}

func TestBayesianBootstrapIsReproducible(t *testing.T) {
	shapes := []float64{4, 9, .5, .5}
	once, again := stats.BayesianBootstrap(shapes, 500, 3, 1, ones), stats.BayesianBootstrap(shapes, 500, 3, 1, ones)
	if d := cmp.Diff(once, again); d != "" {
		t.Errorf("one seed, two results:\n%s", d)
	}
	if other := stats.BayesianBootstrap(shapes, 500, 4, 1, ones); cmp.Equal(once, other) {
		t.Error("another seed draws the same weights")
	}
	undefined := stats.BayesianBootstrap(shapes, 500, 3, 2, func(weights, out []float64) {
		out[0], out[1] = math.NaN(), 1
	})
	if len(undefined[0]) != 0 || len(undefined[1]) != 500 {
		t.Errorf("%d undefined values are kept of %d", len(undefined[0]), len(undefined[1]))
	}
	for _, none := range [][][]float64{stats.BayesianBootstrap(shapes, 0, 1, 1, ones), stats.BayesianBootstrap(shapes, -1, 1, 1, ones)} {
		if len(none) != 1 || len(none[0]) != 0 {
			t.Errorf("no resamples gave %v", none)
		}
	}
	if none := stats.BayesianBootstrap(shapes, 5, 1, 0, ones); len(none) != 0 {
		t.Errorf("no statistics gave %v", none)
	}
}

// TestWeighingCoversWhereDrawingDoesNot: the bias c of a model that fails on 2% of
// either side of 50 pairs. Drawn again, pairs without a failure show none.
func TestWeighingCoversWhereDrawingDoesNot(t *testing.T) {
	const rounds, pairs, rate = 300, 50, .02
	random := rand.New(rand.NewPCG(1, 1))
	drawing, weighing := 0, 0
	for range rounds {
		var cells [4]int // of pairs, by whether the first and whether the second twin failed
		for range pairs {
			cell := 0
			if random.Float64() < rate {
				cell++
			}
			if random.Float64() < rate {
				cell += 2
			}
			cells[cell]++
		}
		// By symmetry the true c is 0.
		drawn := stats.Bootstrap(cells[:], 400, 1, 1, func(held []int, out []float64) {
			d, _ := stats.LogLinear(float64(held[0]+held[2]), pairs, float64(held[2]+held[3]), pairs)
			out[0] = d.C
		})
		shapes := []float64{float64(cells[0]), float64(cells[1]), float64(cells[2]), float64(cells[3]), .5, .5, .5, .5}
		weighed := stats.BayesianBootstrap(shapes, 400, 1, 1, func(w, out []float64) {
			pairs, first, second := w[0]+w[1]+w[2]+w[3], w[4]+w[5], w[6]+w[7]
			out[0] = math.NaN()
			if d, ok := stats.Detect((w[0]+w[2]+w[4])/(pairs+first), (w[2]+w[3]+w[6])/(pairs+second)); ok {
				out[0] = d.C
			}
		})
		for _, one := range []struct {
			values []float64
			held   *int
		}{{drawn[0], &drawing}, {weighed[0], &weighing}} {
			if interval, _ := stats.PercentileInterval(one.values, .95); interval.Lo < 0 && interval.Hi > 0 {
				*one.held++
			}
		}
	}
	if share := float64(drawing) / rounds; share > .70 {
		t.Errorf("drawn again, %.2f of the intervals hold the truth: no reason to weigh", share)
	}
	if share := float64(weighing) / rounds; share < .95 {
		t.Errorf("weighed, %.2f of the intervals hold the truth", share)
	}
}
