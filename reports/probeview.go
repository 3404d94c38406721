package reports

import (
	"fmt"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// A probeView is a probe as the page shows it.
type probeView struct {
	Brief      string // in the table of runs
	Wordings   []rateView
	Policy     []string // beside each wording
	Difference string
	Pairs      string
	Steps      []stepView
	Lost       string
	Curve      *curveView
	Families   *familiesView
}

// A familiesView is right of all by family and step.
type familiesView struct {
	Steps []string
	Rows  []familyRow
}

type familyRow struct {
	Name  string
	Cells []string
}

type stepView struct{ Name, Right, Wrong, Declined, Count string }

func newProbe(s signature.Signature) *probeView {
	probe := s.Probe
	if probe == nil {
		return nil
	}
	v := &probeView{}
	if r := probe.Refusals; r != nil {
		for _, row := range wordingRows(r) {
			v.Wordings = append(v.Wordings, newRate(row.name, row.rate))
			v.Policy = append(v.Policy, fmt.Sprint(row.policy))
		}
		v.Difference, v.Pairs = differenceText(r), pairsText(r)
		v.Brief = "difference of declines " + v.Difference
	}
	for _, step := range probe.Curve {
		v.Steps = append(v.Steps, stepView{stepName(step), step.Right.Text(), step.Wrong.Text(), step.Declined.Text(), fmt.Sprint(step.Right.Of)})
	}
	if len(probe.Curve) > 0 {
		v.Brief = "curves over " + plural(len(probe.Curve), "step")
		v.Curve = newCurve(probe.Curve)
		v.Lost = lostSteps(probe.Curve)
		v.Families = newFamilies(probe.Families)
	}
	return v
}

func newFamilies(families []signature.Family) *familiesView {
	if len(families) == 0 {
		return nil
	}
	v := &familiesView{}
	steps := familySteps(families)
	for _, d := range steps {
		v.Steps = append(v.Steps, stepName(signature.Step{Difficulty: d}))
	}
	for _, f := range families {
		row := familyRow{Name: nameText(f.Domain)}
		for _, d := range steps {
			row.Cells = append(row.Cells, rightOf(f, d))
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

// The picture of the curves, in its own units.
const (
	curveLeft, curveTop     = 46, 12
	curveWidth, curveHeight = 430, 220
	curveNames              = 96 // at the right, for the names of the lines
)

// A curveView is right, wrong and declined over difficulty; coordinates are
// written out.
type curveView struct {
	Title          string
	Width, Height  string // of the whole
	Field, Depth   string // of the field
	X0, X1, Y0, Y1 string
	MidX, MidY     string
	AxisY, TickY   string
	Ticks          []tick // of the share
	Steps          []tick
	Lines          []curveLine
}

type curveLine struct {
	end          float64 // height of the last value
	Name, Kind   string
	Path         string // through the values
	Whiskers     string // the intervals
	Points       []tick
	NameX, NameY string
}

func newCurve(steps []signature.Step) *curveView {
	v := &curveView{
		Title: "Right, wrong and declined by step of difficulty",
		Field: px(curveWidth), Depth: px(curveHeight),
		Width: px(curveLeft + curveWidth + curveNames), Height: px(curveTop + curveHeight + 46),
		X0: px(curveLeft), X1: px(curveLeft + curveWidth), Y0: px(curveTop), Y1: px(curveTop + curveHeight),
		MidX: px(curveLeft + curveWidth/2), MidY: px(curveTop + curveHeight/2),
		TickY: px(curveTop + curveHeight + 18), AxisY: px(curveTop + curveHeight + 38),
	}
	y := func(share float64) float64 { return curveTop + curveHeight*(1-clamp(share)) }
	x := func(i int) float64 { return curveLeft + curveWidth*(float64(i)+.5)/float64(len(steps)) }
	for _, share := range []float64{0, .25, .5, .75, 1} {
		v.Ticks = append(v.Ticks, tick{px(curveLeft), px(y(share)), signature.Percent(share)})
	}
	for i, s := range steps {
		v.Steps = append(v.Steps, tick{X: px(x(i)), Text: stepName(s)})
	}
	// The whiskers of one step stand beside each other, not on each other.
	for k, line := range []struct {
		kind string
		of   func(signature.Step) signature.Rate
	}{
		{"right", func(s signature.Step) signature.Rate { return s.Right }},
		{"wrong", func(s signature.Step) signature.Rate { return s.Wrong }},
		{"declined", func(s signature.Step) signature.Rate { return s.Declined }},
	} {
		c := curveLine{Name: line.kind, Kind: line.kind}
		for i, s := range steps {
			rate := line.of(s)
			if rate.Value == nil {
				continue
			}
			at := x(i) + float64(k-1)*5
			move := "L"
			if c.Path == "" {
				move = "M"
			}
			c.Path += move + px(at) + " " + px(y(*rate.Value))
			c.Whiskers += "M" + px(at) + " " + px(y(rate.Lo)) + "V" + px(y(rate.Hi))
			c.Points = append(c.Points, tick{px(at), px(y(*rate.Value)), fmt.Sprintf("step %s, %s: %s", stepName(s), line.kind, rate.Text())})
			c.NameX, c.end = px(curveLeft+curveWidth+8), y(*rate.Value)+4
		}
		v.Lines = append(v.Lines, c)
	}
	v.spreadNames()
	return v
}

// spreadNames keeps the names at the ends of the lines from covering each other.
func (v *curveView) spreadNames() {
	const apart = 15
	var placed []float64
	for i := range v.Lines {
		line := &v.Lines[i]
		if len(line.Points) == 0 {
			continue
		}
		at := line.end
		for step := 1; !clear(placed, at, apart); step++ {
			// By turns below and above, further away each time.
			offset := float64((step+1)/2) * apart / 2
			if step%2 == 0 {
				offset = -offset
			}
			at = line.end + offset
		}
		placed = append(placed, at)
		line.NameY = px(at)
	}
}

func clear(placed []float64, at, apart float64) bool {
	for _, other := range placed {
		if at-other < apart && other-at < apart {
			return false
		}
	}
	return true
}
