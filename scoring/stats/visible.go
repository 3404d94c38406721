package stats

import "math"

// SmallestExceeding is the smallest true share, in (margin, 1), that n trials
// find to exceed margin with the given power, where alpha is one-sided. It is
// the root of an exact binomial tail, which is a beta quantile. It is false
// where not even n failures in n trials exceed the margin.
//
// It is no monotone function of n: with the critical count it moves in steps, so
// that a few trials more may see a little less. Twice as many never do.
func SmallestExceeding(n int, margin, alpha, power float64) (float64, bool) {
	x, some := LeastExceeding(n, margin, alpha)
	if !some || !inside(power) {
		return 0, false
	}
	return BetaQuantile(power, float64(x), float64(n-x)+1)
}

// LargestWithin is the largest true share, in (0, margin), that n trials find to
// be within margin with the given power. It is false where not even none of n
// would do; see TrialsForWithin.
func LargestWithin(n int, margin, alpha, power float64) (float64, bool) {
	x, some := MostWithin(n, margin, alpha)
	if !some || !inside(power) {
		return 0, false
	}
	return BetaQuantile(1-power, float64(x)+1, float64(n-x))
}

// TrialsForCalibrated is TrialsToDecide for two independent sides, each of so
// many trials at a true share of p: the given power is that of finding both
// within margin. It is false for p >= margin.
func TrialsForCalibrated(p, margin, alpha, power float64) (int, bool) {
	if !(p < margin) || !inside(power) {
		return 0, false
	}
	return TrialsToDecide(p, margin, alpha, math.Sqrt(power))
}

// LargestCalibrated is LargestWithin for both of two independent sides of n1 and
// n2 trials: the largest share that, true on both, is found within margin on
// both with the given power. It is false where either side cannot be within.
func LargestCalibrated(n1, n2 int, margin, alpha, power float64) (float64, bool) {
	x1, some1 := MostWithin(n1, margin, alpha)
	x2, some2 := MostWithin(n2, margin, alpha)
	if !some1 || !some2 || !inside(power) {
		return 0, false
	}
	return bisect(0, margin, func(p float64) bool {
		p1, _ := BinomialAtMost(x1, n1, p)
		p2, _ := BinomialAtMost(x2, n2, p)
		return p1*p2 < power
	}), true
}
