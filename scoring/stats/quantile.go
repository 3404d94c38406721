package stats

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// NormalQuantile is the standard normal quantile of p, with p in (0, 1).
func NormalQuantile(p float64) (float64, bool) {
	if !inside(p) {
		return 0, false
	}
	return mathext.NormalQuantile(p), true
}

// TQuantile is the quantile of p of Student's t with df >= .01 degrees of
// freedom, with p in (0, 1).
func TQuantile(p, df float64) (float64, bool) {
	if !inside(p) || !(df >= .01) {
		return 0, false
	}
	if df > 1e8 { // the two agree to eight digits, and gonum's t loses its way
		return NormalQuantile(p)
	}
	if p == .5 {
		return 0, true
	}
	// P(|T| > t) is the regularized incomplete beta of df/(t^2+df).
	x := betaQuantile(2*min(p, 1-p), df/2, .5)
	return number(math.Copysign(math.Sqrt(df*(1-x)/x), p-.5))
}

// BetaQuantile is the quantile of p of Beta(a, b), with p in [0, 1] and a, b
// in [1e-6, 1e12].
func BetaQuantile(p, a, b float64) (float64, bool) {
	if !(p >= 0 && p <= 1) || !shaped(a, b) {
		return 0, false
	}
	return betaQuantile(p, a, b), true
}

// betaQuantile takes gonum's word only where the chance of as little, or of as
// much, is the one asked for: far out in the tails its search gives up.
func betaQuantile(p, a, b float64) float64 {
	if p == 0 || p == 1 {
		return p
	}
	const near = 1e-9
	x := mathext.InvRegIncBeta(a, b, p)
	if p <= .5 {
		if math.Abs(incompleteBeta(a, b, x, 1-x)-p) <= near*p {
			return x
		}
		return math.Exp(logTailQuantile(p, a, b))
	}
	if math.Abs(incompleteBeta(b, a, 1-x, x)-(1-p)) <= near*(1-p) {
		return x
	}
	if incompleteBeta(a, b, .5, .5) >= p {
		// What lies below may be as near to 0 as a float can be, and is told by its
		// own logarithm: by that of the rest it would be a difference from 1.
		return math.Exp(logTailQuantile(p, a, b))
	}
	return -math.Expm1(logTailQuantile(1-p, b, a))
}

// logTailQuantile is the logarithm of the quantile of p of Beta(a, b).
func logTailQuantile(p, a, b float64) float64 {
	const least = -746 // less is no float
	goal := math.Log(p)
	return bisect(least, 0, func(l float64) bool {
		return logIncompleteBeta(a, b, math.Exp(l), -math.Expm1(l)) >= goal
	})
}

// shaped reports whether a and b can be the parameters of a Beta distribution
// here: beyond these gonum's search panics or wanders.
func shaped(a, b float64) bool {
	const least, most = 1e-6, 1e12
	return a >= least && a <= most && b >= least && b <= most
}

// inside reports whether p lies strictly between 0 and 1. It is false for NaN.
func inside(p float64) bool { return p > 0 && p < 1 }

// number passes x on unless gonum could not compute it.
func number(x float64) (float64, bool) {
	if math.IsNaN(x) {
		return 0, false
	}
	return x, true
}
