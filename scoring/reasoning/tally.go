package reasoning

import (
	"cmp"
	"math"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
)

// A Tally gathers verdicts as they stream by: 32 bytes a reply, never a verdict.
// What it gives does not depend on the order in which they came. It is not safe
// for concurrent use.
type Tally struct {
	rows   []row
	suites map[string]uint32
	by     map[string]string // by suite; the last in order where there are several
	sorted bool
}

type row struct {
	unit    uint64 // hash of the pair, or of the item where it has no twin
	cluster uint64 // hash of the cluster, or the unit where it has none
	early   float32
	suite   uint32
	facts   facts
}

// facts are what a verdict shows, a bit each.
type facts uint32

const (
	answerable facts = 1 << iota
	twin
	scored
	declined // strict
	right
	wrong
	hedged
	traced
	summary
	noticed
	reached
	repeated
	loops
	worked // its working was seen, and it commits to an answer
	skips
	stated // early is known
)

func (f facts) has(all facts) bool { return f&all == all }

// NewTally returns an empty tally.
func NewTally() *Tally { return &Tally{suites: map[string]uint32{}, by: map[string]string{}} }

// Add counts one verdict. Each (item, epoch) is to be added once. A response in
// which no model came to speak is passed over.
func (t *Tally) Add(v scoring.Verdict) {
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
	r := row{unit: unit, cluster: v.ClusterOf(unit), suite: suite, facts: factsOf(v)}
	if v.Trace != nil {
		t.by[v.Suite] = max(t.by[v.Suite], v.Trace.By)
		if s := v.Trace.Steps; s != nil && s.Early != nil {
			r.early = float32(*s.Early)
		}
	}
	t.rows = append(t.rows, r)
	t.sorted = false
}

func factsOf(v scoring.Verdict) facts {
	var f facts
	set := func(bit facts, on bool) {
		if on {
			f |= bit
		}
	}
	set(answerable, v.Answerable)
	set(twin, v.Pair != "")
	set(scored, v.State == scoring.Scored)
	set(declined, v.Declined(scoring.Strict))
	set(right, v.Correct == matching.Right)
	set(wrong, v.Correct == matching.Wrong)
	set(hedged, v.Behavior == behavior.Hedged)
	set(repeated, v.Repeats > 0)
	set(loops, v.Loops)
	t := v.Trace
	if t == nil {
		return f
	}
	set(traced, true)
	set(summary, t.Summary)
	set(noticed, t.Noticed)
	set(reached, t.Reached)
	if s := t.Steps; s != nil && v.State == scoring.Scored && !v.Behavior.Declines() {
		set(worked, true)
		set(skips, s.Skips())
		set(stated, s.Early != nil && !math.IsNaN(*s.Early))
	}
	return f
}

// of gives the replies to a suite, by pair.
func (t *Tally) of(suite string) []row {
	at, known := t.suites[suite]
	if !known {
		return nil
	}
	if !t.sorted {
		slices.SortFunc(t.rows, func(a, b row) int {
			return cmp.Or(
				cmp.Compare(a.suite, b.suite), cmp.Compare(a.unit, b.unit), cmp.Compare(a.cluster, b.cluster),
				cmp.Compare(a.facts, b.facts), cmp.Compare(a.early, b.early),
			)
		})
		t.sorted = true
	}
	from, _ := slices.BinarySearchFunc(t.rows, at, func(r row, suite uint32) int { return cmp.Compare(r.suite, suite) })
	to, _ := slices.BinarySearchFunc(t.rows, at+1, func(r row, suite uint32) int { return cmp.Compare(r.suite, suite) })
	return t.rows[from:to]
}
