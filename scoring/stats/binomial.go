package stats

import "math"

// BinomialAtMost is P(X <= x) for X ~ Binomial(n, p). It is exact at p = 0 and
// p = 1, where gonum's density is NaN. Below 0 it is 0, from n on it is 1; it
// is false for n < 0 and for p outside [0, 1].
func BinomialAtMost(x, n int, p float64) (float64, bool) {
	switch {
	case n < 0 || !(p >= 0 && p <= 1):
		return 1, false
	case x < 0:
		return 0, true
	case x >= n || p == 0:
		return 1, true
	case p == 1:
		return 0, true
	}
	return incompleteBeta(float64(n-x), float64(x)+1, 1-p, p), true
}

// BinomialAtLeast is P(X >= x) for X ~ Binomial(n, p), computed as a tail of its
// own: one less BinomialAtMost would lose the small ones.
func BinomialAtLeast(x, n int, p float64) (float64, bool) {
	switch {
	case n < 0 || !(p >= 0 && p <= 1):
		return 1, false
	case x <= 0:
		return 1, true
	case x > n || p == 0:
		return 0, true
	case p == 1:
		return 1, true
	}
	return incompleteBeta(float64(x), float64(n-x)+1, p, 1-p), true
}

// BinomialEqual is P(X = x) for X ~ Binomial(n, p); 0 outside 0..n.
func BinomialEqual(x, n int, p float64) (float64, bool) {
	if n < 0 || !(p >= 0 && p <= 1) {
		return 0, false
	}
	if x < 0 || x > n {
		return 0, true
	}
	if p == 0 || p == 1 {
		if certain := p * float64(n); certain == float64(x) {
			return 1, true
		}
		return 0, true
	}
	fx, fn := float64(x), float64(n)
	if fn >= manyTrials {
		return math.Exp(logBetaPeak(fx+1, fn-fx+1, p, 1-p)) / (fn + 1) / p / (1 - p), true
	}
	return math.Exp(logChoose(fn, fx) + fx*math.Log(p) + (fn-fx)*math.Log1p(-p)), true
}

func logChoose(n, k float64) float64 {
	a, _ := math.Lgamma(n + 1)
	b, _ := math.Lgamma(k + 1)
	c, _ := math.Lgamma(n - k + 1)
	return a - b - c
}

// BinomTestResult holds the p-values of an exact binomial test.
type BinomTestResult struct {
	TwoSided float64 // sums every outcome no likelier than the one seen, as R does
	Greater  float64 // P(X >= x)
	Less     float64 // P(X <= x)
}

// BinomTest tests x successes in n trials against p0 in [0, 1]. No trials give
// p-values of 1.
func BinomTest(x, n int, p0 float64) (BinomTestResult, bool) {
	none := BinomTestResult{1, 1, 1}
	if !counts(x, n) || !(p0 >= 0 && p0 <= 1) {
		return none, false
	}
	less, _ := BinomialAtMost(x, n, p0)
	greater, _ := BinomialAtLeast(x, n, p0)
	return BinomTestResult{TwoSided: twoSided(x, n, p0), Greater: greater, Less: less}, true
}

// twoSided adds to the tail that holds x the part of the other tail that is no
// likelier than x. The density falls away from its mode on both sides, so that
// the part begins at a place bisection finds. The slack is R's: outcomes as
// likely as x must not be lost to rounding.
func twoSided(x, n int, p0 float64) float64 {
	const slack = 1 + 1e-7
	density := func(k int) float64 { f, _ := BinomialEqual(k, n, p0); return f }
	limit := density(x) * slack
	mode := min(n, int(math.Floor(float64(n+1)*p0)))
	if density(mode) <= limit {
		return 1
	}
	var near, far float64
	if x <= mode {
		k := search(mode, n+1, func(k int) bool { return density(k) <= limit })
		near, _ = BinomialAtMost(x, n, p0)
		far, _ = BinomialAtLeast(k, n, p0)
	} else {
		k := search(-1, mode, func(k int) bool { return density(k) > limit }) - 1
		near, _ = BinomialAtLeast(x, n, p0)
		far, _ = BinomialAtMost(k, n, p0)
	}
	return min(1, near+far)
}

// search is the least k in [lo, hi] for which holds is true, given that holds
// changes once, from false to true; hi if it is true nowhere below.
func search(lo, hi int, holds func(int) bool) int {
	for lo < hi {
		mid := lo + (hi-lo)/2
		if holds(mid) {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// counts reports whether x successes in n trials can occur.
func counts(x, n int) bool { return x >= 0 && n >= 0 && x <= n }
