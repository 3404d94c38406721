package stats

import "slices"

// waysDrawn is how many ways to set signs, or to relabel trials, Unchanged draws
// where there are too many to go through them all.
const waysDrawn = 10_000

// Unchanged is the two-sided p that nothing differs between two conditions, over
// items that lie in clusters: by holds their differences X1/N1 - X2/N2 by cluster.
// Where every item has as many trials under both, or all of its trials under either
// are alike, so that they say no more than one, the signs of clusters are flipped, all
// ways up to MaxFlips that are not 0, else some that are drawn from seed.
//
// Elsewhere the difference of an item is not symmetric about zero. Then p is the larger
// of two: Relabel's, which takes the trials of an item for independent, and is far too
// small where they repeat each other; and that of Clustered.TwoSided, which is too small
// where what differs is rare. Either holds where the other does not. It is undefined
// where these are, and there with one cluster.
func Unchanged(items []Exchange, by []Group, seed uint64) (p float64, ok bool) {
	if slices.ContainsFunc(items, Exchange.lopsided) {
		p, ok = Relabel(items, waysDrawn, seed)
		mean, some := ClusterMean(by)
		switch byClusters, varies := mean.TwoSided(); {
		case !some || mean.Clusters < 2:
			return 1, false
		case varies:
			p = max(p, byClusters)
		}
		return p, ok
	}
	signed := make([]float64, 0, len(by))
	for _, g := range by {
		if g.Sum != 0 { // which has no sign to flip
			signed = append(signed, g.Sum)
		}
	}
	test, ok := SignFlip(signed)
	if len(signed) > MaxFlips {
		test, ok = SignFlipDrawn(signed, waysDrawn, seed)
	}
	return test.TwoSided, ok
}

// lopsided reports that an item has more trials under one condition than under the
// other, and that not all of either are alike.
func (e Exchange) lopsided() bool {
	alike := (e.X1 == 0 || e.X1 == e.N1) && (e.X2 == 0 || e.X2 == e.N2)
	return e.N1 != e.N2 && !alike
}
