package signature

import (
	"cmp"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring"
)

// A Tally gathers verdicts as they stream by. It keeps a row of 32 bytes of each
// and never a verdict itself: suites and scenarios are interned, items, pairs and
// clusters are 64-bit hashes. What it gives does not depend on the order in
// which verdicts came, nor on how they were spread over tallies that were
// merged. A Tally is not safe for concurrent use, its signatures included: give
// each goroutine its own and merge them.
type Tally struct {
	suites map[string]*tallied
	names  []group
	index  map[group]uint32
	room   map[string]int // by suite, for those that have no verdict yet
}

// tallied are the verdicts of one suite.
type tallied struct {
	rows      []row
	simulated bool
	first     int // lowest N: where the suite begins
	ordered   int // how many rows there were when they were last put into order
}

// row is one verdict.
type row struct {
	unit    uint64 // hash of the pair, or of the item where it has no twin; see settle
	cluster uint64 // hash of the cluster, or of the unit where it has none
	item    uint64 // as itemOf gives it
	group   uint32 // index into names
	facts   facts
}

// group is what verdicts share by the thousand. An item of a probe has no
// scenario; there its domain stands.
type group struct{ suite, scenario string }

// NewTally returns an empty tally.
func NewTally() *Tally {
	return &Tally{suites: make(map[string]*tallied), index: make(map[group]uint32), room: make(map[string]int)}
}

// Add counts one verdict. Each (item, epoch) is to be added once.
func (t *Tally) Add(v scoring.Verdict) {
	kind := v.Scenario
	if kind == "" {
		kind = v.Domain // an item of a probe
	}
	unit := v.Unit()
	if v.Pair == "" && v.Control != "" {
		unit = scoring.Verdict{Item: v.Control}.Unit()
	}
	s := t.suite(v.Suite, v.N, v.Simulated)
	s.rows = append(s.rows, row{unit, v.ClusterOf(unit), itemOf(v), t.intern(group{v.Suite, kind}), factsOf(v)})
}

// itemOf is the hash of a verdict's item. The upper half is the same for an item that
// names a control as for the control.
func itemOf(v scoring.Verdict) uint64 {
	item := scoring.Verdict{Item: v.Item}.Unit()
	if v.Control == "" {
		return item
	}
	return scoring.Verdict{Item: v.Control}.Unit()>>32<<32 | item<<32>>32
}

// Expect says how many verdicts of a suite will come, before the first does:
// room that is made at once costs less than made little by little. It changes
// nothing that the tally gives, however many come.
func (t *Tally) Expect(suite string, verdicts int) { t.room[suite] = max(0, verdicts) }

// Merge adds all that other holds and leaves other as it is.
func (t *Tally) Merge(other *Tally) {
	if other == nil {
		return
	}
	to := make([]uint32, len(other.names))
	for i, name := range other.names {
		to[i] = t.intern(name)
	}
	for suite, theirs := range other.suites {
		s := t.suite(suite, theirs.first, theirs.simulated)
		s.rows = slices.Grow(s.rows, len(theirs.rows))
		for _, r := range theirs.rows {
			r.group = to[r.group]
			s.rows = append(s.rows, r)
		}
	}
}

// Len is how many verdicts were added.
func (t *Tally) Len() int {
	n := 0
	for _, s := range t.suites {
		n += len(s.rows)
	}
	return n
}

func (t *Tally) intern(g group) uint32 {
	i, known := t.index[g]
	if !known {
		i = uint32(len(t.names))
		t.index[g] = i
		t.names = append(t.names, g)
	}
	return i
}

// suite is where verdicts of a suite go, of which one stands on line n.
func (t *Tally) suite(name string, n int, simulated bool) *tallied {
	s := t.suites[name]
	if s == nil {
		s = &tallied{first: n, rows: make([]row, 0, t.room[name])}
		t.suites[name] = s
	}
	s.first = min(s.first, n)
	s.simulated = s.simulated || simulated
	return s
}

// inOrder lists the suites in the order in which their items lie in
// items.jsonl, whatever the order in which verdicts came; by name where two
// begin at the same line.
func (t *Tally) inOrder() []string {
	var names []string
	for suite := range t.suites {
		names = append(names, suite)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(t.suites[a].first, t.suites[b].first), cmp.Compare(a, b))
	})
	return names
}
