package stats

import (
	"math"
	"math/big"
)

// Agreement is how far two raters agree who sorted the same units into the same
// categories.
type Agreement struct {
	N   int     // units
	Raw float64 // share of units on which they agree, 0 to 1
	// AC1 is Gwet's (2008) agreement beyond chance, -1 to 1: chance is taken to be
	// largest where the categories are even, so that it does not fall with
	// prevalence as kappa does.
	AC1 float64

	chance float64 // agreement expected of raters that keep their margins, 0 to 1
	err    float64 // of kappa
}

// Agree counts agreement from a square table: table[i][j] units were put into
// category i by one rater and into j by the other. It is false for a table
// without units, one that is not square or has fewer than two categories, and
// one with a count below zero.
func Agree(table [][]int) (Agreement, bool) {
	k := len(table)
	rows, cols := make([]float64, k), make([]float64, k)
	var a Agreement
	for i, row := range table {
		if len(row) != k {
			return Agreement{}, false
		}
		for j, n := range row {
			if n < 0 || n > math.MaxInt-a.N {
				return Agreement{}, false
			}
			a.N += n
			rows[i] += float64(n)
			cols[j] += float64(n)
		}
	}
	if k < 2 || a.N == 0 {
		return Agreement{}, false
	}
	n := float64(a.N)
	var even float64
	for i := range table {
		a.Raw += float64(table[i][i]) / n
		a.chance += rows[i] / n * (cols[i] / n)
		share := (rows[i] + cols[i]) / (2 * n)
		even += share * (1 - share) / float64(k-1)
	}
	a.AC1 = (a.Raw - even) / (1 - even) // even is 1/k at most
	a.err = kappaError(table)
	return a, true
}

// kappaError is the error of kappa, as whole numbers so that it is 0 where it is:
// with n units, d of which lie on the diagonal, and s the sum of products of margins
// the variance is the sum over cells of count (n weight - mean)^2, over (n^2-s)^4, where
// weight is n^2-s on the diagonal and 0 off it, less (n-d) times the margins that
// cross there, and mean is the sum over cells of count weight.
func kappaError(table [][]int) float64 {
	whole := func(n int) *big.Int { return big.NewInt(int64(n)) }
	times := func(a, b *big.Int) *big.Int { return new(big.Int).Mul(a, b) }
	k := len(table)
	rows, cols := make([]*big.Int, k), make([]*big.Int, k)
	n, agreed, products := new(big.Int), new(big.Int), new(big.Int)
	for i := range k {
		rows[i], cols[i] = new(big.Int), new(big.Int)
		for j := range k {
			rows[i].Add(rows[i], whole(table[i][j]))
			cols[i].Add(cols[i], whole(table[j][i]))
		}
		n.Add(n, rows[i])
		agreed.Add(agreed, whole(table[i][i]))
		products.Add(products, times(rows[i], cols[i]))
	}
	beyond := new(big.Int).Sub(times(n, n), products)
	if beyond.Sign() == 0 {
		return 0
	}
	apart := new(big.Int).Sub(n, agreed)
	weight := func(i, j int) *big.Int {
		w := times(apart, new(big.Int).Add(cols[i], rows[j]))
		if i == j {
			return w.Sub(beyond, w)
		}
		return w.Neg(w)
	}
	mean, sum := new(big.Int), new(big.Int)
	for i := range k {
		for j := range k {
			mean.Add(mean, times(whole(table[i][j]), weight(i, j)))
		}
	}
	for i := range k {
		for j := range k {
			off := new(big.Int).Sub(times(n, weight(i, j)), mean)
			sum.Add(sum, times(whole(table[i][j]), times(off, off)))
		}
	}
	square := times(beyond, beyond)
	variance, _ := new(big.Rat).SetFrac(sum, times(square, square)).Float64()
	return math.Sqrt(variance)
}

// Kappa is Cohen's (1960) kappa, -1 to 1: agreement beyond that of raters who
// keep their margins and sort at random. It is undefined where both put every
// unit into the same one category.
func (a Agreement) Kappa() (float64, bool) {
	if a.N == 0 || a.chance >= 1 {
		return 0, false
	}
	return (a.Raw - a.chance) / (1 - a.chance), true
}

// KappaError is the large-sample standard error of kappa for independent units
// (Fleiss, Cohen and Everitt 1969). It is 0 where the raters agree on all, and where
// one of them puts all into one category, and says nothing there. Undefined where
// kappa is.
func (a Agreement) KappaError() (float64, bool) {
	if a.N == 0 || a.chance >= 1 {
		return 0, false
	}
	return a.err, true
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
