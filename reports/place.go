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

// A placer puts labels beside what they name. It is greedy and has no memory
// but what is taken, so that one list of points gives one picture.
type placer struct {
	within box
	hard   []box // marks and labels: not to be covered
	soft   []box // lines: better not
}

// visible is the least area, in square units of the plane, that counts as hidden:
// below it is rounding.
const visible = 1e-6

// reach is how far from its mark a label may stand: the first is close enough
// to need no line.
func reach() []float64 { return []float64{9, 17, 25, 33, 41, 50, 60, 72, 86, 102, 122, 146, 174} }

// A spot is where a label's text begins (its left end and its baseline), and
// whether a line is needed to say what it names.
type spot struct {
	box   box
	clear bool // covers nothing
	ring  int  // 0 is close enough to need no line
}

// place finds a spot for a label of the given size around (x, y) and takes it.
func (p *placer) place(x, y, width, height float64) spot {
	var best spot
	least := math.Inf(1)
	try := func(at box, d float64, ring int) {
		hidden, crossed := p.covers(at)
		cost, clear := crossed*2+d, hidden < visible
		if !clear { // a spot that hides nothing, however far, before one that hides a hair
			cost += 1e6 + 1000*hidden
		}
		if cost < least-1e-9 {
			least, best = cost, spot{box: at, clear: clear, ring: ring}
		}
	}
	for ring, d := range reach() {
		for _, at := range around(x, y, width, height, d) {
			try(at, d, ring)
		}
	}
	if !best.clear { // crowded into a corner: anywhere will do, the nearer the better
		for y0 := p.within.y0; y0+height <= p.within.y1; y0 += height / 2 {
			for x0 := p.within.x0; x0+width <= p.within.x1; x0 += height / 2 {
				at := box{x0, y0, x0 + width, y0 + height}
				nx, ny := at.nearest(x, y)
				try(at, math.Hypot(nx-x, ny-y), len(reach()))
			}
		}
	}
	p.hard = append(p.hard, best.box)
	return best
}

// covers is how much of marks, labels and what lies outside the plane a label
// would hide, and how much of the lines it would cross.
func (p *placer) covers(at box) (hidden, crossed float64) {
	hidden = at.area() - at.overlap(p.within)
	for _, h := range p.hard {
		hidden += at.overlap(h)
	}
	for _, s := range p.soft {
		crossed += at.overlap(s)
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

// nearest is the point of b that is nearest to (x, y): where a line ends.
func (b box) nearest(x, y float64) (float64, float64) {
	return min(b.x1, max(b.x0, x)), min(b.y1, max(b.y0, y))
}
