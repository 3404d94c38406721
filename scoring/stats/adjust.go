package stats

import (
	"cmp"
	"slices"
)

// Holm adjusts p-values for their number so that the chance of any false
// rejection stays at alpha; use it for gates. The result is in the order of the
// input; none give none. A p outside [0, 1] is false.
func Holm(p []float64) ([]float64, bool) {
	order, ok := ranked(p)
	if !ok {
		return nil, false
	}
	out := make([]float64, len(p))
	worst := 0.0
	for rank, i := range order {
		worst = max(worst, min(1, float64(len(p)-rank)*p[i]))
		out[i] = worst
	}
	return out, true
}

// BenjaminiHochberg adjusts p-values so that the expected share of false
// rejections stays at alpha; use it to make a shortlist, not for gates.
func BenjaminiHochberg(p []float64) ([]float64, bool) {
	order, ok := ranked(p)
	if !ok {
		return nil, false
	}
	out := make([]float64, len(p))
	best := 1.0
	for rank, i := range slices.Backward(order) {
		best = min(best, float64(len(p))/float64(rank+1)*p[i])
		out[i] = best
	}
	return out, true
}

// ranked gives the indexes of p from the smallest to the largest.
func ranked(p []float64) ([]int, bool) {
	order := make([]int, len(p))
	for i, v := range p {
		if !(v >= 0 && v <= 1) {
			return nil, false
		}
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[a], p[b]) })
	return order, true
}
