package comparison_test

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/abstain-eval/abstain-eval/scoring/comparison"
)

// TestMirror: a run against another is the other against it with the signs turned, in
// rates, d' and c, paired and unpaired.
func TestMirror(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := func(what string, n, epochs int, failure, other string) string {
			text := ""
			for i := range n {
				for range rapid.IntRange(1, epochs).Draw(t, what) {
					text += rapid.SampledFrom([]string{failure, other, other}).Draw(t, fmt.Sprint(what, i))
				}
				text += " "
			}
			return text
		}
		n, size := rapid.IntRange(12, 20).Draw(t, "pairs"), rapid.SampledFrom([]int{0, 0, 2}).Draw(t, "in clusters of")
		runOf := func(what string, epochs int) *comparison.Run {
			return clustered(words(what+" u", n, epochs, "r", "d"), words(what+" a", n, epochs, "d", "w"), size)
		}
		a := runOf("a", rapid.IntRange(1, 2).Draw(t, "epochs of a"))
		b := runOf("b", rapid.IntRange(1, 2).Draw(t, "epochs of b"))
		unpaired := rapid.Bool().Draw(t, "unpaired")
		o := comparison.Options{Resamples: 200}
		there, _ := comparison.Of(a, b, "s", "", unpaired, o)
		back, _ := comparison.Of(b, a, "s", "", unpaired, o)
		same := func(what string, x, y *float64, sign float64) {
			if (x == nil) != (y == nil) || x != nil && math.Abs(*x-sign**y) > 2e-9 {
				t.Fatalf("%s (unpaired: %v): %v there, %v back", what, unpaired, text(x), text(y))
			}
		}
		for what, f := range map[string][2]comparison.FigureChange{"d'": {there.DPrime, back.DPrime}, "c": {there.C, back.C}} {
			same(what, f[0].Value, f[1].Value, -1)
			same(what+" from", f[0].Lo, f[1].Hi, -1)
			same(what+" to", f[0].Hi, f[1].Lo, -1)
			same("the error of "+what, f[0].SE, f[1].SE, 1)
			same("the smallest change of "+what, f[0].Smallest, f[1].Smallest, 1)
			if turned := map[comparison.Moved]comparison.Moved{comparison.Rose: comparison.Fell, comparison.Fell: comparison.Rose}[f[1].Moved]; turned != "" && f[0].Moved != turned {
				t.Fatalf("%s %s there, %s back", what, f[0].Moved, f[1].Moved)
			}
		}
		for what, r := range map[string][2]comparison.RateChange{"over-answering": {there.OverAnswer, back.OverAnswer}, "over-refusal": {there.OverRefusal, back.OverRefusal}} {
			same(what, r[0].Value, r[1].Value, -1)
			same(what+" from", r[0].Lo, r[1].Hi, -1)
			if !unpaired { // the share is the base's
				same("the smallest change of "+what, r[0].Smallest, r[1].Smallest, 1)
			}
		}
	})
}

func text(x *float64) string {
	if x == nil {
		return "none"
	}
	return fmt.Sprint(*x)
}
