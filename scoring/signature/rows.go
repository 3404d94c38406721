package signature

import (
	"cmp"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// row is one verdict while its suite is being worked out.
type row struct {
	unit, cluster uint64
	group         uint32
	facts         facts
}

// rows gives the verdicts of a suite sorted by content, so that sums come out
// the same to the last bit whatever the order in which verdicts came.
func (t *Tally) rows(suite string) []row {
	var out []row
	for i, g := range t.groups {
		if t.names[g].suite == suite {
			out = append(out, row{t.units[i], t.clusters[i], g, t.facts[i]})
		}
	}
	slices.SortFunc(out, func(a, b row) int {
		return cmp.Or(
			cmp.Compare(a.cluster, b.cluster),
			cmp.Compare(a.unit, b.unit),
			cmp.Compare(a.facts, b.facts),
		)
	})
	return out
}

// count is what a rate is made of: scored responses that are in it, and how
// many of them failed, cluster by cluster.
type count struct {
	failed, of int
	items      int
	groups     []stats.Group
}

// tally counts rows with in(row) by cluster; failed says which of them failed.
// Rows are sorted, so a cluster's lie together.
func tally(rows []row, in, failed func(facts) bool) count {
	var c count
	var last row
	for _, r := range rows {
		if !r.facts.scored() || !in(r.facts) {
			continue
		}
		if c.of == 0 || r.cluster != last.cluster {
			c.groups = append(c.groups, stats.Group{})
		}
		if c.of == 0 || r.cluster != last.cluster || r.unit != last.unit {
			c.items++
		}
		last = r
		g := &c.groups[len(c.groups)-1]
		g.N++
		c.of++
		if failed(r.facts) {
			g.Sum++
			g.SumSq++
			c.failed++
		}
	}
	return c
}

// clustered reports whether any cluster has several responses.
func (c count) clustered() bool { return c.of > len(c.groups) }

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
