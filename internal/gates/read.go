package gates

import (
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// read looks up what a gate speaks of; why says that it could not be measured.
func (s Subject) read(g Gate, sig signature.Signature) (r Reading, why string) {
	switch {
	case g.NeedsBaseline():
		c, ok := s.Changes[sig.Suite]
		if !ok {
			if why = s.NotCompared[sig.Suite]; why == "" {
				why = "it was not compared with a baseline"
			}
			return r, why
		}
		r, why = change(g, c)
	case g.Figure == direction:
		return way(sig)
	case g.Part == side || g.Part == total:
		r, why = lost(g, sig)
	default:
		r, why = figureOf(g, sig)
	}
	if why != "" {
		return r, why
	}
	switch g.Part {
	case value, side, total:
		r.At = r.Value
	case lo:
		r.At = r.Lo
	case hi:
		r.At = r.Hi
	case n:
		at := float64(r.N)
		r.At = &at
	case p:
		r.At = r.P
	}
	if r.At == nil && g.Op != NotWorse {
		why = "there is no interval"
		if g.Part == p {
			why = "there is no test"
		}
	}
	return r, why
}

// way reads the direction. It is inconclusive where a side was not measured, and
// that is nothing to pass on.
func way(sig signature.Signature) (Reading, string) {
	switch {
	case sig.Probe != nil:
		return Reading{}, "the suite is a probe, one-sided by design, and gets no direction"
	case sig.Direction == "":
		return Reading{}, "no direction is given under this policy"
	case sig.OverAnswer.Value == nil:
		return Reading{}, "no response to an unanswerable item was scored"
	case sig.OverRefusal.Value == nil:
		return Reading{}, "no response to an answerable item was scored"
	}
	return Reading{Direction: sig.Direction, N: sig.Scored, Level: sig.OverAnswer.Level}, ""
}

func figureOf(g Gate, sig signature.Signature) (Reading, string) {
	switch g.Figure {
	case "over_answer_rate":
		return rate(g, sig.OverAnswer.Rate, "response to an unanswerable item was scored")
	case "over_refusal_rate":
		return rate(g, sig.OverRefusal.Rate, "response to an answerable item was scored")
	case "wrong_rate":
		return rate(g, sig.Wrong.Rate, "response to an answerable item could be held against a gold answer")
	case "error_when_answering":
		return rate(g, sig.ErrorWhenAnswering, "answer to an answerable item could be held against a gold answer")
	case "policy_share":
		return rate(g, sig.PolicyShare, "response declines")
	case "d_prime":
		return estimate(g, sig, sig.DPrime)
	case "c":
		return estimate(g, sig, sig.C)
	}
	return Reading{}, "it is not measured"
}

func rate(g Gate, of signature.Rate, none string) (Reading, string) {
	r := Reading{N: of.Of, Level: of.Level}
	if of.Value == nil {
		if g.Part == n {
			return r, ""
		}
		return r, "no " + none
	}
	r.Value, r.Lo, r.Hi = of.Value, &of.Lo, &of.Hi
	return r, ""
}

func estimate(g Gate, sig signature.Signature, e signature.Estimate) (Reading, string) {
	r := Reading{Value: e.Value, Lo: e.Lo, Hi: e.Hi, Level: e.Level, N: e.Units}
	switch {
	case g.Part == n:
	case sig.Probe != nil:
		return r, "the suite is a probe, one-sided by design"
	case e.Value == nil:
		if e.Unit != signature.PairUnit {
			return r, "no item was scored on one of the sides"
		}
		return r, "no pair was scored on both sides"
	case e.TooFew():
		return r, e.RestsOn() + ": too few to say"
	case r.Lo == nil && (g.Part == lo || g.Part == hi) && len(e.Warnings) > 0:
		return r, string(e.Warnings[0])
	}
	return r, ""
}

// lost reads a share of responses that a state was the end of.
func lost(g Gate, sig signature.Signature) (Reading, string) {
	var gone, of [2]float64
	for _, s := range sig.States {
		of[0] += float64(s.Unanswerable)
		of[1] += float64(s.Answerable)
		if s.State == scoring.Truncated || g.Figure == "unscored" && s.State != scoring.Scored {
			gone[0] += float64(s.Unanswerable)
			gone[1] += float64(s.Answerable)
		}
	}
	all := of[0] + of[1]
	if all == 0 {
		return Reading{}, "there is no response"
	}
	share, rests := (gone[0]+gone[1])/all, all
	if g.Part == side {
		share = -1
		for i := range of {
			if of[i] > 0 && gone[i]/of[i] > share {
				share, rests = gone[i]/of[i], of[i]
			}
		}
	}
	share = stats.Round9(share)
	return Reading{Value: &share, N: int(rests)}, ""
}

// change reads how a figure changed against the baseline.
func change(g Gate, c comparison.Change) (Reading, string) {
	const none = "nothing was scored in both runs"
	var e comparison.FigureChange
	switch g.Figure {
	case "over_answer_rate":
		return rateChange(g, c.OverAnswer)
	case "over_refusal_rate":
		return rateChange(g, c.OverRefusal)
	case "wrong_rate":
		return rateChange(g, c.Wrong)
	case "d_prime":
		e = c.DPrime
	case "c":
		e = c.C
	}
	if e.Value == nil {
		return Reading{}, none
	}
	r := Reading{Value: e.Value, Lo: e.Lo, Hi: e.Hi, Level: e.Level, N: e.Units}
	if e.TooFew() {
		return r, e.RestsOn() + ": too few to say"
	}
	if r.Lo == nil && g.Part != value && len(e.Warnings) > 0 {
		return r, string(e.Warnings[0])
	}
	return r, ""
}

func rateChange(g Gate, c comparison.RateChange) (Reading, string) {
	r := Reading{Value: c.Value, Lo: c.Lo, Hi: c.Hi, Level: c.Level, N: c.Items, P: c.P}
	switch {
	case c.Value == nil:
		return r, "nothing was scored in both runs"
	case r.P == nil && g.Op == NotWorse:
		return r, "its change has no test" + because(c.Warnings)
	case r.Lo == nil && g.Part != value && len(c.Warnings) > 0:
		return r, string(c.Warnings[0]) // beside which a test shows nothing
	case r.Lo == nil && g.Part != value:
		return r, "its change has no interval"
	}
	if c.Items == 0 {
		r.N = c.Next.Of
	}
	return r, ""
}

func because(w []stats.Warning) string {
	if len(w) == 0 {
		return ""
	}
	return ": " + string(w[0])
}
