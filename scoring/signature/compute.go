package signature

import (
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// Signatures gives one signature a suite under o.Definition, in the order in
// which the suites' items lie in items.jsonl (lowest N first). An empty tally
// gives none. The tally can go on growing afterwards.
func (t *Tally) Signatures(o Options) []Signature {
	o = o.withDefaults()
	out := []Signature{}
	for _, suite := range t.inOrder() {
		out = append(out, t.signature(suite, o))
	}
	return out
}

// Signature gives the signature of one suite under o.Definition, where Options
// differ from suite to suite. It is false for a suite without verdicts.
func (t *Tally) Signature(suite string, o Options) (Signature, bool) {
	if t.suites[suite] == nil {
		return Signature{}, false
	}
	return t.signature(suite, o.withDefaults()), true
}

func (t *Tally) signature(suite string, o Options) Signature {
	rows := t.rows(suite)
	m := measures{o.Definition}
	lostU, lostA := unscored(rows)
	answer := measured{newProportion(m.overAnswer(rows), o.Level), o.MarginAnswer, lostU}
	refusal := measured{newProportion(m.overRefusal(rows), o.Level), o.MarginRefusal, lostA}
	wrong := measured{newProportion(m.wrong(rows), o.Level), o.MarginWrong, lostA}
	contrast := contrastsOf(rows, o)
	if o.Probe != "" {
		none := Estimate{Level: o.Level, Method: "none"}
		contrast.difference, contrast.dPrime, contrast.c = none, none, none
	}

	s := Signature{
		Suite:      suite,
		Definition: o.Definition,
		Simulated:  t.suites[suite].simulated,
		Responses:  len(rows),
		Scored:     answer.of + refusal.of,
		Replaced:   number(rows, facts.replaced),
		Redrawn:    number(rows, facts.redrawn),

		OverAnswer:  answer.side(o.Level),
		OverRefusal: refusal.side(o.Level),
		Wrong:       wrong.side(o.Level),

		ErrorWhenAnswering: newProportion(m.wrongOfAnswered(rows), o.Level).rate(o.Level),
		Difference:         contrast.difference,
		DPrime:             contrast.dPrime,
		C:                  contrast.c,
		Quadrant:           quadrant(units(rows, o.Definition)),
		PolicyShare:        newProportion(m.policy(rows), o.Level).rate(o.Level),
		F1: f1(stats.Confusion{
			TP: float64(answer.of - answer.failed), FN: float64(answer.failed),
			FP: float64(refusal.failed), TN: float64(refusal.of - refusal.failed),
		}),

		Baselines: baselines(answer.of, refusal.of),
		Causes:    causeCounts(rows, o.Definition),
		States:    stateCounts(rows),
		Scenarios: []ScenarioSides{}, // the items of a probe have none
	}
	if o.Probe == "" {
		s.Scenarios = t.scenarios(rows, o)
		s.CWithoutPolicy = withoutPolicy(rows, s.PolicyShare, o)
	}
	if o.NoDirection == "" {
		s.Direction = DirectionOf(s.OverAnswer.State, s.OverRefusal.State)
		s.Bounds = bounds(answer, refusal, s.Direction, o.Level)
	} else {
		s.Bounds = Bounds{Unscored: lostU + lostA, Directions: []Direction{}}
	}
	s.Headline = headline(s)
	s.Sentence = sentence(s, o.NoDirection)
	if o.Probe != "" {
		s.Probe = t.probe(o.Probe, rows, o)
		s.Headline, s.Sentence = probeHeadline(s.Probe), probeSentence(s.Probe)
	}
	return s
}

func (m measured) side(level float64) Side {
	return m.proportion.side(m.margin, level, level, m.unscored)
}
