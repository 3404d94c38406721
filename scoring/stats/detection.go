package stats

import (
	"math"
)

// Detection is signal detection theory for abstaining: a hit is an abstention
// on an unanswerable item, a false alarm one on an answerable item. DPrime is
// how well the two are told apart. C is the criterion: above zero leans to
// answering, below to abstaining. It is a lean, not a verdict on rates.
type Detection struct {
	Hit, FalseAlarm float64 // rates as used, corrected or not
	DPrime, C       float64
}

// LogLinear computes d' and c with half an item added to each count and one to
// each total, always (Hautus 1995), so that perfect rates stay finite. The
// counts may be sums of shares, where items were asked several times and weigh
// equally. It is undefined without items on either side.
func LogLinear(hits, unanswerable, falseAlarms, answerable float64) (Detection, bool) {
	if !sums(hits, unanswerable) || !sums(falseAlarms, answerable) {
		return Detection{}, false
	}
	d, ok := Detect((hits+.5)/(unanswerable+1), (falseAlarms+.5)/(answerable+1))
	// Of very many the few that are left keep the digits.
	zh, zf := logLinearZ(hits, unanswerable), logLinearZ(falseAlarms, answerable)
	if ok {
		d.DPrime, d.C = zh-zf, -(zh+zf)/2
	}
	return d, ok
}

func logLinearZ(x, n float64) float64 {
	if x > n/2 {
		z, _ := NormalQuantile((n - x + .5) / (n + 1))
		return -z
	}
	z, _ := NormalQuantile((x + .5) / (n + 1))
	return z
}

// Detect computes d' and c from the rates as they are. It is undefined at rates
// of 0 and 1, where they are infinite.
func Detect(hit, falseAlarm float64) (Detection, bool) {
	zh, ok1 := NormalQuantile(hit)
	zf, ok2 := NormalQuantile(falseAlarm)
	if !ok1 || !ok2 {
		return Detection{}, false
	}
	return Detection{Hit: hit, FalseAlarm: falseAlarm, DPrime: zh - zf, C: -(zh + zf) / 2}, true
}

// SE gives the standard errors of d' and c for independent items, from the
// corrected rates (Gourevitch and Galanter 1967).
func (d Detection) SE(unanswerable, answerable float64) (dPrime, c float64) {
	v := probitVariance(d.Hit, unanswerable) + probitVariance(d.FalseAlarm, answerable)
	se := math.Sqrt(v)
	return se, se / 2
}

func probitVariance(rate, n float64) float64 {
	z, ok := NormalQuantile(rate)
	if !ok {
		return 0
	}
	density := math.Exp(-z*z/2) / math.Sqrt(2*math.Pi)
	return rate * (1 - rate) / ((n + 1) * density * density)
}

// Beta is the likelihood ratio at the criterion. It says what c says, on a
// worse scale; it is here for comparison with papers that print it.
func (d Detection) Beta() float64 { return math.Exp(d.DPrime * d.C) }

// APrime is Pollack and Norman's nonparametric index of the raw rates, for
// comparison with papers that print it; .5 is chance.
func APrime(hit, falseAlarm float64) (float64, bool) {
	if !(hit >= 0 && hit <= 1 && falseAlarm >= 0 && falseAlarm <= 1) {
		return 0, false
	}
	switch h, f := hit, falseAlarm; {
	case h == f:
		return .5, true
	case h > f:
		return .5 + (h-f)*(1+h-f)/(4*h*(1-f)), true
	default:
		return .5 - (f-h)*(1+f-h)/(4*f*(1-h)), true
	}
}

func sums(x, n float64) bool { return x >= 0 && n > 0 && x <= n && !math.IsInf(n, 1) }
