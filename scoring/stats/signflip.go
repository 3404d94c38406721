package stats

import "math"

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
	if len(diffs) > MaxFlips {
		return none, false
	}
	var seen, scale float64
	for _, d := range diffs {
		if math.IsNaN(d) || math.IsInf(d, 0) {
			return none, false
		}
		seen += d
		scale += math.Abs(d)
	}
	if math.IsInf(scale, 0) {
		return none, false
	}
	// sums that are equal on paper must not be told apart by rounding
	slack := 1e-9 * scale
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
