package comparison

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// joint is what a cluster adds in both runs. It is comparable: clusters that are
// alike are counted, so that its cost does not grow with the suite.
type joint struct{ base, next detected }

// jointUnits gathers items scored in both runs into clusters. Where a suite has
// twins, a pair of which either member was not scored in both is left out.
func jointUnits(all []both) (clusters []joint, pairs int) {
	all = slices.DeleteFunc(slices.Clone(all), func(b both) bool { return !b.scored() })
	slices.SortStableFunc(all, func(a, b both) int {
		return cmp.Or(cmp.Compare(a.next.cluster, b.next.cluster), cmp.Compare(a.next.unit, b.next.unit))
	})
	twins := slices.ContainsFunc(all, func(b both) bool { return b.next.twin })
	var last *item
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].next.unit == all[0].next.unit && all[n].next.cluster == all[0].next.cluster {
			n++
		}
		unit := all[:n]
		all = all[n:]
		var j joint
		for _, b := range unit {
			j.base.count(b.base)
			j.next.count(b.next)
		}
		complete := j.next.hitItems > 0 && j.next.alarmItems > 0
		if twins && !complete {
			continue
		}
		if complete {
			pairs++
		}
		if first := unit[0].next; last == nil || first.cluster != last.cluster {
			clusters = append(clusters, joint{})
			last = first
		}
		at := &clusters[len(clusters)-1]
		at.base.add(j.base, 1)
		at.next.add(j.next, 1)
	}
	return clusters, pairs
}

// discernment is how d' and c changed, with errors from weighing clusters of pairs,
// each with what it did in both runs.
func discernment(clusters []joint, pairs int, o Options) (dPrime, c FigureChange) {
	var total joint
	for _, j := range clusters {
		total.base.add(j.base, 1)
		total.next.add(j.next, 1)
	}
	dPrime, c = figureChanges(total.base, total.next, pairs, o)
	if dPrime.Value == nil {
		return dPrime, c
	}
	like, shapes := kinds(clusters, func(a, b joint) int {
		return cmp.Or(compare(a.base, b.base), compare(a.next, b.next))
	})
	more := unseenAmong(clusters)
	shapes = append(append(shapes, more.shapes()...), more.shapes()...)
	drawn := stats.BayesianBootstrap(shapes, o.Resamples, o.Seed, 2, func(weights, out []float64) {
		var s joint
		for i, l := range like {
			s.base.add(l.base, weights[i])
			s.next.add(l.next, weights[i])
		}
		rest := weights[len(like):]
		d1, c1 := s.next.weighed(more, rest[:4])
		d2, c2 := s.base.weighed(more, rest[4:])
		out[0], out[1] = d1-d2, c1-c2
	})
	dPrime.resampled(drawn[0], len(clusters), o)
	c.resampled(drawn[1], len(clusters), o)
	return dPrime, c
}

// apartDiscernment is the same for two samples of one population, each resampled
// by itself.
func apartDiscernment(base, next []*item, o Options) (dPrime, c FigureChange) {
	alone := func(items []*item) (clusters []joint, total detected, pairs int) {
		var same []both
		for _, it := range items {
			same = append(same, both{it, it})
		}
		clusters, pairs = jointUnits(same)
		for _, j := range clusters {
			total.add(j.next, 1)
		}
		return clusters, total, pairs
	}
	baseBy, baseSum, basePairs := alone(base)
	nextBy, nextSum, nextPairs := alone(next)
	dPrime, c = figureChanges(baseSum, nextSum, min(basePairs, nextPairs), o)
	if dPrime.Value == nil {
		return dPrime, c
	}
	draw := func(clusters []joint, seed uint64) [][]float64 {
		like, shapes := kinds(clusters, func(a, b joint) int { return compare(a.next, b.next) })
		more := unseenAmong(clusters)
		return stats.BayesianBootstrap(append(shapes, more.shapes()...), o.Resamples, seed, 2, func(weights, out []float64) {
			var s detected
			for i, l := range like {
				s.add(l.next, weights[i])
			}
			out[0], out[1] = s.weighed(more, weights[len(like):])
		})
	}
	one, two := draw(nextBy, o.Seed), draw(baseBy, o.Seed+1)
	for i, f := range []*FigureChange{&dPrime, &c} {
		n := min(len(one[i]), len(two[i]))
		differences := make([]float64, n)
		for k := range differences {
			differences[k] = one[i][k] - two[i][k]
		}
		f.resampled(differences, min(len(nextBy), len(baseBy)), o)
	}
	return dPrime, c
}

func figureChanges(base, next detected, pairs int, o Options) (dPrime, c FigureChange) {
	d2, c2 := base.figures()
	d1, c1 := next.figures()
	set := func(was, is float64) FigureChange {
		f := FigureChange{Estimate: signature.Estimate{Level: o.Level, Method: signature.PairWeights, Pairs: pairs}}
		if !math.IsNaN(was) && !math.IsNaN(is) {
			f.Base, f.Next, f.Value = defined(was), defined(is), defined(is-was)
		}
		return f
	}
	return set(d2, d1), set(c2, c1)
}

// fewClusters is below how many clusters nothing is said in words: an interval
// from so few resampled ones is far too narrow.
const fewClusters = 10

func (f *FigureChange) resampled(drawn []float64, clusters int, o Options) {
	f.clusters = clusters
	if clusters < 2 || len(drawn) == 0 {
		f.Warnings = append(f.Warnings, "one cluster only: no interval")
		return
	}
	se, _ := stats.Spread(drawn)
	if clusters < 2*fewClusters {
		f.Warnings = append(f.Warnings, stats.Warning(fmt.Sprintf(
			"resampled from %d clusters only: the interval is likely too narrow", clusters)))
	}
	i, _ := stats.PercentileInterval(drawn, o.Level)
	f.SE, f.Lo, f.Hi = defined(se), defined(i.Lo), defined(i.Hi)
	decisive, _ := stats.PercentileInterval(drawn, 1-(1-o.Level)/float64(o.Comparisons))
	f.decisive = decisive
	za, _ := stats.NormalQuantile(1 - (1-o.Level)/float64(2*o.Comparisons))
	zb, _ := stats.NormalQuantile(power)
	f.Smallest = defined((za + zb) * se)
}

func (f FigureChange) moved() Moved {
	switch {
	case f.Value == nil:
		return Unmeasured
	case f.Lo == nil || f.clusters < fewClusters:
		return NotShown
	case f.decisive.Lo > 0:
		return Rose
	case f.decisive.Hi < 0:
		return Fell
	}
	return NotShown
}
