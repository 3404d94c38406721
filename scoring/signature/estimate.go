package signature

import (
	"fmt"
	"math"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// contrasts are the three statistics that need both sides.
type contrasts struct{ difference, dPrime, c Estimate }

// contrastsOf computes them. The errors come from weighing clusters of pairs, for
// all three by the same weights; a suite without twins, each of whose items was
// asked once, has closed forms: Newcombe's interval and the errors of Gourevitch
// and Galanter.
func contrastsOf(rows []row, o Options) contrasts {
	all, paired := units(rows, o.Definition), twins(rows)
	like := kinds(all, paired)
	var total sums
	var held, scored Basis // of d' and c, and of the difference, which asks how many clusters alone
	alone := !paired
	for _, k := range like {
		total.add(k.sums, k.alike)
		held.Add(int(k.hitItems), int(k.alarmItems), k.alike)
		scored.Add(k.unanswerable, k.answerable, k.alike)
		alone = alone && k.unanswerable+k.answerable == 1
	}
	pairs, count := 0, 0
	for u := range all {
		count++
		if u.complete() {
			pairs++
		}
	}
	single := ItemUnit
	if paired {
		single = PairUnit
	}
	e := Estimate{Level: o.Level, Method: PairWeights, Pairs: pairs}
	e.Units, e.Unit = held.Units(single)
	out := contrasts{difference: e, dPrime: e, c: e}
	out.difference.Units, _ = scored.Units(single)
	point := total.statistics()
	for i, e := range out.all() {
		if !math.IsNaN(point[i]) {
			e.Value = estimated(point[i])
		}
	}
	switch {
	case alone:
		out.closedForms(total, o.Level)
	case !paired || pairs == count:
		out.resample(like, o, &out.difference, &out.dPrime, &out.c)
	default:
		// d' and c rest on complete pairs: drawn among units that add nothing to
		// them, their number would vary and pass for an error.
		out.resample(like, o, &out.difference, nil, nil)
		out.resample(kinds(complete(all), paired), o, nil, &out.dPrime, &out.c)
	}
	return out
}

func (c *contrasts) all() [3]*Estimate { return [3]*Estimate{&c.difference, &c.dPrime, &c.c} }

// statistics are the difference of the rates, d' and c; NaN where undefined.
func (s sums) statistics() [3]float64 {
	out := [3]float64{math.NaN(), math.NaN(), math.NaN()}
	if s.unanswerable > 0 && s.answerable > 0 {
		out[0] = float64(s.answered)/float64(s.unanswerable) - float64(s.declined)/float64(s.answerable)
	}
	if d, ok := stats.LogLinear(s.hits, s.hitItems, s.alarms, s.alarmItems); ok {
		out[1], out[2] = d.DPrime, d.C
	}
	return out
}

func (c *contrasts) closedForms(s sums, level float64) {
	c.difference.Method, c.dPrime.Method, c.c.Method = Newcombe, ClosedForm, ClosedForm
	if d, ok := stats.NewcombeDiff(s.answered, s.unanswerable, s.declined, s.answerable, level); ok {
		c.difference.Lo, c.difference.Hi = estimated(d.Lo), estimated(d.Hi)
	}
	d, ok := stats.LogLinear(s.hits, s.hitItems, s.alarms, s.alarmItems)
	if !ok {
		return
	}
	se, seC := d.SE(s.hitItems, s.alarmItems)
	z, _ := stats.TwoSidedZ(1 - level)
	c.dPrime.SE, c.dPrime.Lo, c.dPrime.Hi = defined(se), estimated(d.DPrime-z*se), estimated(d.DPrime+z*se)
	c.c.SE, c.c.Lo, c.c.Hi = defined(seC), estimated(d.C-z*seC), estimated(d.C+z*seC)
}

// FewWeighed is below how many units an interval by their weights comes with a
// warning: they are too few to show how much units differ.
const FewWeighed = 2 * FewestUnits

// resample fills in the intervals of the statistics that are given; nil leaves
// one out.
func (c *contrasts) resample(like []kind, o Options, figures ...*Estimate) {
	drawn := weigh(like, o, 3, (*weighed).statistics)
	for i, e := range figures {
		if e != nil && e.Value != nil {
			e.resampled(drawn[i])
		}
	}
}

// weigh draws statistics by a Bayesian bootstrap over clusters with a little weight for
// what was not seen, a column each. A plain bootstrap of d' and c covers the truth far
// too seldom where a side has few failures, and is a point where it has none.
func weigh(like []kind, o Options, width int, statistics func(w *weighed, out []float64)) [][]float64 {
	more := unseenAmong(like)
	var shapes []float64
	for _, k := range like {
		shapes = append(shapes, float64(k.alike))
	}
	return stats.BayesianBootstrap(append(shapes, more.shapes()...), o.Resamples, o.Seed, width, func(weights, out []float64) {
		var w weighed
		for i, k := range like {
			w.add(k.sums, weights[i])
		}
		more.addTo(&w, weights[len(like):])
		statistics(&w, out)
	})
}

// resampled fills in the interval of a statistic that was drawn under the weights of
// its units.
func (e *Estimate) resampled(drawn []float64) {
	if len(drawn) == 0 {
		return
	}
	if e.Units < 2 {
		e.Warnings = append(e.Warnings, stats.Warning(e.RestsOn()+" only: no interval"))
		return
	}
	if e.Units < FewWeighed {
		e.Warnings = append(e.Warnings, stats.Warning(fmt.Sprintf(
			"resampled from %s only: the interval is likely too narrow", e.RestsOn())))
	}
	se, _ := stats.Spread(drawn)
	interval, _ := stats.PercentileInterval(drawn, e.Level)
	// With all or none on both sides, the difference is the end of its range.
	e.SE, e.Lo, e.Hi = defined(se), estimated(min(interval.Lo, *e.Value)), estimated(max(interval.Hi, *e.Value))
}

// estimated is defined for a difference of two terms that may be alike: what is left
// of them then is the last bits of a float, and no sign to report.
func estimated(x float64) *float64 {
	if math.Abs(x) < 1e-12 {
		x = 0
	}
	return defined(x)
}
