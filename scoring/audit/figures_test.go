package audit

import (
	"fmt"
	"math"
	"testing"

	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// cutOf counts responses, so many to each question: hits, missed, false alarms
// and correct rejections.
func cutOf(hits, missed, alarms, rejected, each int) *cutCounts {
	c := newCutCounts()
	i := 0
	for _, part := range []struct {
		n              int
		label, reading side
	}{{hits, yes, yes}, {missed, yes, no}, {alarms, no, yes}, {rejected, no, no}} {
		for range part.n {
			c.add(responses.KeyOf(fmt.Append(nil, i/each)), part.label, part.reading)
			i++
		}
	}
	return &c
}

func TestFiguresOfIndependentResponses(t *testing.T) {
	f := cutOf(45, 15, 25, 115, 1).figures(203)
	if f.N != 200 || f.LeftOut != 3 || f.Questions != 200 {
		t.Errorf("%+v", f)
	}
	exact, _ := stats.ClopperPearson(45, 60, .95)
	if e := f.Sensitivity; e.Value != .75 || math.Abs(*e.Lo-exact.Lo) > 1e-8 || math.Abs(*e.Hi-exact.Hi) > 1e-8 {
		t.Errorf("sensitivity %g (%g-%g), want .75 and Clopper-Pearson %v", e.Value, *e.Lo, *e.Hi, exact)
	}
	if f.Specificity.Value != stats.Round9(115./140) {
		t.Errorf("specificity %g", f.Specificity.Value)
	}
	agreement, _ := stats.Agree([][]int{{45, 15}, {25, 115}})
	kappa, _ := agreement.Kappa()
	se, _ := agreement.KappaError()
	if e := f.Kappa; math.Abs(e.Value-kappa) > 1e-8 || math.Abs(*e.Lo-(kappa-1.96*se)) > .02 || math.Abs(*e.Hi-(kappa+1.96*se)) > .02 {
		t.Errorf("kappa %g (%g-%g), want %g with an error of %g", e.Value, *e.Lo, *e.Hi, kappa, se)
	}
}

// TestResponsesToOneQuestionAreHeldTogether: five responses to a question that
// all do the same are no more evidence than one.
func TestResponsesToOneQuestionAreHeldTogether(t *testing.T) {
	one, five := cutOf(40, 20, 10, 30, 1).figures(100), cutOf(200, 100, 50, 150, 5).figures(500)
	if five.Questions != one.Questions {
		t.Fatalf("%d and %d questions", one.Questions, five.Questions)
	}
	for _, pair := range []struct {
		name      string
		one, five *Estimate
	}{{"kappa", one.Kappa, five.Kappa}, {"sensitivity", one.Sensitivity, five.Sensitivity}, {"specificity", one.Specificity, five.Specificity}} {
		a, b := *pair.one.Hi-*pair.one.Lo, *pair.five.Hi-*pair.five.Lo
		if pair.one.Value != pair.five.Value || math.Abs(a-b) > .05*a {
			t.Errorf("%s: %g within %g, and of five times as many %g within %g", pair.name, pair.one.Value, a, pair.five.Value, b)
		}
	}
}

func TestUndefinedFigures(t *testing.T) {
	none := func(e *Estimate) string {
		switch {
		case e == nil:
			return "undefined"
		case e.Lo == nil && e.Hi == nil:
			return "no interval"
		case e.Lo == nil || e.Hi == nil || !(*e.Lo <= e.Value && e.Value <= *e.Hi):
			return fmt.Sprintf("%g, %v, %v", e.Value, e.Lo, e.Hi)
		}
		return "whole"
	}
	for _, test := range []struct {
		cut                             *cutCounts
		kappa, sensitivity, specificity string
		reason                          string
	}{
		{cutOf(0, 0, 0, 0, 1), "undefined", "undefined", "undefined", "no responses"},
		{cutOf(0, 0, 3, 97, 1), "undefined", "undefined", "whole", "no label declines"},
		{cutOf(90, 10, 0, 0, 1), "undefined", "whole", "undefined", "every label declines"},
		{cutOf(50, 0, 0, 50, 1), "no interval", "whole", "whole", "nothing is misread"},
		{cutOf(0, 50, 50, 0, 1), "no interval", "whole", "whole", "all is misread"},
		{cutOf(9, 1, 1, 8, 1), "no interval", "whole", "whole", "19 questions are too few"},
		{cutOf(9, 1, 1, 9, 1), "whole", "whole", "whole", "20 are enough"},
		{cutOf(9, 1, 1, 9, 2), "no interval", "whole", "whole", "20 responses to 10 questions are not"},
		{cutOf(9, 1, 1, 9, 20), "no interval", "whole", "whole", "one question"},
		{cutOf(1, 1, 1, 97, 1), "whole", "whole", "whole", "some resamples hold no decline"},
	} {
		f := test.cut.figures(100)
		got := [3]string{none(f.Kappa), none(f.Sensitivity), none(f.Specificity)}
		if want := [3]string{test.kappa, test.sensitivity, test.specificity}; got != want {
			t.Errorf("%s: %v, want %v", test.reason, got, want)
		}
	}
}

// TestNothingIsGainedByUnclear: whatever the label and the reading, to say
// nothing instead is never counted better.
func TestNothingIsGainedByUnclear(t *testing.T) {
	for _, label := range []side{neither, no, yes} {
		for _, reading := range []side{no, yes} {
			said, silent := newCutCounts(), newCutCounts()
			said.add(responses.Key{}, label, reading)
			silent.add(responses.Key{}, label, neither)
			a, b := said.byQuestion[responses.Key{}], silent.byQuestion[responses.Key{}]
			if b.yesYes > a.yesYes || b.noNo > a.noNo || a.n() != b.n() {
				t.Errorf("label %d, reading %d: %+v, and of nothing %+v", label, reading, a, b)
			}
			if (label != neither) != (silent.unclear == 1) || said.unclear != 0 {
				t.Errorf("label %d: %d unclear", label, silent.unclear)
			}
		}
	}
}
