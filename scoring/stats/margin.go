package stats

// WithinMargin tests whether a share is below margin, given x failures in n
// trials. p is P(X <= x) at a true share of margin; p < alpha exactly when the
// upper end of the Clopper-Pearson interval at level 1-2*alpha lies below the
// margin. No trials give p = 1 and false.
func WithinMargin(x, n int, margin, alpha float64) (p float64, within, ok bool) {
	if !counts(x, n) || n == 0 || !inside(margin) || !inside(alpha) {
		return 1, false, false
	}
	p, _ = BinomialAtMost(x, n, margin)
	return p, p < alpha, true
}

// ExceedsMargin is WithinMargin the other way: p is P(X >= x) at a true share
// of margin, and p < alpha exactly when the lower end of the interval lies
// above it.
func ExceedsMargin(x, n int, margin, alpha float64) (p float64, exceeds, ok bool) {
	if !counts(x, n) || n == 0 || !inside(margin) || !inside(alpha) {
		return 1, false, false
	}
	p, _ = BinomialAtLeast(x, n, margin)
	return p, p < alpha, true
}

// MostWithin is the largest number of failures in n trials that is still
// within margin; false where not even none would do.
func MostWithin(n int, margin, alpha float64) (int, bool) {
	if n <= 0 || !inside(margin) || !inside(alpha) {
		return 0, false
	}
	x := search(0, n, func(x int) bool {
		p, _ := BinomialAtMost(x, n, margin)
		return p >= alpha
	}) - 1
	return max(x, 0), x >= 0
}

// LeastExceeding is the smallest number of failures in n trials that exceeds
// margin; false where not even n would do.
func LeastExceeding(n int, margin, alpha float64) (int, bool) {
	if n <= 0 || !inside(margin) || !inside(alpha) {
		return 0, false
	}
	x := search(0, n+1, func(x int) bool {
		p, _ := BinomialAtLeast(x, n, margin)
		return p < alpha
	})
	if x > n {
		return 0, false
	}
	return x, true
}

// PowerWithin is the chance that n trials at a true share of p are found within
// margin, summed exactly. It is 0 where no outcome would do.
func PowerWithin(n int, p, margin, alpha float64) (float64, bool) {
	if n <= 0 || !(p >= 0 && p <= 1) || !inside(margin) || !inside(alpha) {
		return 0, false
	}
	x, some := MostWithin(n, margin, alpha)
	if !some {
		return 0, true
	}
	return BinomialAtMost(x, n, p)
}

// PowerExceeds is the chance that n trials at a true share of p are found to
// exceed margin.
func PowerExceeds(n int, p, margin, alpha float64) (float64, bool) {
	if n <= 0 || !(p >= 0 && p <= 1) || !inside(margin) || !inside(alpha) {
		return 0, false
	}
	x, some := LeastExceeding(n, margin, alpha)
	if !some {
		return 0, true
	}
	return BinomialAtLeast(x, n, p)
}
