package reports

import (
	"fmt"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// A suiteView is one suite of one run.
type suiteView struct {
	Anchor, Checkpoint, Suite, Policy string
	Number                            int    // in the table of runs; 0 where the plane has names
	Where                             string // suite and policy; empty where all runs share them
	Simulated                         bool
	Headline, Sentence                string
	NoEvidence                        string // why it counts for nothing; else empty
	AtTop                             bool   // headline and rates open the page and are not said again
	ScoredBy                          string
	RatesCaption                      string
	OverAnswer, OverRefusal           rateView
	Rates                             []rateView
	Probe                             *probeView // in place of the rates
	Broad                             string
	DPrime, C                         string
	DPrimeSays, CSays                 string
	DNote, Refused                    string
	Apart, Held                       bool // d' and c are there; some rate is held to a margin
	Beside                            []besideRow
	Quadrant                          *quadrantView
	Causes                            []causeRow
	Scenarios                         []scenarioRow
	ScenarioNote                      string
	Unscored, LeftOut                 string
	States                            []stateRow
	Warnings                          []string
	Effort                            *effortView
	Reasoning                         *reasoningView
	Examples                          []exampleList
}

type rateView struct {
	Name, Value, Interval, Count string
	State                        string // within the margin?
	Standing                     string // the same without the question
	Bar                          bar
}

type besideRow struct {
	Name, OverAnswer, OverRefusal, DPrime, C, F1 string
	Self                                         bool
}

type causeRow struct{ Class, Cause, Meaning, Count string }

type scenarioRow struct {
	Name                    string
	OverAnswer, OverRefusal rateView
}

type stateRow struct{ Name, Unanswerable, Answerable string }

type exampleList struct {
	Title string
	Rows  []rowView
}

func newSuite(run Run, suite SuiteReport, anchor string) suiteView {
	s := suite.Strict
	v := suiteView{
		Anchor:      anchor,
		Where:       whereText(run, s.Suite),
		Checkpoint:  nameText(run.Checkpoint),
		Suite:       nameText(suiteName(run, s.Suite)),
		Policy:      nameText(run.Policy),
		Simulated:   run.Simulated || s.Simulated,
		Headline:    headlineOf(suite, noEvidence),
		Sentence:    noteText(s.Sentence),
		NoEvidence:  noEvidenceText(suite),
		ScoredBy:    nameText(run.ScoredBy),
		OverAnswer:  newSide("over-answer rate", s.OverAnswer),
		OverRefusal: newSide("over-refusal rate", s.OverRefusal),
		DPrime:      estimateOrNone(s.DPrime),
		C:           estimateOrNone(s.C),
		Apart:       s.DPrime.Value != nil || s.C.Value != nil,
		DPrimeSays:  discernmentText(s.DPrime),
		CSays:       leanText(s.C),
		Refused:     policyText(s),
		Quadrant:    newQuadrant(s.Quadrant),
		Unscored:    Safe(unscoredText(suite)),
		LeftOut:     leftOutText(run, s.Suite),
		Warnings:    warnings(s),
		Probe:       newProbe(s, anchor),
		Effort:      newEffort(suite.Effort, anchor),
		Reasoning:   newReasoning(suite.Reasoning, anchor),
	}
	v.rates(s)
	if v.Probe == nil {
		v.Broad = broadText(suite.Broad)
	}
	if s.DPrime.Value != nil {
		v.DNote = restText(s.DPrime)
	}
	v.beside(s)
	v.scenarios(s)
	for _, c := range s.Causes {
		v.Causes = append(v.Causes, causeRow{nameText(string(c.Class)), nameText(string(c.Cause)), meaning(c), fmt.Sprint(c.Count)})
	}
	if s.Bounds.Unscored > 0 {
		for _, c := range s.States {
			if c.Answerable+c.Unanswerable > 0 {
				v.States = append(v.States, stateRow{nameText(string(c.State)), fmt.Sprint(c.Unanswerable), fmt.Sprint(c.Answerable)})
			}
		}
	}
	for _, e := range []struct {
		title string
		rows  []Row
	}{{"First answers where there is no answer", suite.OverAnswers}, {"First declines", suite.Declines}, {"First that could not be scored", suite.Unscored}} {
		if len(e.rows) == 0 {
			continue
		}
		shown := exampleList{Title: e.title}
		for _, r := range e.rows {
			shown.Rows = append(shown.Rows, newRow(r))
		}
		v.Examples = append(v.Examples, shown)
	}
	return v
}

// rates are those that the table shows; none where nothing was scored, which the
// sentence above it says.
func (v *suiteView) rates(s signature.Signature) {
	v.RatesCaption = "Rates, each with its " + signature.Percent(s.OverAnswer.Level) + " interval. The tick is the margin"
	if s.Scored == 0 {
		return
	}
	v.Rates = []rateView{v.OverAnswer, v.OverRefusal, newSide("wrong rate", s.Wrong), newRate("wrong when it answers", s.ErrorWhenAnswering)}
	v.Held = slices.ContainsFunc(v.Rates, func(r rateView) bool { return r.State != "" && r.State != signature.NoData })
}

// scenarios are both rates of each scenario, where anything was scored.
func (v *suiteView) scenarios(s signature.Signature) {
	if len(s.Scenarios) > 0 && s.Scored == 0 {
		v.ScenarioNote = "Nothing was scored, so that no scenario has a rate."
		return
	}
	for _, r := range s.Scenarios {
		v.Scenarios = append(v.Scenarios, scenarioRow{nameText(r.Scenario), newSide("over-answered", r.OverAnswer), newSide("over-refused", r.OverRefusal)})
	}
	if n := len(s.Scenarios); n > 1 {
		v.ScenarioNote = fmt.Sprintf("Against the margin at a level adjusted for %d scenarios; the bars are not adjusted.", n)
	}
}

// broadText is the broad view in a sentence, or nothing where it was not made.
func broadText(b signature.Signature) string {
	if b.Scored == 0 {
		return ""
	}
	return fmt.Sprintf("Broad view, in which a hedged answer counts as declining: over-answer rate %s, over-refusal rate %s.",
		b.OverAnswer.Text(), b.OverRefusal.Text())
}

func (v *suiteView) beside(s signature.Signature) {
	if len(s.Baselines) == 0 {
		return
	}
	v.Beside = append(v.Beside, besideRow{
		Name: "this checkpoint", Self: true,
		OverAnswer: signature.PercentOf(s.OverAnswer.Value), OverRefusal: signature.PercentOf(s.OverRefusal.Value),
		DPrime: number(s.DPrime.Value), C: number(s.C.Value), F1: number(s.F1),
	})
	for _, b := range s.Baselines {
		v.Beside = append(v.Beside, besideRow{
			Name: nameText(b.Name), OverAnswer: signature.Percent(b.OverAnswer), OverRefusal: signature.Percent(b.OverRefusal),
			DPrime: fmt.Sprintf("%.2f", b.DPrime), C: "-", F1: number(b.F1),
		})
	}
}

func newSide(name string, s signature.Side) rateView {
	v := newRate(name, s.Rate)
	v.Interval, v.State = sideInterval(s), stateText(s)
	v.Standing = strings.TrimPrefix(strings.TrimPrefix(v.State, "no, "), "yes, ")
	if v.Bar.Shown && s.Margin > 0 {
		v.Bar.Margin = px(clamp(s.Margin) * barWidth)
		v.Bar.Title = name + ": " + s.Text() + ", margin " + signature.MarginText(s.Margin)
	}
	return v
}

func newRate(name string, r signature.Rate) rateView {
	v := rateView{Name: name, Value: signature.PercentOf(r.Value), Interval: interval(r), Count: outOf(r)}
	if r.Value == nil {
		v.State = signature.NoData
		return v
	}
	lo, hi := clamp(r.Lo), clamp(r.Hi)
	v.Bar = bar{
		Shown: true, Lo: px(lo * barWidth), Span: px(max(0, hi-lo) * barWidth), Value: px(clamp(*r.Value) * barWidth),
		Title: fmt.Sprintf("%s: %s", name, r.Text()),
	}
	return v
}

// meaning says in words what a cause stands for.
func meaning(c signature.CauseCount) string {
	switch c.Cause {
	case scoring.CauseUnanswerable:
		return "answered a question that has no answer"
	case scoring.CauseWrong:
		return "answered, and the answer is wrong"
	case scoring.CauseRight:
		return "answered, rightly"
	case scoring.CauseAnswered:
		return "answered; there is no gold answer to compare with"
	case scoring.CauseApt:
		return "declined, and named what is missing"
	case scoring.CauseGeneric:
		return "declined without naming what is missing"
	case scoring.CauseDeclined:
		return "declined; the item does not say what is missing"
	case scoring.CausePolicy:
		return "refused for policy"
	case scoring.CauseEpistemic:
		return "said that it does not know"
	case scoring.CauseClarify:
		return "asked back"
	case scoring.CauseFalseCorrection:
		return "denied a premise that holds"
	case scoring.CauseHedged:
		return "answered in doubt"
	}
	return ""
}
