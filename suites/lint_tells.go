package suites

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/nouns"
)

// A tell is something in which twins may differ besides the answer. Where it
// mostly lies on one side, that side can be told without understanding.
type tell struct {
	what    string // "the longer one", as in "the unanswerable twin is ..."
	measure func(*Item) (size int, ok bool)
}

func tells() []tell {
	years, negation := yearPattern(), negationPattern()
	return []tell{
		{"the longer one", func(it *Item) (int, bool) { return length(it), true }},
		{"the one with more digits", func(it *Item) (int, bool) {
			n := 0
			for _, c := range []byte(visible(it)) {
				if '0' <= c && c <= '9' {
					n++
				}
			}
			return n, true
		}},
		{"the one with more negations", func(it *Item) (int, bool) {
			return len(negation.FindAllStringIndex(visible(it), -1)), true
		}},
		{"the one about the later year", func(it *Item) (int, bool) {
			last := years.FindAllString(visible(it), -1)
			if len(last) == 0 {
				return 0, false
			}
			year, err := strconv.Atoi(slices.Max(last))
			return year, err == nil
		}},
	}
}

//nolint:forbidigo // compiled when a suite is linted, not at start-up
func yearPattern() *regexp.Regexp { return regexp.MustCompile(`\b[12][0-9]{3}\b`) }

//nolint:forbidigo // compiled when a suite is linted, not at start-up
func negationPattern() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:no|not|never|none|nobody|nothing|without|nor)\b|n't\b`)
}

// ruleTell counts, over the pairs whose twins differ in a tell, on which side it
// is larger. A few pairs may fall out either way; from twelve on, one side
// should not have it more than twice as often.
func ruleTell(l *linter) {
	const enough, factor = 12, 2
	for _, tell := range tells() {
		var answerable, unanswerable int
		for a, u := range l.twins {
			sizeA, okA := tell.measure(&a.Item)
			sizeU, okU := tell.measure(&u.Item)
			switch {
			case !okA || !okU || sizeA == sizeU:
			case sizeA > sizeU:
				answerable++
			default:
				unanswerable++
			}
		}
		side, most, n := "answerable", answerable, answerable+unanswerable
		if unanswerable > answerable {
			side, most = "unanswerable", unanswerable
		}
		if n >= enough && most > factor*(n-most) {
			l.warnf(entry{}, "the %s twin is %s in %d of the %d pairs that differ in this: it gives the side away", side, tell.what, most, n)
		}
	}
}

// ruleTellWord looks for words that tell twins apart in many pairs, mostly in
// the same direction: more one-sided than one word in a thousand would be by
// chance.
func ruleTellWord(l *linter) {
	const chance = .001
	sides := make(bySide[string])
	for a, u := range l.twins {
		onA, onU := wordSet(visible(&a.Item)), wordSet(visible(&u.Item))
		for w := range onA {
			if !onU[w] {
				sides.add(w, true)
			}
		}
		for w := range onU {
			if !onA[w] {
				sides.add(w, false)
			}
		}
	}
	var words []string
	for _, w := range slices.Sorted(maps.Keys(sides)) {
		if u, a := sides[w][0], sides[w][1]; lopsided(min(u, a), u+a) < chance {
			words = append(words, w)
		}
	}
	strength := func(w string) int { return max(sides[w][0], sides[w][1]) - min(sides[w][0], sides[w][1]) }
	slices.SortStableFunc(words, func(v, w string) int { return cmp.Compare(strength(w), strength(v)) })
	for _, w := range words[:min(len(words), tellWords)] {
		l.warnf(entry{}, "the word %q stands in the answerable twin alone in %s and in the unanswerable one alone in %s: it gives the side away",
			w, nouns.Count(sides[w][1], "pair"), nouns.Count(sides[w][0], "pair"))
	}
	if more := len(words) - tellWords; more > 0 {
		l.warnf(entry{}, "and %s, in no more pairs than these", nouns.Count(more, "more word"))
	}
}

// tellWords is how many words are named: of a suite from a template each number is one.
const tellWords = 20

// lopsided is the chance that of n throws of a coin at most few or at least
// n-few show heads. It is summed from the largest term down, so that a small
// chance of many throws does not vanish on the way.
func lopsided(few, n int) float64 {
	lgamma := func(k int) float64 {
		v, _ := math.Lgamma(float64(k + 1))
		return v
	}
	term := math.Exp(lgamma(n) - lgamma(few) - lgamma(n-few) - float64(n)*math.Ln2)
	sum := 0.0
	for k := few; k >= 0 && term > 0; k-- {
		sum += term
		term *= float64(k) / float64(n-k+1)
	}
	return min(1, 2*sum)
}

// ruleClosedBook: what only memory can answer says as much of what a model
// happens to know as of whether it knows what it does not know.
func ruleClosedBook(l *linter) {
	if l.oneSided() {
		return
	}
	n := 0
	for _, e := range l.entries {
		if slices.Contains(e.Assumes, ClosedBook) {
			n++
		}
	}
	if 3*n > len(l.entries) {
		l.warnf(entry{}, "%s of %d assume closed_book; at most a third should, so that most labels can be proved from the item itself",
			nouns.Count(n, "item"), len(l.entries))
	}
}

// ruleProbe holds an item and its suite to one probe, and an alarming item to
// its control.
func ruleProbe(l *linter) {
	byID := make(map[string]entry)
	for _, e := range l.entries {
		byID[e.ID] = e
	}
	for _, e := range l.entries {
		if own := l.probe(); e.Probe != own {
			l.errorf(e, "is of %s in a suite of %s: one-sided items need figures of their own", probeName(e.Probe), probeName(own))
		}
		if e.Probe != "" && !e.Answerable {
			l.errorf(e, "is unanswerable; the items of a probe have an answer")
		}
		if e.Control == "" {
			continue
		}
		plain, ok := byID[e.Control]
		if !ok {
			l.errorf(e, "its control %s is not in the suite", quote(e.Control))
			continue
		}
		if !slices.Equal(plain.Answers, e.Answers) {
			l.errorf(e, "has other answers than its control %s (line %d)", quote(plain.ID), plain.Line)
		}
		l.oneEdit(plain, e, "control")
	}
	if l.probe() == "alarming" {
		l.uncontrolled()
	}
}

// uncontrolled reports alarming items that nothing can be compared with.
func (l *linter) uncontrolled() {
	controls := make(map[string]bool)
	for _, e := range l.entries {
		controls[e.Control] = true
	}
	for _, e := range l.entries {
		if e.Control == "" && !controls[e.ID] {
			l.warnf(e, "neither has a control nor is one: its refusal cannot be put down to its words")
		}
	}
}

func probeName(probe string) string { return cmp.Or(probe, "no probe") }

// ruleCanary: without a canary nobody can find out whether a model was trained
// on the suite.
func ruleCanary(l *linter) {
	canary := l.suite.Manifest.Canary
	switch {
	case l.suite.bare || len(l.entries) == 0:
	case canary == "":
		l.warnf(entry{}, "%s has no canary: a string by which training data that holds the suite can be found", manifestName)
	default:
		for _, e := range l.entries {
			if strings.Contains(string(e.Meta), strconv.Quote(canary)) {
				return
			}
		}
		l.warnf(entry{}, "no item carries the canary of %s; put it into their meta: %s", manifestName, fmt.Sprintf(`{"canary":%q}`, canary))
	}
}
