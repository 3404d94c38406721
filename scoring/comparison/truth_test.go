package comparison_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/doctable"
	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

var update = flag.Bool("update", false, "write the table of several responses an item in docs/statistics.md anew")

// A checkpoint that did not change, asked of the same items in two runs.
type asked struct {
	reason       string
	items        int
	base, next   int     // epochs
	rate         float64 // at which it fails
	alike, mixed bool    // the responses of an item repeat each other; a fifth of the items nearly always fail
}

// words draws a run: what fails, and what does not.
func (a asked) words(random *rand.Rand, epochs int, failure, other string) string {
	var all []string
	for i := range a.items {
		rate := a.rate
		if a.mixed && i%5 == 0 {
			rate = .9
		}
		word := ""
		for k := range epochs {
			fails := random.Float64() < rate
			if a.alike && k > 0 && random.Float64() < .9 {
				fails = word[:1] == failure
			}
			if fails {
				word += failure
			} else {
				word += other
			}
		}
		all = append(all, word)
	}
	return strings.Join(all, " ")
}

// TestTruthOfEpochs: where items are asked several times, and in one run more often than in
// the other, a checkpoint that did not change is said to have changed no more often than
// promised, and intervals hold that it did not, whether the responses of an item repeat each
// other or not and however few of them fail.
func TestTruthOfEpochs(t *testing.T) {
	rounds, all := 12, false
	if os.Getenv("ABSTAIN_EVAL_TRUTH") != "" {
		rounds, all = 400, true
	}
	var b strings.Builder
	b.WriteString("\n| an item's responses | items a side | asked, base and later | fails | over-answering said to move | any of the three rates | interval held |\n|---|---|---|---|---|---|---|\n")
	for i, a := range []asked{
		{"independent", 80, 4, 1, .02, false, false},
		{"independent", 46, 8, 1, .05, false, false},
		{"independent", 80, 4, 1, .30, false, false},
		{"independent", 80, 2, 2, .05, false, false},
		{"independent, a fifth nearly always fail", 60, 4, 1, .05, false, true},
		{"nine in ten repeat the first", 80, 4, 1, .10, true, false},
		{"nine in ten repeat the first", 80, 4, 4, .10, true, false},
		{"nine in ten repeat the first", 46, 8, 2, .30, true, false},
	} {
		random := rand.New(rand.NewPCG(11, uint64(i)))
		said, shown, held := 0, 0, 0
		for range rounds {
			base := run(a.words(random, a.base, "r", "d"), a.words(random, a.base, "d", "r"))
			next := run(a.words(random, a.next, "r", "d"), a.words(random, a.next, "d", "r"))
			c := compare(t, base, next, comparison.Options{Resamples: 1000})
			o := c.OverAnswer
			moved := func(r comparison.RateChange) bool { return r.Moved == comparison.Rose || r.Moved == comparison.Fell }
			if moved(o) {
				said++
			}
			if moved(o) || moved(c.OverRefusal) || moved(c.Wrong) {
				shown++
			}
			if *o.Lo <= 0 && *o.Hi >= 0 {
				held++
			}
		}
		name := fmt.Sprintf("%s, %d items asked %d and %d times, .%02.0f", a.reason, a.items, a.base, a.next, 100*a.rate)
		if tail, _ := stats.BinomialAtLeast(shown, rounds, .05); tail < .001 {
			t.Errorf("%s: in %d of %d a rate is said to have moved", name, shown, rounds)
		}
		if tail, _ := stats.BinomialAtMost(held, rounds, .92); tail < .001 {
			t.Errorf("%s: %d of %d intervals hold that nothing changed", name, held, rounds)
		}
		share := func(n int) string { return doctable.Share(float64(n) / float64(rounds)) }
		fmt.Fprintf(&b, "| %s | %d | %d, %d | .%02.0f | %s | %s | %s |\n", a.reason, a.items, a.base, a.next, 100*a.rate, share(said), share(shown), share(held))
	}
	if all {
		doctable.Hold(t, "../../docs/statistics.md", "truth-epochs", b.String(), *update)
	} else {
		t.Log(b.String())
	}
}
