package audit

import (
	"cmp"
	"math"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// kind is how many questions have the same table. It is what is resampled.
type kind struct {
	table
	alike int
}

// kinds lists them in an order that depends on the counts alone.
func (c *cutCounts) kinds() []kind {
	alike := map[table]int{}
	for _, t := range c.byQuestion {
		alike[t]++
	}
	out := make([]kind, 0, len(alike))
	for t, n := range alike {
		out = append(out, kind{t, n})
	}
	slices.SortFunc(out, func(a, b kind) int {
		return cmp.Or(cmp.Compare(a.yesYes, b.yesYes), cmp.Compare(a.yesNo, b.yesNo), cmp.Compare(a.noYes, b.noYes), cmp.Compare(a.noNo, b.noNo))
	})
	return out
}

// figures computes what a cut of so many rows shows.
func (c *cutCounts) figures(rows int) Cut {
	kinds := c.kinds()
	var sum table
	for _, k := range kinds {
		sum.add(k.table, k.alike)
	}
	return Cut{
		N: sum.n(), LeftOut: rows - sum.n(), Questions: len(c.byQuestion), Unclear: c.unclear,
		Hits: sum.yesYes, Missed: sum.yesNo, FalseAlarms: sum.noYes, CorrectRejections: sum.noNo,
		Kappa:       kappaOf(kinds, sum),
		Sensitivity: rateOf(kinds, func(t table) (count, of int) { return t.yesYes, t.yesYes + t.yesNo }),
		Specificity: rateOf(kinds, func(t table) (count, of int) { return t.noNo, t.noYes + t.noNo }),
	}
}

// kappa is undefined (NaN) where the labels are all on one side: what there is
// left to agree on is then one rate, which has a name of its own.
func (t table) kappa() float64 {
	if t.yesYes+t.yesNo == 0 || t.noYes+t.noNo == 0 {
		return math.NaN()
	}
	a, _ := stats.Agree([][]int{{t.yesYes, t.yesNo}, {t.noYes, t.noNo}})
	if kappa, ok := a.Kappa(); ok {
		return kappa
	}
	return math.NaN()
}

// kappaOf gives kappa with the percentile interval of a bootstrap over
// questions. Resamples in which it is undefined are left out.
func kappaOf(kinds []kind, sum table) *Estimate {
	value := sum.kappa()
	if math.IsNaN(value) {
		return nil
	}
	e := &Estimate{Value: stats.Round9(value)}
	questions := 0
	alike := make([]int, len(kinds))
	for i, k := range kinds {
		alike[i] = k.alike
		questions += k.alike
	}
	if questions < FewestQuestions || sum.yesNo+sum.noYes == 0 || sum.yesYes+sum.noNo == 0 {
		return e
	}
	drawn := stats.Bootstrap(alike, resamples, seed, 1, func(held []int, out []float64) {
		var t table
		for i, n := range held {
			t.add(kinds[i].table, n)
		}
		out[0] = t.kappa()
	})
	if i, ok := stats.PercentileInterval(drawn[0], level); ok {
		e.within(i)
	}
	return e
}

// rateOf gives a share with its Clopper-Pearson interval where every question
// has one response, and otherwise with that of Korn and Graubard, whose clusters
// are the questions. It is nil without responses.
func rateOf(kinds []kind, part func(table) (count, of int)) *Estimate {
	var count, of, clusters int
	var groups []stats.Group
	for _, k := range kinds {
		x, n := part(k.table)
		if n == 0 {
			continue
		}
		count += k.alike * x
		of += k.alike * n
		clusters += k.alike
		for range k.alike {
			groups = append(groups, stats.Group{N: n, Sum: float64(x), SumSq: float64(x)})
		}
	}
	if of == 0 {
		return nil
	}
	e := &Estimate{Value: stats.Round9(float64(count) / float64(of))}
	if clusters == of {
		i, _ := stats.ClopperPearson(count, of, level)
		e.within(i)
		return e
	}
	rate, _ := stats.KornGraubard(groups, level)
	i, _ := rate.Interval(rate.Held, level)
	e.within(i)
	return e
}

func (e *Estimate) within(i stats.Interval) {
	lo, hi := stats.Round9(i.Lo), stats.Round9(i.Hi)
	e.Lo, e.Hi = &lo, &hi
}
