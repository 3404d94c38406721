// Package units keeps what is known of responses until their unit is complete,
// which is a pair of twins, or an item that has none. What a unit adds to the
// figures of a suite is a few sums then, and the responses can be let go of: a
// suite of a million takes no more memory than one of ten thousand.
package units

import (
	"cmp"
	"iter"
	"slices"
)

// A Row is what is kept of one response.
type Row[F any] struct {
	Unit    uint64 // as scoring.Verdict.Unit gives it
	Cluster uint64 // as scoring.Verdict.ClusterOf gives it
	Of      F
}

// Rows are the responses whose unit is not complete, or shares its cluster with
// others. The zero value with Compare set is empty, and keeps all.
type Rows[F any] struct {
	// Compare puts the rows of a unit in order.
	Compare func(a, b F) int
	// Whole is how many rows a unit has, told by one of them; nil where that is
	// not known. A unit that has as many is let go of.
	Whole func(F) int

	rows []Row[F]
	due  int // how many rows are worth a look for units that are complete
}

// AtOnce is how many rows are looked through at once.
const AtOnce = 1 << 14

// Add keeps a row. Where it is time, it first hands to take the units that are
// complete and clusters of their own, each sorted, and lets go of them; take must
// not keep them.
//
// A unit that gets more rows than Whole says is kept as long as they lie side by
// side, or among AtOnce rows. What comes later is another unit.
func (r *Rows[F]) Add(row Row[F], take func(unit []Row[F])) {
	n := len(r.rows)
	if r.Whole != nil && n >= max(AtOnce, r.due) && r.rows[n-1].Unit != row.Unit {
		r.rows = r.settle(r.rows, take, func(unit []Row[F]) bool { return len(unit) == r.Whole(unit[0].Of) })
		r.due = 2 * len(r.rows)
	}
	r.rows = append(r.rows, row)
}

// Rest hands to take the units that are clusters of their own, complete or not,
// and returns the rows of the others by unit and cluster. It leaves r as it is.
func (r *Rows[F]) Rest(take func(unit []Row[F])) []Row[F] {
	return r.settle(slices.Clone(r.rows), take, func([]Row[F]) bool { return true })
}

// Len is how many rows are kept.
func (r *Rows[F]) Len() int { return len(r.rows) }

// settle takes units out of rows and returns the others in their room.
func (r *Rows[F]) settle(rows []Row[F], take func(unit []Row[F]), whole func(unit []Row[F]) bool) []Row[F] {
	slices.SortFunc(rows, func(a, b Row[F]) int {
		switch { // in steps: nearly always the unit decides
		case a.Unit != b.Unit:
			return cmp.Compare(a.Unit, b.Unit)
		case a.Cluster != b.Cluster:
			return cmp.Compare(a.Cluster, b.Cluster)
		}
		return r.Compare(a.Of, b.Of)
	})
	left := rows[:0]
	for unit := range By(rows, func(r Row[F]) uint64 { return r.Unit }) {
		if alone(unit) && whole(unit) {
			take(unit)
			continue
		}
		left = append(left, unit...)
	}
	return left
}

// alone reports that a unit is a cluster of its own, as most are.
func alone[F any](unit []Row[F]) bool {
	return !slices.ContainsFunc(unit, func(r Row[F]) bool { return r.Cluster != r.Unit })
}

// Twins says that a unit has no more than one item a side. The items of any other pair
// are no samples of two: as a unit they are a cluster and nothing else.
func Twins[F any](unit []Row[F], item func(F) (side int, tag uint32)) bool {
	var tags [2]uint32
	var seen [2]bool
	for _, r := range unit {
		side, tag := item(r.Of)
		if seen[side] && tags[side] != tag {
			return false
		}
		tags[side], seen[side] = tag, true
	}
	return true
}

// By yields the stretches of values that have one key.
func By[T any](values []T, key func(T) uint64) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		for from := 0; from < len(values); {
			to := from + 1
			for to < len(values) && key(values[to]) == key(values[from]) {
				to++
			}
			if !yield(values[from:to]) {
				return
			}
			from = to
		}
	}
}
