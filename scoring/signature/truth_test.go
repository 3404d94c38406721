package signature_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/doctable"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

var update = flag.Bool("update", false, "write the tables of drawn verdicts in docs/statistics.md anew")

// rounds is how often a model is drawn: as often as docs/statistics.md says where
// ABSTAIN_EVAL_TRUTH is set, and less often in a plain go test.
func rounds(pairs int) (n int, all bool) {
	if os.Getenv("ABSTAIN_EVAL_TRUTH") != "" {
		return 2000, true
	}
	return min(100, max(25, 16000/pairs)), false
}

// margin is that of both sides in these tests.
const margin = .10

// few says whether so many of n events are no more than chance allows (99.9%)
// where each has at most the chance p.
func few(events, n int, p float64) bool {
	tail, _ := stats.BinomialAtLeast(events, n, p)
	return tail >= .001
}

// about says whether they are no fewer either.
func about(events, n int, p float64) bool {
	tail, _ := stats.BinomialAtMost(events, n, p)
	return few(events, n, p) && tail >= .001
}

// TestTruth draws models whose rates are known and holds what is said of them
// against these: 95% of the intervals hold the truth, and of all runs at most 5%
// have a false claim, the worst case included, in which the truth is the margin.
func TestTruth(t *testing.T) {
	models := []struct {
		reason string
		model
	}{
		{"at the margin", model{.10, .10, .10, 50, 0, 1, 0}},
		{"at the margin", model{.10, .10, .10, 100, 0, 1, 0}},
		{"at the margin", model{.10, .10, .10, 200, 0, 1, 0}},
		{"at the margin", model{.10, .10, .10, 500, 0, 1, 0}},
		{"over-answering", model{.30, .05, .05, 100, 0, 1, 0}},
		{"over-refusing", model{.05, .30, .10, 100, 0, 1, 0}},
		{"both", model{.30, .30, .30, 100, 0, 1, 0}},
		{"near perfect", model{.02, .02, .02, 50, 0, 1, 0}},
		{"near perfect", model{.02, .02, .02, 200, 0, 1, 0}},
		{"twins alike", model{.10, .10, .10, 100, .6, 1, 0}},
		{"5 samples an item, correlation .6", model{.10, .10, .10, 30, 0, 5, .6}},
		{"5 samples an item, correlation .3", model{.10, .10, .10, 50, 0, 5, .3}},
		{"5 samples an item, correlation .6", model{.10, .10, .10, 100, .3, 5, .6}},
	}
	all := false
	var b strings.Builder
	b.WriteString("\n| model | over-answers, over-refuses, wrong | pairs | over-answer | over-refusal | wrong | difference | d' | c | false `exceeds` (exact) | false `within` (exact) |\n" +
		"|---|---|---|---|---|---|---|---|---|---|---|\n")
	for i, m := range models {
		name := fmt.Sprintf("%s, %d pairs", m.reason, m.pairs)
		var n int
		n, all = rounds(m.pairs)
		var held [figures]int
		exceeds, within := 0, 0
		truths := m.truths()
		for seed := range uint64(n) {
			s := sign(t, options(seed, all), verdictsOf(m.draw(rand.New(rand.NewPCG(seed, uint64(i)))))...)
			for k, interval := range intervals(t, s) {
				if interval.Holds(truths[k]) {
					held[k]++
				}
			}
			e, w := m.claims(s.OverAnswer.State, s.OverRefusal.State)
			exceeds, within = exceeds+count(e), within+count(w)
		}
		fmt.Fprintf(&b, "| %s | %s, %s, %s | %d |", m.reason, doctable.Share(m.overAnswer), doctable.Share(m.overRefusal), doctable.Share(m.wrong), m.pairs)
		for k, figure := range []string{"over-answer rate", "over-refusal rate", "wrong rate", "difference", "d'", "c"} {
			promised := .05 // by a theorem for the first three, and nearly so for the others
			if k >= difference {
				promised = .07
			}
			if !few(n-held[k], n, promised) {
				t.Errorf("%s: %d of %d intervals of the %s hold the truth", name, held[k], n, figure)
			}
			fmt.Fprintf(&b, " %s |", portion(held[k], n))
		}
		guarantee := .05
		if m.epochs > 1 { // Korn and Graubard's interval is no theorem; see docs/statistics.md
			guarantee = .10
		}
		if !few(exceeds, n, .05) || !few(within, n, guarantee) {
			t.Errorf("%s: of %d runs, %d say falsely that a rate exceeds the margin, %d that it is within", name, n, exceeds, within)
		}
		if m.epochs == 1 && m.twins == 0 {
			e, w := m.exact(m.model)
			if !about(exceeds, n, e) || !about(within, n, w) {
				t.Errorf("%s: %d and %d of %d claims are false, want a share of %.4f and %.4f", name, exceeds, within, n, e, w)
			}
			fmt.Fprintf(&b, " %s (%s) | %s (%s) |\n", portion(exceeds, n), doctable.Share(e), portion(within, n), doctable.Share(w))
			continue
		}
		fmt.Fprintf(&b, " %s | %s |\n", portion(exceeds, n), portion(within, n))
	}
	hold(t, "truth-drawn", b.String(), all)
}

// TestExactChances: the chances of a false claim at the margin are those of the
// specification, to its three digits.
func TestExactChances(t *testing.T) {
	for n, want := range map[int]float64{50: .049, 100: .041, 200: .032, 500: .036, 1000: .043} {
		m := model{overAnswer: .10, overRefusal: .10, pairs: n}
		if got, _ := m.exact(m); got < want-.0006 || got > want+.0006 {
			t.Errorf("%d pairs: %.4f, want %.3f", n, got, want)
		}
	}
}

func options(seed uint64, all bool) signature.Options {
	o := signature.Options{Seed: seed + 1, Resamples: 2000, MarginAnswer: margin, MarginRefusal: margin}
	if !all {
		o.Resamples = 400
	}
	return o
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// portion writes a share of n as the tables have it.
func portion(k, n int) string { return doctable.Share(float64(k) / float64(n)) }

// hold holds figures to docs/statistics.md. Those of a plain go test, with fewer
// rounds, stand nowhere.
func hold(t *testing.T, name, figures string, all bool) {
	t.Helper()
	t.Log(figures)
	if all {
		doctable.Hold(t, "../../docs/statistics.md", name, figures, *update)
	}
}
