package stats

import "math"

// McNemarResult holds the p-values for discordant pairs. MidP is the one to
// use: its size stays near the nominal one where Exact is timid (Fagerland,
// Lydersen and Laake 2013). The chi-square forms are for comparison.
type McNemarResult struct {
	Exact, MidP          float64
	Chi2, PChi2          float64
	Chi2Corrected        float64 // with continuity correction, never below 0
	PChi2Corrected       float64
	Discordant, Favoring int // b+c, and b
}

// McNemar tests whether b pairs that changed one way and c that changed the
// other could come from a fair coin. Without discordant pairs every p is 1. It is
// false for counts below 0, and for more than can be counted together.
func McNemar(b, c int) (McNemarResult, bool) {
	none := McNemarResult{Exact: 1, MidP: 1, PChi2: 1, PChi2Corrected: 1}
	if b < 0 || c < 0 || b > math.MaxInt-c {
		return none, false
	}
	n := b + c
	if n == 0 {
		return none, true
	}
	few := min(b, c)
	tail, _ := BinomialAtMost(few, n, .5)
	at, _ := BinomialEqual(few, n, .5)
	r := McNemarResult{Exact: min(1, 2*tail), MidP: max(0, min(1, 2*tail-at)), Discordant: n, Favoring: b}
	if b == c {
		r.MidP = 1
	}
	d := math.Abs(float64(b - c))
	r.Chi2 = d * d / float64(n)
	corrected := max(0, d-1)
	r.Chi2Corrected = corrected * corrected / float64(n)
	r.PChi2, r.PChi2Corrected = chi2Tail(r.Chi2), chi2Tail(r.Chi2Corrected)
	return r, true
}

// chi2Tail is the upper tail of chi-square with one degree of freedom.
func chi2Tail(x float64) float64 { return math.Erfc(math.Sqrt(x / 2)) }
