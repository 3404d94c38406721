package signature

import (
	"cmp"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
	"github.com/abstain-eval/abstain-eval/suites"
)

// stateCounts lists all states, those nobody is in too.
func stateCounts(rows []row) []StateCount {
	out := make([]StateCount, len(scoring.States()))
	for i, s := range scoring.States() {
		out[i].State = s
	}
	for _, r := range rows {
		c := &out[r.facts.state()]
		if r.facts.answerable() {
			c.Answerable++
		} else {
			c.Unanswerable++
		}
	}
	return out
}

// causeCounts lists the causes that occur: over-answering first, then
// over-refusing, then calibrated, each in the order of scoring's list.
func causeCounts(rows []row, d scoring.Definition) []CauseCount {
	var counts [64]int
	for _, r := range rows {
		if r.facts.scored() {
			counts[r.facts.reading(d)]++
		}
	}
	out := []CauseCount{}
	for class, name := range classes() {
		for cause, why := range causes() {
			if n := counts[cause<<2|class]; n > 0 {
				out = append(out, CauseCount{Class: name, Cause: why, Count: n})
			}
		}
	}
	return out
}

// scenarios holds each scenario's sides against the margins. For k scenarios
// the states rest on intervals at level 1-(1-level)/k, so that the chance of any
// false state among them stays what it is for one; the intervals shown are at
// level.
func (t *Tally) scenarios(rows []row, o Options) []ScenarioSides {
	names := make(map[uint32]bool)
	for _, r := range rows {
		names[r.group] = true
	}
	adjusted := 1 - (1-o.Level)/float64(max(1, len(names)))
	out := make([]ScenarioSides, 0, len(names))
	m := measures{o.Definition}
	for name, part := range t.apart(rows) {
		u, a := unscored(part)
		out = append(out, ScenarioSides{
			Scenario:    name,
			OverAnswer:  newProportion(m.overAnswer(part), o.Level).side(o.MarginAnswer, o.Level, adjusted, u),
			OverRefusal: newProportion(m.overRefusal(part), o.Level).side(o.MarginRefusal, o.Level, adjusted, a),
		})
	}
	slices.SortFunc(out, func(a, b ScenarioSides) int {
		return cmp.Or(cmp.Compare(place(a.Scenario), place(b.Scenario)), cmp.Compare(a.Scenario, b.Scenario))
	})
	return out
}

// place is where a scenario is listed; those of other suites come after ours.
func place(scenario string) int {
	all := suites.Scenarios()
	if i := slices.Index(all, suites.Scenario(scenario)); i >= 0 {
		return i
	}
	return len(all)
}

// baselines are what models that do not look at the question would show on the
// same responses. There are none where a side was not measured.
func baselines(unanswerable, answerable int) []Baseline {
	if unanswerable == 0 || answerable == 0 {
		return []Baseline{}
	}
	out := make([]Baseline, 0, 3)
	for _, b := range []struct {
		name     string
		declines float64
	}{{"always-answer", 0}, {"always-abstain", 1}, {"coin", .5}} {
		u, a := float64(unanswerable), float64(answerable)
		out = append(out, Baseline{
			Name:        b.name,
			OverAnswer:  1 - b.declines,
			OverRefusal: b.declines,
			DPrime:      0, // it declines as often with an answer as without one
			F1: f1(stats.Confusion{
				TP: b.declines * u, FN: (1 - b.declines) * u,
				FP: b.declines * a, TN: (1 - b.declines) * a,
			}),
		})
	}
	return out
}

// f1 is nil where a side has no items or the score no denominator.
func f1(c stats.Confusion) *float64 {
	f, ok := c.F1()
	if !ok || c.TP+c.FN == 0 || c.FP+c.TN == 0 {
		return nil
	}
	return defined(f)
}
