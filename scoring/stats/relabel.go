package stats

import (
	"math"
	"math/rand/v2"
)

// An Exchange is one item under two conditions: of N1 and N2 trials so many had the
// property.
type Exchange struct{ X1, N1, X2, N2 int }

// ManyExchanges is from how many items that vary on the sum of a permutation test is
// as good as normal.
const ManyExchanges = 2000

// Relabel tests that nothing differs between two conditions, item by item: under
// that, which of an item's trials belong to which is chance. The statistic is the mean
// over items of X1/N1 - X2/N2. It is for numbers of trials that differ, where the
// difference of an item is not symmetric about zero and signs may not be flipped
// (SignFlip). p is two-sided, (1 + ways as far out) / (1 + draws); from ManyExchanges
// items that vary on it is that of the normal distribution with the exact variance.
// Items all of whose trials are alike say nothing. Without others p is 1. Counts that are
// no counts leave it undefined.
func Relabel(items []Exchange, draws int, seed uint64) (float64, bool) {
	var seen, variance, scale float64
	vary := make([]Exchange, 0, len(items))
	for _, e := range items {
		if !counts(e.X1, e.N1) || !counts(e.X2, e.N2) || e.N1 == 0 || e.N2 == 0 || e.N1 > math.MaxInt-e.N2 {
			return 1, false
		}
		x, n := e.X1+e.X2, e.N1+e.N2
		if x == 0 || x == n {
			continue
		}
		vary = append(vary, e)
		d := e.difference(e.X1)
		seen += d
		scale += math.Abs(d)
		// X1 is hypergeometric; a trial moved changes the difference by 1/N1 + 1/N2
		step, p := 1/float64(e.N1)+1/float64(e.N2), float64(x)/float64(n)
		variance += step * step * float64(e.N1) * p * (1 - p) * float64(e.N2) / float64(n-1)
	}
	switch {
	case draws <= 0:
		return 1, false
	case len(vary) == 0:
		return 1, true
	case len(vary) >= ManyExchanges:
		return math.Erfc(math.Abs(seen) / math.Sqrt(2*variance)), true
	}
	if seen < 0 { // the other way round the same draws have to give the same p
		for i, e := range vary {
			vary[i] = Exchange{X1: e.X2, N1: e.N2, X2: e.X1, N2: e.N1}
		}
	}
	random := rand.New(rand.NewPCG(seed, 0))
	far := 0
	for range draws {
		var sum float64
		for _, e := range vary {
			sum += e.difference(hypergeometric(random, e.N1, e.X1+e.X2, e.N1+e.N2))
		}
		if math.Abs(sum) >= math.Abs(seen)-1e-9*scale {
			far++
		}
	}
	return float64(1+far) / float64(1+draws), true
}

// difference is that of the shares if x of all that had the property were of the first.
func (e Exchange) difference(x int) float64 {
	return float64(x)/float64(e.N1) - float64(e.X1+e.X2-x)/float64(e.N2)
}

// hypergeometric draws how many of the first trials have the property, of n trials of
// which some have it. Of many trials it goes through the fewest there are of a kind, and
// where there are many of each it is as good as normal.
func hypergeometric(random *rand.Rand, first, some, n int) int {
	const many = 1000
	switch {
	case first <= many:
	case some <= many:
		first, some = some, first
	case n-first <= many:
		return some - hypergeometric(random, n-first, some, n)
	case n-some <= many:
		return first - hypergeometric(random, n-some, first, n)
	default:
		p, q := float64(first)/float64(n), float64(some)/float64(n)
		sd := math.Sqrt(float64(n) * p * (1 - p) * q * (1 - q))
		return max(0, first-(n-some), min(first, some, int(math.Round(float64(n)*p*q+sd*random.NormFloat64()))))
	}
	x := 0
	for i := range first {
		if random.IntN(n-i) < some-x {
			x++
		}
	}
	return x
}
