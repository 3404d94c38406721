package phrases

import "slices"

// A builder is a table under construction. What belongs to nodes and symbols is
// kept in lists of its own until all of them are known.
type builder struct {
	t       *Table
	classes []string            // those that Has is asked about
	names   map[string][]string // words of every class
	symbols map[string]int32    // of the classes that patterns use
	used    []string            // those classes, in order
	child   Words               // by key: the child made by one parent alone, or the node of a gap
	count   int32               // of nodes
	edges   []parted[edge]
	gaps    []parted[gap]
	accepts []parted[accept]
	fields  []string // of the pattern at hand
	places  []from   // what sequences end in, kept together
}

// parted is something that belongs to a node or a word.
type parted[T any] struct {
	owner int32
	of    T
}

func newBuilder(classes []string) *builder {
	return &builder{
		t:       &Table{ids: NewWords(4096), classes: make([]uint64, 2, 2048)}, // 0 is no word, 1 a number
		classes: classes, names: make(map[string][]string, 64), symbols: make(map[string]int32, 64),
		child: NewWords(8192), count: 1,
		edges: make([]parted[edge], 0, 8192), accepts: make([]parted[accept], 0, 4096), places: make([]from, 0, 16384),
	}
}

// wordID is the id of a word, which is its symbol too.
func (b *builder) wordID(w string) int32 {
	if w == "#" {
		return Number
	}
	h := Hash(w)
	if id := b.t.ids.Get(h); id > 0 {
		return id
	}
	id := b.symbol()
	b.t.ids.Put(h, id)
	return id
}

// symbol is a new one. Symbols of classes are numbered among the words, so that
// one list serves both.
func (b *builder) symbol() int32 {
	b.t.classes = append(b.t.classes, 0)
	return int32(len(b.t.classes) - 1)
}

func (b *builder) node() int32 {
	b.count++
	return b.count - 1
}

func (b *builder) finish() *Table {
	t := b.t
	for _, name := range b.used { // which may make new words
		for _, w := range b.names[name] {
			b.wordID(w)
		}
	}
	n := len(t.classes)
	var symbols []parted[int32]
	for id := range int32(n) {
		if id > 0 {
			symbols = append(symbols, parted[int32]{id, id})
		}
	}
	for _, name := range b.used {
		for _, w := range b.names[name] {
			symbols = append(symbols, parted[int32]{b.wordID(w), b.symbols[name]})
		}
	}
	t.words = make([]entry, n)
	t.symbols = part(slices.Compact(ordered(symbols, n, ownerOf)), func(id int32, r run) { t.words[id].symbols = r })
	for i := range t.words {
		w := &t.words[i]
		for _, s := range t.symbols[w.symbols.from:w.symbols.to] {
			w.reads |= bit(s)
		}
	}
	nodes := int(b.count)
	t.nodes = make([]node, nodes)
	t.accepts = part(ordered(b.accepts, nodes, ownerOf), func(n int32, r run) { t.nodes[n].accepts = r })
	t.gaps = part(ordered(b.gaps, nodes, ownerOf), func(n int32, r run) { t.nodes[n].gaps = r })
	edges := ordered(b.edges, n, func(e parted[edge]) int32 { return e.of.symbol })
	edges = slices.Compact(ordered(edges, nodes, ownerOf)) // of one symbol, one may follow another twice
	t.edges = part(edges, func(n int32, r run) { t.nodes[n].edges = r })
	for i := range t.nodes {
		nd := &t.nodes[i]
		for _, e := range t.edges[nd.edges.from:nd.edges.to] {
			nd.next |= bit(e.symbol)
		}
	}
	t.automaton.Store(newAutomaton(t, fewStates))
	return t
}

func ownerOf[T any](x parted[T]) int32 { return x.owner }

// ordered counts all into order by a key below n, keeping equals as they came.
func ordered[T any](all []T, n int, key func(T) int32) []T {
	at := make([]int32, n+1)
	for _, x := range all {
		at[key(x)+1]++
	}
	for i := range n {
		at[i+1] += at[i]
	}
	out := make([]T, len(all))
	for _, x := range all {
		k := key(x)
		out[at[k]] = x
		at[k]++
	}
	return out
}

// part makes one list of what is ordered by owner and tells each owner its run.
func part[T any](all []parted[T], give func(owner int32, of run)) []T {
	flat := make([]T, len(all))
	from := 0
	for i, x := range all {
		flat[i] = x.of
		if i+1 == len(all) || all[i+1].owner != x.owner {
			give(x.owner, run{int32(from), int32(i + 1)})
			from = i + 1
		}
	}
	return flat
}
