package stats

// waysDrawn is how many ways to set signs, or to relabel trials, Unchanged draws
// where there are too many to go through them all.
const waysDrawn = 10_000

// Unchanged is the two-sided p that nothing differs between two conditions, over
// items that lie in clusters: sums are their differences X1/N1 - X2/N2, added up by
// cluster. Where every item has as many trials under both the signs of clusters are
// flipped, all ways up to MaxFlips that are not 0, else some that are drawn from
// seed. Where one has not, its difference is not symmetric about zero, and which
// condition a trial is of is drawn anew (Relabel, which takes items for independent).
// It is undefined where these are.
func Unchanged(items []Exchange, sums []float64, seed uint64) (p float64, ok bool) {
	for _, e := range items {
		if e.N1 != e.N2 {
			return Relabel(items, waysDrawn, seed)
		}
	}
	signed := make([]float64, 0, len(sums))
	for _, s := range sums {
		if s != 0 { // which has no sign to flip
			signed = append(signed, s)
		}
	}
	test, ok := SignFlip(signed)
	if len(signed) > MaxFlips {
		test, ok = SignFlipDrawn(signed, waysDrawn, seed)
	}
	return test.TwoSided, ok
}
