package stats

import "math"

// A Layout says how responses will lie in clusters, before there are any.
type Layout struct {
	Responses int
	Clusters  int
	squares   float64 // sum of the squared sizes of clusters
}

// Add puts in a cluster of so many responses. Fewer than one adds nothing.
func (l *Layout) Add(responses int) {
	if responses < 1 {
		return
	}
	l.Responses += responses
	l.Clusters++
	l.squares += float64(responses) * float64(responses)
}

// Design is by how much clusters widen the variance of a share when responses
// of one correlate by icc, in [0, 1]: 1 + (m-1) icc, where m is the mean size of
// the cluster that a response lies in (Kish 1965). It is 1 or more, and undefined
// without responses.
func (l Layout) Design(icc float64) (float64, bool) {
	if l.Responses <= 0 || !(icc >= 0 && icc <= 1) {
		return 0, false
	}
	return 1 + max(0, l.squares/float64(l.Responses)-1)*icc, true
}

// Effective is how many independent responses tell as much, rounded down, with the
// ratio of t quantiles at level, in (0, 1), that EffectiveRate has. With fewer than
// FewClusters clusters it is never more than their number, those of unequal size
// counting for as many as tell as much, as in EffectiveRate.Held. That is what the
// effective size of a rate comes to on average; from run to run it varies, the more the
// fewer clusters there are.
func (l Layout) Effective(icc, level float64) (int, bool) {
	design, ok := l.Design(icc)
	if !ok || !inside(level) {
		return 0, false
	}
	return effective(float64(l.Responses), float64(l.Clusters), l.squares, design, level), true
}

// effective is what responses in clusters are worth, short of rounding.
func effective(responses, clusters, squares, design, level float64) int {
	even := responses * responses / squares
	tn, _ := TwoSidedT(1-level, max(1, responses-1))
	tg, _ := TwoSidedT(1-level, max(1, even-1))
	size := responses / design
	if responses > clusters && tg > 0 {
		size *= tn / tg * tn / tg
	}
	return int(math.Floor(guarded(size, clusters, even, responses) + 1e-9))
}

// ItemsForTrials is how many items tell as much as n independent trials, where
// each is asked epochs times and its responses correlate by icc: the fewest
// from which Layout.Effective is n. It is false for n < 0, epochs < 1, icc
// outside [0, 1] or level outside (0, 1), and where the responses would be 2^53 or
// more, which no longer count one by one.
func ItemsForTrials(n, epochs int, icc, level float64) (int, bool) {
	if n < 0 || epochs < 1 || !(icc >= 0 && icc <= 1) || !inside(level) {
		return 0, false
	}
	m := float64(epochs)
	design := 1 + (m-1)*icc
	if float64(n)*design+m >= 1<<53 {
		return 0, false
	}
	if n == 0 {
		return 0, true
	}
	least := int(float64(n) * design / m) // that t has no less
	items := gallop(max(1, least-1), 1<<53, func(items int) bool {
		k := float64(items)
		return effective(k*m, k, k*m*m, design, level) >= n
	})
	return items, float64(items)*m < 1<<53
}

// IntraclassCorrelation estimates how responses of one cluster correlate, by
// analysis of variance (Donner 1986), held to [0, 1]. It is undefined for fewer
// than two clusters, where no cluster has two responses, and where all
// responses are alike.
func IntraclassCorrelation(groups []Group) (float64, bool) {
	c, ok := ClusterMean(groups)
	if !ok || c.Clusters < 2 || c.N <= c.Clusters {
		return 0, false
	}
	var between, within, squares float64
	for _, g := range groups {
		if g.N <= 0 {
			continue
		}
		n, mean, alike := float64(g.N), g.Sum/float64(g.N), float64(1+g.More)
		between += alike * n * (mean - c.Mean) * (mean - c.Mean)
		within += alike * g.within()
		squares += alike * n * n
	}
	n, k := float64(c.N), float64(c.Clusters)
	between, within = between/(k-1), within/(n-k)
	size := (n - squares/n) / (k - 1)
	if spread := between + (size-1)*within; spread > 1e-12 {
		return number(min(1, max(0, (between-within)/spread)))
	}
	return 0, false
}
