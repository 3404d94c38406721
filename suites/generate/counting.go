package generate

import (
	"fmt"
	"strings"
)

// A countingSize is how long a text is and how many conditions are to be kept
// in mind, the one that says what is counted among them.
type countingSize struct {
	words   int // of a list or a row
	passage int // words of a passage, at least: fewer, since letters are counted
	tests   int
	every   int // words between two checkpoints
}

func countingSizes() [Steps]countingSize {
	return [Steps]countingSize{
		{words: 12, passage: 6, tests: 1, every: 5},
		{words: 20, passage: 16, tests: 1, every: 10},
		{words: 32, passage: 30, tests: 2, every: 10},
		{words: 60, passage: 50, tests: 2, every: 10},
		{words: 100, passage: 90, tests: 3, every: 10},
		{words: 160, passage: 150, tests: 3, every: 10},
	}
}

// counting asks how often something stands in a text: two settings count words
// of a list, two letters of a passage, two members of a row.
func counting(r *random, step int, f frame) draft {
	size := countingSizes()[step-1]
	ask := countingFrames()[f.setting][f.wording]
	switch f.setting {
	case 0, 1:
		return countList(r, size, ask)
	case 2, 3:
		return countLetters(r, size, ask)
	default:
		row := rowSettings()[f.setting-4]
		// Two steps with as many conditions draw from other kinds: in a row it is
		// the order that matters, and one that has the same words looks the same.
		half := len(row.kinds) / 2
		row.kinds = row.kinds[step%2*half:][:half]
		return countRow(r, size, row, ask)
	}
}

// countList counts the words of a list that meet all conditions.
func countList(r *random, size countingSize, ask string) draft {
	for {
		words := r.sample(everydayWords(), size.words)
		conditions := listConditions(r, words, size.tests)
		c := counter{every: size.every}
		for _, w := range words {
			c.add(boolToInt(conditions.hold(w)))
		}
		if c.total < 2+size.words/24 || c.total > size.words/2 {
			continue // guessed too easily, or the words that count are hardly a choice
		}
		return draft{
			context:  strings.Join(words, ", "),
			question: fill(ask, "conditions", conditions.String()),
			answer:   int64(c.total), steps: c.steps(),
			note: fmt.Sprintf("counted by a program, word by word: %d of %d", c.total, size.words),
		}
	}
}

// countLetters counts how often a letter occurs in the words of a passage that
// meet all conditions.
func countLetters(r *random, size countingSize, ask string) draft {
	for {
		sentences := passage(r, size.passage)
		letter := r.pick(strings.Fields("a d e h i l n o r s t"))
		conditions := passageConditions(r, letter[0], size.tests)
		c := counter{every: size.every}
		for _, w := range passageWords(strings.Join(sentences, " ")) {
			n := 0
			if conditions.hold(w) {
				n = strings.Count(w, letter)
			}
			c.add(n)
		}
		if c.total < 2+size.passage/16 || c.total > 2+size.passage/2 {
			continue
		}
		only := ""
		if len(conditions) > 0 {
			only = ", counting only words that " + conditions.String()
		}
		return draft{
			context:  strings.Join(sentences, " "),
			question: fill(ask, "letter", letter, "only", only),
			answer:   int64(c.total), steps: c.steps(),
			note: fmt.Sprintf("counted by a program, letter by letter in %d words", len(c.running)),
		}
	}
}

// countRow counts the members of a row that stand where the conditions say.
func countRow(r *random, size countingSize, setting rowSetting, ask string) draft {
	for {
		kinds := r.sample(setting.kinds, 4)
		row := make([]string, size.words)
		for i := range row {
			row[i] = r.pick(kinds)
		}
		c := counter{every: size.every}
		for i, kind := range row {
			after := i > 0 && row[i-1] == kinds[1]
			before := i+1 < len(row) && row[i+1] == kinds[2]
			c.add(boolToInt(kind == kinds[0] && (size.tests < 2 || after) && (size.tests < 3 || !before)))
		}
		if c.total < 2+size.words/24 || c.total > size.words/2 || row[len(row)-1] == kinds[0] {
			continue // the last member has nothing behind it: does it count?
		}
		only := ""
		if size.tests >= 2 {
			only = fill(setting.after, "y", kinds[1])
		}
		if size.tests >= 3 {
			only += fill(setting.notBefore, "z", kinds[2])
		}
		return draft{
			context:  setting.intro + " " + strings.Join(row, ", ") + ".",
			question: fill(ask, "x", kinds[0], "only", only),
			answer:   int64(c.total), steps: c.steps(),
			note: fmt.Sprintf("counted by a program, place by place: %d of %d", c.total, size.words),
		}
	}
}

// A counter counts and keeps the running count.
type counter struct {
	every   int // how many words lie between two checkpoints of steps
	total   int
	running []int // behind each word
}

func (c *counter) add(n int) {
	c.total += n
	c.running = append(c.running, c.total)
}

// steps gives the count at every checkpoint before the end.
func (c *counter) steps() []string {
	var out []string
	for at := c.every; at < len(c.running); at += c.every {
		out = append(out, fmt.Sprintf("after %d = %d", at, c.running[at-1]))
	}
	return out
}

func boolToInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
