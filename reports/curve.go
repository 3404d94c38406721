package reports

import (
	"fmt"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// The picture of the curves, in its own units. The key stands above the field, so
// that all of a narrow screen is left to it.
const (
	curveLeft, curveTop     = 72, 36
	curveWidth, curveHeight = 430, 220
	curveRight, curveBottom = 12, 50
)

// A curveView is right, wrong and declined over difficulty; coordinates are
// written out.
type curveView struct {
	Title         string
	Level         string // of the intervals; "" without any
	Width, Height string // of the whole
	Field, Depth  string // of the field
	X0, X1, Y0    string
	MidX, MidY    string
	AxisY, TickY  string
	TickX         string
	Ticks         []tick // of the share
	Steps         []tick
	Lines         []curveLine
}

type curveLine struct {
	Kind     string
	Path     string // through the values
	Whiskers string // the intervals
	Points   []curvePoint
	Key      curveKey
}

type curvePoint struct{ Path, Text string }

// A curveKey says which line is which: a piece of the line with a point on it, and
// the name.
type curveKey struct{ Line, Point, X, Y string }

func newCurve(steps []signature.Step) *curveView {
	v := &curveView{
		Title: "Right, wrong and declined by step of difficulty",
		Field: px(curveWidth), Depth: px(curveHeight),
		Width: px(curveLeft + curveWidth + curveRight), Height: px(curveTop + curveHeight + curveBottom),
		X0: px(curveLeft), X1: px(curveLeft + curveWidth), Y0: px(curveTop),
		MidX: px(curveLeft + curveWidth/2), MidY: px(curveTop + curveHeight/2),
		TickX: px(curveLeft - 6), TickY: px(curveTop + curveHeight + 20), AxisY: px(curveTop + curveHeight + 42),
	}
	y := func(share float64) float64 { return curveTop + curveHeight*(1-clamp(share)) }
	x := func(i int) float64 { return curveLeft + curveWidth*(float64(i)+.5)/float64(len(steps)) }
	for _, share := range []float64{0, .25, .5, .75, 1} {
		v.Ticks = append(v.Ticks, tick{px(curveLeft), px(y(share)), signature.Percent(share)})
	}
	for i, s := range steps {
		v.Steps = append(v.Steps, tick{X: px(x(i)), Text: stepName(s)})
	}
	const beside = 9 // the whiskers of one step stand beside each other, not on each other
	for k, line := range []struct {
		kind string
		of   func(signature.Step) signature.Rate
	}{
		{"right", func(s signature.Step) signature.Rate { return s.Right }},
		{"wrong", func(s signature.Step) signature.Rate { return s.Wrong }},
		{"declined", func(s signature.Step) signature.Rate { return s.Declined }},
	} {
		c := curveLine{Kind: line.kind, Key: newCurveKey(line.kind, k)}
		for i, s := range steps {
			rate := line.of(s)
			if rate.Value == nil {
				continue
			}
			v.Level = signature.Percent(rate.Level)
			at := x(i) + float64(k-1)*beside
			move := "L"
			if c.Path == "" {
				move = "M"
			}
			c.Path += move + px(at) + " " + px(y(*rate.Value))
			c.Whiskers += "M" + px(at) + " " + px(y(rate.Lo)) + "V" + px(y(rate.Hi))
			c.Points = append(c.Points, curvePoint{
				pointPath(line.kind, at, y(*rate.Value)), fmt.Sprintf("step %s, %s: %s", stepName(s), line.kind, rate.Text()),
			})
		}
		v.Lines = append(v.Lines, c)
	}
	return v
}

// newCurveKey is the k-th of the key, from left to right. A name has place for the
// larger text of a narrow screen, and a longer one for the last.
func newCurveKey(kind string, k int) curveKey {
	const sample, gap, each, y = 30, 6, 118, 16
	x := float64(curveLeft + k*each)
	return curveKey{
		Line: "M" + px(x) + " " + px(y) + "h" + px(sample), Point: pointPath(kind, x+sample/2, y),
		X: px(x + sample + gap), Y: px(y),
	}
}

// pointPath is a point at (x, y): a disc, a square or a diamond, so that the lines
// are told apart without their colors.
func pointPath(kind string, x, y float64) string {
	switch kind {
	case "right":
		return "M" + px(x-4.5) + " " + px(y) + "a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0Z"
	case "wrong":
		return "M" + px(x-4) + " " + px(y-4) + "h8v8h-8Z"
	}
	return "M" + px(x) + " " + px(y-5.5) + "l5.5 5.5l-5.5 5.5l-5.5-5.5Z"
}
