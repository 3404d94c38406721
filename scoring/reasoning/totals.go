package reasoning

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
	"github.com/abstain-eval/abstain-eval/scoring/units"
)

// sideTotals are the replies to the questions of one side.
type sideTotals struct{ replies, traces, summaries int }

func (s *sideTotals) add(f facts) {
	s.replies++
	if f.has(traced) {
		s.traces++
	}
	if f.has(summary) {
		s.summaries++
	}
}

// earlyTotals is where final answers are first stated, in whole numbers of
// 2^-40: their sum is the same in any order.
type earlyTotals struct {
	sum uint64
	n   int
}

const earlyBits = 40

func (e *earlyTotals) add(share float64) {
	share = min(1, max(0, float64(float32(share)))) // a file may hold anything
	e.sum += uint64(math.Ldexp(share, earlyBits))
	e.n++
}

// mean is nil without any.
func (e earlyTotals) mean() *float64 {
	if e.n == 0 {
		return nil
	}
	return rounded(math.Ldexp(float64(e.sum), -earlyBits) / float64(e.n))
}

// A share says of which replies it is one, and which it counts.
type share struct {
	is, not facts // of those with all of is and none of not
	in, out facts // those with all of in and none of out
}

// The shares that have a rate, as indexes.
const (
	noticedUnanswerable = iota
	noticedAnswerable
	repeatsUnanswerable
	repeatsAnswerable
	loopsUnanswerable
	loopsAnswerable
	disagreesOver
	disagreesUnder
	confidentError
	skipsSteps
	luckySkip
	shareCount
)

func allShares() [shareCount]share {
	return [shareCount]share{
		noticedUnanswerable: {is: scored | traced, not: answerable, in: noticed},
		noticedAnswerable:   {is: scored | traced | answerable, in: noticed},
		repeatsUnanswerable: {not: answerable, in: repeated},
		repeatsAnswerable:   {is: answerable, in: repeated},
		loopsUnanswerable:   {not: answerable, in: loops},
		loopsAnswerable:     {is: answerable, in: loops},
		disagreesOver:       {is: scored | traced, not: answerable | declined, in: noticed},
		disagreesUnder:      {is: scored | traced | answerable | declined, in: reached},
		confidentError:      {is: scored | answerable | wrong, out: hedged},
		skipsSteps:          {is: worked, in: skips},
		luckySkip:           {is: worked, in: skips | right},
	}
}

// totals are what units and clusters add up to.
type totals struct {
	shares   [shareCount]stats.Alike // clusters of replies of 0 and 1
	notices  contrast
	answered contrast // over the pairs whose unanswerable twin was answered
	hedges   map[hedges]int
}

func newTotals() totals {
	t := totals{hedges: map[hedges]int{}}
	for i := range t.shares {
		t.shares[i] = stats.Alike{}
	}
	t.notices.groups, t.answered.groups = stats.Alike{}, stats.Alike{}
	return t
}

// with are the totals of t and of units that are not in them, complete or not.
// It leaves t as it is.
func (t *totals) with(rows *units.Rows[facts]) totals {
	all := *t
	for i, of := range t.shares {
		all.shares[i] = maps.Clone(of)
	}
	all.notices.groups, all.answered.groups = maps.Clone(t.notices.groups), maps.Clone(t.answered.groups)
	all.hedges = maps.Clone(t.hedges)
	all.addClusters(rows.Rest(all.add))
	return all
}

// add takes in a unit that is a cluster of its own.
func (t *totals) add(unit []row) {
	t.addReplies(unit)
	if p, ok := pairOf(unit); ok {
		t.notices.add([]pair{p}, pair.all)
		t.answered.add([]pair{p}, pair.whereAnswered)
	}
}

// addClusters takes in rows, sorted by unit, that lie in clusters of several
// units. Where twins name two clusters they are one pair all the same, of the
// first of these.
func (t *totals) addClusters(rows []row) {
	var pairs []pair
	for unit := range units.By(rows, func(r row) uint64 { return r.Unit }) {
		if p, ok := pairOf(unit); ok {
			pairs = append(pairs, p)
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(a.cluster, b.cluster) })
	for cluster := range units.By(pairs, func(p pair) uint64 { return p.cluster }) {
		t.notices.add(cluster, pair.all)
		t.answered.add(cluster, pair.whereAnswered)
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Compare(a.Cluster, b.Cluster) })
	for cluster := range units.By(rows, func(r row) uint64 { return r.Cluster }) {
		t.addReplies(cluster)
	}
}

// addReplies counts the replies of a cluster.
func (t *totals) addReplies(cluster []row) {
	for i, s := range allShares() {
		n, x := 0, 0.
		for _, r := range cluster {
			if f := r.Of; f.has(s.is) && f&s.not == 0 {
				n++
				if f.has(s.in) && f&s.out == 0 {
					x++
				}
			}
		}
		t.shares[i].Add(stats.Group{N: n, Sum: x, SumSq: x})
	}
	if h := hedgesOf(cluster); h.of[0]+h.of[1] > 0 {
		t.hedges[h]++
	}
}
