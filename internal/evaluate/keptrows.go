package evaluate

import (
	"sync/atomic"

	"github.com/abstain-eval/abstain-eval/reports"
)

// keptBytes is how much of what was just scored may be kept for the report that
// follows, over all runs of a job: a few thousand short answers. What is more is
// read from the run directory again.
const keptBytes = 8 << 20

// rowBytes is about what a row takes beside its texts.
const rowBytes = 1 << 10

// A room is what rows may still be kept, in bytes, shared by runs that are
// scored side by side.
type room struct{ left atomic.Int64 }

func newRoom() *room {
	r := &room{}
	r.left.Store(keptBytes)
	return r
}

// A rowKeeper keeps the rows of one run while there is room for all of them.
type rowKeeper struct {
	room  *room
	rows  []reports.Row // nil where some were not kept
	taken int64
	full  bool // no row is kept any more, so that none need be made
}

func (k *rowKeeper) add(r reports.Row) {
	if k.full {
		return
	}
	size := int64(rowBytes + len(r.Context) + len(r.Question) + len(r.Missing) + len(r.Answer) + len(r.Trace))
	for _, g := range r.Gold {
		size += int64(len(g))
	}
	k.taken += size
	if k.room.left.Add(-size) < 0 {
		k.room.left.Add(k.taken)
		k.rows, k.taken, k.full = nil, 0, true
		return
	}
	k.rows = append(k.rows, r)
}
