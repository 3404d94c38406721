package signature

import (
	"fmt"
	"math"
	"sort"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// How an interval was computed, as Rate.Method and Estimate.Method say it.
const (
	ClopperPearson = "clopper-pearson"
	KornGraubard   = "korn-graubard"
	Newcombe       = "newcombe"
	ClosedForm     = "gourevitch-galanter"
)

// StateOf holds an interval against a margin. of is how many responses the
// interval rests on. An end that meets the margin settles nothing.
func StateOf(interval stats.Interval, margin float64, of int) SideState {
	switch {
	case of == 0:
		return Unmeasured
	case interval.Lo > margin:
		return Exceeds
	case interval.Hi < margin:
		return Within
	}
	return Undetermined
}

// proportion is a rate before it is rounded: how many responses its interval
// rests on may be fewer than there are.
type proportion struct {
	count
	size      float64             // effective sample size; of where responses are independent
	effective stats.EffectiveRate // behind size, where they are not
}

func newProportion(c count, level float64) proportion {
	p := proportion{count: c, size: float64(c.of)}
	if c.clustered() {
		if kg, ok := stats.KornGraubard(c.groups, level); ok {
			p.size, p.effective = kg.Held, kg
		}
	}
	p.groups = nil // may be as many as there are items, and have done their work
	return p
}

// RateOf is the share of ones among clustered responses of 0 and 1, with the
// interval that every rate here has: Clopper-Pearson, or Korn and Graubard's
// where a cluster has several responses. Without responses there is no value.
func RateOf(groups []stats.Group, level float64) Rate {
	var c count
	for _, g := range groups {
		c.clusters += 1 + g.More
		c.of += (1 + g.More) * g.N
		c.failed += (1 + g.More) * int(math.Round(g.Sum))
		if g.N > 1 { // groups are kept for clusters of several alone
			c.groups = groups
		}
	}
	return newProportion(c, level).rate(level)
}

// Weighed is the rate with the value and the interval of another mean of the same
// responses, such as that in which every item weighs as much: groups hold what that is
// the mean of. Without values in them it is the rate as it is.
func (r Rate) Weighed(groups []stats.Group) Rate {
	kg, ok := stats.KornGraubard(groups, r.Level)
	if !ok {
		return r
	}
	i, _ := kg.Interval(kg.Held, r.Level)
	r.Value, r.Lo, r.Hi, r.Method = defined(kg.Share), stats.Round9(i.Lo), stats.Round9(i.Hi), KornGraubard
	return r
}

// interval is Clopper-Pearson, at the effective size where responses are
// clustered.
func (p proportion) interval(level float64) stats.Interval {
	if !p.clustered() {
		i, _ := stats.ClopperPearson(p.failed, p.of, level)
		return i
	}
	i, _ := stats.ClopperPearsonEffective(float64(p.failed)/float64(p.of)*p.size, p.size, level)
	return i
}

// with is the proportion had failed more responses and passed more been scored,
// at the effective size a response had so far.
func (p proportion) with(failed, passed int) proportion {
	q := p
	q.failed += failed
	q.of += failed + passed
	q.size = float64(q.of)
	if p.of > 0 {
		q.size *= p.size / float64(p.of)
	}
	return q
}

func (p proportion) rate(level float64) Rate {
	r := Rate{Count: p.failed, Of: p.of, Lo: 0, Hi: 1, Level: level, Method: ClopperPearson}
	if p.clustered() {
		r.Method = KornGraubard
		if p.effective.Few() {
			r.Warnings = append(r.Warnings, p.fewClusters())
		}
	}
	if p.of == 0 {
		return r
	}
	i := p.interval(level)
	r.Value = defined(float64(p.failed) / float64(p.of))
	r.Lo, r.Hi = stats.Round9(i.Lo), stats.Round9(i.Hi)
	return r
}

// fewClusters is the warning about an interval that is held to the number of clusters.
func (p proportion) fewClusters() stats.Warning {
	related := countOf(p.clusters, "cluster") + " of related responses"
	if even := math.Round(p.effective.Even); int(even) < p.clusters {
		related += fmt.Sprintf(", in size so unequal that they tell no more than %g of one size", even)
	}
	return stats.Warning(related + ": the interval counts no more than one response each")
}

// side holds a proportion against margin. stateLevel is the level of the
// interval that decides; the one shown is at level.
func (p proportion) side(margin, level, stateLevel float64, unscored int) Side {
	s := Side{
		Rate:     p.rate(level),
		Margin:   stats.Round9(margin),
		State:    StateOf(p.interval(stateLevel), margin, p.of),
		Unscored: unscored,
		Items:    p.items,
	}
	if stateLevel != level {
		s.StateLevel = stats.Round9(stateLevel)
	}
	if p.of > 0 {
		all := float64(p.of + unscored)
		s.Worst = defined(float64(p.failed+unscored) / all)
		s.Best = defined(float64(p.failed) / all)
	}
	if s.State == Undetermined {
		s.More = p.more(margin, stateLevel)
	}
	return s
}

// power is the chance with which Side.More items would decide.
const power = .8

// more is how many more items would settle the side at the rate observed; see
// Side.More. Clustered responses count at the effective size that as many more like
// them would have.
func (p proportion) more(margin, level float64) int {
	n, ok := stats.TrialsToDecide(float64(p.failed)/float64(p.of), margin, (1-level)/2, power)
	if !ok {
		return -1
	}
	if p.clustered() {
		had := float64(p.items)
		n = p.items + sort.Search(stats.MaxTrials, func(more int) bool {
			return p.effective.Grown((had+float64(more))/had)+1e-9 >= float64(n)
		})
	}
	if n > stats.MaxTrials {
		return -1
	}
	return max(1, n-p.items)
}

// defined is a pointer to x, rounded for a file.
func defined(x float64) *float64 {
	x = stats.Round9(x)
	return &x
}
