package suspects

import (
	"slices"
	"strconv"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/suites"
)

// An entry is one question with one label and gold. Two runs that hold one
// question with different ones have an entry each, and of one suite the later
// counts. Of two items of one run neither is the later, and both count.
type entry struct {
	claim
	pair       uint64 // 0 where there is no twin
	from, to   uint32 // in known
	answerable bool
	graded     bool // of the probe hard, whose last steps are out of reach by design
}

// A claim is what is said to be the answer to a question. Suites that say the same
// share their responses.
type claim struct{ ask, version uint64 }

// posed is a question of a suite. Two suites of one run may share it and say
// otherwise, and neither is then the later.
type posed struct{ suite, ask uint64 }

// A standing is the first entry that counts of a question, and the run that had it
// last, from 1.
type standing struct{ entry, run uint32 }

// A replacement is what counted before: a standing, the zero one where none did, and
// what counted beside it.
type replacement struct {
	of     posed
	before standing
	beside []uint32
}

const none = ^uint32(0)

// enter returns the entry of an item, new where the question is, or its label
// or gold, and has it count for the suite from here on.
func (t *Tally) enter(item suites.Item, v scoring.Verdict) uint32 {
	said := claim{hash(v.Ask), versionOf(item)}
	i, known := t.entered[said]
	if !known {
		i = t.newEntry(said, item, v)
	}
	at := posed{hash(v.Suite), said.ask}
	before, beside := t.latest[at], t.beside[at]
	if before.run != t.run { // what counted may be outdated
		if before.run == 0 || before.entry != i || beside != nil {
			t.replaced = append(t.replaced, replacement{at, before, beside})
			delete(t.beside, at)
		}
		t.latest[at] = standing{i, t.run}
	} else if before.entry != i && !slices.Contains(beside, i) {
		t.replaced = append(t.replaced, replacement{at, before, beside})
		t.beside[at] = append(beside, i)
	}
	return i
}

func (t *Tally) newEntry(said claim, item suites.Item, v scoring.Verdict) uint32 {
	e := entry{claim: said, from: uint32(len(t.known)), answerable: item.Answerable, graded: item.Probe == "hard"}
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
	t.entered[said] = i
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

// undo forgets what the run that is being added put behind so many rows and entries.
func (t *Tally) undo(rows, entries int) {
	for _, r := range slices.Backward(t.replaced) {
		if t.latest[r.of] = r.before; r.before.run == 0 {
			delete(t.latest, r.of)
		}
		if t.beside[r.of] = r.beside; r.beside == nil {
			delete(t.beside, r.of)
		}
	}
	for _, e := range t.entries[entries:] {
		delete(t.entered, e.claim)
	}
	if entries < len(t.entries) {
		t.known = t.known[:t.entries[entries].from]
	}
	t.rows, t.entries = t.rows[:rows], t.entries[:entries]
}
