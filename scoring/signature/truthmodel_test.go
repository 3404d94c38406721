package signature_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// A model is one whose rates are known, since it is drawn at them.
type model struct {
	overAnswer, overRefusal, wrong float64
	pairs                          int
	// twins is the chance that one draw decides both twins: then it declines both
	// more often than chance has it.
	twins float64
	// epochs is how many samples of each item there are (0 is one), and alike how they
	// correlate.
	epochs int
	alike  float64
}

// draw is what it does on each item and epoch, the unanswerable twin first.
func (m model) draw(r *rand.Rand) [][2][]did {
	all := make([][2][]did, m.pairs)
	for i := range all {
		unanswerable, answerable := r.Float64(), r.Float64()
		if r.Float64() < m.twins {
			answerable = unanswerable
		}
		for range max(1, m.epochs) {
			u, a := unanswerable, answerable
			if m.epochs > 1 && r.Float64() >= math.Sqrt(m.alike) {
				u = r.Float64()
			}
			if m.epochs > 1 && r.Float64() >= math.Sqrt(m.alike) {
				a = r.Float64()
			}
			all[i][0] = append(all[i][0], either(u < m.overAnswer, 'a', 'd'))
			all[i][1] = append(all[i][1], either(a >= 1-m.overRefusal, 'd', either(a < m.wrong, 'w', 'a')))
		}
	}
	return all
}

func either(yes bool, then, otherwise did) did {
	if yes {
		return then
	}
	return otherwise
}

// verdicts are those of a scorer on what was drawn.
func verdictsOf(drawn [][2][]did) []scoring.Verdict {
	var out []scoring.Verdict
	for i, pair := range drawn {
		name := fmt.Sprint("p", i)
		for side, samples := range pair {
			for epoch, d := range samples {
				v := verdict(2*i+side, name, side == 1, d)
				v.Epoch = epoch
				out = append(out, v)
			}
		}
	}
	return out
}

// The figures that have an interval.
const (
	overAnswer = iota
	overRefusal
	wrong
	difference
	dPrime
	criterion
	figures
)

// truths are what the intervals have to hold.
func (m model) truths() [figures]float64 {
	z := func(p float64) float64 { x, _ := stats.NormalQuantile(p); return x }
	hit, alarm := z(1-m.overAnswer), z(m.overRefusal)
	return [figures]float64{m.overAnswer, m.overRefusal, m.wrong, m.overAnswer - m.overRefusal, hit - alarm, -(hit + alarm) / 2}
}

// intervals are those of a signature; it fails where one is missing.
func intervals(t *testing.T, s signature.Signature) [figures]stats.Interval {
	t.Helper()
	out := [figures]stats.Interval{overAnswer: of95(s.OverAnswer), overRefusal: of95(s.OverRefusal), wrong: of95(s.Wrong)}
	for i, e := range map[int]signature.Estimate{difference: s.Difference, dPrime: s.DPrime, criterion: s.C} {
		out[i] = stats.Interval{Lo: value(t, e.Lo), Hi: value(t, e.Hi)}
	}
	return out
}

func of95(s signature.Side) stats.Interval { return stats.Interval{Lo: s.Lo, Hi: s.Hi} }

// claims are the two ways in which a signature can be false of a model: it says
// that a rate exceeds the margin which does not, or that one lies within it which
// does not. A rate that is the margin to the last digit is on either side of it.
func (m model) claims(answer, refusal signature.SideState) (exceeds, within bool) {
	direction := signature.DirectionOf(answer, refusal)
	says := func(way signature.Direction) bool { return direction == way || direction == signature.Both }
	exceeds = m.overAnswer <= margin && says(signature.OverAnswering) || m.overRefusal <= margin && says(signature.OverRefusing)
	within = m.overAnswer >= margin && answer == signature.Within || m.overRefusal >= margin && refusal == signature.Within
	return exceeds, within
}

// exact is the chance of a false claim of either kind where a scorer finds the
// rates of seen, by adding up the chances of all counts. It is for one response an item and
// independent twins.
func (m model) exact(seen model) (exceeds, within float64) {
	answer, refusal := states(seen.overAnswer, m.pairs), states(seen.overRefusal, m.pairs)
	for a, p := range answer {
		for r, q := range refusal {
			e, w := m.claims(a, r)
			if e {
				exceeds += p * q
			}
			if w {
				within += p * q
			}
		}
	}
	return exceeds, within
}

// states are the chances of each state of a side with a rate.
func states(rate float64, n int) map[signature.SideState]float64 {
	chance := map[signature.SideState]float64{}
	for x := range n + 1 {
		p, _ := stats.BinomialEqual(x, n, rate)
		interval, _ := stats.ClopperPearson(x, n, .95)
		chance[signature.StateOf(interval, margin, n)] += p
	}
	return chance
}
