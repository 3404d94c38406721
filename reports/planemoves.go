package reports

import "math"

// A move is an arrow from where a checkpoint was to where it is.
type move struct{ Line, Head string }

// move joins the points of runs that are held against each other.
func (v *plane) move(p *placer, d Document, points []planePoint) {
	find := func(run, suite string) (x, y float64, found bool) {
		for _, q := range points {
			if q.run == run && q.suite == suite {
				x, y = q.at()
				return x, y, true
			}
		}
		return 0, 0, false
	}
	for _, c := range d.Comparisons {
		for _, s := range c.Suites {
			x0, y0, ok0 := find(c.Base, s.Suite)
			x1, y1, ok1 := find(c.Next, s.Suite)
			if ok0 && ok1 {
				v.arrow(p, x0, y0, x1, y1)
			}
		}
	}
}

// arrow leaves both points free. Where they touch there is none. Labels keep off
// its head.
func (v *plane) arrow(p *placer, x0, y0, x1, y1 float64) {
	const gap, head, width = 8, 9, 4
	length := math.Hypot(x1-x0, y1-y0)
	if length < 2*gap+head {
		return
	}
	ux, uy := (x1-x0)/length, (y1-y0)/length
	fromX, fromY := x0+gap*ux, y0+gap*uy
	tipX, tipY := x1-gap*ux, y1-gap*uy
	baseX, baseY := tipX-head*ux, tipY-head*uy
	leftX, leftY, rightX, rightY := baseX-width*uy, baseY+width*ux, baseX+width*uy, baseY-width*ux
	v.Moves = append(v.Moves, move{
		Line: "M" + px(fromX) + " " + px(fromY) + "L" + px(baseX) + " " + px(baseY),
		Head: "M" + px(tipX) + " " + px(tipY) + "L" + px(leftX) + " " + px(leftY) + "L" + px(rightX) + " " + px(rightY) + "Z",
	})
	p.line(fromX, fromY, baseX, baseY, arrowWeight)
	p.hard = append(p.hard, box{
		min(tipX, leftX, rightX), min(tipY, leftY, rightY), max(tipX, leftX, rightX), max(tipY, leftY, rightY),
	})
}
