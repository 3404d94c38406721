package audit

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// figuresOf tries the classifier on a sample and holds what comes of it against
// the bars.
func figuresOf(d *design, s sample, o Options) Figures {
	f := Figures{Pairs: len(s.pairs()), Clusters: len(s.clusters)}
	if f.Clusters < Fewest {
		return f
	}
	t := newTally(s, d.scores(s, o))
	once, single := make([]int, f.Clusters), make([]int, f.Clusters)
	for i := range once {
		once[i], single[i] = 1, 1
	}
	value := make([]float64, 2)
	t.figures(once, value)
	resampled := stats.Bootstrap(single, o.Resamples, o.Seed, 2, t.figures)
	f.AUC, f.WithinPairs = estimate(value[0], resampled[0]), estimate(value[1], resampled[1])
	if f.AUC.Hi >= BarAUC {
		f.warn("the upper end of the AUC is %.3f, not below %.3f", f.AUC.Hi, BarAUC)
	}
	if f.WithinPairs.Value >= BarWithin {
		f.warn("the share within pairs is %.3f, not below %.3f", f.WithinPairs.Value, BarWithin)
	}
	under := len(f.Warnings) == 0
	f.UnderBars = &under
	if min(f.AUC.Hi, f.WithinPairs.Hi) < guess {
		f.Warnings = append(f.Warnings, "below a guess, by chance or since words are balanced so exactly that held-out pairs lean against the others; a tell may not show beside that")
	}
	return f
}

func (f *Figures) warn(format string, value, bar float64) {
	f.Warnings = append(f.Warnings, stats.Warning(fmt.Sprintf(format, value, bar)))
}

// guess is either figure of one that cannot tell the sides apart.
const guess = .5

func estimate(value float64, resampled []float64) *Estimate {
	interval, _ := stats.PercentileInterval(resampled, level)
	return &Estimate{stats.Round9(value), stats.Round9(interval.Lo), stats.Round9(interval.Hi)}
}

// A tally is scores made ready to be counted for any choice of clusters. All it
// adds up are whole numbers, so that no order of summing shows.
type tally struct {
	ranked []ranked // by score
	wins   []int    // by cluster: 2 for each pair in the right order, 1 for equal scores
	pairs  []int    // by cluster
}

// ranked is an item in the order of scores.
type ranked struct {
	score         float64
	side, cluster int
}

func newTally(s sample, scores []float64) tally {
	t := tally{wins: make([]int, len(s.clusters)), pairs: make([]int, len(s.clusters))}
	for c, pairs := range s.clusters {
		t.pairs[c] = len(pairs)
		for _, p := range pairs {
			a, u := scores[sides*p+answerable], scores[sides*p+unanswerable]
			t.wins[c] += 1 + cmp.Compare(u, a)
			t.ranked = append(t.ranked, ranked{a, answerable, c}, ranked{u, unanswerable, c})
		}
	}
	slices.SortStableFunc(t.ranked, func(a, b ranked) int { return cmp.Compare(a.score, b.score) })
	return t
}

// figures writes AUC and accuracy within pairs where cluster c is held held[c]
// times, and NaN where none is.
func (t tally) figures(held []int, out []float64) {
	wins, pairs := 0, 0
	for c, n := range held {
		wins += n * t.wins[c]
		pairs += n * t.pairs[c]
	}
	out[0], out[1] = t.auc(held), math.NaN()
	if pairs > 0 {
		out[1] = float64(wins) / float64(2*pairs)
	}
}

// auc is the share of all pairings of an unanswerable with an answerable item in
// which the first has the higher score, with equal scores counting half (Mann
// and Whitney 1947). It is NaN without a pairing.
func (t tally) auc(held []int) float64 {
	twice := 0                  // the pairings won, doubled to keep halves whole
	var below, level [sides]int // items of lower scores, and of this one
	pass := func() {            // on to the next score
		twice += level[unanswerable] * (2*below[answerable] + level[answerable])
		for side := range below {
			below[side] += level[side]
		}
		level = [sides]int{}
	}
	for i, r := range t.ranked {
		if i > 0 && r.score != t.ranked[i-1].score {
			pass()
		}
		level[r.side] += held[r.cluster]
	}
	pass()
	if below[answerable] == 0 || below[unanswerable] == 0 {
		return math.NaN()
	}
	return float64(twice) / float64(2*below[answerable]*below[unanswerable])
}
