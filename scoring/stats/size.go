package stats

import "math"

// MaxTrials is where the search for a sample size gives up.
const MaxTrials = 100_000

// TrialsToDecide is the number of trials from which on the given power is
// reached and kept to decide on which side of margin a true share p lies: within
// if p is below it, exceeds if above. It is false where MaxTrials would not do,
// as at p = margin.
//
// Power is a saw in n: it drifts one way while the critical count stays and
// jumps back when that moves. The valleys of the saw rise, so the search goes
// over critical counts and not over n. Each step is a bisection on binomial
// tails, which are dual to the interval and a hundred times cheaper than its
// quantiles.
func TrialsToDecide(p, margin, alpha, power float64) (int, bool) {
	if !(p >= 0 && p <= 1) || !inside(margin) || !inside(alpha) || !inside(power) || p == margin {
		return 0, false
	}
	if margin > .5 { // told by what does not fail: the critical count of the few moves less often
		p, margin = 1-p, 1-margin
	}
	s := saw{p: p, margin: margin, alpha: alpha, power: power}
	decide := s.exceeding
	if p < margin {
		decide = s.within
	}
	n := decide()
	if n > MaxTrials {
		return 0, false
	}
	return n, true
}

// TrialsForWithin is the smallest number of trials that can be within margin at
// all, without a single failure: (1-margin)^n < alpha. At 10% and .025 it is 36.
func TrialsForWithin(margin, alpha float64) (int, bool) {
	if !inside(margin) || !inside(alpha) {
		return 0, false
	}
	guess := math.Log(alpha) / math.Log1p(-margin)
	if guess > MaxTrials {
		return 0, false
	}
	// the logarithms may be off in the last bit where alpha is a power of 1-margin
	for n := max(1, int(guess)-1); ; n++ {
		if p, _ := BinomialAtMost(0, n, margin); p < alpha {
			return n, true
		}
	}
}

// horizon is how far the search looks beyond MaxTrials, so that what it says of
// the last trials does not rest on where it stops.
const horizon = 4 * MaxTrials

type saw struct{ p, margin, alpha, power float64 }

// within: c failures are within margin from begin(c) trials on. From there the
// power falls until begin(c+1), where it jumps up. The answer is the start of
// the first tooth from which on no valley is too low.
func (s saw) within() int {
	begins := critical{}
	begin := func(c int) int {
		return begins.at(c, c+1, func(n int) bool {
			p, _ := BinomialAtMost(c, n, s.margin)
			return p < s.alpha
		})
	}
	high := func(c int) bool {
		p, _ := BinomialAtMost(c, begin(c+1)-1, s.p)
		return p >= s.power
	}
	return begin(lasting(0, high))
}

// exceeding: c failures exceed margin up to end(c) trials. The power rises until
// there and drops at the next trial. The answer lies on the slope of the last
// tooth that begins too low.
func (s saw) exceeding() int {
	ends := critical{}
	end := func(c int) int {
		return ends.at(c, c, func(n int) bool {
			p, _ := BinomialAtLeast(c, n, s.margin)
			return p >= s.alpha
		}) - 1
	}
	begin := func(c int) int { return max(c, end(c-1)+1) }
	reaches := func(c, n int) bool {
		p, _ := BinomialAtLeast(c, n, s.p)
		return p >= s.power
	}
	high := func(c int) bool {
		n := begin(c)
		// the first teeth are empty: so few trials cannot exceed at all
		return n >= horizon-1 || n <= end(c) && reaches(c, n)
	}
	c := lasting(1, high)
	if low := c - 1; low >= 1 && begin(low) <= end(low) {
		stop := end(low) + 1
		if n := search(begin(low), stop, func(n int) bool { return reaches(low, n) }); n < stop {
			return n
		}
	}
	return begin(c)
}

// A critical is the number of trials at which a tooth changes sides, by its critical
// count: two teeth in a row ask for the same one.
type critical map[int]int

// at is the first number from lo on for which holds is true. With one failure more that is
// no earlier.
func (known critical) at(c, lo int, holds func(n int) bool) int {
	if n, ok := known[c]; ok {
		return n
	}
	if n, ok := known[c-1]; ok {
		lo = max(lo, n)
	}
	known[c] = gallop(lo, horizon, holds)
	return known[c]
}

// lasting is the first critical count from which on all teeth are high enough.
// Whole numbers put a little jitter on the rising valleys, so after the
// bisection it looks some way ahead.
func lasting(from int, high func(c int) bool) int {
	const ahead = 12
	c := gallop(from, horizon, high)
	for d := 1; d <= ahead; d++ {
		if !high(c + d) {
			c, d = c+d+1, -1 // which has to be looked at itself
		}
	}
	return c
}

// gallop is search for an answer that is likely to lie near lo.
func gallop(lo, hi int, holds func(int) bool) int {
	for step := 8; lo+step < hi; step *= 2 {
		if holds(lo + step) {
			return search(lo, lo+step, holds)
		}
		lo += step + 1
	}
	return search(lo, hi, holds)
}
