package stats

import "math"

// FisherMidP is the two-sided p that x1/n1 and x2/n2 are shares of independent
// samples from one population, given how many of both together have the property:
// twice the chance of a table as far out in that direction, or in the other where that
// is less, as near the middle; that of the one seen is counted by half. It holds its level as McNemar's mid-p does, where the chi-square
// of samples of two and eighty is beyond .01 six times as often as it says. An
// empty sample leaves it undefined.
func FisherMidP(x1, n1, x2, n2 int) (float64, bool) {
	if !counts(x1, n1) || !counts(x2, n2) || n1 == 0 || n2 == 0 || n1 > math.MaxInt-n2 {
		return 1, false
	}
	n, have := float64(n1)+float64(n2), float64(x1)+float64(x2)
	if float64(x1)*n < have*float64(n1) { // the other way round it is the upper tail
		x1, n1, x2, n2 = x2, n2, x1, n1
	}
	all := have / n
	// So many that the normal distribution has the digits: mid-p takes no correction.
	const many = 1e10
	if v := float64(n1) / n * float64(n2) / n * have * (1 - all); v > many {
		off := (float64(x1) - float64(n1)/n*have) / math.Sqrt(v)
		return math.Erfc(math.Abs(off) / math.Sqrt2), true
	}
	p1, _ := BinomialEqual(x1, n1, all)
	p2, _ := BinomialEqual(x2, n2, all)
	both, _ := BinomialEqual(x1+x2, n1+n2, all)
	at := p1 * p2 / both
	// From one table to the next, one more in the first sample and one less in the
	// second, the chance falls by a known ratio, and ever faster.
	const rest = 1e-17
	tail := at / 2
	for x, y := float64(x1), float64(x2); y > 0 && x < float64(n1); x, y = x+1, y-1 {
		at *= (float64(n1) - x) / (x + 1) * y / (float64(n2) - y + 1)
		tail += at
		if at <= rest*tail { // both may be 0
			break
		}
	}
	return min(1, 2*tail, max(0, 2*(1-tail))), true
}

// A Sample is a share of 0/1 responses and how many independent ones they are worth:
// their number, or where they are clustered an effective one (EffectiveRate).
type Sample struct{ Share, Size float64 }

// Tested is a difference with its interval and the two-sided p that it is 0.
type Tested struct {
	Difference
	P float64
}

// SharesApart is the share of one sample less that of another, independent of it:
// Newcombe's interval at the sizes of both, and FisherMidP of the nearest whole
// counts. Of few responses the interval would claim more than the test, which
// holds its level; where the test does not leave out that nothing differs at 1-level
// the interval reaches to 0. It is undefined for a size below 1.
func SharesApart(one, two Sample, level float64) (Tested, bool) {
	w1, ok1 := one.wilson(level)
	w2, ok2 := two.wilson(level)
	if !ok1 || !ok2 {
		return Tested{noDifference(), 1}, false
	}
	out := Tested{Difference: newcombe(one.Share, two.Share, w1, w2)}
	x1, n1 := one.whole(two.Share)
	x2, n2 := two.whole(one.Share)
	p, ok := FisherMidP(x1, n1, x2, n2)
	out.P = p
	if p > 1-level {
		out.Lo, out.Hi = min(out.Lo, 0), max(out.Hi, 0)
	}
	return out, ok
}

func (s Sample) wilson(level float64) (Interval, bool) {
	if !(s.Share >= 0 && s.Share <= 1) || !(s.Size >= 1) || s.Size > 1<<53 {
		return unit(), false
	}
	return wilson(s.Share*s.Size, s.Size, level)
}

// whole is the sample in whole responses, no more than it is worth. Of two counts that
// are as near it takes the one on the side of the other share.
func (s Sample) whole(other float64) (x, n int) {
	n = int(s.Size + 1e-9)
	exact := s.Share * float64(n)
	if s.Share > other {
		return int(math.Ceil(exact - .5)), n
	}
	return int(math.Floor(exact + .5)), n
}

// SmallestApart is the smallest change of a share that FisherMidP finds with the given
// power at a two-sided alpha, between a sample of n2 responses of that share and an
// independent one of n1: up from a share of a half or less, and else down. Up to 20,000
// responses the power is exact, and the change found to 1e-4; from there on it is
// SmallestChange, of the smaller sample. It is undefined for an empty sample, and where no
// change however large would be found.
func SmallestApart(n1, n2 int, share, alpha, power float64) (float64, bool) {
	const exact = 20_000
	if n1 <= 0 || n2 <= 0 || !(share >= 0 && share <= 1) || !inside(alpha) || !inside(power) {
		return 0, false
	}
	share = min(share, 1-share)
	if max(n1, n2) > exact {
		if change, _, ok := SmallestChange(min(n1, n2), share, 1, 0, alpha, power); ok && change > 0 && change <= 1-share {
			return change, true
		}
		return 0, false
	}
	// What lies further from the mean has no more than 1e-15 of the mass.
	mean := share * float64(n2)
	far := 9*math.Sqrt(mean*(1-share)) + 40
	from, to := max(0, int(mean-far)), min(n2, int(mean+far)+1)
	least := make([]int, to-from+1) // that the first sample needs beside each count of the second
	last := 0
	for x2 := from; x2 <= to; x2++ { // it never falls
		last = gallop(last, n1+1, func(x1 int) bool {
			p, _ := FisherMidP(x1, n1, x2, n2)
			return p <= alpha && float64(x1)*float64(n2) > float64(x2)*float64(n1)
		})
		least[x2-from] = last
	}
	reached := func(change float64) (chance float64) {
		for x2 := from; x2 <= to; x2++ {
			if need := least[x2-from]; need <= n1 {
				here, _ := BinomialEqual(x2, n2, share)
				above, _ := BinomialAtLeast(need, n1, min(1, share+change))
				chance += here * above
			}
		}
		return chance
	}
	lo, hi := 0.0, 1-share
	if reached(hi) < power {
		return 0, false
	}
	for hi-lo > 1e-4 {
		if middle := (lo + hi) / 2; reached(middle) >= power {
			hi = middle
		} else {
			lo = middle
		}
	}
	return hi, true
}
