package stats

import (
	"math"
	"slices"
)

// Percentile is the quantile of q in [0, 1] by linear interpolation between
// order statistics (Hyndman and Fan's type 7, the default of R and numpy): the
// median of 1, 2, 3, 4 is 2.5. sorted must be in ascending order. It is
// undefined for no values, and next to one that is not finite.
func Percentile(sorted []float64, q float64) (float64, bool) {
	if len(sorted) == 0 || !(q >= 0 && q <= 1) {
		return 0, false
	}
	at := q * float64(len(sorted)-1)
	below := int(math.Floor(at))
	lo, hi := sorted[min(below, len(sorted)-1)], sorted[min(below+1, len(sorted)-1)]
	if !finite(lo, hi) {
		return 0, false
	}
	part := at - float64(below)
	if d := hi - lo; finite(d) {
		return lo + part*d, true
	}
	return (1-part)*lo + part*hi, true // so far apart that their difference is no float
}

// PercentileInterval is the middle part of values, in any order, that holds a
// share of level. It is undefined for no values, and where any is not finite.
func PercentileInterval(values []float64, level float64) (Interval, bool) {
	if len(values) == 0 || !inside(level) || !finite(values...) {
		return Interval{math.Inf(-1), math.Inf(1)}, false
	}
	sorted := slices.Sorted(slices.Values(values))
	lo, _ := Percentile(sorted, (1-level)/2)
	hi, _ := Percentile(sorted, 1-(1-level)/2)
	return Interval{lo, hi}, true
}

// Spread is the standard deviation of values about their mean, with their
// number as the divisor. Of resamples it is the bootstrap standard error. It is
// undefined for no values, and where a float cannot hold it.
func Spread(values []float64) (float64, bool) {
	if len(values) == 0 {
		return 0, false
	}
	var sum float64
	for _, v := range values {
		sum += v
	}
	mean := sum / float64(len(values))
	var squares float64
	for _, v := range values {
		squares += (v - mean) * (v - mean)
	}
	if !finite(squares) {
		return 0, false
	}
	return math.Sqrt(squares / float64(len(values))), true
}
