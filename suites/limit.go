package suites

import (
	"fmt"
	"iter"
	"strconv"
	"strings"
)

// A Limit says how much of a suite to take: a number of items or a percentage.
// The zero Limit takes everything.
type Limit struct {
	Items   int     // at most this many; 0 means no such limit
	Percent float64 // above 0, at most 100; 0 means no such limit
	// Seed decides which ones are taken: another seed takes others.
	Seed uint64
}

// ParseLimit reads "50" (items) or "10%". Anything else, zero and ranges
// included, is an error that says what to write.
func ParseLimit(s string) (Limit, error) {
	fail := func(why string) (Limit, error) {
		return Limit{}, fmt.Errorf("limit %s: %s; write a number of items (50) or a percentage (10%%)", quote(s), why)
	}
	text := strings.TrimSpace(s)
	if digits, ok := strings.CutSuffix(text, "%"); ok {
		if !decimal(digits) {
			return fail("not a percentage")
		}
		p, err := strconv.ParseFloat(digits, 64)
		if err != nil || p <= 0 || p > 100 {
			return fail("a percentage lies above 0 and is at most 100")
		}
		return Limit{Percent: p}, nil
	}
	n, err := strconv.Atoi(text)
	switch {
	case text == "":
		return fail("empty")
	case err == nil && n > 0:
		return Limit{Items: n}, nil
	case err == nil:
		return fail("at least 1 item")
	case decimal(text) && strings.Contains(text, "."):
		return fail("a fraction is written as a percentage")
	case decimal(text):
		return fail("too large")
	case strings.Contains(text, "-"):
		return fail("ranges are not taken, since they would tear pairs apart")
	}
	return fail("not a number")
}

// decimal reports whether s is digits with at most one point among them.
func decimal(s string) bool {
	return strings.Trim(s, "0123456789.") == "" && strings.Trim(s, ".") != "" && strings.Count(s, ".") <= 1
}

// String gives what ParseLimit reads; empty for the zero Limit.
func (l Limit) String() string {
	switch {
	case l.Percent > 0:
		return strconv.FormatFloat(l.Percent, 'f', -1, 64) + "%"
	case l.Items > 0:
		return strconv.Itoa(l.Items)
	}
	return ""
}

// Apply yields a part of items, in their order. Twins stay together, and so do
// an item and its plain-worded control; scenarios keep their shares as far as
// whole pairs allow, and a scenario is left out only when there is no room for
// one pair of each. There are never more items than the limit says, unless it
// is less than one pair: one pair is the least. Which ones are taken is
// decided by hashes of pair names and ids: the same limit and seed always give
// the same items, and a suite sorted by difficulty does not give the easy ones only.
//
// The sequence is ranged over once to decide what is taken, and once more
// whenever the result is. An error in it is yielded and ends the result; a
// sequence without items gives none.
func (l Limit) Apply(items iter.Seq2[Item, error]) iter.Seq2[Item, error] {
	return itemsOf(l.apply(entriesOf(items)))
}

func (l Limit) apply(items iter.Seq2[*entry, error]) iter.Seq2[*entry, error] {
	if l.Items <= 0 && l.Percent <= 0 {
		return items
	}
	var taken map[uint64]bool // units, decided when it is first needed
	return func(yield func(*entry, error) bool) {
		if taken == nil {
			units := newUnits(l.Seed)
			for it, err := range items {
				if err != nil {
					yield(nil, err)
					return
				}
				units.add(&it.Item)
			}
			room := l.Items
			if l.Percent > 0 {
				// 2.3% of 1000 are 23 items, which binary fractions miss by a hair.
				room = int(l.Percent*float64(units.items)/100 + 1e-9)
			}
			taken = units.take(room)
		}
		for it, err := range items {
			if err != nil {
				yield(nil, err)
				return
			}
			if taken[unitOf(&it.Item, l.Seed)] && !yield(it, nil) {
				return
			}
		}
	}
}

// unitOf names what must stay whole: the pair, the item and its control, or
// the item alone. It is a 64-bit hash, so that a million items need no million
// strings, and it serves as the order in which units are drawn too, which seed
// changes.
func unitOf(it *Item, seed uint64) uint64 {
	kind, name := "item ", it.ID
	switch {
	case it.Pair != "":
		kind, name = "pair ", it.Pair
	case it.Control != "":
		name = it.Control
	}
	return mix(fnv1a(fnv1a(fnvOffset, kind), name) ^ mix(seed))
}

// FNV-1a of 64 bits, as hash/fnv has it, goes on from h with s.
const fnvOffset, fnvPrime = 14695981039346656037, 1099511628211

func fnv1a(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return h
}
