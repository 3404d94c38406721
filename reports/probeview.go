package reports

import (
	"fmt"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// A probeView is a probe as the page shows it.
type probeView struct {
	Anchor     string // of its section
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

func newProbe(s signature.Signature, anchor string) *probeView {
	probe := s.Probe
	if probe == nil {
		return nil
	}
	v := &probeView{Anchor: anchor}
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
