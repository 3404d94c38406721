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

// TwoSidedZ is the z beyond which, on both sides together, a standard normal lies with
// the chance alpha, in (0, 1). It is taken from the lower tail: 1 - alpha/2 loses the
// digits of a small alpha, and is 1 from 1e-16 down.
func TwoSidedZ(alpha float64) (float64, bool) {
	if !inside(alpha) {
		return 0, false
	}
	z, ok := NormalQuantile(alpha / 2)
	return max(0, -z), ok
}

// TwoSidedT is TwoSidedZ for Student's t with df >= .01 degrees of freedom.
func TwoSidedT(alpha, df float64) (float64, bool) {
	if !inside(alpha) {
		return 0, false
	}
	t, ok := TQuantile(alpha/2, df)
	return max(0, -t), ok
}

// TQuantile is the quantile of p of Student's t with df >= .01 degrees of
// freedom, with p in (0, 1).
func TQuantile(p, df float64) (float64, bool) {
	if !inside(p) || !(df >= .01) {
		return 0, false
	}
	if df > 1e5 {
		return tQuantileOfMany(p, df)
	}
	// P(|T| > t) is the regularized incomplete beta of df/(t^2+df), and P(|T| < t) that
	// of t^2/(t^2+df). Whichever of the two is the smaller keeps its digits.
	var odds float64 // t^2/df
	if tails := 2 * min(p, 1-p); tails > .5 {
		y := betaQuantile(math.Abs(2*p-1), .5, df/2)
		odds = y / (1 - y)
	} else {
		x := betaQuantile(tails, df/2, .5)
		odds = (1 - x) / x
	}
	return number(math.Copysign(math.Sqrt(df*odds), p-.5))
}

// tQuantileOfMany is the quantile for so many degrees of freedom that it is the
// normal one with a correction in 1/df, of which three terms are enough (Abramowitz
// and Stegun 26.7.5).
func tQuantileOfMany(p, df float64) (float64, bool) {
	z, ok := NormalQuantile(p)
	z2, n := z*z, 1/df
	first := (z2 + 1) / 4
	second := ((5*z2+16)*z2 + 3) / 96
	third := (((3*z2+19)*z2+17)*z2 - 15) / 384
	return z * (1 + n*(first+n*(second+n*third))), ok
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
