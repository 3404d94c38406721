package reports

import "math"

// A move is an arrow from where a checkpoint was to where it is.
type move struct{ Line, Head string }

// move joins the points of runs that are held against each other.
func (v *plane) move(d Document, points []planePoint) {
	find := func(run, suite string) (x, y float64, found bool) {
		for _, q := range points {
			if q.run == run && q.suite == suite {
				return planeX(*q.answer.Value), planeY(*q.ref.Value), true
			}
		}
		return 0, 0, false
	}
	for _, c := range d.Comparisons {
		for _, s := range c.Suites {
			x0, y0, ok0 := find(c.Base, s.Suite)
			x1, y1, ok1 := find(c.Next, s.Suite)
			if ok0 && ok1 {
				v.arrow(x0, y0, x1, y1)
			}
		}
	}
	if len(v.Moves) > 0 {
		v.Caption += " Arrows: from before to after."
	}
}

// arrow leaves both points free. Where they touch there is none.
func (v *plane) arrow(x0, y0, x1, y1 float64) {
	const clear, head, width = 8, 9, 4
	length := math.Hypot(x1-x0, y1-y0)
	if length < 2*clear+head {
		return
	}
	ux, uy := (x1-x0)/length, (y1-y0)/length
	tipX, tipY := x1-clear*ux, y1-clear*uy
	baseX, baseY := tipX-head*ux, tipY-head*uy
	v.Moves = append(v.Moves, move{
		Line: "M" + px(x0+clear*ux) + " " + px(y0+clear*uy) + "L" + px(baseX) + " " + px(baseY),
		Head: "M" + px(tipX) + " " + px(tipY) + "L" + px(baseX-width*uy) + " " + px(baseY+width*ux) +
			"L" + px(baseX+width*uy) + " " + px(baseY-width*ux) + "Z",
	})
}
