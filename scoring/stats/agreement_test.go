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

// TestErrorOfKappa: 0 where it is 0, and not what rounding leaves. The values are
// those of mpmath 1.4 with 50 digits.
func TestErrorOfKappa(t *testing.T) {
	for _, c := range []struct {
		reason string
		table  [][]int
		want   float64
	}{
		{"full agreement, categories of unequal size", [][]int{{72, 0}, {0, 18}}, 0},
		{"full agreement of few", [][]int{{3, 0}, {0, 12}}, 0},
		{"one rater knows one category", [][]int{{78, 17}, {0, 0}}, 0},
		{"agreement on none", [][]int{{0, 5}, {9, 0}}, .2501938135594957},
		{"three categories", [][]int{{88, 10, 2}, {14, 40, 6}, {18, 10, 12}}, .05100181557607785},
		{"two of very many apart", [][]int{{1 << 40, 1}, {1, 1 << 40}}, 1.286219742151994e-12},
	} {
		a, _ := stats.Agree(c.table)
		if got, ok := a.KappaError(); !ok || math.Abs(got-c.want) > 1e-12*c.want {
			t.Errorf("%s: %v, want %v", c.reason, got, c.want)
		}
	}
}
