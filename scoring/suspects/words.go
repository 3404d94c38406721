package suspects

import (
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring"
)

// A word is what a checkpoint has to say on an item, over all its responses.
type word struct {
	checkpoint uint16
	act        scoring.Act
	value      mark
}

// wordsOf gives the word of every checkpoint that was scored, in the order of
// checkpoints. Rows are those of one entry, ordered by checkpoint.
func wordsOf(rows []row) []word {
	var words []word
	for i := 0; i < len(rows); {
		j := i
		for j < len(rows) && rows[j].checkpoint == rows[i].checkpoint {
			j++
		}
		if w, ok := wordOf(rows[i:j]); ok {
			words = append(words, w)
		}
		i = j
	}
	return words
}

// wordOf is what one checkpoint did most often.
func wordOf(rows []row) (word, bool) {
	if len(rows) == 1 {
		return word{rows[0].checkpoint, rows[0].act, rows[0].value}, rows[0].act != scoring.ActNone
	}
	counts := map[scoring.Act]int{}
	var values []mark
	var by []row
	for _, r := range rows {
		switch {
		case r.act == scoring.ActNone:
			continue
		case r.value != mark{}:
			values, by = append(values, r.value), append(by, r)
		default: // declined, right, or nothing that could be called a value
			counts[r.act]++
		}
	}
	best, most := word{checkpoint: rows[0].checkpoint}, 0
	for _, what := range []scoring.Act{scoring.ActDeclined, scoring.ActRight, scoring.ActAnswered, scoring.ActWrong} {
		if counts[what] > most {
			best.act, most = what, counts[what]
		}
	}
	for _, g := range cluster(values) {
		if len(g.members) > most {
			first := g.members[0]
			best.act, best.value, most = by[first].act, g.value, len(g.members)
		}
	}
	return best, most > 0
}

// A group is values that are the same, by their place in what was grouped.
type group struct {
	value   mark // the fullest of them
	members []int
}

// cluster groups values, the largest group first and otherwise in order. What
// left something out ("30") goes to the largest group it could belong to ("30
// minutes"), and never joins two groups to one.
func cluster(values []mark) []group {
	var groups []group
	find := func(fits func(group) bool) int {
		best := -1
		for i, g := range groups {
			if fits(g) && (best < 0 || len(g.members) > len(groups[best].members)) {
				best = i
			}
		}
		return best
	}
	put := func(i int, fits func(group) bool) {
		at := find(fits)
		if at < 0 {
			at = len(groups)
			groups = append(groups, group{value: values[i]})
		}
		groups[at].members = append(groups[at].members, i)
	}
	for i, v := range values {
		if v.whole() {
			put(i, func(g group) bool { return g.value.key == v.key })
		}
	}
	for i, v := range values {
		if v != (mark{}) && !v.whole() {
			put(i, func(g group) bool { return g.value.bare == v.bare })
		}
	}
	for i := range groups {
		slices.Sort(groups[i].members)
	}
	slices.SortStableFunc(groups, func(a, b group) int {
		if d := len(b.members) - len(a.members); d != 0 {
			return d
		}
		return a.members[0] - b.members[0]
	})
	return groups
}
