package comparison

import (
	"cmp"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring"
)

// corner is what a run did with a pair, an item's most frequent act deciding; an
// even split counts as the failure of its side.
func corner(unanswerable, answerable *item) int {
	declinesUnanswerable := 2*unanswerable.declined > unanswerable.scored
	declinesAnswerable := 2*answerable.declined >= answerable.scored
	switch {
	case declinesUnanswerable && !declinesAnswerable:
		return 0
	case !declinesUnanswerable && !declinesAnswerable:
		return 1
	case declinesUnanswerable:
		return 2
	}
	return 3
}

// flows counts twin pairs of which both members were scored in both runs.
func flows(all []both) Flows {
	type pair struct{ unanswerable, answerable both }
	pairs := make(map[uint64]*pair)
	for _, b := range all {
		if !b.next.twin || !b.scored() {
			continue
		}
		p := pairs[b.next.unit]
		if p == nil {
			p = &pair{}
			pairs[b.next.unit] = p
		}
		if b.next.answerable {
			p.answerable = b
		} else {
			p.unanswerable = b
		}
	}
	var f Flows
	for _, p := range pairs {
		if p.answerable.next == nil || p.unanswerable.next == nil {
			continue
		}
		f.Total++
		f.Pairs[corner(p.unanswerable.base, p.answerable.base)][corner(p.unanswerable.next, p.answerable.next)]++
	}
	return f
}

// flips groups the items that were treated otherwise, those for the worse first.
func flips(all []both) []Flips {
	type kind struct {
		answerable bool
		from, to   scoring.Act
	}
	found := make(map[kind]*Flips)
	for _, b := range all {
		if !b.scored() {
			continue
		}
		from, to := b.base.act(), b.next.act()
		if from == to {
			continue
		}
		k := kind{b.next.answerable, from, to}
		f := found[k]
		if f == nil {
			f = &Flips{Answerable: k.answerable, From: from, To: to, Effect: effect(k.answerable, from, to)}
			found[k] = f
		}
		f.Count++
		if len(f.Items) < flipsNamed {
			f.Items = append(f.Items, b.next.id)
		}
	}
	out := make([]Flips, 0, len(found))
	for _, f := range found {
		out = append(out, *f)
	}
	slices.SortFunc(out, func(a, b Flips) int { return cmp.Compare(a.rank(), b.rank()) })
	return out
}

// flipsNamed is how many items of a kind are named.
const flipsNamed = 100

// rank orders kinds: by effect, then the side without an answer first, then by
// act.
func (f Flips) rank() int {
	r := slices.Index([]Effect{Worse, Better, Other}, f.Effect) << 8
	if f.Answerable {
		r |= 1 << 7
	}
	return r | int(f.From)<<3 | int(f.To)
}

func effect(answerable bool, from, to scoring.Act) Effect {
	good := func(a scoring.Act) bool { return (a == scoring.ActDeclined) != answerable && a != scoring.ActWrong }
	switch {
	case good(from) && !good(to):
		return Worse
	case good(to) && !good(from):
		return Better
	}
	return Other
}
