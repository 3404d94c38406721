package gates

import (
	"fmt"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// Outcome is what came of a gate.
type Outcome string

// The outcomes. What could not be measured neither passes nor fails.
const (
	Passed     Outcome = "passed"
	Failed     Outcome = "failed"
	Unmeasured Outcome = "unmeasured"
)

// DefaultAlpha is at which p a rate counts as worse: at a test a night on the same
// questions, one false alarm in 100 nights at most, on average over baselines.
const DefaultAlpha = .01

// amber is up to which p a change is mentioned that is not shown.
const amber = .05

// A Result is a gate on one suite.
type Result struct {
	Gate    Gate
	Suite   string
	Outcome Outcome
	Reading
	Why     string // it could not be measured; else ""
	Warning string // what a gate that passed leaves open
}

// A Reading is what a figure came out as. What is not there is nil.
type Reading struct {
	At            *float64            // the number that was compared
	Direction     signature.Direction // where that was
	Value, Lo, Hi *float64            // the figure, or its change, with its interval
	Level         float64             // of the interval
	N             int                 // what the figure rests on: responses; for a change items; for d' and c units
	P, PHolm      *float64            // of a change; PHolm over all gates of this kind
}

// A Subject is what a run showed.
type Subject struct {
	Signatures []signature.Signature // strict, one a suite
	// Changes are against the baseline, by suite, and NotCompared is why there is
	// none of a suite.
	Changes     map[string]comparison.Change
	NotCompared map[string]string
	// NoEvidence is why nothing that a suite's responses showed counts, by suite:
	// too many of them could not be scored.
	NoEvidence map[string]string
	// Alpha is at which p a rate counts as worse; DefaultAlpha where 0.
	Alpha float64
}

// Judge holds a run against gates: for each suite, in the order of the run, every
// gate that concerns it. A gate that concerns none of them gives no result.
func Judge(all []Gate, s Subject) []Result {
	if s.Alpha == 0 {
		s.Alpha = DefaultAlpha
	}
	var out []Result
	for _, sig := range s.Signatures {
		for _, g := range all {
			if g.Concerns(sig) {
				out = append(out, s.judge(g, sig))
			}
		}
	}
	s.worse(out)
	return out
}

// judge decides what one suite alone can decide; of "not worse" whether it was
// measured.
func (s Subject) judge(g Gate, sig signature.Signature) Result {
	r := Result{Gate: g, Suite: sig.Suite, Outcome: Unmeasured}
	if why := s.NoEvidence[sig.Suite]; why != "" && !counts(g) {
		r.Why = "the suite is no evidence: " + why
		return r
	}
	r.Reading, r.Why = s.read(g, sig)
	if r.Why != "" || g.Op == NotWorse {
		return r
	}
	r.Outcome = Failed
	if g.holds(r.Reading) {
		r.Outcome = Passed
	}
	return r
}

// counts reports whether the figure is one of counts, which are known whatever
// could be scored.
func counts(g Gate) bool { return g.Part == n || g.Part == side || g.Part == total }

func (g Gate) holds(r Reading) bool {
	if g.Figure == direction {
		return slices.Contains(g.Ways, r.Direction) != (g.Op == Unequal)
	}
	at := stats.Round9(*r.At)
	switch g.Op {
	case AtMost:
		return at <= g.Bound
	case Below:
		return at < g.Bound
	case AtLeast:
		return at >= g.Bound
	case Above:
		return at > g.Bound
	case Equal:
		return at == g.Bound
	case Unequal:
		return at != g.Bound
	}
	return false
}

// worse decides the gates of "not worse", whose tests are adjusted for their
// number: both sides of every suite are asked at once. A test that several gates
// speak of is one.
func (s Subject) worse(all []Result) {
	type test struct{ figure, suite string }
	var of []*Result
	var tests []float64
	at := map[test]int{}
	for i := range all {
		r := &all[i]
		if r.Gate.Op != NotWorse || r.Why != "" {
			continue
		}
		of = append(of, r)
		key := test{r.Gate.Figure, r.Suite}
		if _, counted := at[key]; !counted {
			at[key] = len(tests)
			tests = append(tests, *r.P)
		}
	}
	adjusted, _ := stats.Holm(tests)
	for _, r := range of {
		p := stats.Round9(adjusted[at[test{r.Gate.Figure, r.Suite}]])
		r.PHolm, r.Outcome = &p, Passed
		// The interval is another approximation than the test: what one of them
		// contradicts is too much said.
		tested, apart := p <= s.Alpha, *r.Lo > 0
		switch {
		case tested && apart:
			r.Outcome = Failed
		case *r.Value <= 0 || p > amber:
		case tested:
			r.Warning = "amber: it may be worse, which its interval does not show: it is not all above zero"
		case apart:
			r.Warning = fmt.Sprintf("amber: it may be worse, which its p does not show at alpha %g", s.Alpha)
		default:
			r.Warning = fmt.Sprintf("amber: it may be worse, which neither its p shows at alpha %g nor its interval", s.Alpha)
		}
	}
}
