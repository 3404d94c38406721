package signature

import (
	"cmp"
	"iter"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring"
)

// answers is what a model did on one item, over its scored responses.
type answers struct{ scored, declined int }

// split reports that as many responses decline as do not.
func (a answers) split() bool { return 2*a.declined == a.scored }

func (a answers) share() float64 { return float64(a.declined) / float64(a.scored) }

// unit is a pair of twins, or an item that has none.
type unit struct {
	cluster                  uint64
	unanswerable, answerable answers
	twin                     bool
}

func (u unit) complete() bool { return u.twin && u.unanswerable.scored > 0 && u.answerable.scored > 0 }

// units gathers sorted rows by pair, and where that is none by item.
func units(rows []row, d scoring.Definition) iter.Seq[unit] {
	return func(yield func(unit) bool) {
		var u unit
		for i, r := range rows {
			if i > 0 && !r.together(rows[i-1]) {
				if !yield(u) {
					return
				}
				u = unit{}
			}
			u.add(r, d)
		}
		if len(rows) > 0 {
			yield(u)
		}
	}
}

func (u *unit) add(r row, d scoring.Definition) {
	u.cluster = r.cluster
	u.twin = u.twin || r.facts.twin()
	if !r.facts.scored() {
		return
	}
	a := &u.unanswerable
	if r.facts.answerable() {
		a = &u.answerable
	}
	a.scored++
	if r.facts.declined(d) {
		a.declined++
	}
}

// twins says whether a suite has twins at all, scored or not.
func twins(rows []row) bool {
	return slices.ContainsFunc(rows, func(r row) bool { return r.facts.twin() })
}

// complete leaves out the units of which a side was not scored, or is none.
func complete(all iter.Seq[unit]) iter.Seq[unit] {
	return func(yield func(unit) bool) {
		for u := range all {
			if u.complete() && !yield(u) {
				return
			}
		}
	}
}

// quadrant counts complete pairs; see Quadrant for items asked several times.
func quadrant(all iter.Seq[unit]) Quadrant {
	var q Quadrant
	for u := range all {
		if !u.complete() {
			continue
		}
		q.Pairs++
		if u.unanswerable.split() || u.answerable.split() {
			q.Split++
		}
		right := 2*u.unanswerable.declined > u.unanswerable.scored // declines what has no answer
		wrong := 2*u.answerable.declined >= u.answerable.scored    // declines what has one
		switch {
		case right && !wrong:
			q.TellsApart++
		case right:
			q.DeclinesBoth++
		case wrong:
			q.Inverted++
		default:
			q.AnswersBoth++
		}
	}
	return q
}

// sums is what a cluster adds to the statistics of both sides: responses, for
// the difference of the rates; items, for d' and c.
type sums struct {
	answered, unanswerable, declined, answerable int     // responses
	hits, hitItems, alarms, alarmItems           float64 // items, by share declined
}

func (s *sums) add(o sums, times int) {
	s.answered += times * o.answered
	s.unanswerable += times * o.unanswerable
	s.declined += times * o.declined
	s.answerable += times * o.answerable
	t := float64(times)
	s.hits += t * o.hits
	s.hitItems += t * o.hitItems
	s.alarms += t * o.alarms
	s.alarmItems += t * o.alarmItems
}

// sumsOf is what a unit adds. In a suite of twins only complete pairs enter d'
// and c.
func sumsOf(u unit, paired bool) sums {
	s := sums{
		answered:     u.unanswerable.scored - u.unanswerable.declined,
		unanswerable: u.unanswerable.scored,
		declined:     u.answerable.declined,
		answerable:   u.answerable.scored,
	}
	if paired && !u.complete() {
		return s
	}
	if u.unanswerable.scored > 0 {
		s.hits, s.hitItems = u.unanswerable.share(), 1
	}
	if u.answerable.scored > 0 {
		s.alarms, s.alarmItems = u.answerable.share(), 1
	}
	return s
}

// kind is a cluster as the bootstrap sees it, and how many are like it.
type kind struct {
	sums
	alike int
}

// kinds adds up each cluster and groups those that are alike: with one response
// an item there are a handful, however large the suite.
func kinds(all iter.Seq[unit], paired bool) []kind {
	alike := make(map[sums]int)
	var s sums
	var cluster uint64
	end := func() {
		if s.unanswerable+s.answerable > 0 { // else nothing of it was scored
			alike[s]++
		}
		s = sums{}
	}
	for u := range all {
		if u.cluster != cluster {
			end()
		}
		cluster = u.cluster
		s.add(sumsOf(u, paired), 1)
	}
	end()
	out := make([]kind, 0, len(alike))
	for s, n := range alike {
		out = append(out, kind{s, n})
	}
	slices.SortFunc(out, func(a, b kind) int { return compare(a.sums, b.sums) })
	return out
}

func compare(a, b sums) int {
	return cmp.Or(
		cmp.Compare(a.answered, b.answered), cmp.Compare(a.unanswerable, b.unanswerable),
		cmp.Compare(a.declined, b.declined), cmp.Compare(a.answerable, b.answerable),
		cmp.Compare(a.hits, b.hits), cmp.Compare(a.hitItems, b.hitItems),
		cmp.Compare(a.alarms, b.alarms), cmp.Compare(a.alarmItems, b.alarmItems),
	)
}
