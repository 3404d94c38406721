package stats_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// TestAnyInputGivesNumbers: whatever is passed, nothing panics and nothing that
// is said to be defined is NaN.
func TestAnyInputGivesNumbers(t *testing.T) {
	whole := rapid.OneOf(rapid.IntRange(-3, 50), rapid.IntRange(-1<<40, 1<<40))
	number := rapid.OneOf(rapid.Float64Range(-.5, 1.5), rapid.Float64(),
		rapid.SampledFrom([]float64{0, 1, .5, math.NaN(), math.Inf(1), math.Inf(-1), math.SmallestNonzeroFloat64, math.MaxFloat64}))
	rapid.Check(t, func(t *rapid.T) {
		x, n, m, k := whole.Draw(t, "x"), whole.Draw(t, "n"), whole.Draw(t, "m"), whole.Draw(t, "k")
		p, q, r, s := number.Draw(t, "p"), number.Draw(t, "q"), number.Draw(t, "r"), number.Draw(t, "s")
		defined := func(name string, ok bool, values ...float64) {
			for _, v := range values {
				if ok && math.IsNaN(v) {
					t.Fatalf("%s: %v", name, values)
				}
			}
		}
		one := func(name string, v float64, ok bool) { defined(name, ok, v) }
		for name, f := range intervals() {
			i, ok := f(x, n, p)
			defined(name, ok, i.Lo, i.Hi)
		}
		call := func(name string, f func() (float64, bool)) { v, ok := f(); one(name, v, ok) }
		call("normal", func() (float64, bool) { return stats.NormalQuantile(p) })
		call("t", func() (float64, bool) { return stats.TQuantile(p, q) })
		call("beta", func() (float64, bool) { return stats.BetaQuantile(p, q, r) })
		call("at most", func() (float64, bool) { return stats.BinomialAtMost(x, n, p) })
		call("at least", func() (float64, bool) { return stats.BinomialAtLeast(x, n, p) })
		call("equal", func() (float64, bool) { return stats.BinomialEqual(x, n, p) })
		call("power within", func() (float64, bool) { return stats.PowerWithin(n, p, q, r) })
		call("power exceeds", func() (float64, bool) { return stats.PowerExceeds(n, p, q, r) })
		call("smallest exceeding", func() (float64, bool) { return stats.SmallestExceeding(n, p, q, r) })
		call("largest within", func() (float64, bool) { return stats.LargestWithin(n, p, q, r) })
		call("largest calibrated", func() (float64, bool) { return stats.LargestCalibrated(n, m, p, q, r) })
		call("change of d'", func() (float64, bool) { return stats.SmallestDPrimeChange(n, m, p, q, r, s, .8) })
		call("power of a change", func() (float64, bool) { return stats.PowerOfChange(x, p, q, r) })
		call("paired change", func() (float64, bool) { return stats.SmallestPairedChange(x, p, q, r) })
		layout := stats.Layout{Responses: x, Clusters: n}
		layout.Add(m)
		call("design", func() (float64, bool) { return layout.Design(q) })
		call("A'", func() (float64, bool) { return stats.APrime(p, q) })
		call("F1", func() (float64, bool) { return stats.Confusion{TP: p, FN: q, FP: r, TN: s}.F1() })
		i, ok := stats.ClopperPearsonEffective(p, q, r)
		defined("effective", ok, i.Lo, i.Hi)
		d, ok := stats.LogLinear(p, q, r, s)
		defined("d'", ok, d.DPrime, d.C)
		diff, ok := stats.NewcombeDiff(x, n, m, k, p)
		defined("newcombe", ok, diff.Value, diff.Lo, diff.Hi)
		diff, ok = stats.NewcombePaired(stats.Paired{Both: x, Only1: n, Only2: m, Neither: k}, p)
		defined("paired", ok, diff.Value, diff.Lo, diff.Hi)
		mc, ok := stats.McNemar(x, n)
		defined("mcnemar", ok, mc.Exact, mc.MidP, mc.PChi2, mc.PChi2Corrected)
		bt, ok := stats.BinomTest(x, n, p)
		defined("binomial test", ok, bt.TwoSided, bt.Greater, bt.Less)
		stats.TrialsToDecide(p, q, r, s)
		stats.TrialsForWithin(p, q)
		stats.TrialsForCalibrated(p, q, r, s)
		stats.PairsToShow(p, q, r, s)
		stats.ItemsForTrials(n, m, p, q)
		layout.Effective(q, p)
		values := []float64{p, q, r, s}
		sf, ok := stats.SignFlip(values)
		defined("sign flip", ok, sf.TwoSided, sf.Greater)
		holm, ok := stats.Holm(values)
		defined("holm", ok, holm...)
		stats.Percentile(values, p)
		groups, _ := stats.GroupBy(values, []int{x, n, m, m})
		_, _ = stats.ClusterMean(groups)
		icc, ok := stats.IntraclassCorrelation(groups)
		one("intraclass correlation", icc, ok)
		kg, ok := stats.KornGraubard(groups, p)
		defined("korn-graubard", ok, kg.Guarded)
	})
}
