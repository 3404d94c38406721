package stats

import "math"

// Difference is a difference of two shares with its interval, in [-1, 1].
type Difference struct {
	Value float64
	Interval
}

func noDifference() Difference { return Difference{Interval: Interval{-1, 1}} }

// NewcombeDiff is x1/n1 - x2/n2 for two independent samples, with the interval
// that squares and adds Wilson's (Newcombe 1998, Stat Med 17:873, method 10). An
// empty sample leaves it undefined.
func NewcombeDiff(x1, n1, x2, n2 int, level float64) (Difference, bool) {
	w1, ok1 := Wilson(x1, n1, level)
	w2, ok2 := Wilson(x2, n2, level)
	if !ok1 || !ok2 {
		return noDifference(), false
	}
	return newcombe(float64(x1)/float64(n1), float64(x2)/float64(n2), w1, w2), true
}

func newcombe(p1, p2 float64, w1, w2 Interval) Difference {
	d := p1 - p2
	return Difference{d, Interval{
		Lo: d - math.Hypot(p1-w1.Lo, w2.Hi-p2),
		Hi: d + math.Hypot(w1.Hi-p1, p2-w2.Lo),
	}}
}

// Paired counts pairs by which of their two members have the property.
type Paired struct{ Both, Only1, Only2, Neither int }

// Add counts one pair.
func (c *Paired) Add(first, second bool) {
	switch {
	case first && second:
		c.Both++
	case first:
		c.Only1++
	case second:
		c.Only2++
	default:
		c.Neither++
	}
}

// NewcombePaired is the share of the first members less that of the second,
// for paired samples (Newcombe 1998, Stat Med 17:2635, method 10, with the
// correction that lowers a positive correlation). No pairs leave it undefined.
func NewcombePaired(c Paired, level float64) (Difference, bool) {
	if min(c.Both, c.Only1, c.Only2, c.Neither) < 0 {
		return noDifference(), false
	}
	n := c.Both + c.Only1 + c.Only2 + c.Neither
	w1, ok1 := Wilson(c.Both+c.Only1, n, level)
	w2, ok2 := Wilson(c.Both+c.Only2, n, level)
	if !ok1 || !ok2 {
		return noDifference(), false
	}
	fn := float64(n)
	p1, p2 := float64(c.Both+c.Only1)/fn, float64(c.Both+c.Only2)/fn
	d, phi := float64(c.Only1-c.Only2)/fn, c.phi()
	combine := func(a, b float64) float64 {
		return math.Sqrt(max(0, a*a-2*phi*a*b+b*b))
	}
	return Difference{d, Interval{
		Lo: d - combine(p1-w1.Lo, w2.Hi-p2),
		Hi: d + combine(w1.Hi-p1, p2-w2.Lo),
	}}, true
}

// phi is the correlation between the members of a pair, 0 where a margin is
// empty.
func (c Paired) phi() float64 {
	e, f, g, h := float64(c.Both), float64(c.Only1), float64(c.Only2), float64(c.Neither)
	margins := (e + f) * (g + h) * (e + g) * (f + h)
	if margins == 0 {
		return 0
	}
	top := e*h - f*g
	if top > 0 {
		top = max(0, top-(e+f+g+h)/2)
	}
	return top / math.Sqrt(margins)
}

// EquivalentShares reports whether x1/n1 and x2/n2 differ by less than margin:
// the interval at level 1-2*alpha lies inside (-margin, margin), which is two
// one-sided tests at alpha. It also gives that interval.
func EquivalentShares(x1, n1, x2, n2 int, margin, alpha float64) (equivalent bool, d Difference, ok bool) {
	d, ok = NewcombeDiff(x1, n1, x2, n2, 1-2*alpha)
	if !ok || !(margin > 0) {
		return false, d, false
	}
	return -margin < d.Lo && d.Hi < margin, d, true
}
