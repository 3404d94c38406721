package signature

import (
	"cmp"
	"iter"
	"slices"
)

// rows gives the verdicts of a suite sorted by content, so that sums come out
// the same to the last bit whatever the order in which verdicts came. They are
// the tally's own, put into order where they lie.
func (t *Tally) rows(suite string) []row {
	s := t.suites[suite]
	if s.ordered == len(s.rows) {
		return s.rows
	}
	s.settle()
	slices.SortFunc(s.rows, func(a, b row) int {
		switch { // in steps: nearly always the cluster decides
		case a.cluster != b.cluster:
			return cmp.Compare(a.cluster, b.cluster)
		case a.unit != b.unit:
			return cmp.Compare(a.unit, b.unit)
		case a.item != b.item:
			return cmp.Compare(a.item, b.item)
		}
		return cmp.Compare(a.facts, b.facts)
	})
	s.ordered = len(s.rows)
	return s.rows
}

// together says whether two rows that lie beside each other are of one unit.
func (r row) together(other row) bool {
	return r.cluster == other.cluster && r.unit == other.unit && (r.item == other.item || !r.facts.alone())
}

// settle finds out what each unit is, which shows when its rows lie together. It may do
// so again when more of them have come, or were merged.
func (s *tallied) settle() {
	if slices.ContainsFunc(s.rows, func(r row) bool { return r.facts.controlled() }) {
		for wordings := range sorted(s.rows, func(r row) uint64 { return r.item >> 32 }) {
			joinControl(wordings)
		}
	}
	for unit := range sorted(s.rows, func(r row) uint64 { return r.unit }) {
		standAlone(unit, crowded(unit))
	}
}

// sorted puts rows into order by key and item, and yields those of one key.
func sorted(rows []row, key func(row) uint64) iter.Seq[[]row] {
	slices.SortFunc(rows, func(a, b row) int {
		if k, l := key(a), key(b); k != l {
			return cmp.Compare(k, l)
		}
		return cmp.Compare(a.item, b.item)
	})
	return func(yield func([]row) bool) {
		for from, i := 0, 1; i <= len(rows); i++ {
			if i < len(rows) && key(rows[i]) == key(rows[from]) {
				continue
			}
			if !yield(rows[from:i]) {
				return
			}
			from = i
		}
	}
}

// joinControl puts a control and the items that name it into a unit of their own,
// whatever pairs they are of. Where it was not seen they stay in those.
func joinControl(wordings []row) {
	named := false
	var control uint64
	for _, r := range wordings {
		switch {
		case r.facts.controlled():
			named = true
		case control != 0 && control != r.item:
			return // two whose hashes begin alike: which is named cannot be said
		default:
			control = r.item
		}
	}
	if !named || control == 0 {
		return
	}
	for i := range wordings {
		wordings[i].unit = control
	}
}

// crowded says whether a unit, sorted by item, has several items on a side, or several
// that share a control. What a model did in most samples of an item may not be taken
// from several items: they are no samples of one.
func crowded(unit []row) bool {
	var items [3]int
	for i, r := range unit {
		if i > 0 && r.item == unit[i-1].item {
			continue
		}
		switch {
		case r.facts.controlled():
			items[2]++
		case r.facts.answerable():
			items[1]++
		default:
			items[0]++
		}
	}
	return slices.Max(items[:]) > 1
}

// standAlone says whether the items of a unit each stand by themselves. A pair that is
// none is a cluster all the same, which its items name already. Items that share a
// control get its cluster.
func standAlone(unit []row, each bool) {
	control := slices.IndexFunc(unit, func(r row) bool { return r.item == r.unit })
	for i := range unit {
		if !each {
			unit[i].facts &^= alone
			continue
		}
		unit[i].facts |= alone
		if control >= 0 {
			unit[i].cluster = unit[control].cluster
		}
	}
}
