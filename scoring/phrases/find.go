package phrases

import "slices"

// A Match is a phrase that was found. Of those of one group that begin at one
// word the longest counts.
type Match struct {
	Group    int
	From, To int // words
	Least    int // where the shortest ends
	Most     int // To, and what a gap at the end of a pattern takes in behind it
}

// A Finder finds the phrases of a table in the words of one text. What it does
// at one word is bounded by the table alone, since gaps are, so that finding is
// linear in the text. It keeps its room from text to text.
type Finder struct {
	table    *Table
	ids      []int32
	reads    []uint64 // by word, the bits of its symbols
	from, to int      // the sentence at hand
	begin    int      // the word at hand
	found    []Match  // that begin there
}

// Look turns to a text: the ids of its words, 0 for a word that no table uses.
// They are read until the next call.
func (f *Finder) Look(t *Table, ids []int32) {
	f.table, f.ids = t, ids
	f.reads = slices.Grow(f.reads[:0], len(ids))[:len(ids)]
	for i, id := range ids {
		f.reads[i] = t.words[id].reads
	}
}

// Find appends the phrases within words from to to, a sentence or part of one,
// by the word they begin with and then by group.
func (f *Finder) Find(from, to int, out []Match) []Match {
	f.from, f.to = from, to
	a := f.table.automaton.Load()
	for i, id := range f.ids[from:to] {
		n := a.starts[id].Load()
		if n == dead { // as mostly
			continue
		}
		f.begin = from + i
		for again := false; !f.follow(a, n); again, n = true, 0 {
			a = f.table.renew(a, again)
			f.found = f.found[:0]
		}
		if len(f.found) > 0 {
			sortByGroup(f.found)
			out = append(out, f.found...)
			f.found = f.found[:0]
		}
	}
	return out
}

// follow finds the phrases that begin at the word at hand, behind which the state is n, 0 if that
// is not known. It reports whether the automaton had room for what it had to learn.
func (f *Finder) follow(a *automaton, n uint32) bool {
	if n == 0 {
		n = a.start(f.ids[f.begin])
	}
	for at := f.begin + 1; n > dead; at++ {
		s := &a.states[n]
		if s.ends != nil {
			for _, e := range *s.ends {
				f.accept(e, at)
			}
		}
		switch {
		case at >= f.to:
			return true
		case s.next&f.reads[at] == 0: // as mostly
			n = s.skipped
		default:
			n = a.move(n, f.ids[at])
		}
	}
	return n == dead
}

// accept notes a phrase that ends before the word at.
func (f *Finder) accept(a accept, at int) {
	if a.start && f.begin != f.from || a.end && at+int(a.more) < f.to {
		return
	}
	if a.end {
		at = f.to // what stands in a gap before it too
	}
	most := min(f.to, at+int(a.more))
	for k := range f.found {
		if m := &f.found[k]; m.Group == a.group {
			m.To, m.Least, m.Most = max(m.To, at), min(m.Least, at), max(m.Most, most)
			return
		}
	}
	f.found = append(f.found, Match{Group: a.group, From: f.begin, To: at, Least: at, Most: most})
}

// sortByGroup sorts a handful by insertion.
func sortByGroup(ms []Match) {
	for i := 1; i < len(ms); i++ {
		for k := i; k > 0 && ms[k].Group < ms[k-1].Group; k-- {
			ms[k], ms[k-1] = ms[k-1], ms[k]
		}
	}
}

// firstEdge is the place of the first edge with a symbol not below the given.
func firstEdge(edges []edge, symbol int32) int {
	lo, hi := 0, len(edges)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); edges[mid].symbol < symbol {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
