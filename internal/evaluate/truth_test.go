package evaluate

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/doctable"
	"github.com/abstain-eval/abstain-eval/internal/simulate"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
	"github.com/abstain-eval/abstain-eval/suites"
)

// manyPairs is how many pairs a run has in which both sides are audited.
const manyPairs = 320

// knowns are the checkpoints: those of 50 pairs are asked by turns in a plain go test.
func knowns() []known {
	shipped := simulate.Profiles()
	like := shipped[slices.IndexFunc(shipped, func(p simulate.Profile) bool { return p.Name == "sim-outcome" })]
	with := func(reason string, pairs int, narrow bool, overAnswer, overRefusal, wrong float64) known {
		p := like
		p.Name, p.OverAnswer, p.OverRefusal, p.Wrong = fmt.Sprintf("%s-%d", reason, pairs), overAnswer, overRefusal, wrong
		return known{reason, p, pairs, narrow}
	}
	return []known{
		with("at the margin", 50, false, .10, .10, .10),
		with("over-answering", 50, false, .30, .05, .05),
		with("over-refusing", 50, false, .05, .30, .10),
		with("both", 50, false, .30, .30, .30),
		with("near perfect", 50, true, .02, .02, .02),
		with("calibrated", manyPairs, true, .05, .05, .05),
	}
}

// runsOf are the seeds that a checkpoint is asked under: 400 where
// ABSTAIN_EVAL_TRUTH is set, and 100 of many pairs. A plain go test has 40 runs of 50
// pairs, and two of many.
func runsOf(i int, k known) (seeds []uint64, all bool) {
	all = os.Getenv("ABSTAIN_EVAL_TRUTH") != ""
	runs := 40
	if all {
		runs = 400
	}
	for n := range runs {
		var chosen bool
		switch many := k.pairs == manyPairs; {
		case all:
			chosen = !many || n < 100
		case many:
			chosen = n%20 == 0
		default:
			chosen = n%5 == i
		}
		if chosen {
			seeds = append(seeds, uint64(n))
		}
	}
	return seeds, all
}

// few says whether so many of n events are no more than chance allows (99.9%)
// where each has at most the chance p.
func few(events, n int, p float64) bool {
	tail, _ := stats.BinomialAtLeast(events, n, p)
	return tail >= .001
}

// An outcomes counts what was said of runs.
type outcomes struct {
	runs            int
	held            [3]int
	exceeds, within int
}

func (c *outcomes) add(k known, s said) {
	c.runs++
	for i, held := range s.holds(k) {
		c.held[i] += one(held)
	}
	exceeds, within := s.claims(k)
	c.exceeds, c.within = c.exceeds+one(exceeds), c.within+one(within)
}

// covers says whether the intervals of the first so many rates hold the truth as
// often as they promise, guarded whether false claims are as rare as they promise.
func (c outcomes) covers(rates int) bool {
	for _, held := range c.held[:rates] {
		if !few(c.runs-held, c.runs, .05) {
			return false
		}
	}
	return true
}

func (c outcomes) guarded() bool { return few(c.exceeds, c.runs, .05) && few(c.within, c.runs, .05) }

