package reasoning

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// hedges are the answers of a cluster to answerable items, wrong and right, and
// how many of them were hedged.
type hedges struct{ of, in [2]int }

func hedgesOf(cluster []row) hedges {
	var h hedges
	for _, r := range cluster {
		kind := 0
		switch f := r.Of; {
		case !f.has(answerable | scored):
			continue
		case f.has(wrong):
		case f.has(right):
			kind = 1
		default:
			continue
		}
		h.of[kind]++
		if r.Of.has(hedged) {
			h.in[kind]++
		}
	}
	return h
}

func compareHedges(a, b hedges) int {
	return cmp.Or(slices.Compare(a.of[:], b.of[:]), slices.Compare(a.in[:], b.in[:]))
}

// selectivity is P(hedged | wrong) - P(hedged | right), and how many answers
// were hedged, of clusters that are alike and their numbers. With one response a
// cluster the interval is Newcombe's; else it is t over clusters of the
// linearized difference: each response adds its distance from the share of its
// kind, over the number of its kind (Binder 1983).
func selectivity(alike map[hedges]int, level float64) (d Difference, hedged int) {
	d.Level = stats.Round9(level)
	var n, x [2]float64
	clusters, plain := 0, true
	for h, times := range alike {
		clusters += times
		plain = plain && h.of[0]+h.of[1] == 1
		for kind := range n {
			n[kind] += float64(times * h.of[kind])
			x[kind] += float64(times * h.in[kind])
		}
	}
	hedged = int(x[0] + x[1])
	if n[0] == 0 || n[1] == 0 {
		return d, hedged
	}
	share := [2]float64{x[0] / n[0], x[1] / n[1]}
	d.Value = rounded(share[0] - share[1])
	if plain {
		c, _ := stats.NewcombeDiff(int(x[0]), int(n[0]), int(x[1]), int(n[1]), level)
		d.Method, d.Lo, d.Hi = signature.Newcombe, rounded(c.Lo), rounded(c.Hi)
		return d, hedged
	}
	d.Method = ClusterT
	squares := 0.
	for _, h := range slices.SortedFunc(maps.Keys(alike), compareHedges) {
		adds := func(kind int) float64 {
			return (float64(h.in[kind]) - float64(h.of[kind])*share[kind]) / n[kind]
		}
		sum := adds(0) - adds(1)
		squares += float64(alike[h]) * sum * sum
	}
	g := float64(clusters)
	t, ok := stats.TwoSidedT(1-level, g-1)
	if !ok || g < 2 {
		d.Warnings = append(d.Warnings, "one cluster only: no interval")
		return d, hedged
	}
	half := t * math.Sqrt(squares*g/(g-1))
	if d.Lo, d.Hi = rounded(max(-1, share[0]-share[1]-half)), rounded(min(1, share[0]-share[1]+half)); half < 1e-9 {
		d.alike(share[0], share[1], clusters, level)
	}
	d.few(clusters)
	return d, hedged
}
