package signature

import (
	"cmp"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
)

// A Tally gathers verdicts as they stream by. It keeps four columns, 24 bytes a
// verdict, and never a verdict itself: suites and scenarios are interned, pairs
// and clusters are 64-bit hashes. What it gives does not depend on the order in
// which verdicts came, nor on how they were spread over tallies that were
// merged. A Tally is not safe for concurrent use: give each goroutine its own
// and merge them.
type Tally struct {
	units    []uint64 // hash of the pair, or of the item where it has no twin
	clusters []uint64 // hash of the cluster, or of the unit where it has none
	groups   []uint32 // index into names
	facts    []facts

	names []group
	index map[group]uint32
	// of each suite
	simulated map[string]bool
	first     map[string]int // lowest N: where the suite begins
}

// group is what verdicts share by the thousand. An item of a probe has no
// scenario; there its domain stands.
type group struct{ suite, scenario string }

// NewTally returns an empty tally.
func NewTally() *Tally {
	return &Tally{
		index:     make(map[group]uint32),
		simulated: make(map[string]bool),
		first:     make(map[string]int),
	}
}

// Add counts one verdict. Each (item, epoch) is to be added once.
func (t *Tally) Add(v scoring.Verdict) {
	kind := v.Scenario
	if kind == "" {
		kind = v.Domain // an item of a probe
	}
	g := t.intern(group{v.Suite, kind})
	t.note(v.Suite, v.N, v.Simulated)

	unit := hash('i', v.Item)
	switch {
	case v.Pair != "":
		unit = hash('p', v.Pair)
	case v.Control != "":
		unit = hash('i', v.Control)
	}
	cluster := unit
	if v.Cluster != "" && v.Cluster != v.Pair {
		cluster = hash('c', v.Cluster)
	}
	t.units = append(t.units, unit)
	t.clusters = append(t.clusters, cluster)
	t.groups = append(t.groups, g)
	t.facts = append(t.facts, factsOf(v))
}

// Merge adds all that other holds and leaves other as it is.
func (t *Tally) Merge(other *Tally) {
	if other == nil {
		return
	}
	to := make([]uint32, len(other.names))
	for i, name := range other.names {
		to[i] = t.intern(name)
	}
	for suite, n := range other.first {
		t.note(suite, n, other.simulated[suite])
	}
	t.units = append(t.units, other.units...)
	t.clusters = append(t.clusters, other.clusters...)
	t.facts = append(t.facts, other.facts...)
	for _, g := range other.groups {
		t.groups = append(t.groups, to[g])
	}
}

// Len is how many verdicts were added.
func (t *Tally) Len() int { return len(t.facts) }

func (t *Tally) intern(g group) uint32 {
	i, known := t.index[g]
	if !known {
		i = uint32(len(t.names))
		t.index[g] = i
		t.names = append(t.names, g)
	}
	return i
}

func (t *Tally) note(suite string, n int, simulated bool) {
	if first, known := t.first[suite]; !known || n < first {
		t.first[suite] = n
	}
	if simulated {
		t.simulated[suite] = true
	}
}

// suites lists the suites in the order in which their items lie in
// items.jsonl, whatever the order in which verdicts came; by name where two
// begin at the same line.
func (t *Tally) suites() []string {
	var names []string
	for suite := range t.first {
		names = append(names, suite)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(t.first[a], t.first[b]), cmp.Compare(a, b))
	})
	return names
}

// facts packs what a signature needs to know of one verdict:
//
//	bit  0     answerable
//	bit  1     has a twin
//	bits 2-5   state, as an index into scoring.States()
//	bits 6-7   correct
//	bits 8-13  class and cause, strict
//	bits 14-19 class and cause, broad
//	bits 20-22 difficulty
//	bit  23    has a plain-worded control
//	bit  24    replaced an earlier response
//	bit  25    was redrawn, and counts all the same
type facts uint32

func factsOf(v scoring.Verdict) facts {
	f := facts(stateCode(v.State)) << 2
	if v.Answerable {
		f |= 1
	}
	if v.Pair != "" {
		f |= 2
	}
	f |= facts(v.Difficulty&7) << 20
	if v.Control != "" {
		f |= 1 << 23
	}
	if v.Replaced > 0 {
		f |= 1 << 24
	}
	if v.Redrawn > 0 {
		f |= 1 << 25
	}
	if v.State != scoring.Scored {
		return f
	}
	switch v.Correct {
	case matching.Right:
		f |= 1 << 6
	case matching.Wrong:
		f |= 2 << 6
	}
	f |= facts(classCode(v.Class)|causeCode(v.Cause)<<2) << 8
	f |= facts(classCode(v.ClassBroad)|causeCode(v.CauseBroad)<<2) << 14
	return f
}

func (f facts) answerable() bool { return f&1 != 0 }
func (f facts) twin() bool       { return f&2 != 0 }
func (f facts) scored() bool     { return f.state() == 0 }
func (f facts) state() int       { return int(f>>2) & 15 }
func (f facts) right() bool      { return f>>6&3 == 1 }
func (f facts) wrong() bool      { return f>>6&3 == 2 }
func (f facts) difficulty() int  { return int(f>>20) & 7 }
func (f facts) controlled() bool { return f>>23&1 != 0 }
func (f facts) replaced() bool   { return f>>24&1 != 0 }
func (f facts) redrawn() bool    { return f>>25&1 != 0 }

func (f facts) reading(d scoring.Definition) int {
	if d == scoring.Broad {
		return int(f>>14) & 63
	}
	return int(f>>8) & 63
}

func (f facts) class(d scoring.Definition) scoring.Class { return classes()[f.reading(d)&3] }
func (f facts) cause(d scoring.Definition) scoring.Cause { return causes()[f.reading(d)>>2] }

// declined is Verdict.Declined: on an unanswerable item declining is the
// calibrated thing to do, on an answerable one it is over-refusing.
func (f facts) declined(d scoring.Definition) bool {
	if !f.scored() {
		return false
	}
	if f.answerable() {
		return f.class(d) == scoring.OverRefusing
	}
	return f.class(d) == scoring.Calibrated
}

// hash is FNV-1a over a tag and a text; the tag keeps a pair and an item of one
// name apart. It is the same on every machine, which maphash is not.
func hash(tag byte, text string) uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	h := (uint64(offset) ^ uint64(tag)) * prime
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * prime
	}
	return h
}
