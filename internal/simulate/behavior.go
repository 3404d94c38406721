package simulate

import (
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/suites"
)

const (
	right   = "right"
	wrong   = "wrong"
	unknown = "unknown"
)

// drawBehavior draws what is done, without its words.
func drawBehavior(p Profile, s subject, l lot) drawn {
	d := drawn{behavior: Answered, finish: wire.FinishStop}
	u := l.uniform("behavior")
	if s.item.Answerable {
		declines, errs := p.mistakes(s)
		switch {
		case u < declines:
			d.declined, d.behavior = true, p.Answerable.draw(s, l)
		case u < declines+errs:
			d.correct = wrong
		default:
			d.correct = right
		}
		if !d.declined && len(s.item.Answers) == 0 {
			d.correct = unknown // there is nothing to be right or wrong by
		}
		return d
	}
	switch {
	case u >= p.OverAnswer:
		d.declined, d.behavior = true, p.Unanswerable.draw(s, l)
	case l.hit("hedged", p.Hedged):
		d.behavior = Hedged
	}
	return d
}

// mistakes are the chances that an answerable item is declined and that it is
// answered wrongly.
func (p Profile) mistakes(s subject) (declines, errs float64) {
	declines, errs = p.OverRefusal, p.Wrong
	switch {
	case s.item.Control != "":
		declines += p.Alarm
	case s.item.Probe == "hard":
		steps := float64(max(s.item.Difficulty-1, 0))
		declines += steps * p.DeclineStep
		errs += steps * p.WrongStep
	}
	declines = min(declines, 1)
	return declines, min(errs, 1-declines)
}

// draw picks a kind of decline that fits the item.
func (m Mix) draw(s subject, l lot) string {
	kinds := []struct {
		behavior string
		weight   float64
		fits     bool
	}{
		{Clarified, m.Clarified, s.canBeClarified()},
		{Corrected, m.Corrected, s.canBeCorrected()},
		{Refused, m.Refused, true},
		{Abstained, m.Abstained, true},
	}
	total := 0.0
	for _, k := range kinds {
		if k.fits {
			total += k.weight
		}
	}
	u := l.uniform("decline") * total
	for _, k := range kinds {
		if !k.fits || k.weight == 0 {
			continue
		}
		if u < k.weight {
			return k.behavior
		}
		u -= k.weight
	}
	return Abstained
}

// canBeClarified says whether asking back makes sense: where what is missing is
// something the asker could supply.
func (s subject) canBeClarified() bool {
	switch s.item.Scenario {
	case suites.UnderspecifiedContext, suites.UnderspecifiedIntent, suites.Subjective, suites.UnsupportedRequest:
		return true
	}
	return false
}

// canAbstainAptly says whether an abstention that names what is missing is still
// an abstention: where that is a denied premise it would be a correction, and
// where it is the readings of the question, a clarification.
func (s subject) canAbstainAptly() bool {
	return !s.item.Answerable && s.say() != "" && !s.canBeCorrected() && s.item.Scenario != suites.UnderspecifiedIntent
}

// canBeCorrected says whether there is a premise or an existence to deny.
func (s subject) canBeCorrected() bool {
	return s.item.Scenario == suites.FalsePremise || s.item.Scenario == suites.NonexistentEntity
}
