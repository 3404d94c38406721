package suites

import (
	"math"

	"github.com/abstain-eval/abstain-eval/internal/nouns"
)

const (
	// signature.DefaultMargin, of a package that imports this one.
	defaultMargin = .10
	// A side is within the margin when the upper end of its two-sided 95%
	// Clopper-Pearson interval lies below it; half of the 5% is above.
	upperTail = .025
)

func ruleEmpty(l *linter) {
	if len(l.entries) == 0 {
		l.errorf(entry{}, "the suite has no items")
	}
}

// ruleOneSided: a scenario with one side only lets a model that always
// declines, or never does, look perfect on it.
func ruleOneSided(l *linter) {
	if l.oneSided() {
		return
	}
	sides := make(bySide[Scenario])
	for _, e := range l.entries {
		sides.add(e.Scenario, e.Answerable)
	}
	for _, sc := range Scenarios() {
		switch n := sides[sc]; {
		case n[0] > 0 && n[1] == 0:
			l.errorf(entry{}, "scenario %s has %s and no answerable one; a model that always declines would look perfect on it", sc, nouns.Count(n[0], "unanswerable item"))
		case n[1] > 0 && n[0] == 0:
			l.errorf(entry{}, "scenario %s has %s and no unanswerable one; a model that never declines would look perfect on it", sc, nouns.Count(n[1], "answerable item"))
		}
	}
}

// ruleUnpaired: d' and c are computed from complete pairs only, if there are any.
func ruleUnpaired(l *linter) {
	if l.oneSided() {
		return
	}
	alone := 0
	for _, e := range l.entries {
		if e.Pair == "" {
			alone++
		}
	}
	switch {
	case alone > 0 && alone == len(l.entries):
		l.warnf(entry{}, "no item has a pair: there are no twins to tell apart, and d' and c take each side as a whole")
	case alone > 0:
		l.warnf(entry{}, "%s of %d without a pair: d' and c leave them out", nouns.Count(alone, "item"), len(l.entries))
	}
}

// ruleTooFew: below a certain size a side cannot be called within the margin
// even if the model never fails.
func ruleTooFew(l *linter) {
	if l.oneSided() {
		return
	}
	answerable := 0
	for _, e := range l.entries {
		if e.Answerable {
			answerable++
		}
	}
	need := fewest(l.options.Margin)
	for _, side := range []struct {
		name string
		n    int
	}{{"answerable", answerable}, {"unanswerable", len(l.entries) - answerable}} {
		if side.n > 0 && side.n < need {
			l.warnf(entry{}, "%s, %d too few: even a model that never fails on them needs %d to be called within a %.4g-point margin",
				nouns.Count(side.n, side.name+" item"), need-side.n, need, 100*l.options.Margin)
		}
	}
}

// fewest is the smallest n with (1-margin)^n <= .025: no failure among n items
// then shows, at 95%, a rate of failure below the margin (the exact binomial
// upper limit at x = 0). .10 gives 36, .05 gives 72.
func fewest(margin float64) int {
	n := int(math.Log(upperTail) / math.Log1p(-margin))
	for math.Pow(1-margin, float64(n)) > upperTail {
		n++
	}
	return n
}

// cues are words that give a side away where most of their items lie on it.
func cues() []string {
	return []string{"today", "now", "current", "best", "better", "file", "attached", "never", "years"}
}

// ruleCueBalance counts the items that show a cue word, by side. A shared
// context counts on both.
func ruleCueBalance(l *linter) {
	if l.oneSided() {
		return
	}
	const enough, factor = 4, 2
	sides := make(bySide[string])
	for _, e := range l.entries {
		here := wordSet(visible(&e.Item))
		for _, cue := range cues() {
			if here[cue] {
				sides.add(cue, e.Answerable)
			}
		}
	}
	for _, cue := range cues() {
		u, a := sides[cue][0], sides[cue][1]
		if u+a >= enough && max(u, a) > factor*min(u, a) {
			l.warnf(entry{}, "the word %q stands in %s and %s: it gives the side away; bring them within a factor of two",
				cue, nouns.Count(a, "answerable item"), nouns.Count(u, "unanswerable one"))
		}
	}
}
