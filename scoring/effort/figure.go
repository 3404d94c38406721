package effort

import (
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
	rows := t.of(suite)
	return Effort{
		Completion: figure(rows, level, 1, func(r row) uint32 { return r.completion }),
		Reasoning:  figure(rows, level, 1, func(r row) uint32 { return r.reasoning }),
		Seconds:    figure(rows, level, ticksASecond, func(r row) uint32 { return r.ticks }),
		Truncated:  Truncation{Unanswerable: truncated(rows, false, level), Answerable: truncated(rows, true, level)},
	}, len(rows) > 0
}

// figure looks at one kind of effort; unit is how much of it is 1.
func figure(rows []row, level, unit float64, of func(row) uint32) Figure {
	pairs, incomplete, lost := gather(rows, of)
	f := Figure{
		Unanswerable: side(rows, false, unit, of),
		Answerable:   side(rows, true, unit, of),
		Ratio:        ratio(pairs, level),
	}
	f.Ratio.Incomplete, f.Ratio.Lost = incomplete, lost
	if whole := slices.DeleteFunc(slices.Clone(pairs), pair.cut); 0 < len(whole) && len(whole) < len(pairs) {
		r := ratio(whole, level)
		r.Incomplete, r.Lost = incomplete, lost
		f.Whole = &r
	}
	return f
}

func side(rows []row, answerable bool, unit float64, of func(row) uint32) Side {
	var s Side
	var sum uint64
	var values []uint32
	for _, r := range rows {
		if r.facts.answerable() != answerable {
			continue
		}
		s.Replies++
		x := of(r)
		if x == 0 {
			continue
		}
		values = append(values, x)
		sum += uint64(x)
		if r.facts.truncated() {
			s.Truncated++
		}
	}
	if s.Said = len(values); s.Said == 0 {
		return s
	}
	slices.Sort(values)
	n := len(values)
	s.Mean = rounded(float64(sum) / float64(n) / unit)
	s.Median = rounded((float64(values[(n-1)/2]) + float64(values[n/2])) / 2 / unit)
	return s
}

// truncated is the rate of a side. Replies of one cluster are related, as they
// are for the other rates.
func truncated(rows []row, answerable bool, level float64) signature.Rate {
	var cut []float64
	var clusters []uint64
	for _, r := range rows {
		if r.facts.answerable() != answerable {
			continue
		}
		x := 0.
		if r.facts.truncated() {
			x = 1
		}
		cut, clusters = append(cut, x), append(clusters, r.cluster)
	}
	groups, _ := stats.GroupBy(cut, clusters) // they are as many
	return signature.RateOf(groups, level)
}

// rounded is a pointer to x, rounded for a file.
func rounded(x float64) *float64 {
	x = stats.Round9(x)
	return &x
}
