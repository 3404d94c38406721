package suites

import (
	"cmp"
	"slices"
)

// units are the indivisible parts of a suite, sorted into strata.
type units struct {
	seed   uint64
	items  int
	size   map[uint64]int
	strata map[stratum]*layer
	order  []*layer // by first appearance, so that ties are broken the same way each time
}

// A stratum is a scenario, or a step of difficulty of a probe. Items without a
// twin have one for each side, so that a suite without pairs keeps its balance
// too.
type stratum struct {
	scenario   Scenario
	difficulty int // of an item without a scenario
	paired     bool
	side       bool // of an item without a twin
}

type layer struct {
	units []uint64
	items int
	taken int
}

func newUnits(seed uint64) *units {
	return &units{seed: seed, size: make(map[uint64]int), strata: make(map[stratum]*layer)}
}

// add counts an item into its unit. A unit belongs where its first item does.
func (u *units) add(it *Item) {
	u.items++
	unit := unitOf(it, u.seed)
	u.size[unit]++
	if u.size[unit] > 1 {
		return
	}
	key := stratum{scenario: it.Scenario, paired: it.Pair != ""}
	if !key.paired {
		key.side = it.Answerable
	}
	if it.Scenario == "" {
		key.difficulty = it.Difficulty
	}
	l := u.strata[key]
	if l == nil {
		l = new(layer)
		u.strata[key] = l
		u.order = append(u.order, l)
	}
	l.units = append(l.units, unit)
}

// take draws units until no further one fits into room. Each time it is the
// turn of the stratum of which the smallest share has been taken. Where not
// one fits, the smallest unit is taken all the same.
func (u *units) take(room int) map[uint64]bool {
	taken := make(map[uint64]bool)
	var smallest uint64
	for _, l := range u.order {
		slices.SortFunc(l.units, cmp.Compare[uint64])
		for _, unit := range l.units {
			l.items += u.size[unit]
		}
	}
	for {
		l := u.turn()
		if l == nil {
			break
		}
		unit := l.units[0]
		l.units = l.units[1:]
		size := u.size[unit]
		if smallest == 0 || size < u.size[smallest] {
			smallest = unit
		}
		if size > room {
			continue
		}
		taken[unit] = true
		l.taken += size
		room -= size
	}
	if len(taken) == 0 && u.items > 0 {
		taken[smallest] = true
	}
	return taken
}

// turn is the layer to draw from next, nil when all are empty.
func (u *units) turn() *layer {
	var next *layer
	for _, l := range u.order {
		if len(l.units) == 0 {
			continue
		}
		// Shares are compared as fractions multiplied out.
		if next == nil || l.taken*next.items < next.taken*l.items {
			next = l
		}
	}
	return next
}
