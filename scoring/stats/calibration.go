package stats

import (
	"cmp"
	"math"
	"slices"
)

// A Calibration compares stated probabilities with what came of them. The Brier
// score is its headline; it is Reliability - Resolution + Uncertainty +
// WithinVariance - WithinCovariance (Stephenson and others 2008).
type Calibration struct {
	Brier float64 // mean squared error of the probability, 0 to 1
	// Reliability, Resolution and the two within terms are over bins of equal
	// width.
	Reliability, Resolution, Uncertainty float64
	WithinVariance, WithinCovariance     float64
	// ECE and Max are the mean and the largest gap between the mean probability
	// and the share that came true in a bin; ECEAdaptive is ECE over bins of equal
	// size. A perfect forecaster shows ECE above 0 as well: .094 over 100 in 10
	// bins.
	ECE, Max, ECEAdaptive float64
	// Debiased is Reliability less what chance adds to it (Kumar and others 2019);
	// it may be below 0.
	Debiased float64
	Bins     int // in use
}

type bin struct{ n, p, y float64 }

func (b bin) gap() float64 { return math.Abs(b.p-b.y) / b.n }

// Calibrate compares probabilities p in [0, 1] with outcomes in bins, from 1 to 2^53.
// The bin of p is floor(p * bins), the last one closed. No data, lists of unequal
// length, another number of bins, and a p outside [0, 1] leave it undefined.
func Calibrate(p []float64, came []bool, bins int) (Calibration, bool) {
	n := float64(len(p))
	if n == 0 || len(came) != len(p) || bins < 1 || bins > 1<<53 {
		return Calibration{}, false
	}
	outcome := func(i int) float64 {
		if came[i] {
			return 1
		}
		return 0
	}
	of, used := binned(p, bins)
	all := make([]bin, used)
	var out Calibration
	var came1 float64
	for i, v := range p {
		if !(v >= 0 && v <= 1) {
			return Calibration{}, false
		}
		y := outcome(i)
		b := &all[of[i]]
		b.n, b.p, b.y = b.n+1, b.p+v, b.y+y
		out.Brier += (v - y) * (v - y) / n
		came1 += y
	}
	base := came1 / n
	out.Uncertainty = base * (1 - base)
	for _, b := range all {
		if b.n == 0 {
			continue
		}
		out.Bins++
		mp, my := b.p/b.n, b.y/b.n
		out.ECE += b.n / n * b.gap()
		out.Max = max(out.Max, b.gap())
		out.Reliability += b.n / n * (mp - my) * (mp - my)
		out.Resolution += b.n / n * (my - base) * (my - base)
		if b.n > 1 {
			out.Debiased -= b.n / n * my * (1 - my) / (b.n - 1)
		}
	}
	out.Debiased += out.Reliability
	for i, v := range p {
		b := all[of[i]]
		dp, dy := v-b.p/b.n, outcome(i)-b.y/b.n
		out.WithinVariance += dp * dp / n
		out.WithinCovariance += 2 * dp * dy / n
	}
	out.ECEAdaptive = adaptive(p, outcome, bins)
	return out, true
}

// binned puts each p into its bin, of those that are used, in their order. Those outside
// [0, 1] go to any.
func binned(p []float64, bins int) (of []int, used int) {
	number := func(v float64) int {
		if !(v > 0) {
			return 0
		}
		return min(int(math.Floor(min(v, 1)*float64(bins))), bins-1)
	}
	var all []int
	for _, v := range p {
		all = append(all, number(v))
	}
	slices.Sort(all)
	all = slices.Compact(all)
	for _, v := range p {
		at, _ := slices.BinarySearch(all, number(v))
		of = append(of, at)
	}
	return of, len(all)
}

// adaptive is the expected calibration error over bins of as equal size as
// possible, the first ones larger by one.
func adaptive(p []float64, outcome func(int) float64, bins int) float64 {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[a], p[b]) })
	var sum float64
	at := 0
	for k := range min(bins, len(p)) { // the others are empty
		size := len(p) / bins
		if k < len(p)%bins {
			size++
		}
		var b bin
		for _, i := range order[at : at+size] {
			b.n, b.p, b.y = b.n+1, b.p+p[i], b.y+outcome(i)
		}
		at += size
		if b.n > 0 {
			sum += b.n / float64(len(p)) * b.gap()
		}
	}
	return sum
}
