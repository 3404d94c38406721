package reasoning

import (
	"cmp"
	"math"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
	"github.com/abstain-eval/abstain-eval/scoring/units"
)

// A Tally gathers verdicts as they stream by, never a verdict itself. It keeps
// 24 bytes a reply, until the pair of its item is complete where Expect was told
// when that is. What it gives does not depend on the order in which verdicts
// came. It is not safe for concurrent use.
type Tally struct {
	suites map[string]*suite
	epochs int
}

// suite is what the verdicts on one suite show.
type suite struct {
	by    string        // the last in order where there are several
	sides [2]sideTotals // unanswerable, answerable
	early earlyTotals
	done  totals // of units that are complete
	rows  units.Rows[facts]
}

func (t *Tally) newSuite() *suite {
	s := &suite{done: newTotals(), rows: units.Rows[facts]{Compare: cmp.Compare[facts]}}
	if t.epochs > 0 {
		s.rows.Whole = func(f facts) int {
			if f.has(twin) {
				return 2 * t.epochs
			}
			return t.epochs
		}
	}
	return s
}

// row is one reply.
type row = units.Row[facts]

// facts are what a verdict shows, a bit each, and in the upper half its item's tag.
type facts uint64

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
func (f facts) side() int          { return int(f & answerable) }

func (f facts) item() (side int, tag uint32) { return f.side(), uint32(f >> 32) }

// NewTally returns an empty tally.
func NewTally() *Tally { return &Tally{suites: make(map[string]*suite)} }

// Expect says, before the first verdict comes, that each item was asked in so
// many epochs, and so when a pair of two items is complete: its verdicts are
// summed up then. It changes nothing that the tally gives, save for pairs of
// three items and more in suites of many thousands: what comes of them after
// that is another pair.
func (t *Tally) Expect(epochs int) { t.epochs = max(0, epochs) }

// Add counts one verdict. Each (item, epoch) is to be added once. A response in
// which no model came to speak is passed over.
func (t *Tally) Add(v scoring.Verdict) {
	switch v.State {
	case scoring.ContentFilter, scoring.ContextOverflow, scoring.APIError:
		return
	}
	s := t.suites[v.Suite]
	if s == nil {
		s = t.newSuite()
		t.suites[v.Suite] = s
	}
	f := factsOf(v)
	s.sides[f.side()].add(f)
	if v.Trace != nil {
		s.by = max(s.by, v.Trace.By)
		if f.has(worked | stated) {
			s.early.add(*v.Trace.Steps.Early)
		}
	}
	unit := v.Unit()
	s.rows.Add(row{Unit: unit, Cluster: v.ClusterOf(unit), Of: f}, s.done.add)
}

func factsOf(v scoring.Verdict) facts {
	f := facts(v.ItemTag()) << 32
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
