package stats

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// ConfidenceSequence is an interval for a share that holds at every number of
// trials at once, with probability 1-alpha: one may look as often as one likes
// (Robbins 1970, with a Beta(a, b) mixture; a = b = 1/2 is usual). It is wider
// than an interval for a fixed number. Trials have to come in random order. No
// trials give [0, 1].
func ConfidenceSequence(x, n int, a, b, alpha float64) (Interval, bool) {
	if !counts(x, n) || !inside(alpha) || !shaped(a, b) {
		return unit(), false
	}
	out := unit()
	if n == 0 {
		return out, true
	}
	fx, fy := float64(x), float64(n-x)
	mixture := mathext.Lbeta(a+fx, b+fy) - mathext.Lbeta(a, b)
	limit := math.Log(1 / alpha)
	// log of the likelihood ratio against p: convex in p, least at x/n
	outside := func(p float64) bool { return mixture-fx*math.Log(p)-fy*math.Log1p(-p) >= limit }
	best := fx / float64(n)
	if x > 0 {
		out.Lo = bisect(0, best, func(p float64) bool { return p > 0 && !outside(p) })
	}
	if x < n {
		out.Hi = bisect(best, 1, func(p float64) bool { return p >= 1 || outside(p) })
	}
	return out, true
}

// bisect is where holds turns from false to true between lo and hi.
func bisect(lo, hi float64, holds func(float64) bool) float64 {
	for range 200 {
		mid := lo + (hi-lo)/2
		if mid <= lo || mid >= hi {
			break
		}
		if holds(mid) {
			hi = mid
		} else {
			lo = mid
		}
	}
	return lo + (hi-lo)/2
}

// EValues are the logarithms of two e-values against a margin: how much evidence
// there is that a share exceeds it, and that it is within. An e-value of 1/alpha
// or more, at whatever moment, rejects the opposite at alpha.
type EValues struct{ Exceeds, Within float64 }

// OneSided computes both e-values from x failures in n trials: mixtures over
// Beta(a, b), truncated to either side of the margin, against the margin itself.
// No trials give 0, no evidence.
func OneSided(x, n int, margin, a, b float64) (EValues, bool) {
	if !counts(x, n) || !inside(margin) || !shaped(a, b) {
		return EValues{}, false
	}
	fx, fy := float64(x), float64(n-x)
	rest := 1 - margin
	// of the mixture over the whole prior
	common := logBetaPeak(a, b, margin, rest) - logBetaPeak(a+fx, b+fy, margin, rest)
	e := EValues{
		Exceeds: common + logIncompleteBeta(b+fy, a+fx, rest, margin) - logIncompleteBeta(b, a, rest, margin),
		Within:  common + logIncompleteBeta(a+fx, b+fy, margin, rest) - logIncompleteBeta(a, b, margin, rest),
	}
	if math.IsNaN(e.Exceeds) || math.IsNaN(e.Within) { // a prior with nothing on one side
		return EValues{}, false
	}
	return e, true
}

// SPRT is the state of Wald's sequential probability ratio test (1945) after a
// whole sequence.
type SPRT struct {
	LogRatio, Upper, Lower float64
	Decision               string // "H1", "H0" or "continue"
}

// SequentialTest tests p0 against another p1 with errors alpha and beta. An empty
// sequence continues.
func SequentialTest(sequence []bool, p0, p1, alpha, beta float64) (SPRT, bool) {
	if !inside(p0) || !inside(p1) || p0 == p1 || !inside(alpha) || !inside(beta) || alpha+beta >= 1 {
		return SPRT{Decision: "continue"}, false
	}
	s := SPRT{Upper: math.Log((1 - beta) / alpha), Lower: math.Log(beta / (1 - alpha)), Decision: "continue"}
	for _, failed := range sequence {
		if failed {
			s.LogRatio += math.Log(p1 / p0)
		} else {
			s.LogRatio += math.Log((1 - p1) / (1 - p0))
		}
	}
	switch {
	case s.LogRatio >= s.Upper:
		s.Decision = "H1"
	case s.LogRatio <= s.Lower:
		s.Decision = "H0"
	}
	return s, true
}
