package reports

import "github.com/abstain-eval/abstain-eval/scoring/signature"

// The plane of the two rates, in units of its picture: over-answer rate to the
// right, over-refusal rate upwards. The template knows its outer size.
const (
	planeLeft, planeTop = 64, 12
	planeSide           = 396
	labelHeight         = 18
)

// How wide a column of a label is: names are bold. Both hold for the larger text
// of a narrow screen, 16 units high, and for a smaller one in a font that runs wide.
const nameWidth, quietWidth = 9.6, 8.6

// numbered is from how many points on labels are numbers, which the table of
// runs explains: more names than this cannot be told from one another.
const numbered = 9

// A plane is the picture; coordinates are written out.
type plane struct {
	Title, Desc      string
	Region           *region
	Ticks            []tick // 0 has no text: one stands for both axes
	Marks            []mark // baselines
	Points           []mark
	Moves            []move  // from one run to what it is held against
	Names            []label // of the points
	Asides           []label // of all else
	Numbered         bool    // the names are numbers
	Caption          string
	X0, X1, Y0, Y1   string
	MidX, MidY, Side string
}

type region struct{ X, Y, Width, Height, MarginX, MarginY string }

type tick struct{ X, Y, Text string }

type mark struct {
	X, Y              string
	Lo, Hi, Low, High string // ends of the two intervals
	Title             string
	Poor              bool // it is no evidence
}

type label struct {
	X, Y, Anchor, Text string
	Leader             bool
	FromX, FromY       string
	ToX, ToY           string
}

func planeX(share float64) float64 { return planeLeft + planeSide*clamp(share) }
func planeY(share float64) float64 { return planeTop + planeSide*(1-clamp(share)) }

// newPlane draws all runs into one plane and lists those that it cannot show.
// Without any that it can it gives nil.
func newPlane(d Document) (*plane, []string) {
	points, absent := planePoints(d)
	if len(points) == 0 {
		return nil, absent
	}
	byNumber := len(points) >= numbered || heaped(planeNames(points, false))
	v := drawPlane(d, points, planeNames(points, byNumber))
	v.Numbered = byNumber
	v.describe(points)
	return v, absent
}

// drawPlane knows all that is drawn before it places the first label. Of labels
// those of points come first, and the others stay clear of them.
func drawPlane(d Document, points []planePoint, names []planeName) *plane {
	v := &plane{
		Title: "The plane of the two rates",
		X0:    px(planeLeft), X1: px(planeLeft + planeSide), Y0: px(planeTop), Y1: px(planeTop + planeSide),
		MidX: px(planeLeft + planeSide/2), MidY: px(planeTop + planeSide/2), Side: px(planeSide),
	}
	for _, share := range []float64{0, .25, .5, .75, 1} {
		t := tick{X: px(planeX(share)), Y: px(planeY(share))}
		if share > 0 {
			t.Text = signature.Percent(share)
		}
		v.Ticks = append(v.Ticks, t)
	}
	p := &placer{within: box{planeLeft + 3, planeTop + 2, planeLeft + planeSide - 1, planeTop + planeSide - 2}}
	p.line(planeX(0), planeY(1), planeX(1), planeY(0), diagonalWeight)
	v.draw(p, points)
	held := v.region(p, points)
	v.move(p, d, points)
	for _, n := range names {
		v.Names = append(v.Names, p.label(n.x, n.y, n.text, nameWidth))
	}
	for _, r := range baselineMarks() {
		v.Asides = append(v.Asides, p.label(planeX(r.answer), planeY(r.ref), r.name, quietWidth))
	}
	if held {
		v.nameRegion(p, points[0])
	}
	return v
}
