package reports

import (
	"fmt"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// The plane of the two rates, in units of its picture: over-answer rate to the
// right, over-refusal rate upwards.
const (
	planeLeft, planeTop = 52, 12
	planeSide           = 396
	labelHeight         = 15
)

// How wide a column of a label is, in a font that runs wide: names are bold.
const nameWidth, quietWidth = 8.3, 7.2

// numbered is from how many points on labels are numbers, which the table of
// runs explains: more names than this cannot be told from one another.
const numbered = 9

// A plane is the picture; coordinates are written out.
type plane struct {
	Title, Desc      string
	Region           *region
	RegionLabel      *label
	Ticks            []tick
	Marks            []mark // baselines
	Points           []mark
	Moves            []move // from one run to what it is held against
	Caption          string
	X0, X1, Y0, Y1   string
	MidX, MidY, Side string
}

type region struct{ X, Y, Width, Height, MarginX, MarginY string }

type tick struct{ X, Y, Text string }

type mark struct {
	X, Y              string
	Lo, Hi, Low, High string // ends of the two intervals
	Label             label
	Title             string
}

type label struct {
	X, Y, Anchor, Text string
	Leader             bool
	FromX, FromY       string
	ToX, ToY           string
}

func planeX(share float64) float64 { return planeLeft + planeSide*clamp(share) }
func planeY(share float64) float64 { return planeTop + planeSide*(1-clamp(share)) }

// planePoint is one suite of one run that has both rates.
type planePoint struct {
	run, suite  string
	number      int // its row in the table of runs, from 1
	name, label string
	answer, ref signature.Side
}

// newPlane draws all runs into one plane and lists those that it cannot show.
// Without any that it can it gives nil.
func newPlane(d Document) (*plane, []string) {
	points, absent := planePoints(d)
	if len(points) == 0 {
		return nil, absent
	}
	v := &plane{
		Title: "The plane of the two rates",
		X0:    px(planeLeft), X1: px(planeLeft + planeSide), Y0: px(planeTop), Y1: px(planeTop + planeSide),
		MidX: px(planeLeft + planeSide/2), MidY: px(planeTop + planeSide/2), Side: px(planeSide),
	}
	for _, share := range []float64{0, .25, .5, .75, 1} {
		v.Ticks = append(v.Ticks, tick{px(planeX(share)), px(planeY(share)), signature.Percent(share)})
	}
	p := &placer{within: box{planeLeft + 3, planeTop + 2, planeLeft + planeSide - 1, planeTop + planeSide - 2}}
	v.draw(p, points)
	v.region(p, points)
	v.describe(points)
	v.move(d, points)
	return v, absent
}

// planePoints are the suites that have both rates, in the order of the table of
// runs, and the names of those that lack one. Names are whole; labels are short.
func planePoints(d Document) (points []planePoint, absent []string) {
	several := struct{ suites, policies bool }{len(twoSided(d)) > 1, len(policiesOf(d)) > 1}
	n := 0
	var parts [3][]string
	for _, run := range d.Runs {
		for _, suite := range run.Signatures {
			n++
			s := suite.Strict
			if s.Probe != nil {
				continue // one side is all it has
			}
			name := nameText(run.Checkpoint)
			if several.suites {
				name += ", " + nameText(s.Suite)
			}
			if several.policies {
				name += ", " + nameText(run.Policy)
			}
			if s.OverAnswer.Value == nil || s.OverRefusal.Value == nil {
				absent = append(absent, name)
				continue
			}
			points = append(points, planePoint{run: run.ID, suite: s.Suite, number: n, name: name, answer: s.OverAnswer, ref: s.OverRefusal})
			for i, part := range []string{run.Checkpoint, s.Suite, run.Policy} {
				parts[i] = append(parts[i], nameText(part))
			}
		}
	}
	labels := shortNames(parts[0], 24)
	for i, more := range []bool{several.suites, several.policies} {
		for j, part := range shortNames(parts[1+i], 12) {
			if more {
				labels[j] += ", " + part
			}
		}
	}
	names := make([]string, len(points))
	for i, q := range points {
		names[i] = q.name
	}
	for i, label := range numberEqual(names, labels, 0) {
		points[i].label = label
		if n >= numbered {
			points[i].label = fmt.Sprint(points[i].number)
		}
	}
	return points, absent
}

func policiesOf(d Document) map[string]bool {
	policies := map[string]bool{}
	for _, run := range d.Runs {
		policies[run.Policy] = true
	}
	return policies
}

// draw puts baselines and points, and then labels them: all marks are known
// before the first label is placed.
func (v *plane) draw(p *placer, points []planePoint) {
	refs := []struct {
		name        string
		answer, ref float64
	}{{"always answers", 1, 0}, {"always abstains", 0, 1}, {"coin", .5, .5}}
	for _, r := range refs {
		p.mark(planeX(r.answer), planeY(r.ref), 6)
	}
	for _, q := range points {
		x, y := planeX(*q.answer.Value), planeY(*q.ref.Value)
		p.mark(x, y, 6)
		p.soft = append(p.soft,
			box{planeX(q.answer.Lo), y - 2, planeX(q.answer.Hi), y + 2},
			box{x - 2, planeY(q.ref.Hi), x + 2, planeY(q.ref.Lo)})
	}
	for _, r := range refs {
		x, y := planeX(r.answer), planeY(r.ref)
		v.Marks = append(v.Marks, mark{X: px(x), Y: px(y), Label: p.label(x, y, r.name, quietWidth)})
	}
	for _, q := range points {
		x, y := planeX(*q.answer.Value), planeY(*q.ref.Value)
		v.Points = append(v.Points, mark{
			X: px(x), Y: px(y),
			Lo: px(planeX(q.answer.Lo)), Hi: px(planeX(q.answer.Hi)),
			Low: px(planeY(q.ref.Lo)), High: px(planeY(q.ref.Hi)),
			Label: p.label(x, y, q.label, nameWidth),
			Title: fmt.Sprintf("%s: over-answer rate %s, over-refusal rate %s", q.name, q.answer.Text(), q.ref.Text()),
		})
	}
}

func (p *placer) mark(x, y, r float64) { p.hard = append(p.hard, box{x - r, y - r, x + r, y + r}) }

func (p *placer) label(x, y float64, text string, column float64) label {
	l, _ := p.tryLabel(x, y, text, column)
	return l
}

// tryLabel also reports whether the label stands free and near. Text is
// anchored on the side of its mark, so that a narrower font leaves no gap.
func (p *placer) tryLabel(x, y float64, text string, column float64) (label, bool) {
	at := p.place(x, y, float64(textWidth(text))*column, labelHeight)
	l := label{X: px((at.box.x0 + at.box.x1) / 2), Y: px(at.box.y1 - 4), Anchor: "middle", Text: text, Leader: at.ring > 0}
	switch {
	case at.box.x0 >= x:
		l.X, l.Anchor = px(at.box.x0), "start"
	case at.box.x1 <= x:
		l.X, l.Anchor = px(at.box.x1), "end"
	}
	toX, toY := at.box.nearest(x, y)
	l.FromX, l.FromY, l.ToX, l.ToY = px(x), px(y), px(toX), px(toY)
	return l, at.clear && at.ring <= 2
}

// region draws the corner within both margins. It is left out where the runs
// are held to different margins.
func (v *plane) region(p *placer, points []planePoint) {
	answer, ref := points[0].answer.Margin, points[0].ref.Margin
	for _, q := range points {
		if q.answer.Margin != answer || q.ref.Margin != ref {
			v.Caption = "The runs are held to different margins, which are in their tables. "
			return
		}
	}
	x, y := planeX(answer), planeY(ref)
	v.Region = &region{
		X: px(planeLeft), Y: px(y), Width: px(x - planeLeft), Height: px(planeTop + planeSide - y),
		MarginX: px(x), MarginY: px(y),
	}
	v.Caption = fmt.Sprintf("Shaded: within both margins (%s and %s). ", signature.Percent(answer), signature.Percent(ref))
	if l, good := p.tryLabel(x, y, "within both margins", quietWidth); good {
		v.RegionLabel = &l
	}
}

func (v *plane) describe(points []planePoint) {
	level := signature.Percent(points[0].answer.Level)
	v.Caption += "Crosses: " + level + " intervals. On the dashed diagonal a model does not tell the two kinds of question apart; " +
		"hollow marks show three that do not look."
	var said []string
	for _, q := range points {
		said = append(said, fmt.Sprintf("%s lies at over-answer rate %s and over-refusal rate %s", q.name, q.answer.Text(), q.ref.Text()))
	}
	v.Desc = "Over-answer rate from left to right, over-refusal rate from bottom to top, both from 0 to 100%. " +
		strings.Join(said, "; ") + "."
}
