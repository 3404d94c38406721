package traces

import "slices"

// A signal is a phrase of a table found in a text.
type signal struct {
	group    group
	from, to int // words
}

// A matcher finds the phrases of the tables. What it does at one word is bounded
// by the tables alone, so that matching is linear in the text.
type matcher struct {
	lx       *lexicon
	words    []word
	at, next []int32
}

// signals appends the phrases that begin in words[from:to], one sentence. Of
// those of one group that begin at one word the longest counts.
func (m *matcher) signals(from, to int, out []signal) []signal {
	for i := from; i < to; i++ {
		first := m.lx.nodes[0].next[m.words[i].id]
		if m.words[i].id == 0 || len(first) == 0 {
			continue
		}
		begin := len(out)
		m.at = append(m.at[:0], first...)
		for j := i + 1; len(m.at) > 0; j++ {
			for _, n := range m.at {
				for _, a := range m.lx.nodes[n].accept {
					if a.start && i != from || a.end && j != to {
						continue
					}
					out = keep(out, begin, signal{a.group, i, j})
				}
			}
			if j >= to {
				break
			}
			m.advance(m.words[j].id)
		}
	}
	return out
}

// keep notes a phrase, or lengthens the one of its group that begins with it.
func keep(out []signal, begin int, s signal) []signal {
	for k := begin; k < len(out); k++ {
		if out[k].group == s.group {
			out[k].to = s.to
			return out
		}
	}
	return append(out, s)
}

func (m *matcher) advance(id int32) {
	m.next = m.next[:0]
	for _, n := range m.at {
		m.next = append(m.next, m.lx.nodes[n].any...)
		if id > 0 {
			m.next = append(m.next, m.lx.nodes[n].next[id]...)
		}
	}
	slices.Sort(m.next)
	m.next = slices.Compact(m.next)
	m.at, m.next = m.next, m.at
}
