package effort

import (
	"cmp"
	"math"
	"slices"

	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
)

// A Tally gathers what replies took as they stream by: 32 bytes a reply, never a
// record. What it gives does not depend on the order in which replies came. It
// is not safe for concurrent use.
type Tally struct {
	rows   []row
	suites map[string]uint32
	sorted bool
}

// row is one reply. A figure that was not said is 0.
type row struct {
	unit       uint64 // hash of the pair, or of the item where it has no twin
	cluster    uint64 // hash of the cluster, or the unit where it has none
	completion uint32 // tokens
	reasoning  uint32 // tokens
	ticks      uint32 // of time
	facts      facts
}

// facts packs the rest:
//
//	bit  0    answerable
//	bit  1    has a twin
//	bit  2    truncated
//	bits 3-31 suite, in the order in which they were seen
type facts uint32

func (f facts) answerable() bool { return f&1 != 0 }
func (f facts) twin() bool       { return f&2 != 0 }
func (f facts) truncated() bool  { return f&4 != 0 }
func (f facts) suite() uint32    { return uint32(f >> 3) }

// ticksASecond makes seconds whole: sums of whole numbers are the same in any
// order. Records hold milliseconds.
const ticksASecond = 10_000

// NewTally returns an empty tally.
func NewTally() *Tally { return &Tally{suites: make(map[string]uint32)} }

// Add counts one response and its verdict; both belong to one ask. Each (item,
// epoch) is to be added once. A response in which no model came to speak is
// passed over.
func (t *Tally) Add(v scoring.Verdict, r responses.Record) {
	switch v.State {
	case scoring.ContentFilter, scoring.ContextOverflow, scoring.APIError:
		return
	}
	suite, known := t.suites[v.Suite]
	if !known {
		suite = uint32(len(t.suites))
		t.suites[v.Suite] = suite
	}
	unit := v.Unit()
	out := row{unit: unit, cluster: v.ClusterOf(unit), ticks: whole(math.Round(r.Seconds * ticksASecond)), facts: facts(suite) << 3}
	if v.Answerable {
		out.facts |= 1
	}
	if v.Pair != "" {
		out.facts |= 2
	}
	if v.State == scoring.Truncated {
		out.facts |= 4
	}
	if u := r.Usage; u != nil {
		out.completion, out.reasoning = whole(float64(u.Completion)), whole(float64(u.Reasoning))
	}
	t.rows = append(t.rows, out)
	t.sorted = false
}

// whole is x as a figure: 0, which is none, unless it is above zero. What no
// reply can have taken is held to the largest that fits.
func whole(x float64) uint32 {
	if !(x > 0) {
		return 0
	}
	return uint32(min(x, math.MaxUint32))
}

// of gives the replies to a suite, by cluster and pair. Where twins name two
// clusters they are one pair all the same: the pair is looked at first.
func (t *Tally) of(suite string) []row {
	at, known := t.suites[suite]
	if !known {
		return nil
	}
	if !t.sorted {
		slices.SortFunc(t.rows, compare)
		t.sorted = true
	}
	from, _ := slices.BinarySearchFunc(t.rows, at, func(r row, suite uint32) int { return cmp.Compare(r.facts.suite(), suite) })
	to, _ := slices.BinarySearchFunc(t.rows, at+1, func(r row, suite uint32) int { return cmp.Compare(r.facts.suite(), suite) })
	return t.rows[from:to]
}

func compare(a, b row) int {
	return cmp.Or(
		cmp.Compare(a.facts.suite(), b.facts.suite()),
		cmp.Compare(a.unit, b.unit), cmp.Compare(a.cluster, b.cluster), cmp.Compare(a.facts, b.facts),
		cmp.Compare(a.completion, b.completion), cmp.Compare(a.reasoning, b.reasoning), cmp.Compare(a.ticks, b.ticks),
	)
}
