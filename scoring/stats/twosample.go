package stats

import "math"

// ScoreTest is the two-sided p that x1/n1 and x2/n2 are shares of independent
// samples from one population: the pooled z test, whose square is Pearson's
// chi-square without correction. Where all or none of both have the property p
// is 1. An empty sample leaves it undefined.
func ScoreTest(x1, n1, x2, n2 int) (float64, bool) {
	if !counts(x1, n1) || !counts(x2, n2) || n1 == 0 || n2 == 0 {
		return 1, false
	}
	f1, f2 := float64(n1), float64(n2)
	pooled := float64(x1+x2) / (f1 + f2)
	variance := pooled * (1 - pooled) * (1/f1 + 1/f2)
	if variance == 0 {
		return 1, true
	}
	d := float64(x1)/f1 - float64(x2)/f2
	return chi2Tail(d * d / variance), true
}

// Tested is a difference with its interval and the two-sided p that it is 0.
type Tested struct {
	Difference
	P float64
}

// WelchClustered is the mean of one sample of clusters less that of another: t
// with the CR1 errors of both and Satterthwaite's degrees of freedom over
// clusters. Fewer than two clusters on a side leave it undefined. Without any
// spread the interval is a point, and p is 1 where the means agree and else 0.
func WelchClustered(one, two Clustered, level float64) (Tested, bool) {
	se1, ok1 := one.CR1()
	se2, ok2 := two.CR1()
	d := one.Mean - two.Mean
	if !ok1 || !ok2 || !inside(level) {
		return Tested{Difference{d, Interval{math.Inf(-1), math.Inf(1)}}, 1}, false
	}
	v1, v2 := se1*se1, se2*se2
	if v1+v2 == 0 {
		p := 1.0
		if d != 0 {
			p = 0
		}
		return Tested{Difference{d, Interval{d, d}}, p}, true
	}
	df := (v1 + v2) * (v1 + v2) / (v1*v1/float64(one.Clusters-1) + v2*v2/float64(two.Clusters-1))
	t, ok := TQuantile(1-(1-level)/2, df)
	if !ok {
		return Tested{Difference{d, Interval{math.Inf(-1), math.Inf(1)}}, 1}, false
	}
	se := math.Sqrt(v1 + v2)
	at := d / se
	return Tested{
		Difference: Difference{d, Interval{d - t*se, d + t*se}},
		P:          incompleteBeta(df/2, .5, df/(df+at*at), at*at/(df+at*at)),
	}, true
}
