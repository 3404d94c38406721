package stats

import "math"

// FewClusters is below how many clusters the effective sample size is held to
// the number of clusters: the clustered standard error is itself too uncertain
// there, and intervals would be too narrow.
const FewClusters = 30

// EffectiveRate is a share of clustered 0/1 responses with the effective sample
// size that Korn and Graubard (1998) put into Clopper-Pearson.
type EffectiveRate struct {
	Share    float64
	N        int     // responses
	Clusters int     //
	Uncapped float64 // effective size as R's survey::svyciprop has it; +Inf where the clusters do not vary
	Capped   float64 // never above N (NCHS 2017)
	Guarded  float64 // with fewer than FewClusters clusters, never above their number
	// Even is how many clusters of one size tell as much (Kish 1965): Clusters where
	// they are of one size, and next to 1 where one holds nearly all responses.
	Even float64
	// Held is Guarded with Even for the number of clusters, since a large one makes
	// the error as uncertain as few do; verdicts use this.
	Held float64

	each  float64 // effective size of a cluster among very many; 0 where it is not told by the error
	level float64
}

// KornGraubard computes the effective size of clustered 0/1 responses at the
// given level, n_eff = pq/SE^2 (t(n-1)/t(G-1))^2 with SE the CR1 error. Where all
// responses are alike, or there is one cluster, it is the number of clusters:
// the worst case. It is undefined without responses.
func KornGraubard(groups []Group, level float64) (EffectiveRate, bool) {
	c, ok := ClusterMean(groups)
	if !ok || !(c.Mean >= 0 && c.Mean <= 1) || !inside(level) {
		return EffectiveRate{}, false
	}
	r := EffectiveRate{Share: c.Mean, N: c.N, Clusters: c.Clusters, Even: c.even(), level: level}
	g, n := float64(c.Clusters), float64(c.N)
	se, _ := c.CR1()
	switch {
	case c.Mean == 0 || c.Mean == 1 || c.Clusters < 2:
	case se <= 1e-12: // the clusters agree to the last bit
		r.each = math.Inf(1)
	default:
		r.each = c.Mean * (1 - c.Mean) / (se * se) / (g - 1)
	}
	r.Uncapped = r.uncapped(g, g, n)
	r.Capped = min(n, r.Uncapped)
	r.Guarded = guarded(r.Uncapped, g, g, n)
	r.Held = r.Grown(1)
	return r, true
}

// Few reports that Held is held to Even: there are fewer than FewClusters clusters, or
// they are worth no more than one less.
func (r EffectiveRate) Few() bool { return few(float64(r.Clusters), r.Even) }

// Grown is what Held would be of so many times the clusters, with responses like
// these; less than once is once. Of no responses it is 0.
func (r EffectiveRate) Grown(times float64) float64 {
	if r.N == 0 {
		return 0
	}
	if !(times >= 1) {
		times = 1
	}
	g, even, n := times*float64(r.Clusters), times*r.Even, times*float64(r.N)
	return guarded(r.uncapped(g, even, n), g, even, n)
}

// uncapped is the effective size of clusters that are worth so many even ones.
func (r EffectiveRate) uncapped(clusters, even, responses float64) float64 {
	if r.each == 0 || math.IsInf(r.each, 1) {
		return max(even, r.each)
	}
	tn, _ := TwoSidedT(1-r.level, responses-1)
	tg, _ := TwoSidedT(1-r.level, max(1, even-1))
	size := r.each * (clusters - 1) * (tn / tg) * (tn / tg)
	if math.IsNaN(size) { // a level so small that both quantiles are zero
		return even
	}
	return size
}

func guarded(size, clusters, even, responses float64) float64 {
	if few(clusters, even) {
		return min(size, responses, even)
	}
	return min(size, responses)
}

// few allows even clusters to fall short of FewClusters by a little, so that a response
// that is missing changes little.
func few(clusters, even float64) bool {
	return clusters < FewClusters-1e-9 || even <= FewClusters-1 // clusters may come of a division
}

// Interval is Clopper-Pearson at an effective size, one of those above. At an
// infinite one it is the share itself.
func (r EffectiveRate) Interval(size, level float64) (Interval, bool) {
	if math.IsInf(size, 1) && inside(level) {
		return Interval{r.Share, r.Share}, true
	}
	return ClopperPearsonEffective(r.Share*size, size, level)
}
