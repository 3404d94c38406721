package stats

import "math"

// Group is one cluster: values that share a cause and so are not independent,
// such as several samples of one item.
type Group struct {
	N     int     // values
	Sum   float64 // of them
	SumSq float64 // of their squares; for 0 and 1 it is Sum
	More  int     // further clusters that are just like it

	added int     // values that came by add, and
	about float64 // their squares about their mean, which Sum and SumSq may have lost
}

// add takes in one value (Welford 1962).
func (g *Group) add(v float64) {
	before := 0.
	if g.N > 0 {
		before = g.Sum / float64(g.N)
	}
	g.N++
	g.added++
	g.Sum += v
	g.SumSq += v * v
	g.about += (v - before) * (v - g.Sum/float64(g.N))
}

// within is the sum of squares about the mean of the group.
func (g Group) within() float64 {
	if g.added == g.N {
		return max(0, g.about)
	}
	return max(0, g.SumSq-g.Sum*g.Sum/float64(g.N))
}

// GroupBy gathers y by the cluster each value belongs to, in the order of first
// appearance. It is false where the two differ in length.
func GroupBy[K comparable](y []float64, cluster []K) ([]Group, bool) {
	if len(y) != len(cluster) {
		return nil, false
	}
	var groups []Group
	index := make(map[K]int)
	for i, v := range y {
		g, known := index[cluster[i]]
		if !known {
			g = len(groups)
			index[cluster[i]] = g
			groups = append(groups, Group{})
		}
		groups[g].add(v)
	}
	return groups, true
}

// Clustered is the mean of clustered values.
type Clustered struct {
	Mean     float64
	N        int
	Clusters int
	ssIID    float64 // sum of squares about the mean
	ssGroups float64 // sum of squared cluster totals about the mean
	squares  float64 // sum of the squared sizes of clusters
}

// even is how many clusters of one size tell as much.
func (c Clustered) even() float64 { return float64(c.N) * float64(c.N) / c.squares }

// ClusterMean takes the mean over all values; a large cluster weighs more. It
// is undefined without values, for values that are not finite or whose squares are not,
// and for fewer than no further clusters or 2^53 values and more.
func ClusterMean(groups []Group) (Clustered, bool) {
	var c Clustered
	var sum, sumSq float64
	for _, g := range groups {
		if g.N <= 0 {
			continue
		}
		if g.More < 0 || (float64(g.More)+1)*float64(g.N)+float64(c.N) >= 1<<53 {
			return Clustered{}, false
		}
		alike := 1 + g.More
		c.N += alike * g.N
		c.Clusters += alike
		c.squares += float64(alike) * float64(g.N) * float64(g.N)
		sum += float64(alike) * g.Sum
		sumSq += float64(alike) * g.SumSq
	}
	if c.N == 0 || math.IsNaN(sum+sumSq) || math.IsInf(sum+sumSq, 0) {
		return Clustered{}, false
	}
	n := float64(c.N)
	c.Mean = sum / n
	for _, g := range groups {
		if g.N > 0 {
			alike, d := float64(1+g.More), g.Sum-float64(g.N)*c.Mean
			c.ssGroups += alike * d * d
			c.ssIID += alike * (g.within() + d*d/float64(g.N))
		}
	}
	if !finite(c.ssGroups, c.ssIID) {
		return Clustered{}, false
	}
	return c, true
}

// SEIndependent is the standard error as if all values were independent;
// undefined with one.
func (c Clustered) SEIndependent() (float64, bool) {
	if c.N < 2 {
		return 0, false
	}
	n := float64(c.N)
	return math.Sqrt(c.ssIID / (n - 1) / n), true
}

// CR0 is the clustered standard error without correction (Miller 2024);
// undefined with one cluster.
func (c Clustered) CR0() (float64, bool) {
	if c.Clusters < 2 {
		return 0, false
	}
	return math.Sqrt(c.ssGroups) / float64(c.N), true
}

// CR1 is CR0 with the correction sqrt(G/(G-1)) for G clusters.
func (c Clustered) CR1() (float64, bool) {
	se, ok := c.CR0()
	if !ok {
		return 0, false
	}
	g := float64(c.Clusters)
	return se * math.Sqrt(g/(g-1)), true
}

// Interval is Mean +- t(G-1) CR1. It is not clipped to the range of the values;
// undefined with one cluster.
func (c Clustered) Interval(level float64) (Interval, bool) {
	se, ok1 := c.CR1()
	t, ok2 := TwoSidedT(1-level, float64(c.Clusters-1))
	if !ok1 || !ok2 || !inside(level) {
		return Interval{math.Inf(-1), math.Inf(1)}, false
	}
	return Interval{c.Mean - t*se, c.Mean + t*se}, true
}

// TwoSided is the p that the true mean is 0, by Student's t with CR1 and one degree of
// freedom less than there are clusters. It is undefined with one cluster, and where
// clusters do not vary.
func (c Clustered) TwoSided() (float64, bool) {
	se, ok := c.CR1()
	if !ok || !(se > 1e-12*math.Abs(c.Mean)) {
		return 1, false
	}
	df, t := float64(c.Clusters-1), c.Mean/se
	return incompleteBeta(df/2, .5, df/(df+t*t), t*t/(df+t*t)), true
}
