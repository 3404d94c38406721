package traces

import (
	"cmp"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// A signal is a phrase of a table found in a text.
type signal struct {
	group    group
	from, to int // words
}

// A matcher finds the phrases of the tables in the words of a text.
type matcher struct {
	lx     *phrases.Table
	words  []word
	finder phrases.Finder
	found  []phrases.Match
}

func newMatcher(words []word, lx *phrases.Table) *matcher {
	ids := make([]int32, len(words))
	for i := range words {
		ids[i] = words[i].id
	}
	m := &matcher{lx: lx, words: words}
	m.finder.Look(lx, ids)
	return m
}

// signals appends the phrases that begin in words[from:to], one sentence. Of
// those that begin at one word, the one that is read first stands first.
func (m *matcher) signals(from, to int, out []signal) []signal {
	m.found = m.finder.Find(from, to, m.found[:0])
	slices.SortFunc(m.found, func(a, b phrases.Match) int {
		return cmp.Or(a.From-b.From, a.Least-b.Least, a.Group-b.Group)
	})
	for _, f := range m.found {
		out = append(out, signal{group(f.Group), f.From, f.Most})
	}
	return out
}
