package comparison

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// ClusterWeights is the method of a change of a rate where items were asked several
// times or lie in clusters: a Bayesian bootstrap over the clusters, each with what it did
// in both runs. The other methods are signature's.
const ClusterWeights = "bayesian-cluster-bootstrap"

// shared is what the items of a cluster add to one rate of both runs: their number, and
// the sums of the shares that failed.
type shared struct{ items, next, base float64 }

// clustered is the mean change over items, with an interval and a test over clusters.
// Half a cluster of average size that was not seen weighs along either way, in each run by
// itself: without it, where few fail, an interval is far too narrow.
func (r *RateChange) clustered(items []pairedItem, o Options) {
	r.Method = ClusterWeights
	var by []stats.Group
	var sums []shared
	exchanges := make([]stats.Exchange, len(items))
	for i, p := range items {
		exchanges[i] = stats.Exchange{X1: p.failed1, N1: p.of1, X2: p.failed2, N2: p.of2}
		if i == 0 || p.cluster != items[i-1].cluster {
			by, sums = append(by, stats.Group{}), append(sums, shared{})
		}
		g, s, d := &by[len(by)-1], &sums[len(sums)-1], p.share1()-p.share2()
		g.N++
		g.Sum += d
		g.SumSq += d * d
		s.items++
		s.next += p.share1()
		s.base += p.share2()
	}
	mean, ok := stats.ClusterMean(by)
	if !ok {
		return
	}
	r.Value = estimated(mean.Mean)
	if len(by) < 2 {
		r.Warnings = append(r.Warnings, "one cluster only: no interval")
		r.blind = true
		return
	}
	if p, ok := stats.Unchanged(exchanges, by, o.Seed); ok {
		r.P = defined(p)
	}
	if len(by) < signature.FewWeighed {
		r.Warnings = append(r.Warnings, stats.Warning(fmt.Sprintf("resampled from %d clusters only: the interval is likely too narrow", len(by))))
	}
	drawn := drawChange(sums, float64(len(items))/float64(len(sums)), o)
	i, _ := stats.PercentileInterval(drawn, o.Level)
	r.Lo, r.Hi = estimated(min(i.Lo, mean.Mean)), estimated(max(i.Hi, mean.Mean))
	se, _ := stats.Spread(drawn)
	smallest, ok := visibleAdded(se, sums, o.alpha())
	// With so few clusters no way to set their signs would have a p as small as it takes.
	r.visible(smallest, ok && math.Pow(.5, float64(len(by)-1)) <= o.alpha())
}

// drawChange draws the change of a rate by weighing clusters; size is how many items one
// of average size has. The other way round it draws the same with the other sign.
func drawChange(clusters []shared, size float64, o Options) []float64 {
	back := make([]shared, len(clusters))
	for i, s := range clusters {
		back[i] = shared{s.items, s.base, s.next}
	}
	slices.SortFunc(clusters, compareShared)
	slices.SortFunc(back, compareShared)
	order := slices.CompareFunc(clusters, back, compareShared)
	if order < 0 {
		clusters = back
	}
	like, shapes := kinds(clusters, compareShared)
	shapes = append(shapes, .5, .5, .5, .5) // not seen: failed or not in the later run, and in the earlier
	drawn := stats.BayesianBootstrap(shapes, o.Resamples, o.Seed, 1, func(weights, out []float64) {
		var all shared
		for i, s := range like {
			all.items += weights[i] * s.items
			all.next += weights[i] * s.next
			all.base += weights[i] * s.base
		}
		w := weights[len(like):]
		share := func(failed, one, other float64) float64 {
			return (failed + size*one) / (all.items + size*(one+other))
		}
		out[0] = share(all.next, w[0], w[1]) - share(all.base, w[2], w[3])
	})[0]
	return bothWays(drawn, order)
}

// bothWays turns round what was drawn of a change with the runs in each other's place,
// where order is below zero; where it is zero, and both ways round are the same, either
// counts.
func bothWays(drawn []float64, order int) []float64 {
	if order > 0 {
		return drawn
	}
	turned := make([]float64, len(drawn))
	for i, d := range drawn {
		turned[i] = -d
	}
	if order < 0 {
		return turned
	}
	return append(drawn, turned...)
}

func compareShared(a, b shared) int {
	return cmp.Or(cmp.Compare(a.items, b.items), cmp.Compare(a.next, b.next), cmp.Compare(a.base, b.base))
}
