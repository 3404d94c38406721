package reports

import (
	"math"
	"slices"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// The published recall, precision and F1 come out of the counts by the code that
// serves a run, and the over-answer rate is what recall leaves.
func publishedFiguresAgree(t *testing.T, models []publishedModel) {
	largest, cells := 0., 0
	for _, m := range models {
		for _, f := range m.sets {
			cells++
			for _, d := range []float64{f.recall() - f.published.recall, f.precision() - f.published.precision, f.f1() - f.published.f1} {
				if math.IsNaN(d) {
					t.Errorf("%s on %s: not defined", m.name, f.set)
				}
				largest = max(largest, math.Abs(d))
			}
			if s := f.signature; s != nil && (math.Abs(*s.OverAnswer.Value-(1-f.recall())) > 1e-9 || math.Abs(*s.F1-f.f1()) > 1e-9) {
				t.Errorf("%s on %s: signature and metrics differ", m.name, f.set)
			}
		}
	}
	t.Logf("%d models, %d cells, three figures each: the largest deviation is %.1e", len(models), cells, largest)
	for _, m := range models {
		oneSided := 0
		for _, f := range m.sets {
			if slices.Contains(oneSidedSets(), f.set) && f.published.fp == 0 && f.precision() == 1 {
				oneSided++
			}
		}
		if oneSided != len(oneSidedSets()) {
			t.Errorf("%s: %d sets without an answerable question have precision 1", m.name, oneSided)
		}
		if c := m.mean("c"); c.above == c.N {
			t.Errorf("%s leans to answering on every set", m.name)
		}
		if x, y := m.mean(answerColumn).Mean, m.mean(refusalColumn).Mean; x < .28 || x > .62 || y < .03 || y > .15 {
			t.Errorf("%s lies at %.2f and %.2f", m.name, x, y)
		}
	}
	if len(models) != 20 || cells != 613 || largest > 1e-15 {
		t.Errorf("%d models, %d cells, largest deviation %g", len(models), cells, largest)
	}
}

// oneSidedSets have no answerable question.
func oneSidedSets() []string {
	return []string{"CoCoNot/Humanizing", "CoCoNot/Incomprehensible", "CoCoNot/Subjective", "CoCoNot/Temporal", "CoCoNot/Unknowns"}
}

// withoutSets leaves out data sets.
func withoutSets(models []publishedModel, out func(publishedFigures) bool) []publishedModel {
	left := slices.Clone(models)
	for i, m := range left {
		left[i].sets = slices.DeleteFunc(slices.Clone(m.sets), out)
	}
	return left
}

// What docs/published-models.md says in words holds with all data sets, with any
// one of them left out, and without those whose number of answerable items was
// inferred.
func publishedClaims(t *testing.T, all []publishedModel) {
	type choice struct {
		name   string
		models []publishedModel
	}
	choices := []choice{
		{"all", all},
		{"none inferred", withoutSets(all, func(f publishedFigures) bool { return f.published.inferred })},
	}
	for _, s := range all[len(all)-1].sets {
		choices = append(choices, choice{"without " + s.set, withoutSets(all, func(f publishedFigures) bool { return f.set == s.set })})
	}
	for _, c := range choices {
		t.Run(c.name, func(t *testing.T) { holdClaims(t, c.models) })
	}
}

func holdClaims(t *testing.T, models []publishedModel) {
	for _, m := range models {
		if m.mean("c").Mean <= 0 {
			t.Errorf("%s does not lean to answering: c %+.2f", m.name, m.mean("c").Mean)
		}
		if m.mean(answerColumn).Mean <= m.mean(refusalColumn).Mean {
			t.Errorf("%s over-refuses more than it over-answers", m.name)
		}
	}
	for _, set := range []string{"QASPER", "WorldSense"} {
		other := 0
		for _, m := range models {
			for _, f := range m.sets {
				if f.set == set && *f.signature.C.Value < 0 {
					other++
				}
			}
		}
		if has := slices.ContainsFunc(models[0].sets, func(f publishedFigures) bool { return f.set == set }); has && other <= 10 {
			t.Errorf("on %s only %d models lean to declining", set, other)
		}
	}
	headline := 0.
	for _, s := range distillations() {
		base, next := publishedNamed(t, models, s.base), publishedNamed(t, models, s.next)
		headline += publishedChange("recall", base, next).Mean / 2
		if c := publishedChange("c", base, next); c.Lo <= 0 {
			t.Errorf("%s: the lean to answering did not grow: %s", s.what, inNumbers(c))
		}
		if r := publishedChange(refusalColumn, base, next); r.Mean >= 0 {
			t.Errorf("%s: over-refusals did not go down: %s", s.what, inPoints(r))
		}
		d := publishedChange("d'", base, next)
		if d.Mean > -.25 || d.below <= d.above {
			t.Errorf("%s: no discernment was lost: %s", s.what, inNumbers(d))
		}
		if of := fixedSets(base, next); of.Hi >= 0 {
			t.Errorf("%s: that discernment was lost may be the luck of the questions: %s", s.what, inNumbers(of))
		}
	}
	if math.Abs(headline+.24) > .02 {
		t.Errorf("reasoning costs %.3f of recall, and the paper says .24", -headline)
	}
	for _, s := range pureRL() {
		base, next := publishedNamed(t, models, s.base), publishedNamed(t, models, s.next)
		if r := publishedChange("recall", base, next); math.Abs(r.Mean) > .02 {
			t.Errorf("%s: recall moved by more than a point or two: %s", s.what, inNumbers(r))
		}
		if d := publishedChange("d'", base, next); d.Mean < -.02 {
			t.Errorf("%s: discernment was lost: %s", s.what, inNumbers(d))
		}
		if c := publishedChange("c", base, next); c.Mean <= 0 || c.Mean > .15 {
			t.Errorf("%s: the lean to answering did not grow a little: %s", s.what, inNumbers(c))
		}
	}
}

// d' of questions thrown together lies below the mean of the data sets' own for
// every model.
func pooledDPrimeIsLow(t *testing.T, models []publishedModel) {
	for _, m := range models {
		own, pooled := m.mean("d'").Mean, *m.pooledSigned.DPrime.Value
		if pooled >= own {
			t.Errorf("%s: pooled %.2f, mean of its data sets %.2f", m.name, pooled, own)
		}
		s := m.pooledSigned
		if d, ok := stats.LogLinear(float64(s.OverAnswer.Of-s.OverAnswer.Count), float64(s.OverAnswer.Of), float64(s.OverRefusal.Count), float64(s.OverRefusal.Of)); !ok || math.Abs(d.DPrime-pooled) > 1e-8 {
			t.Errorf("%s: d' of the pooled counts is %v", m.name, d.DPrime)
		}
	}
}
