package comparison_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/doctable"
	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// A planned change: of a checkpoint that fails at a rate on both sides, of which the
// second run repeats what the first did on a share of the responses.
type planned struct {
	items, epochs, cluster int
	rate, repeats, alike   float64 // alike: the share of responses of an item or a cluster that repeat one draw
	dPrime                 bool    // the change is one of d', else of over-answering
}

// texts draws both runs, the later with failures at these rates: what is done where there
// is no answer, and where there is one.
func (p planned) texts(random *rand.Rand, later [2]float64) (base, next [2]string) {
	draw := func() [2]float64 {
		u := [2]float64{random.Float64(), random.Float64()}
		if random.Float64() < p.repeats {
			u[1] = u[0]
		}
		return u
	}
	for side, letters := range [2]string{"rd", "dr"} {
		var together [2]float64
		for i := range p.items {
			if i%max(1, p.cluster) == 0 {
				together = draw()
			}
			for range p.epochs {
				u := draw()
				if random.Float64() < p.alike {
					u = together
				}
				for run, rate := range [2]float64{p.rate, later[side]} {
					did := letters[1:]
					if u[run] < rate {
						did = letters[:1]
					}
					*[2]*string{&base[side], &next[side]}[run] += did
				}
			}
			base[side] += " "
			next[side] += " "
		}
	}
	return base, next
}

func (p planned) compare(t *testing.T, random *rand.Rand, later [2]float64) comparison.Change {
	base, next := p.texts(random, later)
	return compare(t, clustered(base[0], base[1], p.cluster), clustered(next[0], next[1], p.cluster), comparison.Options{Resamples: 1000})
}

// TestTruthOfSmallest: a true change of the size that is called the smallest visible one,
// in comparisons where nothing changed, is seen in about 80% of comparisons, whichever way
// it goes.
func TestTruthOfSmallest(t *testing.T) {
	rounds, all := 8, false
	if os.Getenv("ABSTAIN_EVAL_TRUTH") != "" {
		rounds, all = 100, true
	}
	phi := func(z float64) float64 { return math.Erfc(-z/math.Sqrt2) / 2 }
	var b strings.Builder
	b.WriteString("\n| figure | items a side | asked | in clusters of | fails | repeats the base, an item or cluster itself | smallest visible | seen: to the better | to the worse |\n|---|---|---|---|---|---|---|---|---|\n")
	for i, p := range []planned{
		{320, 1, 0, .10, .7, 0, false},
		{320, 1, 2, .10, .7, 0, false},
		{320, 1, 4, .10, .7, .6, false},
		{160, 2, 0, .10, .7, 0, false},
		{160, 2, 0, .10, .7, .8, false},
		{80, 4, 0, .30, .5, .5, false},
		{320, 1, 0, .10, .7, 0, true},
		{320, 1, 0, .05, .9, 0, true},
		{80, 1, 0, .10, .7, 0, true},
		{80, 4, 0, .20, .5, .5, true},
	} {
		random := rand.New(rand.NewPCG(5, uint64(i)))
		smallest, n := 0., 0
		for range max(8, rounds/10) {
			c := p.compare(t, random, [2]float64{p.rate, p.rate})
			of := c.OverAnswer.Smallest
			if p.dPrime {
				of = c.DPrime.Smallest
			}
			if of != nil { // by chance there may be too few failures for any
				smallest, n = smallest+*of, n+1
			}
		}
		smallest /= float64(n)
		var seen [2]int
		for way, sign := range [2]float64{-1, 1} { // failures become fewer, and more
			later := [2]float64{p.rate + sign*smallest, p.rate}
			want := [2]comparison.Moved{comparison.Fell, comparison.Rose}[way]
			if p.dPrime {
				z, _ := stats.NormalQuantile(p.rate)
				later[0] = phi(z + sign*smallest/2)
				later[1] = later[0]
				want = [2]comparison.Moved{comparison.Rose, comparison.Fell}[way]
			}
			if later[0] <= 0 { // which no rate can fall to
				seen[way] = -1
				continue
			}
			for range rounds {
				c := p.compare(t, random, later)
				moved := c.OverAnswer.Moved
				if p.dPrime {
					moved = c.DPrime.Moved
				}
				if moved == want {
					seen[way]++
				}
			}
			if tail, _ := stats.BinomialAtMost(seen[way], rounds, .77); tail < .001 {
				t.Errorf("%+v: a change of %.3f is seen in %d of %d comparisons", p, sign*smallest, seen[way], rounds)
			}
		}
		figure, size := "over-answering", doctable.Share(smallest)
		if p.dPrime {
			figure, size = "d'", fmt.Sprintf("%.2f", smallest)
		}
		share := func(n int) string {
			if n < 0 {
				return ""
			}
			return doctable.Share(float64(n) / float64(rounds))
		}
		fmt.Fprintf(&b, "| %s | %d | %d | %d | %s | %s, %s | %s | %s | %s |\n", figure, p.items, p.epochs, max(1, p.cluster),
			doctable.Share(p.rate), doctable.Share(p.repeats), doctable.Share(p.alike), size, share(seen[0]), share(seen[1]))
	}
	if all {
		doctable.Hold(t, "../../docs/statistics.md", "truth-smallest", b.String(), *update)
	} else {
		t.Log(b.String())
	}
}
