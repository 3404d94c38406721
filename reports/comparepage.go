package reports

import (
	"fmt"
	"math"
	"strconv"

	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// A comparisonView is one run held against another, with texts that are Safe.
type comparisonView struct {
	Next, Base string
	Suites     []suiteChange
	Notes      []string
}

type suiteChange struct {
	Anchor              string
	Suite, How          string // on what, and in which way
	Headline, Sentence  string
	RatesCaption        string
	Simulated, Unpaired bool
	Scale               string // what the bars reach to
	Rates               []changeView
	Figures             []changeRow
	Corners             []string
	Flows               []flowRow
	FlowNote            string
	Flips               []flipView
	FlipNote            string
	Warnings            []string
}

// A changeView is a rate before and after, with its change on a line about zero.
type changeView struct {
	changeRow
	Bar changeBar
}

// changeBar is drawn 160 wide; zero lies in the middle.
type changeBar struct {
	Shown           bool
	Lo, Span, Value string
	Title           string
}

type flowRow struct {
	Name  string
	Cells []flowCell
}

type flowCell struct {
	Count string
	Tint  string
	Same  bool
}

type flipView struct {
	Count, Effect, Text string
	Examples            []flipExampleView
	Items               string
}

type flipExampleView struct{ Item, Question, Gold, Missing, Base, Next string }

func newComparison(d Document, c Comparison, n int) comparisonView {
	v := comparisonView{Next: nameText(c.NextName), Base: nameText(c.BaseName), Notes: comparisonNotes(c)}
	for i, s := range c.Suites {
		one := newSuiteChange(d, c, s)
		one.Anchor = changeAnchor(n, i)
		v.Suites = append(v.Suites, one)
	}
	return v
}

func newSuiteChange(d Document, c Comparison, s SuiteComparison) suiteChange {
	v := suiteChange{
		Suite:     comparedOn(d, c, s),
		How:       capital(comparedHow(d, c, s)),
		Headline:  changeHeadline(d, c, s, noEvidence),
		Sentence:  Safe(shortenBytes(s.Sentence, 3*noteBytes)),
		Simulated: s.Simulated,
		Unpaired:  s.Unpaired,
		Figures:   figureChangesOf(s.Change),
		Warnings:  comparisonWarnings(s.Change),
	}
	on := " on what was scored in both"
	if v.Unpaired {
		on = ""
	}
	v.RatesCaption = fmt.Sprintf("Before and after%s, and the change in points with its %s interval; p is adjusted for all comparisons (Holm)",
		on, signature.Percent(s.OverAnswer.Level))
	reach := barReach(s.Change)
	v.Scale = signature.Points(reach)
	changes := []comparison.RateChange{s.OverAnswer, s.OverRefusal, s.Wrong}
	rows := shownRates(s.Change)
	changes = changes[len(changes)-len(rows):]
	for i, row := range rows {
		v.Rates = append(v.Rates, changeView{row, newChangeBar(row, changes[i], reach)})
	}
	v.flows(s.Flows)
	v.flips(s)
	return v
}

// barReach is how far the bars of a suite reach to either side: the furthest end of
// an interval, up to the next of 5, 10, 25, 50 and 100 points.
func barReach(c comparison.Change) float64 {
	far := 0.0
	for _, r := range []comparison.RateChange{c.OverAnswer, c.OverRefusal, c.Wrong} {
		for _, end := range []*float64{r.Value, r.Lo, r.Hi} {
			if end != nil {
				far = max(far, math.Abs(*end))
			}
		}
	}
	for _, reach := range []float64{.05, .10, .25, .50} {
		if far <= reach {
			return reach
		}
	}
	return 1
}

func newChangeBar(row changeRow, r comparison.RateChange, reach float64) changeBar {
	if r.Value == nil {
		return changeBar{}
	}
	const half = 80
	at := func(change float64) float64 { return half + half*max(-1, min(1, change/reach)) }
	b := changeBar{Shown: true, Value: px(at(*r.Value)), Lo: px(at(*r.Value)), Span: px(0)}
	b.Title = fmt.Sprintf("%s: a change of %s, %s", row.Name, signature.InPoints(row.Change), row.Interval)
	if r.Lo != nil && r.Hi != nil {
		b.Lo, b.Span = px(at(*r.Lo)), px(max(0, at(*r.Hi)-at(*r.Lo)))
	}
	return b
}

// The tints of a cell, as opacities of the accent: of one with next to none of the pairs,
// and of one with all of them, on which the number is still to be read.
const leastTint, mostTint = .08, .48

func (v *suiteChange) flows(f comparison.Flows) {
	if f.Total == 0 {
		return
	}
	v.FlowNote = "Of " + plural(f.Total, "twin pair") + " scored in both runs. Rows: before. Columns: after."
	for i, corner := range comparison.Corners() {
		v.Corners = append(v.Corners, string(corner))
		row := flowRow{Name: string(corner)}
		for j, n := range f.Pairs[i] {
			tint := .0
			if n > 0 {
				tint = leastTint + (mostTint-leastTint)*clamp(float64(n)/float64(f.Total))
			}
			row.Cells = append(row.Cells, flowCell{fmt.Sprint(n), strconv.FormatFloat(tint, 'f', 2, 64), i == j})
		}
		v.Flows = append(v.Flows, row)
	}
}

func (v *suiteChange) flips(s SuiteComparison) {
	switch {
	case s.Unpaired:
		v.FlipNote = "The runs were asked different questions of one population, so that no item can be followed."
		return
	case len(s.Flips) == 0:
		v.FlipNote = "No item is treated otherwise."
		return
	}
	for _, f := range s.Flips {
		one := flipView{Count: plural(f.Count, "item"), Effect: nameText(string(f.Effect)), Text: nameText(flipText(f.Answerable, f.From, f.To)), Items: someNames(f.Items, f.Count)}
		for _, e := range s.Examples {
			if e.Answerable == f.Answerable && e.From == f.From && e.To == f.To {
				one.Examples = append(one.Examples, flipExampleView{
					Item:     nameText(e.Item),
					Question: pageLines(shortenBytes(e.Question, questionBytes)),
					Gold:     goldText(e.Gold, pageText),
					Missing:  pageText(shortenBytes(e.Missing, noteBytes)),
					Base:     pageLines(shortenBytes(e.Base, answerBytes)),
					Next:     pageLines(shortenBytes(e.Next, answerBytes)),
				})
			}
		}
		v.Flips = append(v.Flips, one)
	}
}
