package stats

import (
	"cmp"
	"slices"
)

// RiskCoverage is how well confidence orders answers by whether they are right.
// All areas lie in [0, 1], and less is better.
type RiskCoverage struct {
	// AURC is the mean, over k, of the share of errors among the k most confident
	// answers (Geifman and others 2019). It weighs the first few answers most.
	AURC float64
	// Excess is AURC less that of the best order there is.
	Excess float64
	// AUGRC is the mean, over k, of errors among the k most confident as a share of
	// all answers (Traub and others 2024). Prefer it.
	AUGRC float64
	// Risk is the share of errors among all answers.
	Risk float64
	// Best is the AURC of the best order.
	Best float64
}

// Coverage computes risk over coverage. Answers of one confidence are taken in
// the mean over their orders: each counts as the share of errors among them. No
// answers, or lists of unequal length, leave it undefined.
func Coverage(confidence []float64, correct []bool) (RiskCoverage, bool) {
	n := len(correct)
	if n == 0 || len(confidence) != n {
		return RiskCoverage{}, false
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(confidence[b], confidence[a]) })
	errors := make([]float64, n)
	total := 0.
	for from := 0; from < n; {
		to, wrong := from, 0.
		for to < n && confidence[order[to]] == confidence[order[from]] {
			if !correct[order[to]] {
				wrong++
			}
			to++
		}
		if to == from { // NaN equals nothing
			return RiskCoverage{}, false
		}
		for i := from; i < to; i++ {
			errors[i] = wrong / float64(to-from)
		}
		total += wrong
		from = to
	}
	var out RiskCoverage
	var sum float64
	for i, e := range errors {
		sum += e
		out.AURC += sum / float64(i+1)
		out.AUGRC += sum / float64(n)
		if over := float64(i+1) - (float64(n) - total); over > 0 {
			out.Best += over / float64(i+1)
		}
	}
	size := float64(n)
	out.AURC, out.AUGRC, out.Best, out.Risk = out.AURC/size, out.AUGRC/size, out.Best/size, total/size
	out.Excess = out.AURC - out.Best
	return out, true
}

// SelectiveRisk is the exact one-sided upper bound on the share of errors among
// the answers given above a confidence threshold: the threshold has to come from
// other data (Clopper and Pearson 1934). No answers give 1 and false.
func SelectiveRisk(errors, answered int, level float64) (float64, bool) {
	if !counts(errors, answered) || answered == 0 || !inside(level) {
		return 1, false
	}
	if errors == answered {
		return 1, true
	}
	return BetaQuantile(level, float64(errors)+1, float64(answered-errors))
}
