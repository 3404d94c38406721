package behavior

import "slices"

// A signal is a phrase of a table found in a clause.
type signal struct {
	group    group
	from, to int // tokens
	clause   int
}

// A matcher finds the phrases of the tables. Its work at one place is bounded
// by the tables alone (gaps are at most eight words), so reading is linear in
// the length of the answer.
type matcher struct {
	lx   *lexicon
	toks []token
	c    clause
	ci   int
	best [groups]int // end of the longest phrase of each group that begins here, less the start
	hits []group
}

// scan appends the signals of clause ci. Of phrases of one group that begin
// at the same word the longest is kept.
func (m *matcher) scan(c clause, ci int, out []signal) []signal {
	m.c, m.ci = c, ci
	for i := c.from; i < c.to; i++ {
		id := idOf(&m.toks[i])
		if id == 0 {
			continue
		}
		for _, symbol := range m.lx.symbols[id] {
			for _, next := range m.lx.roots[symbol] {
				m.walk(next, i, i+1)
			}
		}
		slices.Sort(m.hits)
		for _, g := range m.hits {
			out = append(out, signal{group: g, from: i, to: m.best[g], clause: ci})
			m.best[g] = 0
		}
		m.hits = m.hits[:0]
	}
	return out
}

func idOf(t *token) int32 {
	if t.kind == number {
		return numberID
	}
	return t.id
}

func (m *matcher) walk(n int32, start, at int) {
	nd := &m.lx.nodes[n]
	for _, a := range nd.accept {
		if a.start && start != m.c.from || a.end && at != m.c.to {
			continue
		}
		if m.best[a.group] == 0 {
			m.hits = append(m.hits, a.group)
		}
		m.best[a.group] = max(m.best[a.group], at)
	}
	if at >= m.c.to {
		return
	}
	m.follow(nd.edges, start, at)
	for _, g := range nd.gaps {
		after := m.lx.nodes[g.node].edges
		for k := at; k < m.c.to && k <= at+int(g.max); k++ {
			m.follow(after, start, k)
		}
	}
}

func (m *matcher) follow(edges []edge, start, at int) {
	id := idOf(&m.toks[at])
	if id == 0 {
		return
	}
	for _, symbol := range m.lx.symbols[id] {
		for _, e := range edges[firstEdge(edges, symbol):] {
			if e.symbol != symbol {
				break
			}
			m.walk(e.next, start, at+1)
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
