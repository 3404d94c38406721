package suites

import (
	"cmp"
	"maps"
	"slices"
)

// ruleDuplicate: an item that is asked twice counts twice, as if it were two
// observations. Twins that look the same are the business of twin-same.
func ruleDuplicate(l *linter) {
	first := make(map[Hash]entry)
	for _, e := range l.entries {
		h := e.AskHash()
		before, ok := first[h]
		if !ok {
			first[h] = e
			continue
		}
		if e.Pair == "" || e.Pair != before.Pair {
			l.errorf(e, "asks exactly what %s asks (line %d)", quote(before.ID), before.Line)
		}
	}
}

// near is how much of their content words two items share, at least, in the
// question and in all that the model sees, to be near-duplicates. One word of
// content that differs in a question of six is enough to stay below it: twin
// pairs may share a sentence frame. Items about one passage share most of what
// the model sees, so the questions must be near each other too.
const near = .85

// ruleNearDuplicate finds questions that are the same but for word order,
// case, punctuation and small words, outside a pair. Two pairs are reported
// once, at the later item.
func ruleNearDuplicate(l *linter) {
	texts := make([]nearText, len(l.entries))
	for i, e := range l.entries {
		texts[i] = nearText{contentWords(e.Question), contentWords(visible(&e.Item)), e.AskHash()}
	}
	told := make(map[[2]string]bool)
	for i, earlier := range candidates(texts) {
		for _, j := range earlier {
			e, before := l.entries[i], l.entries[j]
			if e.Pair != "" && e.Pair == before.Pair || texts[i].hash == texts[j].hash {
				continue
			}
			groups := [2]string{e.pairKey(), before.pairKey()}
			if told[groups] || !texts[i].near(texts[j]) {
				continue
			}
			told[groups] = true
			told[[2]string{groups[1], groups[0]}] = true
			l.warnf(e, "asks nearly what %s asks (line %d)", quote(before.ID), before.Line)
		}
	}
}

// pairKey names the pair, or the item where it has none.
func (e entry) pairKey() string {
	if e.Pair != "" {
		return "pair " + e.Pair
	}
	return "item " + e.ID
}

type nearText struct {
	question, all map[string]bool
	hash          Hash
}

func (t nearText) near(other nearText) bool {
	return jaccard(t.question, other.question) >= near && jaccard(t.all, other.all) >= near
}

// candidates yields, for each text, the earlier ones that may be near it.
//
// It does so without comparing all with all: two sets with a Jaccard index of
// at least t share a word among the first |set| - ceil(t |set|) + 1 of each,
// if the words of both are in one order (prefix filtering, Chaudhuri, Ganti and
// Kaushik 2006). Rare words first keeps the lists short.
func candidates(texts []nearText) [][]int {
	frequency := make(map[string]int)
	for _, t := range texts {
		for w := range t.question {
			frequency[w]++
		}
	}
	holders := make(map[string][]int)
	out := make([][]int, len(texts))
	for i, t := range texts {
		words := slices.SortedFunc(maps.Keys(t.question), func(a, b string) int {
			return cmp.Or(cmp.Compare(frequency[a], frequency[b]), cmp.Compare(a, b))
		})
		n := len(words)
		for _, w := range words[:min(n, n-ceil(near*float64(n))+1)] {
			out[i] = append(out[i], holders[w]...)
			holders[w] = append(holders[w], i)
		}
		slices.Sort(out[i])
		out[i] = slices.Compact(out[i])
	}
	return out
}

// ceil rounds up, with room for what binary fractions cannot say: .85 of 20 is
// 17 and not 18.
func ceil(x float64) int {
	n := int(x)
	if x-float64(n) > 1e-9 {
		n++
	}
	return n
}
