package stats

import "math"

// A Corrected is a rate as it would be without the errors of the scorer.
type Corrected struct {
	Apparent float64 // as scored; 0 where nothing was
	// Rate is Rogan and Gladen's estimate (1978), which may lie outside [0, 1];
	// SE is its standard error by the delta method, for three independent samples.
	Rate, SE float64
	// Point and the interval are Lang and Reiczigel's (2014), whose coverage holds
	// near 0 and 1 too. Point lies in [0, 1], the lower end is at least 0 and the
	// upper at most 1; where the scorer's own false alarms are more than all that
	// was scored the upper end may lie below 0: such a rate and such errors do not
	// go together.
	Point float64
	Interval
	// Estimated says that Rate and SE are defined. They may be where Point and the
	// interval are not: those add one right and one wrong label to either side, with
	// which the scorer may be no better than chance.
	Estimated bool
}

// CorrectRate takes the scorer's errors out of positive of n scored responses,
// given how many of the truly positive (sensitivity) and truly negative ones
// (specificity) it got right among those labeled by people. The labeled ones have
// to be a random sample of the same responses. A scorer no better than chance
// (sensitivity + specificity <= 1) and an empty sample leave it undefined; Apparent
// is there wherever something was scored.
func CorrectRate(positive, n, seCorrect, seN, spCorrect, spN int, level float64) (Corrected, bool) {
	c := Corrected{Interval: unit()}
	if !counts(positive, n) || !counts(seCorrect, seN) || !counts(spCorrect, spN) || n == 0 || !inside(level) {
		return c, false
	}
	ap := float64(positive) / float64(n)
	c.Apparent = ap
	if seN == 0 || spN == 0 {
		return c, false
	}
	z, _ := TwoSidedZ(1 - level)
	fn, fse, fsp := float64(n), float64(seN), float64(spN)
	se, sp := float64(seCorrect)/fse, float64(spCorrect)/fsp
	youden := beyondChance(float64(seCorrect), fse, float64(spCorrect), fsp)
	if youden <= 0 {
		return c, false
	}
	c.Rate = (ap + sp - 1) / youden
	variance := func(ap, n, p, se, seN, sp, spN float64) float64 {
		return ap*(1-ap)/n + p*p*se*(1-se)/seN + (1-p)*(1-p)*sp*(1-sp)/spN
	}
	c.SE = math.Sqrt(variance(ap, fn, c.Rate, se, fse, sp, fsp)) / youden
	c.Estimated = true
	n1, ap1 := fn+z*z, (float64(positive)+z*z/2)/(fn+z*z)
	se1, sp1 := (float64(seCorrect)+1)/(fse+2), (float64(spCorrect)+1)/(fsp+2)
	youden1 := beyondChance(float64(seCorrect)+1, fse+2, float64(spCorrect)+1, fsp+2)
	if youden1 <= 0 {
		return c, false
	}
	p := (ap1 + sp1 - 1) / youden1
	shift := 2 * z * z * (p*se1*(1-se1)/(fse+2) - (1-p)*sp1*(1-sp1)/(fsp+2))
	half := z * math.Sqrt(variance(ap1, n1, p, se1, fse+2, sp1, fsp+2)) / youden1
	c.Point = min(max(p, 0), 1)
	c.Interval = Interval{max(p+shift-half, 0), min(p+shift+half, 1)}
	return c, true
}

// beyondChance is the sum of two shares less 1, and 0 where it is that.
func beyondChance(x1, n1, x2, n2 float64) float64 {
	return (x1*n2 + x2*n1 - n1*n2) / (n1 * n2)
}

// Labeled counts responses that a person labeled, by the person's word first and
// the scorer's second, and those only the scorer saw.
type Labeled struct{ Both, PersonOnly, ScorerOnly, Neither, UnlabeledYes, UnlabeledNo int }

// A Powered is a mean estimated from few labels and many scores.
type Powered struct {
	Lambda, Value, SE float64
	Interval          // not clipped
}

// PredictionPowered is the share of yes among all responses, by the scorer where
// only it looked and set right by the labeled ones (PPI++, Angelopoulos and
// others 2023). lambda says how far the scorer is trusted, 0 to 1; below 0 it is
// chosen for the smallest variance. It is undefined without labeled or without
// unlabeled responses.
func PredictionPowered(c Labeled, lambda, level float64) (Powered, bool) {
	cells := []int{c.Both, c.PersonOnly, c.ScorerOnly, c.Neither, c.UnlabeledYes, c.UnlabeledNo}
	for _, count := range cells {
		if count < 0 {
			return Powered{Interval: unit()}, false
		}
	}
	n, unlabeled := float64(c.Both+c.PersonOnly+c.ScorerOnly+c.Neither), float64(c.UnlabeledYes+c.UnlabeledNo)
	if n == 0 || unlabeled == 0 || !inside(level) || !(lambda <= 1) {
		return Powered{Interval: unit()}, false
	}
	y, f := float64(c.Both+c.PersonOnly)/n, float64(c.Both+c.ScorerOnly)/n
	fu := float64(c.UnlabeledYes) / unlabeled
	if lambda < 0 {
		covariance := float64(c.Both)/n - y*f
		all := n + unlabeled
		mean := (f*n + fu*unlabeled) / all
		if variance := mean * (1 - mean) * all / (all - 1); variance > 0 {
			lambda = min(max(covariance/((1+n/unlabeled)*variance), 0), 1)
		} else {
			lambda = 0
		}
	}
	out := Powered{Lambda: lambda, Value: lambda*fu + y - lambda*f}
	residual := func(y, f float64) float64 { return y - lambda*f }
	mean := residual(y, f)
	var variance float64
	for _, cell := range []struct {
		count int
		y, f  float64
	}{{c.Both, 1, 1}, {c.PersonOnly, 1, 0}, {c.ScorerOnly, 0, 1}, {c.Neither, 0, 0}} {
		d := residual(cell.y, cell.f) - mean
		variance += float64(cell.count) / n * d * d
	}
	out.SE = math.Sqrt(lambda*lambda*fu*(1-fu)/unlabeled + variance/n)
	z, _ := TwoSidedZ(1 - level)
	out.Interval = Interval{out.Value - z*out.SE, out.Value + z*out.SE}
	return out, true
}
