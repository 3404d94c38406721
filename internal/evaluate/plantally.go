package evaluate

import (
	"iter"
	"maps"
	"slices"

	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// A meanOf adds up figures that may be missing.
type meanOf struct{ sum, n float64 }

func (m *meanOf) add(x float64) { m.sum, m.n = m.sum+x, m.n+1 }

func (m meanOf) mean() *float64 {
	if m.n == 0 {
		return nil
	}
	x := m.sum / m.n
	return &x
}

// effortSum is what responses took; what the server did not say is left out.
type effortSum struct{ prompt, answer, seconds meanOf }

func (e *effortSum) add(o effortSum) {
	for _, m := range []struct{ to, from *meanOf }{{&e.prompt, &o.prompt}, {&e.answer, &o.answer}, {&e.seconds, &o.seconds}} {
		m.to.sum += m.from.sum
		m.to.n += m.from.n
	}
}

// A planTally is what a planner takes from one run of a suite.
type planTally struct {
	seen      int
	simulated bool
	took      effortSum
	rates     [2]meanOf                  // over-answer, over-refusal
	samples   [2]map[string]*stats.Group // failures by item
	did       [2]map[string]bool         // failed in the first sample, by what was asked
}

func newPlanTally() *planTally {
	t := &planTally{}
	for side := range 2 {
		t.samples[side], t.did[side] = make(map[string]*stats.Group), make(map[string]bool)
	}
	return t
}

func (t *planTally) read(all iter.Seq2[exchange, error], suite string) error {
	for x, err := range all {
		if err != nil {
			return err
		}
		if x.verdict.Suite == suite {
			t.add(x.verdict, x.record)
		}
	}
	return nil
}

func (t *planTally) add(v scoring.Verdict, r responses.Record) {
	t.seen++
	t.simulated = t.simulated || v.Simulated
	if u := r.Usage; u != nil && u.Prompt > 0 {
		t.took.prompt.add(float64(u.Prompt))
	}
	if u := r.Usage; u != nil && u.Completion > 0 {
		t.took.answer.add(float64(u.Completion))
	}
	if r.Seconds > 0 {
		t.took.seconds.add(r.Seconds)
	}
	if v.State != scoring.Scored {
		return
	}
	side, failed := 0, !v.Declined(scoring.Strict)
	if v.Answerable {
		side, failed = 1, !failed
	}
	x := 0.
	if failed {
		x = 1
	}
	t.rates[side].add(x)
	g := t.samples[side][v.Item]
	if g == nil {
		g = new(stats.Group)
		t.samples[side][v.Item] = g
	}
	g.N, g.Sum, g.SumSq = g.N+1, g.Sum+x, g.SumSq+x
	if v.Epoch == 0 {
		t.did[side][v.Ask] = failed
	}
}

// correlation is how samples of one item correlate, on the side where they do so
// more; nil where no item has several, or all of a side came out alike.
func (t *planTally) correlation() *float64 {
	var most *float64
	for _, items := range t.samples {
		var groups []stats.Group
		for _, name := range slices.Sorted(maps.Keys(items)) { // so that sums come out alike
			groups = append(groups, *items[name])
		}
		if icc, ok := stats.IntraclassCorrelation(groups); ok && (most == nil || icc > *most) {
			most = &icc
		}
	}
	return most
}

// differing is the share of shared items on which two runs came out differently,
// on the side where it is larger.
func differing(a, b [2]map[string]bool) (share float64, ok bool) {
	for side := range a {
		shared, differ := 0, 0
		for ask, failed := range a[side] {
			other, both := b[side][ask]
			if !both {
				continue
			}
			shared++
			if failed != other {
				differ++
			}
		}
		if shared > 0 {
			ok = true
			share = max(share, float64(differ)/float64(shared))
		}
	}
	return share, ok
}
