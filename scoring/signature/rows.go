package signature

import (
	"iter"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// apart yields the rows of each scenario, or of each domain of a probe, in no
// order of the names. The rows stay in theirs and are valid until the next. There
// may be as many domains as items, so rows are put to their groups once.
func (t *Tally) apart(rows []row) iter.Seq2[string, []row] {
	sizes := make(map[uint32]int)
	for _, r := range rows {
		sizes[r.group]++
	}
	return func(yield func(string, []row) bool) {
		ends := make(map[uint32]int, len(sizes)) // of a group's places, as far as they are filled
		at, most := 0, 0
		for g, n := range sizes {
			ends[g] = at
			at, most = at+n, max(most, n)
		}
		places := make([]uint32, len(rows))
		for i, r := range rows {
			places[ends[r.group]] = uint32(i)
			ends[r.group]++
		}
		part := make([]row, 0, most)
		for g, end := range ends {
			part = part[:0]
			for _, i := range places[end-sizes[g] : end] {
				part = append(part, rows[i])
			}
			if !yield(t.names[g].scenario, part) {
				return
			}
		}
	}
}

// count is what a rate is made of: scored responses that are in it, how many of
// them failed, and how many clusters they come from.
type count struct {
	failed, of int
	items      int
	clusters   int
	groups     []stats.Group // one a cluster; none where each has one response
}

// tally counts rows with in(row) by cluster; failed says which of them failed.
// Rows are sorted, so a cluster's lie together. It passes over them again to
// gather what a cluster holds, which for most rates is one response.
func tally(rows []row, in, failed func(facts) bool) count {
	var c count
	var last row
	for _, r := range rows {
		if !r.facts.scored() || !in(r.facts) {
			continue
		}
		if c.of == 0 || r.cluster != last.cluster {
			c.clusters++
		}
		if c.of == 0 || !r.together(last) {
			c.items++
		}
		last = r
		c.of++
		if failed(r.facts) {
			c.failed++
		}
	}
	if c.clustered() {
		c.groups = clusters(rows, c.clusters, in, failed)
	}
	return c
}

// clusters gathers rows with in(row) into so many clusters.
func clusters(rows []row, count int, in, failed func(facts) bool) []stats.Group {
	groups := make([]stats.Group, 0, count)
	var last row
	for _, r := range rows {
		if !r.facts.scored() || !in(r.facts) {
			continue
		}
		if len(groups) == 0 || r.cluster != last.cluster {
			groups = append(groups, stats.Group{})
		}
		last = r
		g := &groups[len(groups)-1]
		g.N++
		if failed(r.facts) {
			g.Sum++
			g.SumSq++
		}
	}
	return groups
}

// clustered reports whether any cluster has several responses.
func (c count) clustered() bool { return c.of > c.clusters }

// measures are the rates of a definition, as questions to put to each row.
type measures struct{ d scoring.Definition }

func (m measures) overAnswer(rows []row) count {
	return tally(rows,
		func(f facts) bool { return !f.answerable() },
		func(f facts) bool { return !f.declined(m.d) })
}

func (m measures) overRefusal(rows []row) count {
	return tally(rows, facts.answerable, func(f facts) bool { return f.declined(m.d) })
}

// wrong leaves out answers to items without gold: nobody knows whether they
// are.
func (m measures) wrong(rows []row) count {
	return tally(rows,
		func(f facts) bool { return f.answerable() && (f.declined(m.d) || f.right() || f.wrong()) },
		func(f facts) bool { return !f.declined(m.d) && f.wrong() })
}

func (m measures) wrongOfAnswered(rows []row) count {
	return tally(rows,
		func(f facts) bool { return f.answerable() && !f.declined(m.d) && (f.right() || f.wrong()) },
		facts.wrong)
}

func (m measures) policy(rows []row) count {
	return tally(rows,
		func(f facts) bool { return f.declined(m.d) },
		func(f facts) bool { return f.cause(m.d) == scoring.CausePolicy })
}

// number counts the rows of which is says so.
func number(rows []row, is func(facts) bool) int {
	n := 0
	for _, r := range rows {
		if is(r.facts) {
			n++
		}
	}
	return n
}

// unscored counts responses that enter no rate, by side.
func unscored(rows []row) (unanswerable, answerable int) {
	for _, r := range rows {
		switch {
		case r.facts.scored():
		case r.facts.answerable():
			answerable++
		default:
			unanswerable++
		}
	}
	return unanswerable, answerable
}
