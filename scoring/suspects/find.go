package suspects

import (
	"cmp"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring"
)

// A candidate is a suspect while all are being ranked.
type candidate struct {
	tier    tier
	entry   uint32 // of a pair the side that does not vary
	sharing int    // checkpoints that do the same
	scored  int    // of so many
}

// A tier is how suspicious candidates are, before their numbers are looked at.
type tier uint8

const (
	newValue     tier = iota // several agree on what nobody expected
	wrongGold                // all agree, and the gold says otherwise
	failed                   // all fail, each in its own way
	lured                    // several fell for the trap that was laid
	oneSideFails             // a pair, all alike on the side they fail
	oneSideHolds             // a pair, all alike on the side they master
)

func (t tier) kind() Kind {
	switch t {
	case newValue, lured:
		return SameValue
	case wrongGold, failed:
		return AllFail
	}
	return OneSideVaries
}

// Find ranks the suspects and keeps the first most of them; all where most is
// 0. Most suspicious first: a new value that several share; a wrong value that
// all share; other items that all fail; a lure that several share; pairs that
// vary on one side only, first those that fail on the other. Within these, more
// checkpoints come first, then a larger share of those scored, then the order
// in which items were added.
func (t *Tally) Find(most int) *Found {
	s := newSearch(t)
	var all []candidate
	for i := range s.t.entries {
		words := wordsOf(s.rows(uint32(i)))
		if len(words) < Fewest {
			continue
		}
		s.report.Comparable++
		find := s.sameValue
		if s.t.entries[i].answerable {
			find = s.allFail
		}
		if c, ok := find(uint32(i), words); ok {
			all = append(all, c)
		}
	}
	all = append(all, s.pairs()...)
	s.report.Counts.add(all)
	slices.SortFunc(all, compare)
	if most > 0 {
		all = all[:min(most, len(all))]
	}
	found := &Found{report: s.report, places: make(map[uint64][]place)}
	for _, c := range all {
		s.show(found, c)
	}
	return found
}

func compare(a, b candidate) int {
	return cmp.Or(
		cmp.Compare(a.tier, b.tier),
		cmp.Compare(b.sharing, a.sharing),
		cmp.Compare(b.sharing*a.scored, a.sharing*b.scored),
		cmp.Compare(a.entry, b.entry),
	)
}

func (c *Counts) add(all []candidate) {
	for _, one := range all {
		switch one.tier.kind() {
		case SameValue:
			c.SameValue++
			if one.tier == newValue {
				c.NewValue++
			}
		case AllFail:
			c.AllFail++
		case OneSideVaries:
			c.OneSideVaries++
		}
	}
}

// allFail leaves out what is meant to be failed: of a graded probe only one wrong
// value that all share says something of the gold.
func (s *search) allFail(i uint32, words []word) (candidate, bool) {
	passes := func(r row) bool { return r.act == scoring.ActRight || r.act == scoring.ActAnswered }
	if slices.ContainsFunc(s.rows(i), passes) {
		return candidate{}, false
	}
	c := candidate{tier: failed, entry: i, scored: len(words)}
	if groups := shared(words, scoring.ActWrong); len(groups) > 0 {
		c.sharing = len(groups[0].members)
	}
	if c.sharing == c.scored {
		c.tier = wrongGold
	}
	return c, c.tier == wrongGold || !s.t.entries[i].graded
}

func (s *search) sameValue(i uint32, words []word) (candidate, bool) {
	c := candidate{tier: lured, entry: i, scored: len(words)}
	for _, g := range shared(words, scoring.ActAnswered) {
		n := len(g.members)
		if n < Fewest || 2*n < c.scored || n < c.sharing {
			break // groups come largest first
		}
		c.sharing = n
		if !s.expected(i, g.value) {
			c.tier = newValue // of two values that as many share, this is the suspicion
			break
		}
	}
	return c, c.sharing > 0
}

// shared groups the values of the words with an act, the largest group
// first. Members are places in words.
func shared(words []word, what scoring.Act) []group {
	values := make([]mark, len(words))
	for i, w := range words {
		if w.act == what {
			values[i] = w.value
		}
	}
	return cluster(values)
}
