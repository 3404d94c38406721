package evaluate

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/scoring/comparison"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
	"github.com/abstain-eval/abstain-eval/suites"
)

// A shift is two simulated checkpoints whose rates are known.
type shift struct {
	reason       string
	before, next simulate.Profile
}

func shifts() []shift {
	profile := func(name string, overAnswer, overRefusal, wrong float64) simulate.Profile {
		p := simulate.Profiles()[0]
		p.Name, p.OverAnswer, p.OverRefusal, p.Wrong = name, overAnswer, overRefusal, wrong
		return p
	}
	before := profile("before", .50, .10, .20)
	return []shift{
		{"nothing changed", before, profile("after", .50, .10, .20)},
		{"answers more, declines less", before, profile("after", .75, .02, .20)},
		{"tells the two apart better", before, profile("after", .20, .05, .10)},
		{"a small change", before, profile("after", .42, .10, .20)},
	}
}

// A sentences counts what was said of one figure.
type sentences struct{ rose, fell, held, of int }

func (s *sentences) add(moved comparison.Moved, lo, hi *float64, truth float64) {
	s.of++
	switch moved {
	case comparison.Rose:
		s.rose++
	case comparison.Fell:
		s.fell++
	}
	if lo != nil && hi != nil && *lo <= truth && truth <= *hi {
		s.held++
	}
}

// wrong is how often a sentence was false: a change that is none, or the other way.
func (s sentences) wrong(truth float64) int {
	switch {
	case truth > 0:
		return s.fell
	case truth < 0:
		return s.rose
	}
	return s.rose + s.fell
}

// detect is d' and c of a checkpoint's rates.
func detect(p simulate.Profile) stats.Detection {
	d, _ := stats.Detect(1-p.OverAnswer, p.OverRefusal)
	return d
}

// TestCompareTruth: compare says of two simulated checkpoints, asked over HTTP, what
// is true of them. A plain go test has two seeds of 80 pairs for each; just truth
// has 100.
func TestCompareTruth(t *testing.T) {
	t.Parallel()
	seeds := 2
	all := os.Getenv("ABSTAIN_EVAL_TRUTH") != ""
	if all {
		seeds = 100
	}
	var table strings.Builder
	table.WriteString("\n| what changed | figure | truth | said to rise | said to fall | false | interval held the truth |\n|---|---|---|---|---|---|---|\n")
	for i, s := range shifts() {
		a, b := s.before, s.next
		figures := []struct {
			name  string
			truth float64
			of    func(comparison.Change) (comparison.Moved, *float64, *float64)
			sentences
		}{
			{"over-answer rate", b.OverAnswer - a.OverAnswer, rateOf(func(c comparison.Change) comparison.RateChange { return c.OverAnswer }), sentences{}},
			{"over-refusal rate", b.OverRefusal - a.OverRefusal, rateOf(func(c comparison.Change) comparison.RateChange { return c.OverRefusal }), sentences{}},
			{"wrong rate", b.Wrong - a.Wrong, rateOf(func(c comparison.Change) comparison.RateChange { return c.Wrong }), sentences{}},
			{"d'", detect(b).DPrime - detect(a).DPrime, func(c comparison.Change) (comparison.Moved, *float64, *float64) {
				return c.DPrime.Moved, c.DPrime.Lo, c.DPrime.Hi
			}, sentences{}},
			{"c", detect(b).C - detect(a).C, func(c comparison.Change) (comparison.Moved, *float64, *float64) { return c.C.Moved, c.C.Lo, c.C.Hi }, sentences{}},
		}
		anyFalse := 0
		for seed := range seeds {
			c := compareSeed(t, s, uint64(seed*len(shifts())+i))
			falseRate := false
			for k := range figures {
				f := &figures[k]
				moved, lo, hi := f.of(c)
				before := f.wrong(f.truth)
				f.add(moved, lo, hi, f.truth)
				falseRate = falseRate || k < 3 && f.wrong(f.truth) > before
			}
			if falseRate {
				anyFalse++
			}
		}
		if !few(anyFalse, seeds, .05) {
			t.Errorf("%s: in %d of %d runs a rate was said to move that did not", s.reason, anyFalse, seeds)
		}
		for _, f := range figures {
			if !few(f.wrong(f.truth), seeds, .05) || !few(seeds-f.held, seeds, .05) {
				t.Errorf("%s, %s: %+v", s.reason, f.name, f.sentences)
			}
			fmt.Fprintf(&table, "| %s | %s | %+.2f | %d | %d | %d | %d |\n", s.reason, f.name, f.truth, f.rose, f.fell, f.wrong(f.truth), f.held)
		}
	}
	hold(t, "truth-compare", table.String(), all)
}

func rateOf(of func(comparison.Change) comparison.RateChange) func(comparison.Change) (comparison.Moved, *float64, *float64) {
	return func(c comparison.Change) (comparison.Moved, *float64, *float64) {
		r := of(c)
		return r.Moved, r.Lo, r.Hi
	}
}

func compareSeed(t *testing.T, s shift, seed uint64) comparison.Change {
	t.Helper()
	dir := t.TempDir()
	job := Job{
		Name: "truth", Suites: []string{"core"}, Selection: suites.Selection{Limit: suites.Limit{Items: 160}},
		LogDir: dir, MaxUnscored: new(1.0),
	}
	temperature := 0.0
	like := Checkpoint{Params: wire.Params{Temperature: &temperature, MaxTokens: 4096}, Asking: DefaultAsking()}
	result, _, err := Demo(context.Background(), job, like, simulate.Options{Seed: seed, Profiles: []simulate.Profile{s.before, s.next}},
		World{Now: time.Now, Progress: &notes{}})
	if err != nil {
		t.Fatal(err)
	}
	d, _, err := Compare(filepath.Join(result.Dir, "before.neutral"), []string{filepath.Join(result.Dir, "after.neutral")}, CompareOptions{}, "test")
	if err != nil {
		t.Fatal(err)
	}
	return d.Comparisons[0].Suites[0].Change
}
