package suites

import (
	"iter"
	"slices"
	"time"
)

// A Selection says which items of a suite are asked, and in which order. The
// zero Selection is all of them as they stand.
type Selection struct {
	Scenarios []Scenario // only these; empty means all
	// Names are ids of items or names of pairs; empty means all. An id takes
	// that item alone, a pair's name both twins.
	Names []string
	// Capabilities are what the checkpoint has. An item that assumes one of them
	// away is left out.
	Capabilities []Capability
	// Now is the day on which labels must hold; items outside their validity are
	// left out. The zero time keeps them.
	Now   time.Time
	Limit Limit
	// Shuffle puts the items into an order of its own.
	Shuffle *uint64
}

// LeftOut counts items that were chosen but are not asked, by reason.
type LeftOut struct {
	Why   string `json:"why"`
	Items int    `json:"items"`
}

// Apply yields the items of suite that are asked. What is left out because its label
// does not hold takes its twin or its control with it, so that both sides of a
// pair are asked or neither is. left, if not nil, is set to what was left out,
// in the order in which the reasons first occur; it is complete when the
// sequence has ended.
//
// The suite is read several times: once to decide what is taken, and once more,
// or as often as a shuffle needs, whenever the result is. An error of it is
// yielded and ends the result; of a suite's faulty lines it is the first.
func (s Selection) Apply(suite *Suite, left *[]LeftOut) iter.Seq2[Item, error] {
	return itemsOf(s.apply(suite.entries(parseEntry), s.claiming(suite), left))
}

// claiming are the items of a suite with a claim that might not hold.
func (s Selection) claiming(suite *Suite) iter.Seq2[*entry, error] {
	var claims []string
	if !s.Now.IsZero() {
		claims = append(claims, "valid_") // its quotation mark stands everywhere, and would take twice as long to look for
	}
	if len(s.Capabilities) > 0 {
		claims = append(claims, `"assumes`)
	}
	return suite.bearing(claims...)
}

// apply is Apply with the items, and those of them with a claim that might not
// hold.
func (s Selection) apply(items, claiming iter.Seq2[*entry, error], left *[]LeftOut) iter.Seq2[*entry, error] {
	chosen := s.fit(s.choose(items), s.choose(claiming), left)
	limit := s.Limit
	if s.Shuffle != nil {
		limit.Seed = *s.Shuffle
		return shuffled(limit.apply(chosen), *s.Shuffle, shuffleBatch)
	}
	return limit.apply(chosen)
}

// choose keeps the items that were asked for by scenario or by name.
func (s Selection) choose(items iter.Seq2[*entry, error]) iter.Seq2[*entry, error] {
	if len(s.Scenarios) == 0 && len(s.Names) == 0 {
		return items
	}
	names := make(map[string]bool, len(s.Names))
	for _, name := range s.Names {
		names[name] = true
	}
	return func(yield func(*entry, error) bool) {
		for it, err := range items {
			if err == nil {
				if len(s.Scenarios) > 0 && !slices.Contains(s.Scenarios, it.Scenario) {
					continue
				}
				if len(names) > 0 && !names[it.ID] && !names[it.Pair] {
					continue
				}
			}
			if !yield(it, err) {
				return
			}
		}
	}
}

// fit leaves out the units of which an item's label does not hold here and
// today.
func (s Selection) fit(items, claiming iter.Seq2[*entry, error], left *[]LeftOut) iter.Seq2[*entry, error] {
	if len(s.Capabilities) == 0 && s.Now.IsZero() {
		return items
	}
	var unfit map[uint64]string // by unit, decided when it is first needed
	return func(yield func(*entry, error) bool) {
		if unfit == nil {
			found, err := s.unfit(claiming)
			if err != nil {
				yield(nil, firstOf(items, err))
				return
			}
			unfit = found
		}
		var out []LeftOut
		for it, err := range items {
			if err == nil && len(unfit) > 0 {
				if why := unfit[unitOf(&it.Item, 0)]; why != "" {
					out = counted(out, why)
					continue
				}
			}
			if !yield(it, err) || err != nil {
				return
			}
		}
		if left != nil {
			*left = out
		}
	}
}

// firstOf is the first error of items: found is one that a pass over some of them
// met.
func firstOf(items iter.Seq2[*entry, error], found error) error {
	for _, err := range items {
		if err != nil {
			return err
		}
	}
	return found
}

// unfit finds the units of which an item is to be left out, each with the first
// reason for it.
func (s Selection) unfit(items iter.Seq2[*entry, error]) (map[uint64]string, error) {
	found := make(map[uint64]string)
	for it, err := range items {
		if err != nil {
			return nil, err
		}
		unit := unitOf(&it.Item, 0)
		if why := s.why(&it.Item); why != "" && found[unit] == "" {
			found[unit] = why
		}
	}
	return found, nil
}

// why is the reason for which an item is left out, or empty.
func (s Selection) why(it *Item) string {
	if !s.Now.IsZero() {
		switch today := s.Now.Format(time.DateOnly); {
		case it.ValidUntil != "" && it.ValidUntil < today:
			return "no longer valid"
		case it.ValidFrom != "" && it.ValidFrom > today:
			return "not yet valid"
		}
	}
	for _, a := range it.Assumes {
		if slices.Contains(s.Capabilities, a.breaks()) {
			return "assumes " + string(a)
		}
	}
	return ""
}

func counted(list []LeftOut, why string) []LeftOut {
	i := slices.IndexFunc(list, func(l LeftOut) bool { return l.Why == why })
	if i < 0 {
		return append(list, LeftOut{Why: why, Items: 1})
	}
	list[i].Items++
	return list
}
