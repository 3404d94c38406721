package stats

import "math"

// A RatePair is a rate of two checkpoints that were asked alike, and how it varies by
// chance.
type RatePair struct {
	Rate float64 // of the earlier, in (0, 1)
	// Earlier and Later are the variance of either's rate, as a share of
	// rate (1 - rate): 1/(n+1) for n independent items.
	Earlier, Later float64
	Alike          float64 // how the two rates correlate, in [0, 1]
}

// Turned is the pair with either checkpoint in the other's place.
func (r RatePair) Turned() RatePair {
	r.Earlier, r.Later = r.Later, r.Earlier
	return r
}

// Mirrored is the pair of the shares that are left.
func (r RatePair) Mirrored() RatePair {
	r.Rate = 1 - r.Rate
	return r
}

func (r RatePair) valid() bool {
	return inside(r.Rate) && r.Earlier > 0 && r.Later > 0 && r.Earlier <= 1 && r.Later <= 1 && r.Alike >= 0 && r.Alike <= 1
}

// variances are that of the change of z(rate) by the delta method, with the later
// checkpoint at another rate: as a test of no change has it, at one rate between the
// two, and at the two rates.
func (r RatePair) variances(later float64) (unchanged, changed float64) {
	v1, v2 := r.Later*later*(1-later), r.Earlier*r.Rate*(1-r.Rate)
	both := r.Alike * math.Sqrt(r.Later*r.Earlier) * (min(later, r.Rate) - later*r.Rate)
	density := func(rate float64) float64 {
		z, _ := NormalQuantile(rate)
		return math.Exp(-z*z/2) / math.Sqrt(2*math.Pi)
	}
	mean := (later + r.Rate) / 2
	v, d, d1, d2 := (r.Later+r.Earlier)*mean*(1-mean), density(mean), density(later), density(r.Rate)
	return max(0, v-2*both) / (d * d), max(0, v1/(d1*d1)+v2/(d2*d2)-2*both/(d1*d2))
}

// VisibleDPrimeChange is the smallest change of d' that shows with the given power at a
// two-sided alpha, to the better and to the worse, half of it in the rate of hits and half
// in that of false alarms: z(1-alpha/2) times the error of a change that is none, and
// z(power) times the error at the rates to which it leads. together, in [-1, 1], is how
// the changes of z of the two rates correlate. It is undefined where to one of the two
// ways no change shows, as where there are too few failures for fewer to be told apart.
//
// For c, which is -(z(hit) + z(falseAlarm))/2, it is half of what this is with falseAlarm
// mirrored and -together.
func VisibleDPrimeChange(hit, falseAlarm RatePair, together, alpha, power float64) (float64, bool) {
	if !hit.valid() || !falseAlarm.valid() || !(math.Abs(together) <= 1) || !inside(alpha) || !inside(power) {
		return 0, false
	}
	za, _ := TwoSidedZ(alpha)
	zb, _ := NormalQuantile(power)
	zh, _ := NormalQuantile(hit.Rate)
	zf, _ := NormalQuantile(falseAlarm.Rate)
	shows := func(change float64) bool {
		h0, h1 := hit.variances(normalCDF(zh + change/2))
		f0, f1 := falseAlarm.variances(normalCDF(zf - change/2))
		sd := func(h, f float64) float64 { return math.Sqrt(max(0, h+f-2*together*math.Sqrt(h*f))) }
		return za*sd(h0, f0)+zb*sd(h1, f1) <= math.Abs(change)
	}
	// What it takes grows with the change, at last faster than the change does: the
	// first that is enough is looked for from below.
	const step, most = 1. / 32, 8.
	largest := 0.
	for _, way := range []float64{1, -1} {
		end := step
		for ; !shows(way * end); end += step {
			if end > most {
				return 0, false
			}
		}
		largest = max(largest, bisect(end-step, end, func(change float64) bool { return shows(way * change) }))
	}
	return largest, true
}

// SmallestDPrimeChange is VisibleDPrimeChange for two checkpoints that were asked the
// same items, each of them once. hit and falseAlarm, in (0, 1), are the rates of the
// earlier; discordant, in (0, 1], is the share of a side's items on which two with
// these rates differ, which is no more than with two that have nothing in common. It is
// undefined without items on either side.
func SmallestDPrimeChange(unanswerable, answerable int, hit, falseAlarm, discordant, alpha, power float64) (float64, bool) {
	if unanswerable <= 0 || answerable <= 0 || !inside(hit) || !inside(falseAlarm) || !(discordant > 0 && discordant <= 1) {
		return 0, false
	}
	pair := func(rate float64, n int) RatePair {
		v := 1 / (float64(n) + 1)
		return RatePair{Rate: rate, Earlier: v, Later: v, Alike: max(0, 1-discordant/(2*rate*(1-rate)))}
	}
	return VisibleDPrimeChange(pair(hit, unanswerable), pair(falseAlarm, answerable), 0, alpha, power)
}
