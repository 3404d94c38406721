package stats

import "math"

// Interval is a range of values, both ends included.
type Interval struct{ Lo, Hi float64 }

// Holds reports whether x lies in the interval.
func (i Interval) Holds(x float64) bool { return i.Lo <= x && x <= i.Hi }

// unit is what an interval for a share is without data.
func unit() Interval { return Interval{0, 1} }

// ClopperPearson is the exact interval for x successes in n trials at the given
// level: it covers the true share at least as often as it says, whatever that
// share is (Clopper and Pearson 1934). No trials give [0, 1] and false.
func ClopperPearson(x, n int, level float64) (Interval, bool) {
	if !counts(x, n) {
		return unit(), false
	}
	return clopperPearson(float64(x), float64(n), level)
}

// ClopperPearsonEffective is ClopperPearson for counts that need not be whole,
// as an effective sample size is not (Korn and Graubard 1998).
func ClopperPearsonEffective(x, n, level float64) (Interval, bool) {
	return clopperPearson(x, n, level)
}

func clopperPearson(x, n, level float64) (Interval, bool) {
	if !(x >= 0 && x <= n && n > 0) || math.IsInf(n, 1) || !inside(level) {
		return unit(), false
	}
	return betaEnds(x, n, x, n-x+1, x+1, n-x, level)
}

// Jeffreys is the interval of the Beta(x+1/2, n-x+1/2) posterior, with the ends
// pinned at x = 0 and x = n (Brown, Cai and DasGupta 2001). It is narrower than
// Clopper-Pearson and carries no guarantee: for display, never for a verdict.
func Jeffreys(x, n int, level float64) (Interval, bool) {
	if !counts(x, n) || n == 0 || !inside(level) {
		return unit(), false
	}
	a, b := float64(x)+.5, float64(n-x)+.5
	return betaEnds(float64(x), float64(n), a, b, a, b, level)
}

// betaEnds takes the lower end from Beta(a1, b1) and the upper from
// Beta(a2, b2). The ends at x = 0 and x = n are fixed before any quantile is
// asked for: at those the shape parameters of Clopper-Pearson are zero.
func betaEnds(x, n, a1, b1, a2, b2, level float64) (Interval, bool) {
	alpha := 1 - level
	out, ok1, ok2 := unit(), true, true
	if x > 0 {
		out.Lo, ok1 = BetaQuantile(alpha/2, a1, b1)
	}
	if x < n {
		out.Hi, ok2 = BetaQuantile(1-alpha/2, a2, b2)
	}
	if !ok1 || !ok2 {
		return unit(), false
	}
	return out, true
}

// Wilson is the score interval for x successes in n trials (Wilson 1927), with
// the ends pinned at x = 0 and x = n. Here it serves Newcombe's differences.
func Wilson(x, n int, level float64) (Interval, bool) {
	if !counts(x, n) {
		return unit(), false
	}
	return wilson(float64(x), float64(n), level)
}

func wilson(x, n, level float64) (Interval, bool) {
	if n == 0 || !inside(level) {
		return unit(), false
	}
	z, _ := TwoSidedZ(1 - level)
	p := x / n
	middle := p + z*z/(2*n)
	half := z * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	scale := 1 + z*z/n
	out := Interval{Lo: max(0, (middle-half)/scale), Hi: min(1, (middle+half)/scale)}
	if x == 0 {
		out.Lo = 0
	}
	if x == n {
		out.Hi = 1
	}
	return out, true
}
