package stats_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// TestAnyInputGivesNumbersElsewhere is TestAnyInputGivesNumbers for the figures
// of a scorer's errors, of confidence, of planning and of comparison.
func TestAnyInputGivesNumbersElsewhere(t *testing.T) {
	whole := rapid.OneOf(rapid.IntRange(-3, 50), rapid.IntRange(-1<<30, 1<<30))
	number := rapid.OneOf(rapid.Float64Range(-.5, 1.5), rapid.Float64(),
		rapid.SampledFrom([]float64{0, 1, .5, math.NaN(), math.Inf(1), math.Inf(-1), math.SmallestNonzeroFloat64, math.MaxFloat64}))
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.SliceOfN(whole, 9, 9).Draw(t, "whole")
		f := rapid.SliceOfN(number, 6, 6).Draw(t, "real")
		b := rapid.SliceOfN(rapid.Bool(), 6, 6).Draw(t, "bool")
		defined := func(name string, ok bool, values ...float64) {
			for _, v := range values {
				if ok && math.IsNaN(v) {
					t.Fatalf("%s: %v of %v, %v", name, values, w, f)
				}
			}
		}
		one := func(name string, v float64, ok bool) { defined(name, ok, v) }
		a, ok := stats.Agree([][]int{w[:2], w[2:4]})
		defined("agreement", ok, a.Raw, a.AC1)
		v, ok := a.Kappa()
		one("kappa", v, ok)
		v, ok = a.KappaError()
		one("error of kappa", v, ok)
		v, ok = stats.Krippendorff([][]int{w[:3], w[3:5], w[5:6]})
		one("alpha", v, ok)
		score, penalty, scored, ok := stats.TargetScore(w[0], w[1], w[2], f[0])
		defined("target", ok, penalty)
		defined("target", scored, score)
		v, ok = stats.SimpleQA{Correct: w[0], Incorrect: w[1], NotAttempted: w[2]}.F()
		one("simpleqa", v, ok)
		v, ok = stats.Omniscience{Correct: w[0], Partial: w[1], Incorrect: w[2], Abstained: w[3]}.Index()
		one("omniscience", v, ok)
		v, ok = stats.Honesty(w).Score()
		one("honesty", v, ok)
		r, ok := stats.Coverage(f, b)
		defined("coverage", ok, r.AURC, r.AUGRC, r.Excess, r.Best, r.Risk)
		v, ok = stats.SelectiveRisk(w[0], w[1], f[0])
		one("selective risk", v, ok)
		c, ok := stats.Calibrate(f, b, min(w[0], 100))
		defined("calibration", ok, c.Brier, c.ECE, c.Max, c.Debiased, c.ECEAdaptive)
		j, ok := stats.CorrectRate(w[0], w[1], w[2], w[3], w[4], w[5], f[0])
		defined("corrected", ok, j.Rate, j.SE, j.Point, j.Lo, j.Hi)
		p, ok := stats.PredictionPowered(stats.Labeled{Both: w[0], PersonOnly: w[1], ScorerOnly: w[2], Neither: w[3], UnlabeledYes: w[4], UnlabeledNo: w[5]}, f[0], f[1])
		defined("powered", ok, p.Lambda, p.Value, p.SE, p.Lo, p.Hi)
		i, ok := stats.ConfidenceSequence(w[0], w[1], f[0], f[1], f[2])
		defined("sequence", ok, i.Lo, i.Hi)
		e, ok := stats.OneSided(w[0], w[1], f[0], f[1], f[2])
		defined("e-values", ok, e.Exceeds, e.Within)
		s, ok := stats.SequentialTest(b, f[0], f[1], f[2], f[3])
		defined("sprt", ok, s.LogRatio, s.Upper, s.Lower)
		_, rate, i, ok := stats.KnowledgeOf(w[0], w[1], f[0], f[1])
		defined("knowledge", ok, rate, i.Lo, i.Hi)
		area, ok := stats.AreaUnderCurve(f, b, f[0])
		defined("auc", ok, area.Value, area.SE, area.Lo, area.Hi)
		bca, degenerate, ok := stats.BiasCorrected(f[0], f[1:4], f[4:], f[1])
		defined("bca", ok && !degenerate, bca.Z0, bca.Lo, bca.Hi)
		post, ok := stats.BetaPosterior(w[0], w[1], f[0], f[1], f[2])
		defined("posterior", ok, post.Mean, post.Lo, post.Hi)
		v, ok = stats.PairsForChange(f[0], f[1], f[2], f[3])
		one("pairs", v, ok)
		v, ok = stats.TrialsForDifference(f[0], f[1], f[2], f[3])
		one("trials", v, ok)
		change, design, ok := stats.SmallestChange(w[0], f[0], w[1], f[1], f[2], f[3])
		defined("change", ok, change, design)
	})
}

// TestShrinkIsDefined: counts of any size and any number of categories.
func TestShrinkIsDefined(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.IntRange(0, 6).Draw(t, "k")
		var x, n []int
		for range k {
			of := rapid.IntRange(0, 60).Draw(t, "n")
			n = append(n, of)
			x = append(x, rapid.IntRange(0, of).Draw(t, "x"))
		}
		s, apart, ok := stats.Shrink(x, n, .95)
		for i, c := range s.Categories {
			raw := float64(x[i]) / max(float64(n[i]), 1)
			// Each lies between its own share and that of the prior.
			prior := s.A / (s.A + s.B)
			if n[i] > 0 && (c.Mean < min(raw, prior)-1e-9 || c.Mean > max(raw, prior)+1e-9) {
				t.Fatalf("%d of %d is shrunken from %g beyond %g: %g", x[i], n[i], raw, prior, c.Mean)
			}
		}
		if apart && (!ok || len(s.Categories) != k) {
			t.Fatalf("%+v", s)
		}
	})
}

