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

// rested is what d' and c rest on.
type rested struct {
	pairs int
	units int
	unit  signature.Unit
}

// jointUnits gathers items scored in both runs into clusters. Where a suite has
// twins, a pair of which either member was not scored in both is left out.
func jointUnits(all []both) (clusters []joint, on rested) {
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
			on.pairs++
		}
		if first := unit[0].next; last == nil || first.cluster != last.cluster {
			clusters = append(clusters, joint{})
			last = first
		}
		at := &clusters[len(clusters)-1]
		at.base.add(j.base, 1)
		at.next.add(j.next, 1)
	}
	var basis signature.Basis
	for _, j := range clusters { // both runs have the same items
		basis.Add(int(j.next.hitItems), int(j.next.alarmItems), 1)
	}
	single := signature.ItemUnit
	if twins {
		single = signature.PairUnit
	}
	on.units, on.unit = basis.Units(single)
	return clusters, on
}

// discernment is how d' and c changed, with errors from weighing clusters of pairs,
// each with what it did in both runs.
func discernment(clusters []joint, on rested, o Options) (dPrime, c FigureChange) {
	var total joint
	for _, j := range clusters {
		total.base.add(j.base, 1)
		total.next.add(j.next, 1)
	}
	dPrime, c = figureChanges(total.base, total.next, on, o)
	if dPrime.Value == nil {
		return dPrime, c
	}
	drawn := drawFigures(clusters, o)
	dPrime.resampled(drawn[0], o)
	c.resampled(drawn[1], o)
	wobbleOf(clusters).visible(&dPrime, &c, o)
	return dPrime, c
}

// drawFigures draws the changes of d' and c by weighing clusters. The other way round it
// draws the same with the other sign.
func drawFigures(clusters []joint, o Options) [][]float64 {
	back := make([]joint, len(clusters))
	for i, j := range clusters {
		back[i] = joint{base: j.next, next: j.base}
	}
	like, shapes := kinds(clusters, compareJoint)
	other, counts := kinds(back, compareJoint)
	order := cmp.Or(slices.CompareFunc(like, other, compareJoint), slices.Compare(shapes, counts))
	if order < 0 {
		like, shapes = other, counts
	}
	more := unseenAmong(clusters) // both runs have the same items
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
	for i := range drawn {
		drawn[i] = bothWays(drawn[i], order)
	}
	return drawn
}

func sortedJoints(clusters []joint) []joint {
	return slices.SortedFunc(slices.Values(clusters), compareJoint)
}

func compareJoint(a, b joint) int { return cmp.Or(compare(a.base, b.base), compare(a.next, b.next)) }

// apartDiscernment is the same for two samples of one population, each resampled
// by itself.
func apartDiscernment(base, next []*item, o Options) (dPrime, c FigureChange) {
	alone := func(items []*item) (clusters []joint, total detected, on rested) {
		var same []both
		for _, it := range items {
			same = append(same, both{it, it})
		}
		clusters, on = jointUnits(same)
		for _, j := range clusters {
			total.add(j.next, 1)
		}
		return clusters, total, on
	}
	baseBy, baseSum, baseOn := alone(base)
	nextBy, nextSum, nextOn := alone(next)
	fewer := nextOn
	if baseOn.units < nextOn.units {
		fewer = baseOn
	}
	fewer.pairs = min(baseOn.pairs, nextOn.pairs)
	dPrime, c = figureChanges(baseSum, nextSum, fewer, o)
	if dPrime.Value == nil {
		return dPrime, c
	}
	draw := func(clusters []joint, seed uint64) [][]float64 {
		like, shapes := kinds(clusters, compareJoint)
		more := unseenAmong(clusters)
		return stats.BayesianBootstrap(append(shapes, more.shapes()...), o.Resamples, seed, 2, func(weights, out []float64) {
			var s detected
			for i, l := range like {
				s.add(l.next, weights[i])
			}
			out[0], out[1] = s.weighed(more, weights[len(like):])
		})
	}
	first, second := nextBy, baseBy
	order := slices.CompareFunc(sortedJoints(nextBy), sortedJoints(baseBy), compareJoint)
	if order < 0 { // so that the other way round the same is drawn
		first, second = baseBy, nextBy
	}
	one, two := draw(first, o.Seed), draw(second, o.Seed+1)
	for i, f := range []*FigureChange{&dPrime, &c} {
		f.BaseUnits, f.NextUnits = baseOn.units, nextOn.units
		n := min(len(one[i]), len(two[i]))
		differences := make([]float64, n)
		for k := range differences {
			differences[k] = one[i][k] - two[i][k]
		}
		f.resampled(bothWays(differences, order), o)
	}
	apart := make([]joint, 0, len(nextBy)+len(baseBy))
	for _, j := range nextBy {
		apart = append(apart, joint{next: j.next})
	}
	for _, j := range baseBy {
		apart = append(apart, joint{base: j.next})
	}
	wobbleOf(apart).visible(&dPrime, &c, o)
	return dPrime, c
}

func figureChanges(base, next detected, on rested, o Options) (dPrime, c FigureChange) {
	d2, c2 := base.figures()
	d1, c1 := next.figures()
	set := func(was, is float64) FigureChange {
		f := FigureChange{Estimate: signature.Estimate{
			Level: o.Level, Method: signature.PairWeights, Pairs: on.pairs, Units: on.units, Unit: on.unit,
		}}
		if !math.IsNaN(was) && !math.IsNaN(is) {
			f.Base, f.Next, f.Value = estimated(was), estimated(is), estimated(is-was)
		}
		return f
	}
	return set(d2, d1), set(c2, c1)
}

// figures is for how many a comparison allows beside the rates: d' and c.
const figures = 2

func (f *FigureChange) resampled(drawn []float64, o Options) {
	if f.Units < 2 || len(drawn) == 0 {
		f.Warnings = append(f.Warnings, stats.Warning(f.RestsOn()+" only: no interval"))
		return
	}
	se, _ := stats.Spread(drawn)
	if f.Units < signature.FewWeighed {
		f.Warnings = append(f.Warnings, stats.Warning(fmt.Sprintf(
			"resampled from %s only: the interval is likely too narrow", f.RestsOn())))
	}
	i, _ := stats.PercentileInterval(drawn, o.Level)
	f.SE, f.Lo, f.Hi = defined(se), estimated(min(i.Lo, *f.Value)), estimated(max(i.Hi, *f.Value))
	f.decisive, _ = stats.PercentileInterval(drawn, 1-o.alphaFigures())
}

// alphaFigures is at what level a change of d' or c has to show.
func (o Options) alphaFigures() float64 { return (1 - o.Level) / float64(figures*o.Comparisons) }

func (f FigureChange) moved() Moved {
	switch {
	case f.Value == nil:
		return Unmeasured
	case f.Lo == nil || f.TooFew():
		return NotShown
	case f.decisive.Lo > 0:
		return Rose
	case f.decisive.Hi < 0:
		return Fell
	}
	return NotShown
}
