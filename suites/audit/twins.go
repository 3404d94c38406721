package audit

import (
	"cmp"
	"iter"
	"strings"
	"unicode"

	"github.com/abstain-eval/abstain-eval/suites"
)

// The sides of a pair, as indexes. The classifier scores for the second.
const (
	answerable = iota
	unanswerable
	sides
)

// A text is what the model sees of an item: context, question and choices.
type text [3]string

// twins are a pair with one item on each side.
type twins struct {
	scenario suites.Scenario
	cluster  string // empty where neither item names one
	sides    [sides]text
}

// A collection is a suite as far as the audit looks at it.
type collection struct {
	twins []twins // by first appearance
	items int
	probe string
}

// collect reads items and joins twins.
func collect(items iter.Seq2[suites.Item, error]) (collection, error) {
	type pair struct {
		twins
		count [sides]int
	}
	var c collection
	var pairs []*pair
	byName := make(map[string]*pair)
	for it, err := range items {
		if err != nil {
			return collection{}, err
		}
		c.items++
		if it.Probe != "" {
			c.probe = cmp.Or(c.probe, it.Probe)
			continue
		}
		if it.Pair == "" {
			continue
		}
		p := byName[it.Pair]
		if p == nil {
			p = &pair{}
			byName[it.Pair] = p
			pairs = append(pairs, p)
		}
		side := unanswerable
		if it.Answerable {
			side = answerable
		} else {
			p.scenario = it.Scenario
		}
		p.count[side]++
		p.cluster = cmp.Or(p.cluster, it.Cluster)
		p.sides[side] = text{it.Context, it.Question, strings.Join(it.Choices, "\n")}
	}
	for _, p := range pairs {
		if p.count != [sides]int{1, 1} {
			continue
		}
		if p.scenario == suites.NonexistentEntity {
			p.mask()
		}
		c.twins = append(c.twins, p.twins)
	}
	return c, nil
}

// placeholder stands for a word that is masked. It counts as a word, and no
// other word is like it.
const placeholder = '□'

// mask puts the placeholder for each word in which the twins differ. How many
// words a name has and what marks stand around it is still seen: that is not
// what makes it a name of nothing.
func (t *twins) mask() {
	for i := range t.sides[answerable] {
		a, u := &t.sides[answerable][i], &t.sides[unanswerable][i]
		if *a != *u {
			*a, *u = maskSpan(*a, *u)
		}
	}
}

// maskSpan masks what lies between the words with which both texts begin and
// those with which both end.
func maskSpan(a, b string) (maskedA, maskedB string) {
	wordsA, wordsB := strings.Fields(a), strings.Fields(b)
	shorter := min(len(wordsA), len(wordsB))
	head, tail := 0, 0
	for head < shorter && wordsA[head] == wordsB[head] {
		head++
	}
	for tail < shorter-head && wordsA[len(wordsA)-1-tail] == wordsB[len(wordsB)-1-tail] {
		tail++
	}
	masked := func(words []string) string {
		for i := head; i < len(words)-tail; i++ {
			words[i] = maskWord(words[i])
		}
		return strings.Join(words, " ")
	}
	return masked(wordsA), masked(wordsB)
}

// maskWord keeps the marks: "Ridge-1," becomes "□-□,".
func maskWord(word string) string {
	var b strings.Builder
	inside := false
	for _, r := range word {
		if !inWord(r) {
			b.WriteRune(r)
		} else if !inside {
			b.WriteRune(placeholder)
		}
		inside = inWord(r)
	}
	return b.String()
}

// inWord reports whether r is part of a word rather than between two.
func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == placeholder
}
