package reasoning

import (
	"math"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// Reasoning is what the replies to a suite show, with intervals at the given
// level, in (0, 1); any other level means .95. It is false for a suite without a
// reply. The tally can go on growing afterwards.
func (t *Tally) Reasoning(suite string, level float64) (Reasoning, bool) {
	if !(level > 0 && level < 1) {
		level = .95
	}
	rows := t.of(suite)
	share := func(of, in facts, not facts) signature.Rate { return rate(rows, of, not, in, level) }
	r := Reasoning{
		By:             t.by[suite],
		Unanswerable:   side(rows, false, level),
		Answerable:     side(rows, true, level),
		DisagreesOver:  share(scored|traced, noticed, answerable|declined),
		DisagreesUnder: share(answerable|scored|traced|declined, reached, 0),
		ConfidentError: unhedged(rows, level),
		Skipping:       skipping(rows, level),
	}
	r.Notices = within(rows, level, false)
	r.AnsweredNotices = within(rows, level, true)
	r.HedgeSelectivity, r.Hedged = selectivity(rows, level)
	return r, len(rows) > 0
}

func side(rows []row, ofAnswerable bool, level float64) Side {
	var s Side
	is, not := facts(0), answerable
	if ofAnswerable {
		is, not = answerable, 0
	}
	for _, r := range rows {
		if !r.facts.has(is) || r.facts&not != 0 {
			continue
		}
		s.Replies++
		if r.facts.has(traced) {
			s.Traces++
		}
		if r.facts.has(summary) {
			s.Summaries++
		}
	}
	s.Noticed = rate(rows, is|scored|traced, not, noticed, level)
	s.Repeats = rate(rows, is, not, repeated, level)
	s.Loops = rate(rows, is, not, loops, level)
	return s
}

// rate is, of the rows with all of is and none of not, the share with in.
func rate(rows []row, is, not, in facts, level float64) signature.Rate {
	var values []float64
	var clusters []uint64
	for _, r := range rows {
		if r.facts.has(is) && r.facts&not == 0 {
			values, clusters = append(values, one(r.facts.has(in))), append(clusters, r.cluster)
		}
	}
	groups, _ := stats.GroupBy(values, clusters) // they are as many
	return signature.RateOf(groups, level)
}

func one(on bool) float64 {
	if on {
		return 1
	}
	return 0
}

// unhedged is the confident-error rate.
func unhedged(rows []row, level float64) signature.Rate {
	var values []float64
	var clusters []uint64
	for _, r := range rows {
		if r.facts.has(answerable | scored | wrong) {
			values, clusters = append(values, one(!r.facts.has(hedged))), append(clusters, r.cluster)
		}
	}
	groups, _ := stats.GroupBy(values, clusters)
	return signature.RateOf(groups, level)
}

// skipping is nil where no working was seen.
func skipping(rows []row, level float64) *Skipping {
	s := Skipping{Skips: rate(rows, worked, 0, skips, level), Lucky: rate(rows, worked, 0, skips|right, level)}
	if s.Skips.Of == 0 {
		return nil
	}
	sum, n := 0., 0
	for _, r := range rows {
		if r.facts.has(worked | stated) {
			sum += float64(r.early)
			n++
		}
	}
	if n > 0 {
		s.Early = rounded(sum / float64(n))
	}
	return &s
}

// rounded is a pointer to x, rounded for a file; nil for what is no number.
func rounded(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	x = stats.Round9(x)
	return &x
}
