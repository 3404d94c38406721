package reports

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// What it costs to draw a label over a unit of a line; a unit further from its
// mark costs 1. A label hides an interval before it leaves its mark far behind,
// but for its own, which would look shorter than it is.
const (
	diagonalWeight = .5
	leaderWeight   = 1
	marginWeight   = 3
	arrowWeight    = 8
	whiskerWeight  = 8
	ownWeight      = 16
)

// A baselineMark is a model that does not look at the question, and its two rates.
type baselineMark struct {
	name        string
	answer, ref float64
}

func baselineMarks() []baselineMark {
	return []baselineMark{{"always answers", 1, 0}, {"always abstains", 0, 1}, {"coin", .5, .5}}
}

// draw puts baselines and points.
func (v *plane) draw(p *placer, points []planePoint) {
	for _, r := range baselineMarks() {
		x, y := planeX(r.answer), planeY(r.ref)
		p.mark(x, y, 6)
		v.Marks = append(v.Marks, mark{X: px(x), Y: px(y)})
	}
	for _, q := range points {
		x, y := q.at()
		lo, hi, low, high := planeX(q.answer.Lo), planeX(q.answer.Hi), planeY(q.ref.Lo), planeY(q.ref.Hi)
		p.mark(x, y, 6)
		p.cross(x, y, box{lo, high, hi, low})
		m := mark{
			X: px(x), Y: px(y), Lo: px(lo), Hi: px(hi), Low: px(low), High: px(high), Poor: q.poor,
			Title: fmt.Sprintf("%s: over-answer rate %s, over-refusal rate %s", q.name, q.answer.Text(), q.ref.Text()),
		}
		if q.poor {
			m.Title += ", no evidence"
		}
		v.Points = append(v.Points, m)
	}
}

// labelWidth is how wide a text is drawn at most, in units of the plane, where most
// characters take a column of so many.
func labelWidth(text string, column float64) float64 {
	columns := float64(textWidth(text))
	for _, r := range text {
		switch {
		case strings.ContainsRune("MWm@%", r):
			columns += .5
		case unicode.IsUpper(r):
			columns += .1
		}
	}
	return columns * column
}

func (p *placer) label(x, y float64, text string, column float64) label {
	at := p.place(x, y, labelWidth(text, column))
	l := at.label(x, y, text)
	p.take(at)
	if l.Leader {
		toX, toY := at.box.nearest(x, y)
		p.line(x, y, toX, toY, leaderWeight)
	}
	return l
}

// label writes text into the spot. It is anchored on the side of its mark, so that
// a narrower font leaves no gap.
func (s spot) label(x, y float64, text string) label {
	l := label{X: px((s.box.x0 + s.box.x1) / 2), Y: px(s.box.y1 - 5), Anchor: "middle", Text: text, Leader: s.ring > 0}
	switch {
	case s.box.x0 >= x:
		l.X, l.Anchor = px(s.box.x0), "start"
	case s.box.x1 <= x:
		l.X, l.Anchor = px(s.box.x1), "end"
	}
	toX, toY := s.box.nearest(x, y)
	l.FromX, l.FromY, l.ToX, l.ToY = px(x), px(y), px(toX), px(toY)
	return l
}

// region draws the corner within both margins, and reports whether it did. It is
// left out where the runs are held to different margins.
func (v *plane) region(p *placer, points []planePoint) bool {
	answer, ref := points[0].answer.Margin, points[0].ref.Margin
	for _, q := range points {
		if q.answer.Margin != answer || q.ref.Margin != ref {
			v.Caption = "The runs are held to different margins, which are in their tables. "
			return false
		}
	}
	x, y := planeX(answer), planeY(ref)
	v.Region = &region{
		X: px(planeLeft), Y: px(y), Width: px(x - planeLeft), Height: px(planeTop + planeSide - y),
		MarginX: px(x), MarginY: px(y),
	}
	v.Caption = fmt.Sprintf("Shaded: within both margins (%s and %s). ", signature.MarginText(answer), signature.MarginText(ref))
	p.line(x, planeY(1), x, planeY(0), marginWeight)
	p.line(planeX(0), y, planeX(1), y, marginWeight)
	return true
}

// nameRegion labels the region where the label stands free beside it: the caption
// says what it is as well.
func (v *plane) nameRegion(p *placer, q planePoint) {
	const text = "within both margins"
	x, y := planeX(q.answer.Margin), planeY(q.ref.Margin)
	if at := p.place(x, y, labelWidth(text, quietWidth)); at.clear && at.crossed == 0 && at.ring <= 1 {
		v.Asides = append(v.Asides, at.label(x, y, text))
	}
}

func (v *plane) describe(points []planePoint) {
	level := signature.Percent(points[0].answer.Level)
	v.Caption += "Crosses: " + level + " intervals. On the dotted diagonal a model does not tell the two kinds of question apart; " +
		"rings without a cross show three that do not look."
	if slices.ContainsFunc(points, func(q planePoint) bool { return q.poor }) {
		v.Caption += " Hollow points with dashed crosses: no evidence, since too much could not be scored."
	}
	if len(v.Moves) > 0 {
		v.Caption += " Arrows: from before to after."
	}
	if v.Numbered {
		v.Caption += " Numbers: rows of the table of runs."
	}
	var said []string
	for _, q := range points {
		text := fmt.Sprintf("%s lies at over-answer rate %s and over-refusal rate %s", q.name, q.answer.Text(), q.ref.Text())
		if q.poor {
			text += ", no evidence"
		}
		said = append(said, text)
	}
	v.Desc = "Over-answer rate from left to right, over-refusal rate from bottom to top, both from 0 to 100%. " +
		strings.Join(said, "; ") + "."
}