// TestTruth asks simulated checkpoints over HTTP, whose rates are known, and holds
// what the tool says of them against these: 95% of the intervals hold the truth, and of all
// runs at most 5% have a false claim. The same with a scorer that errs has to fail,
// and with labels of some of its responses to hold.
//
// Nothing is put right for the errors that the scorer makes of its own. Intervals that are
// as narrow as these are large have to hold the rate as scored, and with labels the true one.
func TestTruth(t *testing.T) {
	t.Parallel()
	const audits = " audited: over-answer | over-refusal | false `exceeds` | false `within` |\n"
	var plain, erred strings.Builder
	plain.WriteString("\n| checkpoint | over-answers, over-refuses, wrong | pairs | runs | over-answer | over-refusal | wrong | false `exceeds` | false `within` | as scored: over-answer | over-refusal |" + audits +
		"|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n")
	erred.WriteString("\n| checkpoint | over-answers, over-refuses | pairs | runs | over-answer | over-refusal | false `exceeds` | false `within` |" + audits +
		"|---|---|---|---|---|---|---|---|---|---|---|---|\n")
	items := coreItems(t)
	var total compared
	var misreadAll outcomes
	all := false
	for i, k := range knowns() {
		var seeds []uint64
		seeds, all = runsOf(i, k)
		runs := askAllKnown(t, items, k, seeds)
		var read [2]compared
		for _, s := range runs {
			for side := range read {
				read[side].add(s.read[side])
				total.add(s.read[side])
			}
		}
		scored := k // at the rates that are left by the scorer's own errors
		scored.OverAnswer, scored.OverRefusal = 1-read[0].declined(1-k.OverAnswer), read[1].declined(k.OverRefusal)
		var asScored, ofScored, labeled, misread, audited outcomes
		for _, s := range runs {
			asScored.add(k, s.asScored)
			ofScored.add(scored, s.asScored)
			labeled.add(k, s.labeled)
			misread.add(k, s.misread)
			misreadAll.add(k, s.misread)
			audited.add(k, s.audited)
		}
		many := k.pairs >= labels
		if !asScored.guarded() || !ofScored.covers(2) || !k.narrow && !asScored.covers(3) || many && !(labeled.covers(2) && labeled.guarded()) {
			t.Errorf("%s: %+v; of the rates as scored %+v, with labels %+v", k.reason, asScored, ofScored, labeled)
		}
		if k.shows(erring) && misread.covers(2) && len(seeds) > 20 {
			t.Errorf("%s: the intervals cover although the scorer errs: %+v", k.reason, misread)
		}
		if many && !(audited.covers(2) && audited.guarded()) {
			t.Errorf("%s: a scorer that errs, with labels: %+v", k.reason, audited)
		}
		rates := fmt.Sprintf("%s, %s", doctable.Share(k.OverAnswer), doctable.Share(k.OverRefusal))
		fmt.Fprintf(&plain, "| %s | %s, %s | %d | %d |%s\n", k.reason, rates, doctable.Share(k.Wrong), k.pairs, len(seeds), asScored.cells(3)+ofScored.heldCells(2)+labeled.auditCells(many))
		fmt.Fprintf(&erred, "| %s | %s | %d | %d |%s\n", k.reason, rates, k.pairs, len(seeds), misread.cells(2)+audited.auditCells(many))
	}
	if misreadAll.covers(2) || misreadAll.guarded() {
		t.Errorf("with a scorer that errs nothing fails: %+v", misreadAll)
	}
	fmt.Fprintf(&plain, "\nOf %d declines the scorer took %d for answers, and of %d answers %d for declines; %d responses it could not read.\n",
		total.declines, total.missed, total.answers, total.falsely, total.unread)
	hold(t, "truth-http", plain.String(), all)
	hold(t, "truth-http-misread", erred.String(), all)
}

// cells are the shares as the tables have them, of the first so many rates.
func (c outcomes) cells(rates int) string {
	return c.heldCells(rates) + c.shares(c.exceeds, c.within)
}

// heldCells are those of the intervals alone.
func (c outcomes) heldCells(rates int) string { return c.shares(c.held[:rates]...) }

func (c outcomes) shares(counts ...int) string {
	var b strings.Builder
	for _, count := range counts {
		fmt.Fprintf(&b, " %s |", doctable.Share(float64(count)/float64(c.runs)))
	}
	return b.String()
}

// auditCells are those of audited runs, blank where there were none.
func (c outcomes) auditCells(audited bool) string {
	if !audited {
		return " | | | |"
	}
	return c.cells(2)
}

// askAllKnown asks a checkpoint under each seed, four at a time.
func askAllKnown(t *testing.T, items []suites.Item, k known, seeds []uint64) []seeded {
	t.Helper()
	made, errs := make([]seeded, len(seeds)), make([]error, len(seeds))
	dir, free := t.TempDir(), make(chan bool, 4)
	var wait sync.WaitGroup
	for i, seed := range seeds {
		free <- true
		wait.Go(func() {
			made[i], errs[i] = askKnown(t.Context(), filepath.Join(dir, fmt.Sprint(seed)), items, k, seed)
			<-free
		})
	}
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	return made
}

// coreItems are those that the simulated checkpoints know.
func coreItems(t *testing.T) []suites.Item {
	t.Helper()
	suite, err := suites.Open("core", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	var items []suites.Item
	for item, err := range suite.Items() {
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, item)
	}
	return items
}
