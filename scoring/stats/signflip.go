package stats

import (
	"math"
	"math/rand/v2"
)

// MaxFlips is up to how many differences SignFlip goes through all signs.
const MaxFlips = 20

// SignFlipResult holds the p-values of a sign-flip test.
type SignFlipResult struct {
	TwoSided float64 // for a mean that differs from zero
	Greater  float64 // for a mean above zero
}

// SignFlip tests whether differences, one a cluster, are symmetric about zero:
// the share of all 2^G ways to set their signs whose sum is at least as far out
// as the one seen. Without differences p is 1. It is undefined for more than
// MaxFlips, where drawing some of the ways is called for, and for values that
// are not finite.
func SignFlip(diffs []float64) (SignFlipResult, bool) {
	none := SignFlipResult{1, 1}
	seen, slack, ok := flippable(diffs)
	if !ok || len(diffs) > MaxFlips {
		return none, false
	}
	total := 1 << len(diffs)
	var far, above int
	for signs := range total {
		var sum float64
		for i, d := range diffs {
			if signs>>i&1 == 1 {
				d = -d
			}
			sum += d
		}
		if sum >= seen-slack {
			above++
		}
		if math.Abs(sum) >= math.Abs(seen)-slack {
			far++
		}
	}
	return SignFlipResult{
		TwoSided: float64(far) / float64(total),
		Greater:  float64(above) / float64(total),
	}, true
}

// SignFlipDrawn is SignFlip with draws ways to set the signs, drawn at random
// from seed, in place of all of them: p is (1 + ways as far out) / (1 + draws), so
// that it is never 0. Up to MaxFlips differences SignFlip is exact.
func SignFlipDrawn(diffs []float64, draws int, seed uint64) (SignFlipResult, bool) {
	none := SignFlipResult{1, 1}
	seen, slack, ok := flippable(diffs)
	if !ok || draws <= 0 {
		return none, false
	}
	random := rand.New(rand.NewPCG(seed, 0))
	var far, above int
	for range draws {
		var sum float64
		var signs uint64
		for i, d := range diffs {
			if i%64 == 0 {
				signs = random.Uint64()
			}
			if signs&1 == 1 {
				d = -d
			}
			signs >>= 1
			sum += d
		}
		if sum >= seen-slack {
			above++
		}
		if math.Abs(sum) >= math.Abs(seen)-slack {
			far++
		}
	}
	total := float64(1 + draws)
	return SignFlipResult{TwoSided: float64(1+far) / total, Greater: float64(1+above) / total}, true
}

// flippable sums diffs. Sums that are equal on paper must not be told apart by
// rounding: slack is by how much they may differ. It is false for values that are
// not finite.
func flippable(diffs []float64) (seen, slack float64, ok bool) {
	var scale float64
	for _, d := range diffs {
		seen += d
		scale += math.Abs(d)
	}
	return seen, 1e-12 * scale, !math.IsNaN(scale) && !math.IsInf(scale, 0)
}
