package effort

import (
	"fmt"
	"math"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// pair is a complete pair: both twins have a figure.
type pair struct {
	cluster             uint64
	log                 float64 // of unanswerable over answerable
	cutUnanswer, cutAns bool    // a reply to that twin was truncated
}

func (p pair) cut() bool { return p.cutUnanswer || p.cutAns }

// twin is what the replies to one item of a pair add up to.
type twin struct {
	sum uint64
	n   int
	cut int // of n
}

func (t twin) mean() float64 { return float64(t.sum) / float64(t.n) }

// gather makes pairs of rows that are sorted by unit, in that order, and counts those of which
// a twin has no figure, and those of which there are lower bounds alone. An item that was asked several times counts by the mean
// over its replies that have one.
//
// Truncated replies are in it, at what they had when they were cut: to leave
// them out would leave out the longest, on the side on which they are more
// frequent, and so hide what is looked for. At their lower bounds they draw the
// ratio towards the other side, and Ratio.Bound says which way.
func gather(rows []row, of func(row) uint32) (pairs []pair, incomplete, lost int) {
	for from := 0; from < len(rows); {
		to := from + 1
		for to < len(rows) && rows[to].unit == rows[from].unit {
			to++
		}
		unit := rows[from:to]
		from = to
		if !unit[0].facts.twin() {
			continue
		}
		var sides [2]twin
		for _, r := range unit {
			x := of(r)
			if x == 0 {
				continue
			}
			s := &sides[r.facts&1]
			s.sum += uint64(x)
			s.n++
			if r.facts.truncated() {
				s.cut++
			}
		}
		switch u, a := sides[0], sides[1]; {
		case u.n == 0 || a.n == 0:
			incomplete++
		case u.cut == u.n && a.cut == a.n:
			lost++
		default:
			pairs = append(pairs, pair{unit[0].cluster, math.Log(u.mean() / a.mean()), u.cut > 0, a.cut > 0})
		}
	}
	return pairs, incomplete, lost
}

// ratio is exp of the mean log ratio of pairs, which is the geometric mean of
// the ratios, with exp of a t interval of that mean over clusters (CR1 errors
// with G-1 degrees of freedom for G clusters: Cameron and Miller 2015).
//
// On the log scale twice as long and half as long cancel, as they should; the
// mean of the ratios themselves is above 1 whenever there is noise, whichever
// side it is on. A bootstrap over clusters, as d' has it, would be no better:
// over 2,000 draws of 10 pairs at 95%, t covered the truth in 95% where log
// ratios were normal, in 96% where their tails were heavy (t with 3 degrees of
// freedom) and in 89% where they were skewed (exponential), the percentiles of
// the bootstrap in 89, 89 and 85%; of 45 pairs t in 95, 95 and 93%, the
// bootstrap in 94, 92 and 92%. And t needs no seed, and is inverted exactly
// where the sides are exchanged.
//
// Without pairs only Level and Method are set.
func ratio(pairs []pair, level float64) Ratio {
	r := Ratio{Level: stats.Round9(level), Method: LogT, Pairs: len(pairs)}
	logs, clusters := make([]float64, len(pairs)), make([]uint64, len(pairs))
	for i, p := range pairs {
		logs[i], clusters[i] = p.log, p.cluster
		switch {
		case p.cutUnanswer && p.cutAns:
			r.CutBoth++
		case p.cutUnanswer:
			r.CutUnanswerable++
		case p.cutAns:
			r.CutAnswerable++
		}
	}
	groups, _ := stats.GroupBy(logs, clusters) // they are as many
	mean, ok := stats.ClusterMean(groups)
	if !ok {
		return r
	}
	r.Clusters = mean.Clusters
	r.Value = rounded(math.Exp(mean.Mean))
	interval, ok := mean.Interval(level)
	if !ok {
		r.Warnings = append(r.Warnings, "one cluster of pairs only: no interval")
		return r
	}
	r.Lo, r.Hi = rounded(math.Exp(interval.Lo)), rounded(math.Exp(interval.Hi))
	if r.Clusters < FewClusters {
		r.Warnings = append(r.Warnings, stats.Warning(fmt.Sprintf("%d clusters of pairs only: too few to say", r.Clusters)))
	}
	if interval.Hi-interval.Lo < 1e-12 {
		r.Warnings = append(r.Warnings, "all pairs agree: the interval is a point and says nothing of the error")
	}
	return r
}
