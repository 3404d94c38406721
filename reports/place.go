package reports

import "math"

// A box is a rectangle of the plane, y downwards.
type box struct{ x0, y0, x1, y1 float64 }

// overlap is the area two boxes share.
func (b box) overlap(o box) float64 {
	w, h := min(b.x1, o.x1)-max(b.x0, o.x0), min(b.y1, o.y1)-max(b.y0, o.y0)
	if w <= 0 || h <= 0 {
		return 0
	}
	return w * h
}

func (b box) area() float64 { return (b.x1 - b.x0) * (b.y1 - b.y0) }

// A stroke is a line that a label should rather not cover.
type stroke struct {
	x0, y0, x1, y1 float64
	weight         float64 // what a covered unit of it costs
	markX, markY   float64 // of an interval, the mark it belongs to
	interval       bool
}

// within is how much of the stroke lies inside b.
func (s stroke) within(b box) float64 {
	from, to := 0., 1.
	for _, axis := range [2]struct{ at, by, lo, hi float64 }{
		{s.x0, s.x1 - s.x0, b.x0, b.x1}, {s.y0, s.y1 - s.y0, b.y0, b.y1},
	} {
		if axis.by == 0 {
			if axis.at <= axis.lo || axis.at >= axis.hi {
				return 0
			}
			continue
		}
		enter, leave := (axis.lo-axis.at)/axis.by, (axis.hi-axis.at)/axis.by
		from, to = max(from, min(enter, leave)), min(to, max(enter, leave))
	}
	return max(0, to-from) * math.Hypot(s.x1-s.x0, s.y1-s.y0)
}

// A placer puts labels beside what they name. It is greedy and has no memory
// but what is taken, so that one list of points gives one picture.
type placer struct {
	within box
	hard   []box    // marks, heads of arrows and labels: not to be covered
	soft   []stroke // lines: better not
}

func (p *placer) mark(x, y, r float64) { p.hard = append(p.hard, box{x - r, y - r, x + r, y + r}) }

func (p *placer) line(x0, y0, x1, y1, weight float64) {
	p.soft = append(p.soft, stroke{x0: x0, y0: y0, x1: x1, y1: y1, weight: weight})
}

// cross takes the two intervals of the mark at (x, y), which reach to the sides of
// ends.
func (p *placer) cross(x, y float64, ends box) {
	for _, s := range [2]stroke{{x0: ends.x0, y0: y, x1: ends.x1, y1: y}, {x0: x, y0: ends.y0, x1: x, y1: ends.y1}} {
		s.weight, s.markX, s.markY, s.interval = whiskerWeight, x, y, true
		p.soft = append(p.soft, s)
	}
}

// visible is the least area, in square units of the plane, that counts as hidden:
// below it is rounding.
const visible = 1e-6

// reach is how far from its mark a label may stand: the first is close enough
// to need no line.
func reach() []float64 { return []float64{9, 17, 25, 33, 41, 50, 60, 72, 86, 102, 122, 146, 174} }

// A spot is where a label may stand, and whether a line is needed to say what it
// names.
type spot struct {
	box     box
	clear   bool    // covers neither marks nor labels
	crossed float64 // what the lines cost that it covers
	ring    int     // 0 is close enough to need no line
}

// place finds a spot for a label of the given width around (x, y).
func (p *placer) place(x, y, width float64) spot {
	var best spot
	least := math.Inf(1)
	try := func(at box, d float64, ring int) {
		hidden, crossed := p.covers(at, x, y)
		cost, hidesNone := crossed+d, hidden < visible
		if !hidesNone { // a spot that hides nothing, however far, before one that hides a hair
			cost += 1e6 + 1000*hidden
		}
		if cost < least-1e-9 {
			least, best = cost, spot{box: at, clear: hidesNone, crossed: crossed, ring: ring}
		}
	}
	for ring, d := range reach() {
		for i, at := range around(x, y, width, labelHeight, d) {
			try(p.slid(at, i), d, ring)
		}
	}
	if !best.clear { // crowded into a corner: anywhere will do, the nearer the better
		for y0 := p.within.y0; y0+labelHeight <= p.within.y1; y0 += labelHeight / 2 {
			for x0 := p.within.x0; x0+width <= p.within.x1; x0 += labelHeight / 2 {
				at := box{x0, y0, x0 + width, y0 + labelHeight}
				nx, ny := at.nearest(x, y)
				try(at, math.Hypot(nx-x, ny-y), len(reach()))
			}
		}
	}
	return best
}

// take keeps the labels that follow off a spot.
func (p *placer) take(s spot) { p.hard = append(p.hard, s.box) }

// covers is how much of marks, labels and what lies outside the plane a label of
// the mark at (x, y) would hide, and what the lines cost that it would cover.
func (p *placer) covers(at box, x, y float64) (hidden, crossed float64) {
	hidden = at.area() - at.overlap(p.within)
	for _, h := range p.hard {
		hidden += at.overlap(h)
	}
	for _, s := range p.soft {
		weight := s.weight
		if s.interval && s.markX == x && s.markY == y {
			weight = ownWeight
		}
		crossed += weight * s.within(at)
	}
	return hidden, crossed
}

// around lists the boxes at distance d: right, left, above, below, then the
// corners, then up and down close by, where labels of one point form a list.
func around(x, y, w, h, d float64) [12]box {
	at := func(x0, y0 float64) box { return box{x0, y0, x0 + w, y0 + h} }
	k := d * .7
	const near = 9
	return [12]box{
		at(x+d, y-h/2), at(x-d-w, y-h/2), at(x-w/2, y-d-h), at(x-w/2, y+d),
		at(x+k, y-k-h), at(x+k, y+k), at(x-k-w, y-k-h), at(x-k-w, y+k),
		at(x+near, y-d-h), at(x+near, y+d), at(x-near-w, y-d-h), at(x-near-w, y+d),
	}
}

// slid moves the box of a side along it into the plane, where its mark lies at an
// edge: those to the right and left upwards or down, those above and below to and
// fro.
func (p *placer) slid(at box, side int) box {
	var dx, dy float64
	switch {
	case side < 2:
		dy = max(0, p.within.y0-at.y0) + min(0, p.within.y1-at.y1)
	case side < 4:
		dx = max(0, p.within.x0-at.x0) + min(0, p.within.x1-at.x1)
	}
	return box{at.x0 + dx, at.y0 + dy, at.x1 + dx, at.y1 + dy}
}

// nearest is the point of b that is nearest to (x, y): where a line ends.
func (b box) nearest(x, y float64) (float64, float64) {
	return min(b.x1, max(b.x0, x)), min(b.y1, max(b.y0, y))
}
