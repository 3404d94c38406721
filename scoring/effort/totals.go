package effort

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
	"github.com/abstain-eval/abstain-eval/scoring/units"
)

// sideTotals are the replies to the questions of one side.
type sideTotals struct {
	replies int
	of      [kinds]struct {
		said, truncated int
		sum             uint64
		values          map[uint32]int // how many replies took that much: for the median
	}
}

func (s *sideTotals) add(f facts) {
	s.replies++
	for kind, x := range f.took {
		if x == 0 {
			continue
		}
		k := &s.of[kind]
		if k.values == nil {
			k.values = make(map[uint32]int)
		}
		k.said++
		k.sum += uint64(x)
		k.values[x]++
		if f.truncated() {
			k.truncated++
		}
	}
}

// totals are what units and clusters add up to.
type totals struct {
	truncated [2]stats.Alike // clusters of replies of 0 and 1, by side
	ratios    [kinds]ratioTotals
}

// ratioTotals are the pairs of one kind of effort.
type ratioTotals struct {
	incomplete, lost                        int
	cutUnanswerable, cutAnswerable, cutBoth int
	all, whole                              stats.RunningMean // of log ratios; whole without truncated replies
}

// with are the totals of t and of units that are not in them, complete or not.
// It leaves t as it is.
func (t *totals) with(rows *units.Rows[facts]) totals {
	all := totals{truncated: [2]stats.Alike{maps.Clone(t.truncated[0]), maps.Clone(t.truncated[1])}}
	for kind := range all.ratios {
		r := &all.ratios[kind]
		*r = t.ratios[kind]
		r.all, r.whole = r.all.Clone(), r.whole.Clone()
	}
	all.addClusters(rows.Rest(all.add))
	return all
}

// add takes in a unit that is a cluster of its own.
func (t *totals) add(unit []row) {
	t.addReplies(unit)
	if !twins(unit) {
		return
	}
	for kind := range t.ratios {
		r := &t.ratios[kind]
		p, ok := r.pair(unit, kind)
		if !ok {
			continue
		}
		r.all.Add(p.log)
		if !p.cut {
			r.whole.Add(p.log)
		}
	}
}

// addClusters takes in rows, sorted by unit, that lie in clusters of several
// units. Where twins name two clusters they are one pair all the same, of the
// first of these.
func (t *totals) addClusters(rows []row) {
	for kind := range t.ratios {
		r := &t.ratios[kind]
		var pairs []pair
		for unit := range units.By(rows, func(r row) uint64 { return r.Unit }) {
			if !twins(unit) {
				continue
			}
			if p, ok := r.pair(unit, kind); ok {
				pairs = append(pairs, p)
			}
		}
		slices.SortFunc(pairs, func(a, b pair) int { return cmp.Compare(a.cluster, b.cluster) })
		for cluster := range units.By(pairs, func(p pair) uint64 { return p.cluster }) {
			var all, whole []float64
			for _, p := range cluster {
				all = append(all, p.log)
				if !p.cut {
					whole = append(whole, p.log)
				}
			}
			r.all.Add(all...)
			r.whole.Add(whole...)
		}
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Compare(a.Cluster, b.Cluster) })
	for cluster := range units.By(rows, func(r row) uint64 { return r.Cluster }) {
		t.addReplies(cluster)
	}
}

// twins says whether a unit is a pair: items that have no twin are none, nor are several
// on a side.
func twins(unit []row) bool { return unit[0].Of.twin() && units.Twins(unit, facts.item) }

// addReplies counts the replies of a cluster that were truncated, of those whose end is
// known. Those of one cluster are related, as they are for the other rates.
func (t *totals) addReplies(cluster []row) {
	var of, cut [2]int
	for _, r := range cluster {
		if !r.Of.endTold() {
			continue
		}
		of[r.Of.side()]++
		if r.Of.truncated() {
			cut[r.Of.side()]++
		}
	}
	for side, n := range of {
		x := float64(cut[side])
		t.truncated[side].Add(stats.Group{N: n, Sum: x, SumSq: x})
	}
}

// pair is a complete pair: both twins have a figure.
type pair struct {
	cluster uint64
	log     float64 // of unanswerable over answerable
	cut     bool    // a reply to either twin was truncated
}

// twinTotal is what the replies to one item of a pair add up to.
type twinTotal struct {
	sum uint64
	n   int
	cut int // of n
}

func (t twinTotal) mean() float64 { return float64(t.sum) / float64(t.n) }

// pair looks at the replies to a pair, sorted by cluster, and counts what it
// finds: pairs of which a twin has no figure, and those of which there are lower
// bounds alone, are none. An item that was asked several times counts by the mean
// over its replies that have a figure.
//
// Truncated replies are in it, at what they had when they were cut: to leave
// them out would leave out the longest, on the side on which they are more
// frequent, and so hide what is looked for. At their lower bounds they draw the
// ratio towards the other side, and Ratio.Bound says which way.
func (r *ratioTotals) pair(unit []row, kind int) (p pair, complete bool) {
	var sides [2]twinTotal
	for _, reply := range unit {
		x := reply.Of.took[kind]
		if x == 0 {
			continue
		}
		s := &sides[reply.Of.side()]
		s.sum += uint64(x)
		s.n++
		if reply.Of.truncated() {
			s.cut++
		}
	}
	u, a := sides[0], sides[1]
	switch {
	case u.n == 0 || a.n == 0:
		r.incomplete++
		return pair{}, false
	case u.cut == u.n && a.cut == a.n:
		r.lost++
		return pair{}, false
	case u.cut > 0 && a.cut > 0:
		r.cutBoth++
	case u.cut > 0:
		r.cutUnanswerable++
	case a.cut > 0:
		r.cutAnswerable++
	}
	return pair{unit[0].Cluster, math.Log(u.mean() / a.mean()), u.cut+a.cut > 0}, true
}