func TestProperties(t *testing.T) {
	count := rapid.IntRange(0, 40)
	rapid.Check(t, func(t *rapid.T) {
		a, b, c, d := count.Draw(t, "a"), count.Draw(t, "b"), count.Draw(t, "c"), count.Draw(t, "d")
		same := func(what string, x, y float64) {
			if math.Abs(x-y) > 1e-9 {
				t.Fatalf("%s: %g and %g", what, x, y)
			}
		}
		// Agreement does not depend on who is called the first, nor on the order of
		// the kinds.
		kappa := func(table ...[]int) float64 {
			agreement, _ := stats.Agree(table)
			k, known := agreement.Kappa()
			if known && (k < -1-1e-9 || k > 1+1e-9) {
				t.Fatalf("kappa %g of %v", k, table)
			}
			return k
		}
		same("kappa, readers exchanged", kappa([]int{a, b}, []int{c, d}), kappa([]int{a, c}, []int{b, d}))
		same("kappa, kinds exchanged", kappa([]int{a, b}, []int{c, d}), kappa([]int{d, c}, []int{b, a}))

		// A scorer that makes no mistake and of which much is known corrects nothing.
		if n := a + b; n > 0 {
			r, ok := stats.CorrectRate(a, n, 1e6, 1e6, 1e6, 1e6, .95)
			if !ok {
				t.Fatal("a faultless scorer is refused")
			}
			same("a faultless scorer", r.Rate, float64(a)/float64(n))
			// Not trusted at all, the scorer adds nothing to the labels.
			p, ok := stats.PredictionPowered(stats.Labeled{Both: a, Neither: b, UnlabeledYes: c + 1, UnlabeledNo: d}, 0, .95)
			if !ok {
				t.Fatal("undefined")
			}
			same("labels alone", p.Value, float64(a)/float64(n))

			// The sequence holds the share seen and is wider than a fixed interval.
			s, _ := stats.ConfidenceSequence(a, n, .5, .5, .05)
			fixed, _ := stats.ClopperPearson(a, n, .95)
			if !s.Holds(float64(a)/float64(n)) || s.Lo > fixed.Lo+1e-6 && s.Hi < fixed.Hi-1e-6 {
				t.Fatalf("%v beside %v", s, fixed)
			}
			mirrored, _ := stats.ConfidenceSequence(b, n, .5, .5, .05)
			same("failures for successes", s.Lo, 1-mirrored.Hi)

			state, _, _, _ := stats.KnowledgeOf(a, n, .5, .9)
			other, _, _, _ := stats.KnowledgeOf(b, n, .5, .9)
			if (state == stats.Known) != (other == stats.Unknown) {
				t.Fatalf("%d of %d is %s, %d is %s", a, n, state, b, other)
			}
		}
	})
}

func TestPropertiesOfLists(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(4, 30).Draw(t, "n")
		p := rapid.SliceOfN(rapid.Float64Range(0, 1), n, n).Draw(t, "p")
		y := rapid.SliceOfN(rapid.Bool(), n, n).Draw(t, "y")
		c, _ := stats.Calibrate(p, y, 10)
		if sum := c.Reliability - c.Resolution + c.Uncertainty + c.WithinVariance - c.WithinCovariance; math.Abs(sum-c.Brier) > 1e-9 {
			t.Fatalf("the parts are %g, the Brier score %g", sum, c.Brier)
		}
		r, _ := stats.Coverage(p, y)
		if r.Excess < -1e-9 || r.AURC > 1+1e-9 || r.AUGRC > r.AURC+1e-9 {
			t.Fatalf("%+v", r)
		}
		order := slices.Clone(p) // confidence that knows what is right
		for i := range order {
			order[i] = 0
			if y[i] {
				order[i] = 1
			}
		}
		if best, _ := stats.Coverage(order, y); best.AURC > r.AURC+1e-9 {
			t.Fatalf("the best order has %g, another %g", best.AURC, r.AURC)
		}
		up, ok := stats.AreaUnderCurve(p, y, .95)
		for i := range p {
			p[i] = -p[i]
		}
		down, _ := stats.AreaUnderCurve(p, y, .95)
		if ok && (math.Abs(up.Value+down.Value-1) > 1e-9 || math.Abs(up.SE-down.SE) > 1e-9) {
			t.Fatalf("%+v and, turned around, %+v", up, down)
		}
	})
}

// TestPlanning: less change needs more data.
func TestPlanning(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		discordant := rapid.Float64Range(.02, 1).Draw(t, "discordant")
		diff := rapid.Float64Range(.01, discordant).Draw(t, "diff")
		large, ok1 := stats.PairsForChange(discordant, diff, .05, .8)
		small, ok2 := stats.PairsForChange(discordant, diff/2, .05, .8)
		if !ok1 || !ok2 || small <= large {
			t.Fatalf("a change of %g needs %g pairs, half of it %g", diff, large, small)
		}
		p := rapid.Float64Range(.01, .99).Draw(t, "p")
		n := rapid.IntRange(10, 1000).Draw(t, "n")
		few, _, _ := stats.SmallestChange(n, p, 1, 0, .05, .8)
		many, _, _ := stats.SmallestChange(4*n, p, 1, 0, .05, .8)
		if math.Abs(few-2*many) > 1e-9 {
			t.Fatalf("%g with %d, %g with four times as many", few, n, many)
		}
	})
}
