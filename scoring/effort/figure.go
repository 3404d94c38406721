package effort

import (
	"maps"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// Effort is what the replies to a suite took, with intervals at the given
// level, in (0, 1); any other level means .95. It is false for a suite without
// a reply. The tally can go on growing afterwards.
func (t *Tally) Effort(suite string, level float64) (Effort, bool) {
	if !(level > 0 && level < 1) {
		level = .95
	}
	s := t.suites[suite]
	known := s != nil
	if !known {
		s = t.newSuite()
	}
	all := s.done.with(&s.rows)
	figure := func(kind int, unit float64) Figure {
		f := all.ratios[kind].figure(level)
		f.Unanswerable, f.Answerable = s.sides[0].side(kind, unit), s.sides[1].side(kind, unit)
		return f
	}
	return Effort{
		Completion: figure(completion, 1),
		Reasoning:  figure(reasoning, 1),
		Seconds:    figure(ticks, ticksASecond),
		Truncated: Truncation{
			Unanswerable: signature.RateOf(all.truncated[0].Groups(), level),
			Answerable:   signature.RateOf(all.truncated[1].Groups(), level),
		},
	}, known
}

// figure gives the ratios of a figure.
func (r *ratioTotals) figure(level float64) Figure {
	var f Figure
	f.Ratio = ratio(&r.all, level)
	f.Ratio.Incomplete, f.Ratio.Lost = r.incomplete, r.lost
	f.Ratio.CutUnanswerable, f.Ratio.CutAnswerable, f.Ratio.CutBoth = r.cutUnanswerable, r.cutAnswerable, r.cutBoth
	if n := r.whole.N(); 0 < n && n < r.all.N() {
		whole := ratio(&r.whole, level)
		whole.Incomplete, whole.Lost = r.incomplete, r.lost
		f.Whole = &whole
	}
	return f
}

// side is one kind of effort of a side; unit is how much of it is 1.
func (s *sideTotals) side(kind int, unit float64) Side {
	of := s.of[kind]
	out := Side{Replies: s.replies, Said: of.said, Truncated: of.truncated}
	if of.said == 0 {
		return out
	}
	values := slices.Sorted(maps.Keys(of.values))
	// at is the value that would stand there, were all in order.
	at := func(place int) float64 {
		for _, x := range values {
			if place -= of.values[x]; place < 0 {
				return float64(x)
			}
		}
		return 0 // not reached: there are as many
	}
	out.Mean = rounded(float64(of.sum) / float64(of.said) / unit)
	out.Median = rounded((at((of.said-1)/2) + at(of.said/2)) / 2 / unit)
	return out
}

// rounded is a pointer to x, rounded for a file.
func rounded(x float64) *float64 {
	x = stats.Round9(x)
	return &x
}
