package stats

import (
	"math"
	"slices"
)

// AUC is the area under the ROC curve: the probability that a positive scores
// higher than a negative, ties counting half.
type AUC struct {
	Value, SE float64
	Interval  // clipped to [0, 1]
	// Bounded says that there are an error and an interval. With one member of a
	// class there is none: SE is then 0 and the interval [0, 1].
	Bounded bool
}

// AreaUnderCurve computes the area with DeLong's standard error (1988), in time
// n log n. It is undefined where either class has no members.
func AreaUnderCurve(score []float64, positive []bool, level float64) (AUC, bool) {
	none := AUC{Interval: unit()}
	if len(score) != len(positive) || !inside(level) {
		return none, false
	}
	var up, down []float64
	for i, s := range score {
		switch {
		case math.IsNaN(s):
			return none, false
		case positive[i]:
			up = append(up, s)
		default:
			down = append(down, s)
		}
	}
	if len(up) == 0 || len(down) == 0 {
		return none, false
	}
	slices.Sort(up)
	slices.Sort(down)
	// The placement of each is the share of the other class that it beats.
	above := placements(up, down)
	below := placements(down, up)
	a := none
	for _, v := range above {
		a.Value += v / float64(len(above))
	}
	if len(up) < 2 || len(down) < 2 {
		return a, true
	}
	a.Bounded = true
	a.SE = math.Sqrt(spread(above, a.Value)/float64(len(above)) + spread(below, 1-a.Value)/float64(len(below)))
	z, _ := TwoSidedZ(1 - level)
	a.Interval = Interval{max(0, a.Value-z*a.SE), min(1, a.Value+z*a.SE)}
	return a, true
}

// placements is, for each of sorted values, the share of the sorted others that
// lie below it, those equal to it counting half.
func placements(values, others []float64) []float64 {
	out := make([]float64, len(values))
	for i, v := range values {
		lo, _ := slices.BinarySearch(others, v)
		hi := lo
		for hi < len(others) && others[hi] == v {
			hi++
		}
		if i > 0 && values[i-1] == v {
			out[i] = out[i-1]
			continue
		}
		out[i] = (float64(lo) + float64(hi-lo)/2) / float64(len(others))
	}
	return out
}

// spread is the variance about a mean, with one less than the number as divisor.
func spread(values []float64, mean float64) float64 {
	sum := 0.
	for _, v := range values {
		sum += (v - mean) * (v - mean)
	}
	return sum / float64(len(values)-1)
}
