package stats

import (
	"math"

	"gonum.org/v1/gonum/integrate/quad"
	"gonum.org/v1/gonum/mathext"
)

// From manyTrials on, in the larger of the two shapes, the incomplete beta function
// is reckoned here: gonum's takes logarithms of gamma functions from each other,
// which are as large as the shapes, and near the middle its continued fraction,
// which stops after 300 steps, no longer gets there. With both shapes from
// manyNormal on the density is close enough to normal for a quadrature.
const (
	manyTrials = 1e5
	manyNormal = 1e4
)

// incompleteBeta is the regularized incomplete beta function I_x(a, b), the chance
// that a Beta(a, b) variable is at most x, for shapes above 0. y is 1-x, which
// callers may know more exactly than x tells.
func incompleteBeta(a, b, x, y float64) float64 {
	switch {
	case x <= 0:
		return 0
	case y <= 0:
		return 1
	case max(a, b) < manyTrials:
		return mathext.RegIncBeta(a, b, x)
	case x*b > a*y:
		return -math.Expm1(logBetaTail(b, a, y, x))
	}
	return math.Exp(logBetaTail(a, b, x, y))
}

// logIncompleteBeta is the logarithm of incompleteBeta. It is a number where the
// chance itself is less than a float can hold. With a shape a far below 1 nearly all
// of the mass lies near 0, and nearly everywhere x lies above the mean: there too the
// chance of no more is told by itself, as far as its fraction converges, since
// gonum has the rest by a difference, which loses it.
func logIncompleteBeta(a, b, x, y float64) float64 {
	// From there on down what gonum multiplies may have been subnormal.
	const least = 1e-200
	switch {
	case x <= 0:
		return math.Inf(-1)
	case y <= 0:
		return 0
	case a >= 1 && x*b > a*y || a < 1 && x > (a+1)/(a+b+2):
		return math.Log1p(-incompleteBeta(b, a, y, x))
	case max(a, b) < manyTrials:
		if tail := mathext.RegIncBeta(a, b, x); tail > least {
			return math.Log(tail)
		}
	}
	return logBetaTail(a, b, x, y)
}

// logBetaTail is the logarithm of I_x(a, b) for x no larger than the mean.
func logBetaTail(a, b, x, y float64) float64 {
	if min(a, b) < manyNormal {
		return logBetaPeak(a, b, x, y) - math.Log(a) + math.Log(betaFraction(a, b, x, y))
	}
	// The density at x(1-u) over that at x falls at least as exp(-fall u -
	// bend u^2/2), and what is left is nothing when that is e^-40.
	const steps, nothing = 40, 40
	odds := x / y
	fall, bend := a-b*odds, a+b*odds*odds
	far := min(1, 2*nothing/(fall+math.Sqrt(fall*fall+2*nothing*bend)))
	area := quad.Fixed(func(u float64) float64 {
		return math.Exp(a*math.Log1p(-u)+b*math.Log1p(u*odds)) / ((1 - u) * (y + u*x))
	}, 0, far, steps, nil, 0)
	return logBetaPeak(a, b, x, y) + math.Log(area)
}

// logBetaPeak is the logarithm of x^a y^b / B(a, b). Where all are large the
// logarithms of gamma functions would have lost its digits; it is told here by how
// far x lies from the mean (Loader 2000).
func logBetaPeak(a, b, x, y float64) float64 {
	n := a + b
	off := a*y - b*x                                   // from the mean, times n
	ratio := func(shape, share, off float64) float64 { // log(n share / shape)
		if math.Abs(off) < shape/2 {
			return math.Log1p(-off / shape)
		}
		return math.Log(n * share / shape)
	}
	return a*ratio(a, x, off) + b*ratio(b, y, -off) + math.Log(a/n*b/(2*math.Pi))/2 +
		stirlingError(n) - stirlingError(a) - stirlingError(b)
}

// stirlingError is by how much log gamma(x) passes Stirling's formula, x above 0.
func stirlingError(x float64) float64 {
	if x < 10 {
		gamma, _ := math.Lgamma(x)
		return gamma - (x-.5)*math.Log(x) + x - math.Log(2*math.Pi)/2
	}
	s := 1 / (x * x)
	return (1./12 - s*(1./360-s*(1./1260-s*(1./1680-s*(1./1188-s*691./360360))))) / x
}

// betaFraction is Gauss's hypergeometric function of 1, a+b, a+1 and x times 1-x: a
// continued fraction that converges fast where x lies far below the mean
// (Abramowitz and Stegun 26.5.8, by the method of Lentz). y is 1-x.
func betaFraction(a, b, x, y float64) float64 {
	const tiny, enough, most = 1e-300, 1e-15, 1e6
	nonzero := func(x float64) float64 {
		if math.Abs(x) < tiny {
			return tiny
		}
		return x
	}
	first := 1 - (a+b)*x/(a+1)
	if y < .5 { // where a is large and x next to 1 nothing would be left of that
		first = (1 - b + (a+b)*y) / (a + 1)
	}
	c, d := 1., 1/nonzero(first)
	value := d
	for m := 1.; m < most; m++ {
		before := value
		for _, term := range []float64{
			m * (b - m) * x / ((a + 2*m - 1) * (a + 2*m)),
			-(a + m) * (a + b + m) * x / ((a + 2*m) * (a + 2*m + 1)),
		} {
			c, d = nonzero(1+term/c), 1/nonzero(1+term*d)
			value *= c * d
		}
		if math.Abs(value-before) < enough*value {
			break
		}
	}
	return value
}
