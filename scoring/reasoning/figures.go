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
	s := t.suites[suite]
	known := s != nil
	if !known {
		s = t.newSuite()
	}
	all := s.done.with(&s.rows)
	rate := func(share int) signature.Rate { return signature.RateOf(all.shares[share].Groups(), level) }
	side := func(of sideTotals, noticed, repeats, loops int) Side {
		return Side{
			Replies: of.replies, Traces: of.traces, Summaries: of.summaries,
			Noticed: rate(noticed), Repeats: rate(repeats), Loops: rate(loops),
		}
	}
	r := Reasoning{
		By:              s.by,
		Unanswerable:    side(s.sides[0], noticedUnanswerable, repeatsUnanswerable, loopsUnanswerable),
		Answerable:      side(s.sides[1], noticedAnswerable, repeatsAnswerable, loopsAnswerable),
		DisagreesOver:   rate(disagreesOver),
		DisagreesUnder:  rate(disagreesUnder),
		Notices:         all.notices.difference(level),
		AnsweredNotices: all.answered.difference(level),
		ConfidentError:  rate(confidentError),
	}
	r.HedgeSelectivity, r.Hedged = selectivity(all.hedges, level)
	if skips := rate(skipsSteps); skips.Of > 0 { // some working was seen
		r.Skipping = &Skipping{Skips: skips, Lucky: rate(luckySkip), Early: s.early.mean()}
	}
	return r, known
}

// rounded is a pointer to x, rounded for a file; nil for what is no number.
func rounded(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	x = stats.Round9(x)
	return &x
}
