package stats

import "math"

// PairsForChange is how many pairs show a change of diff between two paired
// shares with the given power at a two-sided alpha, where a share of discordant
// pairs differ at all (Connor 1987). A diff of 0, or one larger than the
// discordant share, leaves it undefined.
func PairsForChange(discordant, diff, alpha, power float64) (float64, bool) {
	diff = math.Abs(diff)
	if !(discordant > 0 && discordant <= 1) || !(diff > 0 && diff <= discordant) || !inside(alpha) || !inside(power) {
		return 0, false
	}
	za, _ := TwoSidedZ(alpha)
	zb, _ := NormalQuantile(power)
	s := za*math.Sqrt(discordant) + zb*math.Sqrt(discordant-diff*diff)
	return number(s * s / (diff * diff))
}

// TrialsForDifference is how many trials in each of two independent samples show
// a difference between the shares p1 and p2 (pooled variance under no difference,
// as R's power.prop.test has it). Equal shares leave it undefined.
func TrialsForDifference(p1, p2, alpha, power float64) (float64, bool) {
	if !(p1 >= 0 && p1 <= 1 && p2 >= 0 && p2 <= 1) || p1 == p2 || !inside(alpha) || !inside(power) {
		return 0, false
	}
	za, _ := TwoSidedZ(alpha)
	zb, _ := NormalQuantile(power)
	mean := (p1 + p2) / 2
	s := za*math.Sqrt(2*mean*(1-mean)) + zb*math.Sqrt(p1*(1-p1)+p2*(1-p2))
	return number(s * s / ((p1 - p2) * (p1 - p2)))
}

// SmallestChange is the smallest change between two independent runs of n
// responses each that shows with the given power at a two-sided alpha, near a
// share of p, where clusters of size responses correlate by icc. design is by how
// much clusters widen the variance.
func SmallestChange(n int, p float64, size int, icc, alpha, power float64) (change, design float64, ok bool) {
	if n <= 0 || !(p >= 0 && p <= 1) || size < 1 || !(icc >= 0 && icc <= 1) || !inside(alpha) || !inside(power) {
		return 0, 0, false
	}
	za, _ := TwoSidedZ(alpha)
	zb, _ := NormalQuantile(power)
	design = 1 + float64(size-1)*icc
	return (za + zb) * math.Sqrt(2*p*(1-p)*design/float64(n)), design, true
}

// SmallestPairedChange is the smallest change between two paired shares of n
// pairs that shows with the given power at a two-sided alpha, where a share of
// discordant pairs differ at all: the change at which PairsForChange gives n. A
// change larger than discordant makes more pairs differ, all in one direction.
// It is undefined where n pairs show no change however large.
func SmallestPairedChange(n int, discordant, alpha, power float64) (float64, bool) {
	if n <= 0 || !(discordant >= 0 && discordant <= 1) || !inside(alpha) || !inside(power) {
		return 0, false
	}
	enough := func(diff float64) bool {
		need, ok := PairsForChange(max(discordant, diff), diff, alpha, power)
		return ok && need <= float64(n)
	}
	if !enough(1) {
		return 0, false
	}
	lo, hi := 0.0, 1.0
	for range 60 { // what is needed falls as the change grows
		if middle := (lo + hi) / 2; enough(middle) {
			hi = middle
		} else {
			lo = middle
		}
	}
	return hi, true
}
