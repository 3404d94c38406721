package phrases

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
	f.reads = f.reads[:0]
	for _, id := range ids {
		f.reads = append(f.reads, t.words[id].reads)
	}
}

// Find appends the phrases within words from to to, a sentence or part of one,
// by the word they begin with and then by group.
func (f *Finder) Find(from, to int, out []Match) []Match {
	f.from, f.to = from, to
	t := f.table
	for i := from; i < to; i++ {
		w := &t.words[f.ids[i]]
		var next, behind uint64 // what the words behind it can be read as
		if i+1 < to {
			next = f.reads[i+1]
			if w.behind != 0 {
				for _, r := range f.reads[i+1 : min(to, i+2+t.widest)] {
					behind |= r
				}
			}
		}
		if !w.may(next, behind) {
			continue
		}
		f.begin = i
		for k := w.opens.from; k < w.opens.to; k++ {
			o := &t.opens[k]
			if !o.may(next, behind) {
				continue
			}
			for k := o.begins.from; k < o.begins.to; k++ {
				if b := &t.begins[k]; b.may(next, behind) {
					f.walk(b.node, i+1)
				}
			}
		}
		if len(f.found) > 0 {
			sortByGroup(f.found)
			out = append(out, f.found...)
			f.found = f.found[:0]
		}
	}
	return out
}

// may reports whether a pattern can go on with what is read next, at once and
// behind a gap.
func (a *ahead) may(next, behind uint64) bool {
	return a.alone || a.next&next != 0 || a.behind&behind != 0
}

// walk goes on from a node with the word at.
func (f *Finder) walk(n int32, at int) {
	t := f.table
	nd := &t.nodes[n]
	for _, a := range t.accepts[nd.accepts.from:nd.accepts.to] {
		f.accept(a, at)
	}
	if at >= f.to {
		return
	}
	if nd.next&f.reads[at] != 0 {
		f.follow(nd, at)
	}
	for _, g := range t.gaps[nd.gaps.from:nd.gaps.to] {
		after := &t.nodes[g.node]
		for k := at; k < f.to && k <= at+int(g.most); k++ {
			if after.next&f.reads[k] != 0 {
				f.follow(after, k)
			}
		}
	}
}

// follow takes the edges of a node that read the word at.
func (f *Finder) follow(nd *node, at int) {
	t := f.table
	edges := t.edges[nd.edges.from:nd.edges.to]
	of := t.words[f.ids[at]].symbols
	for _, symbol := range t.symbols[of.from:of.to] {
		if nd.next&bit(symbol) == 0 {
			continue
		}
		for _, e := range edges[firstEdge(edges, symbol):] {
			if e.symbol != symbol {
				break
			}
			f.walk(e.next, at+1)
		}
	}
}

// accept notes a phrase that ends before the word at.
func (f *Finder) accept(a accept, at int) {
	if a.start && f.begin != f.from || a.end && at != f.to {
		return
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
