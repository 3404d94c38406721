package stats

import (
	"math"
	"slices"
)

// BCa is a bias-corrected and accelerated bootstrap interval (Efron 1987).
type BCa struct {
	Z0, Acceleration float64 // bias and skewness corrections
	LoShare, HiShare float64 // which percentiles of the resamples the ends are
	Interval
}

// BiasCorrected is the interval for a figure of value theta from its resamples
// and its jackknife (the figure without each of the values in turn). Resamples
// equal to theta count half below it. degenerate is true, and the interval theta
// alone, where the jackknife does not vary. Empty lists leave it undefined.
func BiasCorrected(theta float64, resamples, jackknife []float64, level float64) (b BCa, degenerate, ok bool) {
	none := BCa{Interval: Interval{math.Inf(-1), math.Inf(1)}}
	if len(resamples) == 0 || len(jackknife) == 0 || !inside(level) || !finite(theta) || !finite(resamples...) || !finite(jackknife...) {
		return none, false, false
	}
	var mean float64
	for _, v := range jackknife {
		mean += v / float64(len(jackknife))
	}
	var squares, cubes float64
	for _, v := range jackknife {
		d := mean - v
		squares, cubes = squares+d*d, cubes+d*d*d
	}
	slack := 1e-12 * max(1, math.Abs(theta)) // sums in another order differ in the last bits
	if squares <= slack*slack*float64(len(jackknife)) {
		return BCa{Interval: Interval{theta, theta}}, true, true
	}
	sorted := slices.Sorted(slices.Values(resamples))
	var below float64
	for _, v := range sorted {
		switch {
		case v < theta-slack:
			below++
		case v <= theta+slack:
			below += .5
		}
	}
	below /= float64(len(sorted))
	z0, some := NormalQuantile(below)
	if !some { // all resamples lie on one side
		return none, false, false
	}
	b = BCa{Z0: z0, Acceleration: cubes / (6 * math.Pow(squares, 1.5))}
	z, _ := TwoSidedZ(1 - level)
	at := func(z float64) float64 { return normalCDF(z0 + (z0+z)/(1-b.Acceleration*(z0+z))) }
	b.LoShare, b.HiShare = at(-z), at(z)
	var ok1, ok2 bool
	b.Lo, ok1 = Percentile(sorted, b.LoShare)
	b.Hi, ok2 = Percentile(sorted, b.HiShare)
	if !ok1 || !ok2 || !finite(b.Z0, b.Acceleration, b.Lo, b.Hi) {
		return none, false, false
	}
	return b, false, true
}

// finite reports whether all values are numbers.
func finite(values ...float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

// normalCDF is the standard normal distribution function.
func normalCDF(z float64) float64 { return math.Erfc(-z/math.Sqrt2) / 2 }
