package suspects

import (
	"iter"
	"maps"
	"slices"
	"strconv"

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
	known       []mark            // lures and gold, by entry
	latest      map[uint64]uint32 // ask to its entry
	checkpoints []Checkpoint
	scorers     map[string]bool
}

// A row is one verdict.
type row struct {
	value      mark
	entry      uint32
	checkpoint uint16
	outcome    outcome
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

// An entry is one question with one label and gold. Two runs that hold one
// question with different ones have an entry each, and the later counts.
type entry struct {
	ask, version, pair uint64 // pair is 0 where there is no twin
	from, to           uint32 // in known
	before             uint32 // the entry that this one took the place of, or none
	answerable         bool
	graded             bool // of the probe hard, whose last steps are out of reach by design
}

const none = ^uint32(0)

// NewTally returns an empty tally.
func NewTally() *Tally {
	return &Tally{latest: make(map[uint64]uint32), scorers: make(map[string]bool)}
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
		if r.outcome != unscored {
			c.Scored++
		}
	}
	maps.Copy(t.scorers, scorers)
	return nil
}

// undo forgets what was added behind so many rows and entries.
func (t *Tally) undo(rows, entries int) {
	t.rows = t.rows[:rows]
	for len(t.entries) > entries {
		last := t.entries[len(t.entries)-1]
		t.entries, t.known = t.entries[:len(t.entries)-1], t.known[:last.from]
		if delete(t.latest, last.ask); last.before != none {
			t.latest[last.ask] = last.before
		}
	}
}

func (t *Tally) add(checkpoint int, item suites.Item, v scoring.Verdict) {
	r := row{entry: t.enter(item, v), checkpoint: uint16(checkpoint), outcome: outcomeOf(v)}
	if r.outcome == answered || r.outcome == wrong {
		r.value = markOf(v.Extracted)
	}
	t.rows = append(t.rows, r)
}

// enter returns the entry of an item, new where the question is, or its label
// or gold.
func (t *Tally) enter(item suites.Item, v scoring.Verdict) uint32 {
	ask, version := hash(v.Ask), versionOf(item)
	before, known := t.latest[ask]
	if known && t.entries[before].version == version {
		return before
	}
	if !known {
		before = none
	}
	e := entry{ask: ask, version: version, before: before, from: uint32(len(t.known)), answerable: item.Answerable, graded: item.Probe == "hard"}
	if v.Pair != "" {
		e.pair = hash(v.Suite, v.Pair)
	}
	expected := item.Lures
	if item.Answerable {
		expected = item.Answers
	}
	for _, text := range expected {
		t.known = append(t.known, markOf(text))
	}
	e.to = uint32(len(t.known))
	i := uint32(len(t.entries))
	t.entries = append(t.entries, e)
	t.latest[ask] = i
	return i
}

// versionOf is what a verdict on an item rests on beside the question.
func versionOf(item suites.Item) uint64 {
	parts := []string{strconv.FormatBool(item.Answerable)}
	if m := item.Match; m != nil {
		parts = append(parts, m.Type, strconv.FormatFloat(m.Tolerance, 'g', -1, 64), m.Unit, strconv.FormatBool(m.KeepCase))
	}
	return hash(append(append(parts, "gold"), item.Answers...)...)
}

// An outcome is what a response did, as far as a suspicion is concerned.
type outcome uint8

const (
	unscored outcome = iota
	answered         // with no gold to compare with
	right
	wrong
	declined
)

func outcomeOf(v scoring.Verdict) outcome {
	switch {
	case v.State != scoring.Scored:
		return unscored
	case v.Declined(scoring.Strict):
		return declined
	case v.Answerable && v.Correct == matching.Right:
		return right
	case v.Answerable && v.Correct == matching.Wrong:
		return wrong
	}
	return answered
}

func (o *Outcomes) count(what outcome) {
	switch what {
	case answered:
		o.Answered++
	case right:
		o.Right++
	case wrong:
		o.Wrong++
	case declined:
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
