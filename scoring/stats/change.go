package stats

import "math"

// MaxPairs is beyond how many pairs nothing is reckoned exactly.
const MaxPairs = 10 * MaxTrials

// PairsToShow is PairsForChange rounded up, and as many more as it takes until
// the exact power of McNemar's mid-p test is what was asked for: with nearly
// every pair discordant, or very few pairs, the formula promises a little too
// much. It is false beyond MaxPairs too, and for a power that is 1 but for the last
// digits.
func PairsToShow(discordant, diff, alpha, power float64) (int, bool) {
	least, ok := PairsForChange(discordant, diff, alpha, power)
	const more = 100 // far beyond what the formula lacks
	if !ok || least > MaxPairs-more {
		return 0, false
	}
	from := max(1, int(math.Ceil(least-1e-9)))
	for n := from; n <= from+more; n++ {
		if reached, _ := PowerOfChange(n, discordant, diff, alpha); reached >= power {
			return n, true
		}
	}
	return 0, false
}

// PowerOfChange is the chance that n pairs show a change of diff at a two-sided
// alpha by McNemar's mid-p test, where a share of discordant pairs differ at
// all. It is exact: a sum over how many pairs differ, and over which way. Without
// a change it is the size of the test. It is false without pairs and beyond
// MaxPairs of them, and for a diff larger than the discordant share.
func PowerOfChange(n int, discordant, diff, alpha float64) (float64, bool) {
	diff = math.Abs(diff)
	if n <= 0 || n > MaxPairs || !(discordant > 0 && discordant <= 1) || !(diff <= discordant) || !inside(alpha) {
		return 0, false
	}
	// What lies further from the mean has no more than 1e-15 of the mass.
	mean := float64(n) * discordant
	far := 9*math.Sqrt(mean*(1-discordant)) + 40
	from, to := max(0, int(mean-far)), min(n, int(mean+far)+1)

	oneWay := (1 + diff/discordant) / 2
	few, power := -1, 0.
	for d := from; d <= to; d++ {
		// The critical count never falls with the number of discordant pairs.
		few = gallop(few+1, d/2+1, func(k int) bool { return midP(k, d) > alpha }) - 1
		if few < 0 {
			continue
		}
		here, _ := BinomialEqual(d, n, discordant)
		below, _ := BinomialAtMost(few, d, oneWay)
		above, _ := BinomialAtLeast(d-few, d, oneWay)
		power += here * (below + above)
	}
	return min(power, 1), true
}

// midP is McNemar's for the smaller count of d discordant pairs.
func midP(few, d int) float64 {
	r, _ := McNemar(few, d-few)
	return r.MidP
}

// exactPairs is up to how many pairs SmallestAdded adds up the power.
const exactPairs = 2000

// SmallestAdded is the smallest change between two paired shares of n pairs that shows
// with the given power at a two-sided alpha, by McNemar's mid-p test, where a share of
// pairs, churn, differs whatever changes, either way alike: the change makes others
// differ, all in one direction. Up to 2,000 pairs the power is exact, and the change found
// to 1e-4; from there on it is by the formula of PairsForChange. It is undefined where n pairs show no change however
// large. (The discordant share of SmallestPairedChange holds the change too.)
func SmallestAdded(n int, churn, alpha, power float64) (float64, bool) {
	if n <= 0 || !(churn >= 0 && churn <= 1) || !inside(alpha) || !inside(power) {
		return 0, false
	}
	enough := func(diff float64) bool {
		if n > exactPairs {
			need, ok := PairsForChange(min(1, churn+diff), diff, alpha, power)
			return ok && need <= float64(n)
		}
		reached, ok := PowerOfChange(n, min(1, churn+diff), diff, alpha)
		return ok && reached >= power
	}
	if !enough(1) {
		return 0, false
	}
	lo, hi := 0.0, 1.0
	for hi-lo > 1e-4 {
		if middle := (lo + hi) / 2; enough(middle) {
			hi = middle
		} else {
			lo = middle
		}
	}
	return hi, true
}
