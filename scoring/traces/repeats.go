package traces

import (
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// Repeated is at how many later statements of a final answer it counts as
// repeated.
const Repeated = 3

// novel is how many words that were not there before make a sentence a step.
// Words of fewer than four letters do not count: every sentence has some.
const novel = 4

// longestValue bounds a value that can be looked for, in words.
const longestValue = 12

// RepeatsOf is how often the final answer is stated again in a row behind a
// statement of it, with nothing new in between: the longest such row. 0 where
// value is empty, holds no word, or is stated once.
//
// A statement is a sentence in which the value stands behind words that lead up
// to an answer ("so it is 12", "the answer: 12", an equals sign, \boxed), or that
// holds little besides it. New is a number that did not stand before, or a step:
// a sentence with four words of four letters or more that did not. Each begins
// the row anew. Numbers are compared without separators and idle zeros.
func RepeatsOf(text, value string) int {
	lx := tables()
	words, _ := split(text, lx)
	return repeats(text, words, key(value, lx), lx)
}

// key is a value as it is looked for: its words, without articles at the front.
// A value with one number in it is that number: units come and go.
func key(value string, lx *phrases.Table) []uint64 {
	if value == "" {
		return nil // as of a decline
	}
	words, _ := split(value, lx)
	var out, numbers []uint64
	for _, w := range words {
		if w.digits {
			numbers = append(numbers, w.hash)
		}
		if len(out) == 0 && (w.hash == phrases.Hash("the") || w.hash == phrases.Hash("a") || w.hash == phrases.Hash("an")) && len(words) > 1 {
			continue
		}
		out = append(out, w.hash)
	}
	if len(numbers) == 1 {
		return numbers
	}
	if len(out) > longestValue {
		return nil
	}
	return out
}

func repeats(text string, words []word, key []uint64, lx *phrases.Table) int {
	if !often(words, key) {
		return 0 // too few to count for anything
	}
	at := statements(text, words, key, lx)
	seen := make(map[uint64]bool, 256)
	run, most, fresh := 0, 0, true // what comes first is new
	for from := 0; from < len(words); {
		to := endOf(words, from)
		news := 0
		for _, w := range words[from:to] {
			if seen[w.hash] || !w.digits && w.runes < 4 {
				continue
			}
			seen[w.hash] = true
			switch {
			case w.digits && !slices.Contains(key, w.hash):
				news += novel
			case !w.digits:
				news++
			}
		}
		fresh = fresh || news >= novel
		if len(at) > 0 && at[0] < to {
			for len(at) > 0 && at[0] < to {
				at = at[1:]
			}
			if run++; fresh {
				run = 0
			}
			most, fresh = max(most, run), false
		}
		from = to
	}
	return most
}

// often reports whether the first word of a value stands in the text more often
// than Repeated: only then the value can.
func (l *looper) often(key []uint64) bool {
	if len(key) == 0 {
		return false
	}
	n := 0
	for _, h := range l.hashes {
		if h == key[0] {
			n++
		}
	}
	return n > Repeated
}

// often reports whether a value stands in more sentences than Repeated.
func often(words []word, key []uint64) bool {
	if len(key) == 0 {
		return false
	}
	n, last := 0, int32(-1)
	for i := 0; i+len(key) <= len(words) && n <= Repeated; i++ {
		if words[i].sentence != last && same(words[i:], key) {
			n, last = n+1, words[i].sentence
		}
	}
	return n > Repeated
}

// statements are the words at which a value is stated, at most one a sentence.
func statements(text string, words []word, key []uint64, lx *phrases.Table) []int {
	var out []int
	if len(key) == 0 {
		return nil
	}
	m := newMatcher(words, lx)
	var found []signal
	for from := 0; from < len(words); {
		to := endOf(words, from)
		if i := find(words[from:to], key); i >= 0 {
			last := from + findLast(words[from:to], key)
			if found = m.signals(from, to, found[:0]); to-from <= len(key)+2 || led(text, words, found, last) {
				out = append(out, last)
			}
		}
		from = to
	}
	return out
}

// led reports whether something leads up to the value at word i.
func led(text string, words []word, found []signal, i int) bool {
	for _, s := range found {
		if s.group == stating && s.to <= i {
			return true
		}
	}
	const near = 16 // bytes
	start := words[i].start
	from := max(0, start-near)
	if i > 0 {
		// Both words of a contraction lie where it does.
		from = min(max(from, words[i-1].end), start)
	}
	return strings.Contains(text[from:start], "=")
}

// endOf is where the sentence of word from ends.
func endOf(words []word, from int) int {
	to := from + 1
	for to < len(words) && words[to].sentence == words[from].sentence {
		to++
	}
	return to
}

// find is where a row of words stands first, -1 where it does not.
func find(words []word, row []uint64) int {
	for i := 0; i+len(row) <= len(words); i++ {
		if same(words[i:], row) {
			return i
		}
	}
	return -1
}

func findLast(words []word, row []uint64) int {
	for i := len(words) - len(row); i >= 0; i-- {
		if same(words[i:], row) {
			return i
		}
	}
	return -1
}

func same(words []word, row []uint64) bool {
	for k, h := range row {
		if words[k].hash != h {
			return false
		}
	}
	return true
}
