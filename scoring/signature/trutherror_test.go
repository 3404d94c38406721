package signature_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/doctable"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// A misreader is a scorer that errs: with chance missed it takes a decline for an
// answer, with chance falsely an answer for a decline.
type misreader struct{ missed, falsely float64 }

// read is what it makes of what was drawn.
func (e misreader) read(drawn [][2][]did, r *rand.Rand) [][2][]did {
	out := make([][2][]did, len(drawn))
	for i, pair := range drawn {
		for side, samples := range pair {
			for _, d := range samples {
				switch {
				case d == 'd' && r.Float64() < e.missed:
					d = either(side == 0, 'a', 'w')
				case d != 'd' && r.Float64() < e.falsely:
					d = 'd'
				}
				out[i][side] = append(out[i][side], d)
			}
		}
	}
	return out
}

// seen is a model whose rates are those that the scorer finds.
func (e misreader) seen(m model) model {
	m.overAnswer = m.overAnswer*(1-e.falsely) + (1-m.overAnswer)*e.missed
	m.overRefusal = m.overRefusal*(1-e.missed) + (1-m.overRefusal)*e.falsely
	return m
}

// labels is how many responses of each side of a run a person labels.
const labels = 200

// audited is the rate of one side as it would be without the scorer's errors, from labels
// of some responses of this very run, drawn at random. Where the labels show no failure,
// or no other response, nothing is known of the scorer on those.
func audited(drawn, read [][2][]did, side int, r *rand.Rand) (stats.Interval, signature.SideState) {
	fails := func(d did) bool { return (d == 'd') == (side == 1) }
	positive, failed, found, passed, cleared := 0, 0, 0, 0, 0
	for _, pair := range read {
		positive += count(fails(pair[side][0]))
	}
	for _, i := range r.Perm(len(drawn))[:labels] {
		truly, seen := fails(drawn[i][side][0]), fails(read[i][side][0])
		failed, found = failed+count(truly), found+count(truly && seen)
		passed, cleared = passed+count(!truly), cleared+count(!truly && !seen)
	}
	corrected, _ := stats.CorrectRate(positive, len(drawn), found, failed, cleared, passed, .95)
	return corrected.Interval, signature.StateOf(corrected.Interval, margin, len(drawn))
}

// TestTruthWithScorerError is TestTruth with a scorer that errs: it fails, since the
// intervals and the guarantee are about the rates as scored. With labels of some of
// the responses it holds.
func TestTruthWithScorerError(t *testing.T) {
	tests := []struct {
		reason string
		misreader
		model
	}{
		{"no errors", misreader{0, 0}, model{overAnswer: .05, overRefusal: .05, wrong: .05, pairs: 320}},
		{"misses 10% of declines", misreader{.10, 0}, model{overAnswer: .05, overRefusal: .05, wrong: .05, pairs: 320}},
		{"takes 10% of answers for declines", misreader{0, .10}, model{overAnswer: .05, overRefusal: .05, wrong: .05, pairs: 320}},
		{"both", misreader{.10, .10}, model{overAnswer: .10, overRefusal: .10, wrong: .10, pairs: 320}},
		{"both", misreader{.10, .10}, model{overAnswer: .30, overRefusal: .05, wrong: .05, pairs: 320}},
		{"both", misreader{.10, .10}, model{overAnswer: .05, overRefusal: .05, wrong: .05, pairs: 1000}},
		{"both, 5%", misreader{.05, .05}, model{overAnswer: .10, overRefusal: .10, wrong: .10, pairs: 1000}},
	}
	all := false
	var b strings.Builder
	b.WriteString("\n| scorer | over-answers, over-refuses | pairs | over-answer | over-refusal | false `exceeds` (exact) | false `within` (exact) | audited: over-answer | over-refusal | false `exceeds` | false `within` |\n" +
		"|---|---|---|---|---|---|---|---|---|---|---|\n")
	for i, test := range tests {
		m := test.model
		name := fmt.Sprintf("%s, %v and %v, %d pairs", test.reason, m.overAnswer, m.overRefusal, m.pairs)
		var n int
		n, all = rounds(m.pairs)
		truths := [2]float64{m.overAnswer, m.overRefusal}
		var raw, mended tallied
		for seed := range uint64(n) {
			r := rand.New(rand.NewPCG(seed, uint64(100+i)))
			drawn := m.draw(r)
			read := test.read(drawn, r)
			s := sign(t, signature.Options{Seed: 1, Resamples: 1, MarginAnswer: margin, MarginRefusal: margin}, verdictsOf(read)...)
			raw.add(m, truths, [2]stats.Interval{of95(s.OverAnswer), of95(s.OverRefusal)}, [2]signature.SideState{s.OverAnswer.State, s.OverRefusal.State})
			var intervals [2]stats.Interval
			var states [2]signature.SideState
			for side := range intervals {
				intervals[side], states[side] = audited(drawn, read, side, r)
			}
			mended.add(m, truths, intervals, states)
		}
		exceeds, within := m.exact(test.seen(m))
		if !about(raw.exceeds, n, exceeds) || !about(raw.within, n, within) {
			t.Errorf("%s: %d and %d of %d claims are false, want a share of %.4f and %.4f", name, raw.exceeds, raw.within, n, exceeds, within)
		}
		covers := few(n-raw.held[0], n, .05) && few(n-raw.held[1], n, .05)
		guarded := few(raw.exceeds, n, .05) && few(raw.within, n, .05)
		if errs := test.misreader != (misreader{}); covers == errs || guarded == errs {
			t.Errorf("%s: unaudited, that the intervals cover is %v and that the guarantee holds %v: %+v", name, covers, guarded, raw)
		}
		if !few(n-mended.held[0], n, .05) || !few(n-mended.held[1], n, .05) || !few(mended.exceeds, n, .05) || !few(mended.within, n, .05) {
			t.Errorf("%s, audited: of %d, %+v", name, n, mended)
		}
		fmt.Fprintf(&b, "| %s | %s, %s | %d | %s | %s | %s (%s) | %s (%s) | %s | %s | %s | %s |\n", test.reason, doctable.Share(m.overAnswer), doctable.Share(m.overRefusal), m.pairs,
			portion(raw.held[0], n), portion(raw.held[1], n), portion(raw.exceeds, n), doctable.Share(exceeds), portion(raw.within, n), doctable.Share(within),
			portion(mended.held[0], n), portion(mended.held[1], n), portion(mended.exceeds, n), portion(mended.within, n))
	}
	hold(t, "truth-drawn-misread", b.String(), all)
}

// tallied counts, over runs, the intervals that hold the truth and the claims that
// are false.
type tallied struct {
	held            [2]int
	exceeds, within int
}

func (c *tallied) add(m model, truths [2]float64, intervals [2]stats.Interval, states [2]signature.SideState) {
	for side, interval := range intervals {
		c.held[side] += count(interval.Holds(truths[side]))
	}
	exceeds, within := m.claims(states[0], states[1])
	c.exceeds, c.within = c.exceeds+count(exceeds), c.within+count(within)
}

// TestMissedDeclines: the specification's example of what a scorer's errors do. Of
// a model that answers 5% of what has no answer, it is said two times in three that it
// is over-answering, if a tenth of its declines is missed.
func TestMissedDeclines(t *testing.T) {
	m := model{overAnswer: .05, overRefusal: .05, pairs: 320}
	if got, _ := m.exact(misreader{missed: .10}.seen(m)); got < .65 || got > .69 {
		t.Errorf("said falsely with a chance of %.4f, want about .67", got)
	}
}
