package phrases

import (
	"cmp"
	"encoding/binary"
	"slices"
	"sync"
	"sync/atomic"
)

// An automaton says how the patterns of a table go on from what was read since a word: one
// look-up a word, however many of them begin alike. Its states are sets of places in the
// graph of the table. There would be too many to make them all, and so those are made that
// texts lead to. What is made stays as it is, and readers go through it without a lock; when
// it is full, a new one takes its place, with more room up to a point.
type automaton struct {
	t      *Table
	states []state         // each is read by who was given its number, and not before
	starts []atomic.Uint32 // by id of a word, the state behind it; 0 where it is not known
	moves  []atomic.Uint64 // each at the place of its hash, or the next that was free

	making sync.Mutex
	known  map[string]uint32 // states by their spots and ends
	spots  [][]spot          // of states
	moved  int
}

// The first state is none, and from the next nothing goes on.
const dead uint32 = 1

// How many states the first automaton has room for, how many a later one has, and how many
// moves there may be for each state. The answers of a dozen models to some thousand questions
// lead to half of the most.
const (
	fewStates  = 1 << 10
	mostStates = 1 << 14
	movesEach  = 8
)

// A state is some spots, as a reader sees it.
type state struct {
	next    uint64    // bits of the symbols that they go on with
	ends    *[]accept // patterns that end here; nil for none
	skipped uint32    // the state behind a word that they do not go on with
}

// A spot is a node that patterns go on from: at once, or behind up to so many words of any
// sort.
type spot struct{ node, gap int32 }

// newAutomaton has room for so many states, a power of two and at most 1<<16.
func newAutomaton(t *Table, states int) *automaton {
	return &automaton{
		t: t, states: make([]state, states), starts: make([]atomic.Uint32, len(t.words)),
		moves: make([]atomic.Uint64, 2*movesEach*states), known: map[string]uint32{"": dead}, spots: make([][]spot, dead+1),
	}
}

// start is the state behind a word that patterns may begin with, 0 if there is no room for it.
func (a *automaton) start(id int32) uint32 {
	if s := a.starts[id].Load(); s != 0 {
		return s
	}
	a.making.Lock()
	defer a.making.Unlock()
	s := a.after([]spot{{}}, id)
	a.starts[id].Store(s)
	return s
}

// move is the state behind one more word, 0 if there is no room for it.
func (a *automaton) move(from uint32, id int32) uint32 {
	key := uint64(from)<<48 | uint64(uint32(id))<<16 // the state behind it are the bits below
	if s, _ := a.look(key); s != 0 {
		return s
	}
	a.making.Lock()
	defer a.making.Unlock()
	s, free := a.look(key)
	if s != 0 || a.moved == movesEach*len(a.states) {
		return s
	}
	if s = a.after(a.spots[from], id); s != 0 {
		a.moved++
		a.moves[free].Store(key | uint64(s))
	}
	return s
}

// look is the state that a move leads to, or 0 and where there is room for it.
func (a *automaton) look(key uint64) (s uint32, at uint64) {
	mask := uint64(len(a.moves) - 1)
	for at = (key * 0x9e3779b97f4a7c15) >> 40; ; at++ {
		at &= mask
		switch m := a.moves[at].Load(); {
		case m == 0:
			return 0, at
		case m&^0xffff == key:
			return uint32(m & 0xffff), at
		}
	}
}

// after is the state behind a word that is read at spots.
func (a *automaton) after(spots []spot, id int32) uint32 {
	t := a.t
	var n place
	for _, p := range spots {
		edges := t.edges[t.nodes[p.node].edges.from:t.nodes[p.node].edges.to]
		for _, symbol := range t.symbols[t.words[id].symbols.from:t.words[id].symbols.to] {
			for _, e := range edges[firstEdge(edges, symbol):] {
				if e.symbol != symbol {
					break
				}
				n.enter(t, e.next)
			}
		}
	}
	n.spots = append(n.spots, narrower(spots)...)
	return a.number(n)
}

// narrower are the spots behind a word that none of spots goes on with.
func narrower(spots []spot) (out []spot) {
	for _, p := range spots {
		if p.gap > 0 {
			out = append(out, spot{p.node, p.gap - 1})
		}
	}
	return out
}

// A place is where patterns may go on, and what ends there.
type place struct {
	spots []spot
	ends  []accept
}

// enter adds what may follow a node.
func (p *place) enter(t *Table, n int32) {
	nd := &t.nodes[n]
	if nd.edges.from < nd.edges.to {
		p.spots = append(p.spots, spot{node: n})
	}
	for _, g := range t.gaps[nd.gaps.from:nd.gaps.to] {
		p.spots = append(p.spots, spot{g.node, g.most})
	}
	p.ends = append(p.ends, t.accepts[nd.accepts.from:nd.accepts.to]...)
}

// number is that of the state of a place, 0 if there is no room for it.
func (a *automaton) number(p place) uint32 {
	slices.SortFunc(p.spots, func(x, y spot) int { return cmp.Or(cmp.Compare(x.node, y.node), cmp.Compare(y.gap, x.gap)) })
	p.spots = slices.CompactFunc(p.spots, func(x, y spot) bool { return x.node == y.node }) // the widest gap does for all
	slices.SortFunc(p.ends, accept.compare)
	p.ends = slices.Compact(p.ends)
	key := p.key()
	if n := a.known[key]; n != 0 {
		return n
	}
	s := state{skipped: a.number(place{spots: narrower(p.spots)})}
	n := len(a.spots)
	if s.skipped == 0 || n == len(a.states) {
		return 0
	}
	for _, at := range p.spots {
		s.next |= a.t.nodes[at.node].next
	}
	if len(p.ends) > 0 {
		s.ends = &p.ends
	}
	a.states[n], a.known[key], a.spots = s, uint32(n), append(a.spots, p.spots)
	return uint32(n)
}

// key is what two places share that are one.
func (p *place) key() string {
	var key []byte
	for _, at := range p.spots {
		key = binary.AppendVarint(binary.AppendVarint(key, int64(at.node)), int64(at.gap))
	}
	if len(p.ends) > 0 {
		key = append(key, 0)
	}
	for _, e := range p.ends {
		key = binary.AppendVarint(key, int64(e.group))
		key = binary.AppendVarint(append(key, bit01(e.start), bit01(e.end)), int64(e.more))
	}
	return string(key)
}

func bit01(is bool) byte {
	if is {
		return 1
	}
	return 0
}
