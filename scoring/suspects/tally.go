package suspects

import (
	"iter"
	"maps"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
	"github.com/abstain-eval/abstain-eval/suites"
)

// A Tally gathers the runs of several checkpoints. It keeps columns: 24 bytes a
// verdict, and of each question its hashes and those of the values that were to
// be expected, never an item nor a text. A Tally is not safe for concurrent
// use.
type Tally struct {
	rows        []row
	entries     []entry
	known       []mark           // lures and gold, by entry
	entered     map[claim]uint32 // to its entry
	run         uint32           // the one that is being added, from 1
	latest      map[posed]standing
	beside      map[posed][]uint32 // to further entries of its run that count
	replaced    []replacement      // what the run that is being added changed in these
	checkpoints []Checkpoint
	scorers     map[string]bool
}

// A row is one verdict.
type row struct {
	value      mark
	entry      uint32
	checkpoint uint16
	act        scoring.Act
}

// A mark is a value, hashed. The zero mark is no value.
type mark struct{ key, bare uint64 }

func markOf(text string) mark {
	v := matching.ValueOf(text)
	if v.Key == "" {
		return mark{}
	}
	return mark{hash(v.Key), hash(v.Bare)}
}

// whole reports whether nothing was left out of m; see matching.Value.
func (m mark) whole() bool { return m.key != m.bare }

func (m mark) same(n mark) bool {
	return m != mark{} && n != mark{} && (m.key == n.key || m.bare == n.bare && !(m.whole() && n.whole()))
}

// NewTally returns an empty tally.
func NewTally() *Tally {
	return &Tally{
		entered: make(map[claim]uint32), latest: make(map[posed]standing), beside: make(map[posed][]uint32), scorers: make(map[string]bool),
	}
}

// AddCheckpoint adds a checkpoint and returns its number.
func (t *Tally) AddCheckpoint(name string) int {
	t.checkpoints = append(t.checkpoints, Checkpoint{Name: name})
	return len(t.checkpoints) - 1
}

// An Asked is an item and what a response to it is worth.
type Asked struct {
	Item    suites.Item
	Verdict scoring.Verdict
}

// AddRun adds a run of a checkpoint: all of it or, where all ends in an error,
// nothing. Runs are to be added oldest first.
func (t *Tally) AddRun(checkpoint int, all iter.Seq2[Asked, error]) error {
	rows, entries := len(t.rows), len(t.entries)
	scorers, simulated := map[string]bool{}, false
	t.replaced = t.replaced[:0]
	t.run++
	for x, err := range all {
		if err != nil {
			t.undo(rows, entries)
			return err
		}
		t.add(checkpoint, x.Item, x.Verdict)
		scorers[x.Verdict.By] = true
		simulated = simulated || x.Verdict.Simulated
	}
	c := &t.checkpoints[checkpoint]
	c.Runs++
	c.Simulated = c.Simulated || simulated
	for _, r := range t.rows[rows:] {
		c.Responses++
		if r.act != scoring.ActNone {
			c.Scored++
		}
	}
	maps.Copy(t.scorers, scorers)
	return nil
}

func (t *Tally) add(checkpoint int, item suites.Item, v scoring.Verdict) {
	r := row{entry: t.enter(item, v), checkpoint: uint16(checkpoint), act: v.Act()}
	if r.act == scoring.ActAnswered || r.act == scoring.ActWrong {
		r.value = markOf(v.Extracted)
	}
	t.rows = append(t.rows, r)
}

func (o *Outcomes) count(what scoring.Act) {
	switch what {
	case scoring.ActAnswered:
		o.Answered++
	case scoring.ActRight:
		o.Right++
	case scoring.ActWrong:
		o.Wrong++
	case scoring.ActDeclined:
		o.Declined++
	}
}

// hash is FNV-1a over texts and where they end; never 0.
func hash(texts ...string) uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	h := uint64(offset)
	for _, text := range texts {
		for i := range len(text) {
			h = (h ^ uint64(text[i])) * prime
		}
		h = (h ^ 0x1ff) * prime // no byte
	}
	return max(h, 1)
}

func (t *Tally) scoredBy() []string { return slices.Sorted(maps.Keys(t.scorers)) }
