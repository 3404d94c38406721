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

// SmallestDPrimeChange is the smallest change of d' between two checkpoints that
// were asked the same items which shows with the given power at a two-sided
// alpha, by the delta method: (z(1-alpha/2) + z(power)) times the error of the
// change. hit and falseAlarm, in (0, 1), are about what both checkpoints have;
// discordant, in (0, 1], is the share of a side's items on which they differ, so
// that the change of a rate has the variance discordant/(n+1). No more of them
// differ than with two checkpoints that have nothing in common. It is undefined
// without items on either side.
func SmallestDPrimeChange(unanswerable, answerable int, hit, falseAlarm, discordant, alpha, power float64) (float64, bool) {
	if unanswerable <= 0 || answerable <= 0 || !inside(hit) || !inside(falseAlarm) || !(discordant > 0 && discordant <= 1) || !inside(alpha) || !inside(power) {
		return 0, false
	}
	variance := func(rate float64, n int) float64 {
		apart := 2 * rate * (1 - rate)
		return probitVariance(rate, float64(n)) * 2 * min(discordant, apart) / apart
	}
	za, _ := TwoSidedZ(alpha)
	zb, _ := NormalQuantile(power)
	return number((za + zb) * math.Sqrt(variance(hit, unanswerable)+variance(falseAlarm, answerable)))
}
