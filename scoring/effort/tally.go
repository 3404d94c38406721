package effort

import (
	"cmp"
	"math"
	"slices"

	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
	"github.com/abstain-eval/abstain-eval/scoring/units"
)

// A Tally gathers what replies took as they stream by, never a record. It keeps
// 32 bytes a reply, until the pair of its item is complete where Expect was told
// when that is. What it gives does not depend on the order in which replies
// came. It is not safe for concurrent use.
type Tally struct {
	suites map[string]*suite
	epochs int
}

// suite is what the replies to one suite took.
type suite struct {
	sides [2]sideTotals // unanswerable, answerable
	done  totals        // of units that are complete
	rows  units.Rows[facts]
}

func (t *Tally) newSuite() *suite {
	s := &suite{done: totals{truncated: [2]stats.Alike{{}, {}}}, rows: units.Rows[facts]{Compare: compare}}
	if t.epochs > 0 {
		s.rows.Whole = func(f facts) int {
			if f.twin() {
				return 2 * t.epochs
			}
			return t.epochs
		}
	}
	return s
}

// row is one reply.
type row = units.Row[facts]

// facts are what one reply took; a figure that was not said is 0.
type facts struct {
	took  [kinds]uint32
	flags uint32
}

// The kinds of effort, as indexes.
const (
	completion = iota // tokens
	reasoning         // tokens
	ticks             // of time
	kinds
)

// The flags of a reply.
const (
	answerable = 1 << iota
	twin
	truncated
	endTold
	tagShift = iota // above the flags the item's tag, as much of it as there is room for
)

func (f facts) side() int       { return int(f.flags & answerable) }
func (f facts) twin() bool      { return f.flags&twin != 0 }
func (f facts) truncated() bool { return f.flags&truncated != 0 }
func (f facts) endTold() bool   { return f.flags&endTold != 0 }

func (f facts) item() (side int, tag uint32) { return f.side(), f.flags >> tagShift }

func compare(a, b facts) int {
	return cmp.Or(cmp.Compare(a.flags, b.flags), slices.Compare(a.took[:], b.took[:]))
}

// ticksASecond makes seconds whole: sums of whole numbers are the same in any
// order. Records hold milliseconds.
const ticksASecond = 10_000

// NewTally returns an empty tally.
func NewTally() *Tally { return &Tally{suites: make(map[string]*suite)} }

// Expect says, before the first reply comes, that each item was asked in so many
// epochs, and so when a pair of two items is complete: its replies are summed up
// then. It changes nothing that the tally gives, save for pairs of three items
// and more in suites of many thousands: what comes of them after that is another
// pair.
func (t *Tally) Expect(epochs int) { t.epochs = max(0, epochs) }

// Add counts one response and its verdict; both belong to one ask. Each (item,
// epoch) is to be added once. A response in which no model came to speak is
// passed over.
func (t *Tally) Add(v scoring.Verdict, r responses.Record) {
	switch v.State {
	case scoring.ContentFilter, scoring.ContextOverflow, scoring.APIError:
		return
	}
	s := t.suites[v.Suite]
	if s == nil {
		s = t.newSuite()
		t.suites[v.Suite] = s
	}
	f := factsOf(v, r)
	s.sides[f.side()].add(f)
	unit := v.Unit()
	s.rows.Add(row{Unit: unit, Cluster: v.ClusterOf(unit), Of: f}, s.done.add)
}

func factsOf(v scoring.Verdict, r responses.Record) facts {
	f := facts{took: [kinds]uint32{ticks: whole(math.Round(r.Seconds * ticksASecond))}, flags: v.ItemTag() << tagShift}
	if v.Answerable {
		f.flags |= answerable
	}
	if v.Pair != "" {
		f.flags |= twin
	}
	if v.State == scoring.Truncated {
		f.flags |= truncated
	}
	if scoring.EndTold(r) {
		f.flags |= endTold
	}
	if u := r.Usage; u != nil {
		f.took[completion], f.took[reasoning] = whole(float64(u.Completion)), whole(float64(u.Reasoning))
	}
	return f
}

// whole is x as a figure: 0, which is none, unless it is above zero. What no
// reply can have taken is held to the largest that fits.
func whole(x float64) uint32 {
	if !(x > 0) {
		return 0
	}
	return uint32(min(x, math.MaxUint32))
}
