package stats_test

import (
	"math"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

func TestAgreeRefusesWhatIsNoTable(t *testing.T) {
	for _, test := range []struct {
		table  [][]int
		reason string
	}{
		{nil, "no categories"},
		{[][]int{{4}}, "with one category there is nothing to sort"},
		{[][]int{{0, 0}, {0, 0}}, "no units"},
		{[][]int{{1, 2}, {3}}, "a row is short"},
		{[][]int{{1, 2, 3}, {4, 5, 6}}, "not square"},
		{[][]int{{1, -1}, {0, 2}}, "fewer than none"},
		{[][]int{{math.MaxInt, 1}, {0, 0}}, "more than can be counted"},
	} {
		if a, ok := stats.Agree(test.table); ok {
			t.Errorf("%s: %+v", test.reason, a)
		}
	}
	if _, ok := (stats.Agreement{}).Kappa(); ok {
		t.Error("nothing has a kappa")
	}
	if _, ok := (stats.Agreement{}).KappaError(); ok {
		t.Error("nothing has an error of kappa")
	}
}

// TestAgreementIsFinite: whatever a table holds, figures stay in their range.
func TestAgreementIsFinite(t *testing.T) {
	counts := []int{0, 1, 2, 50, 1 << 40}
	for _, tp := range counts {
		for _, fn := range counts {
			for _, fp := range counts {
				for _, tn := range counts {
					a, ok := stats.Agree([][]int{{tp, fn}, {fp, tn}})
					if !ok {
						continue
					}
					kappa, defined := a.Kappa()
					se, _ := a.KappaError()
					if !(a.Raw >= 0 && a.Raw <= 1+1e-12) || !(math.Abs(a.AC1) <= 1+1e-12) || !(math.Abs(kappa) <= 1+1e-12) || !(se >= 0) || math.IsInf(se, 0) {
						t.Errorf("%d %d %d %d: %+v, kappa %g, error %g", tp, fn, fp, tn, a, kappa, se)
					}
					if oneSided := tp+fn+fp == 0 || fn+fp+tn == 0; defined == oneSided {
						t.Errorf("%d %d %d %d: kappa defined: %v", tp, fn, fp, tn, defined)
					}
				}
			}
		}
	}
}
