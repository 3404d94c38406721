package stats

import "math"

// Agreement is how far two readers who sorted the same things agree. Kappa is
// beyond chance, with the margins as they are; AC1 is Gwet's coefficient, which
// does not fall where nearly all things are of one kind.
type Agreement struct {
	Raw   float64 // share of things sorted alike
	Kappa float64
	SE    float64 // of Kappa
	AC1   float64
}

// Interval is that for kappa at a level. It is not clipped: kappa lies in
// [-1, 1], a normal interval may not.
func (a Agreement) Interval(level float64) (Interval, bool) {
	if !inside(level) {
		return Interval{-1, 1}, false
	}
	z, _ := NormalQuantile(1 - (1-level)/2)
	return Interval{a.Kappa - z*a.SE, a.Kappa + z*a.SE}, true
}

// Agree computes agreement from a square table of counts: table[i][j] things
// were sorted as i by the one and as j by the other (Cohen 1960; standard error
// of Fleiss, Cohen and Everitt 1969; AC1 of Gwet 2008). The raw agreement and AC1
// are undefined without data; kappa is also where both put everything into one
// and the same kind: kappaKnown is false then, and Kappa and SE are 0.
func Agree(table [][]int) (a Agreement, kappaKnown, ok bool) {
	k := len(table)
	row, col := make([]float64, k), make([]float64, k)
	n := 0.
	for i, cells := range table {
		if len(cells) != k {
			return Agreement{}, false, false
		}
		for j, count := range cells {
			if count < 0 {
				return Agreement{}, false, false
			}
			row[i], col[j], n = row[i]+float64(count), col[j]+float64(count), n+float64(count)
		}
	}
	if n == 0 {
		return Agreement{}, false, false
	}
	var chance, gwet float64
	for i := range table {
		row[i], col[i] = row[i]/n, col[i]/n
		a.Raw += float64(table[i][i]) / n
		chance += row[i] * col[i]
		mean := (row[i] + col[i]) / 2
		gwet += mean * (1 - mean)
	}
	if k > 1 {
		gwet /= float64(k - 1)
	}
	if gwet < 1 {
		a.AC1 = (a.Raw - gwet) / (1 - gwet)
	}
	if chance >= 1 {
		return a, false, true
	}
	a.Kappa = (a.Raw - chance) / (1 - chance)
	var same, other float64
	for i := range table {
		for j := range table {
			p := float64(table[i][j]) / n
			if i == j {
				f := 1 - (row[i]+col[i])*(1-a.Kappa)
				same += p * f * f
			} else {
				f := (col[i] + row[j]) * (1 - a.Kappa)
				other += p * f * f
			}
		}
	}
	last := a.Kappa - chance*(1-a.Kappa)
	a.SE = math.Sqrt(max(0, same+other-last*last)/n) / (1 - chance)
	return a, true, true
}

// Krippendorff is the nominal alpha of any number of readers, not all of whom
// need have sorted every thing (Krippendorff 2011): 1 for full agreement, 0 for
// chance. units[i] are the kinds into which thing i was sorted; things sorted
// once say nothing. It is undefined where nothing varies or nothing can be
// compared.
func Krippendorff(units [][]int) (float64, bool) {
	total := map[int]float64{}
	var n, disagreed float64
	for _, unit := range units {
		m := float64(len(unit))
		if m < 2 {
			continue
		}
		counts := map[int]float64{}
		for _, kind := range unit {
			counts[kind]++
			total[kind]++
		}
		n += m
		same := 0.
		for _, c := range counts {
			same += c * (c - 1)
		}
		disagreed += (m*(m-1) - same) / (m - 1)
	}
	expected := n * n
	for _, c := range total {
		expected -= c * c
	}
	if expected <= 0 {
		return 0, false
	}
	return 1 - (n-1)*disagreed/expected, true
}
