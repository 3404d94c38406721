package signature_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// clustersOf is so many clusters of a size.
func clustersOf(n, size int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = size
	}
	return out
}

// TestUnequalClusters: where one cluster holds most items, no more false claims are made
// than where all are of one size. Items of a cluster correlate by alike; the true rate is
// the margin.
func TestUnequalClusters(t *testing.T) {
	zipf := clustersOf(60, 1)
	for i := range zipf {
		zipf[i] = max(1, 120/(i+1))
	}
	mixed := clustersOf(100, 1)
	for i := range mixed {
		mixed[i] = 1 + i%6
	}
	n := 400
	if _, all := rounds(1); all {
		n = 4000
	}
	for i, d := range []struct {
		reason string
		sizes  []int
	}{
		{"40 of 4", clustersOf(40, 4)},
		{"100 of 1 to 6", mixed},
		{"39 of 2, one of 200", append(clustersOf(39, 2), 200)},
		{"39 of 2, one of 80", append(clustersOf(39, 2), 80)},
		{"35 of 2, 5 of 40", append(clustersOf(35, 2), clustersOf(5, 40)...)},
		{"60, the largest of 120, the second of 60, the third of 40", zipf},
	} {
		for _, alike := range []float64{.1, .3, .6} {
			r := rand.New(rand.NewPCG(uint64(i), uint64(100*alike)))
			held, exceeds, within := 0, 0, 0
			for range n {
				rate := signature.RateOf(related(r, d.sizes, margin, alike), .95)
				held += count(rate.Lo <= margin && margin <= rate.Hi)
				state := signature.StateOf(stats.Interval{Lo: rate.Lo, Hi: rate.Hi}, margin, rate.Of)
				exceeds, within = exceeds+count(state == signature.Exceeds), within+count(state == signature.Within)
			}
			t.Logf("%s, alike by %g: %s held, %s exceeds, %s within", d.reason, alike, portion(held, n), portion(exceeds, n), portion(within, n))
			if !few(n-held, n, .07) || !few(exceeds, n, .05) || !few(within, n, .05) { // as for samples of an item, no theorem
				t.Errorf("%s, alike by %g: of %d intervals %d hold the truth, %d claim to exceed it, %d to be within", d.reason, alike, n, held, exceeds, within)
			}
		}
	}
}

// related draws failures at a rate in clusters of these sizes, in each of which they
// correlate by alike.
func related(r *rand.Rand, sizes []int, rate, alike float64) []stats.Group {
	var by []stats.Group
	for _, size := range sizes {
		together, g := r.Float64(), stats.Group{N: size}
		for range size {
			u := together
			if r.Float64() >= math.Sqrt(alike) {
				u = r.Float64()
			}
			g.Sum += float64(count(u < rate))
		}
		g.SumSq = g.Sum
		by = append(by, g)
	}
	return by
}

// TestALargeClusterSettlesNothing: 40 clusters of which one holds 200 of 278 items are
// few, and the rate says so.
func TestALargeClusterSettlesNothing(t *testing.T) {
	var verdicts []scoring.Verdict
	for c, size := range append(clustersOf(39, 2), 200) {
		for k := range size {
			n := len(verdicts)
			v := verdict(n, "", false, either(k%4 == 0, 'a', 'd'))
			v.Cluster = fmt.Sprint("c", c)
			verdicts = append(verdicts, v)
		}
	}
	s := sign(t, signature.Options{Resamples: 20}, verdicts...)
	const warning = "40 clusters of related responses, in size so unequal that they tell no more than 2 of one size: " +
		"the interval counts no more than one response each"
	if s.OverAnswer.State != signature.Undetermined || len(s.OverAnswer.Warnings) != 1 || string(s.OverAnswer.Warnings[0]) != warning {
		t.Errorf("%s, %q", s.OverAnswer.State, s.OverAnswer.Warnings)
	}
	if s.OverAnswer.More < 1000 || strings.Contains(s.Sentence, "never") {
		t.Errorf("%d more, %q", s.OverAnswer.More, s.Sentence)
	}
}
