package stats

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Posterior is a share as seen through a Beta(a, b) prior.
type Posterior struct {
	Mean float64
	Interval
	a, b float64
}

// BetaPosterior combines x successes in n trials with a prior of a successes and
// b failures, both above 0. No trials give the prior.
func BetaPosterior(x, n int, a, b, level float64) (Posterior, bool) {
	none := Posterior{Interval: unit()}
	if !counts(x, n) || !inside(level) || !shaped(a, b) {
		return none, false
	}
	p := Posterior{a: a + float64(x), b: b + float64(n-x)}
	p.Mean = p.a / (p.a + p.b)
	lo, ok1 := BetaQuantile((1-level)/2, p.a, p.b)
	hi, ok2 := BetaQuantile(1-(1-level)/2, p.a, p.b)
	if !ok1 || !ok2 {
		return none, false
	}
	p.Interval = Interval{lo, hi}
	return p, true
}

// Above is the probability that the share is larger than t in [0, 1].
func (p Posterior) Above(t float64) (float64, bool) {
	if !(t >= 0 && t <= 1) || !(p.a > 0 && p.b > 0) {
		return 0, false
	}
	return incompleteBeta(p.b, p.a, 1-t, t), true
}

// Shrunken are shares of several categories, each drawn towards the mean of all
// as far as the categories agree. They are for ranking: their intervals know
// nothing of the error of the prior.
type Shrunken struct {
	Pooled     float64 // the share over all categories
	A, B       float64 // of the prior, 0 where Categories is nil
	Categories []Posterior
	LogLik     float64 // of the counts, without binomial coefficients
}

// mostAlike is the strength of a prior, in trials, beyond which categories do not
// differ: then there is one share for all. At leastAlike they could not differ more,
// each being all or nothing, and the likelihood has no largest value.
const mostAlike, leastAlike = 1e4, 1e-2

// Shrink fits a beta-binomial to x[i] successes of n[i] trials by maximum
// likelihood. apart is false, and Categories nil, where there are fewer than three
// categories, where they differ by no more than chance, and where each is all or
// nothing, so that no prior fits best: Pooled is all there is to say. No trials at all leave it undefined.
func Shrink(x, n []int, level float64) (s Shrunken, apart, ok bool) {
	if len(x) != len(n) || !inside(level) {
		return Shrunken{}, false, false
	}
	var sx, sn int
	for i := range x {
		if !counts(x[i], n[i]) {
			return Shrunken{}, false, false
		}
		sx, sn = sx+x[i], sn+n[i]
	}
	if sn == 0 {
		return Shrunken{}, false, false
	}
	s.Pooled = float64(sx) / float64(sn)
	if len(x) < 3 || sx == 0 || sx == sn {
		return s, false, true
	}
	likelihood := func(a, b float64) float64 {
		sum := 0.
		for i := range x {
			sum += mathext.Lbeta(float64(x[i])+a, float64(n[i]-x[i])+b) - mathext.Lbeta(a, b)
		}
		return sum
	}
	// For each strength of the prior its best mean, and then the best strength.
	mean := func(logStrength float64) (m, value float64) {
		strength := math.Exp(logStrength)
		return golden(1e-6, 1-1e-6, func(m float64) float64 { return likelihood(m*strength, (1-m)*strength) })
	}
	best, _ := golden(math.Log(leastAlike), math.Log(100*mostAlike), func(l float64) float64 {
		_, value := mean(l)
		return value
	})
	strength := math.Exp(best)
	if strength > mostAlike || strength < leastAlike*(1+1e-6) {
		return s, false, true
	}
	m, value := mean(best)
	s.A, s.B, s.LogLik = m*strength, (1-m)*strength, value
	for i := range x {
		p, ok := BetaPosterior(x[i], n[i], s.A, s.B, level)
		if !ok {
			return s, false, true
		}
		s.Categories = append(s.Categories, p)
	}
	return s, true, true
}

// golden is where f, which rises and then falls, is largest, and how large.
func golden(lo, hi float64, f func(float64) float64) (at, value float64) {
	const ratio = 0.6180339887498949
	a, b := hi-ratio*(hi-lo), lo+ratio*(hi-lo)
	fa, fb := f(a), f(b)
	for range 80 {
		if fa > fb {
			hi, b, fb = b, a, fa
			a = hi - ratio*(hi-lo)
			fa = f(a)
		} else {
			lo, a, fa = a, b, fb
			b = lo + ratio*(hi-lo)
			fb = f(b)
		}
	}
	at = (lo + hi) / 2
	return at, f(at)
}
