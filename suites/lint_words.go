package suites

import (
	"slices"
	"strings"
	"unicode"
)

// visible is all that the model sees of an item.
func visible(it *Item) string {
	return it.Context + "\n" + it.Question + "\n" + strings.Join(it.Choices, "\n")
}

// wordsOf splits text at everything that is neither letter nor digit, in lower
// case: "Today's date, 07:10" is today, s, date, 07, 10.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

func wordSet(text string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range wordsOf(text) {
		set[w] = true
	}
	return set
}

// contentWords are the words of text without those that hold a sentence
// together; all of them where nothing else is left.
func contentWords(text string) map[string]bool {
	all := wordSet(text)
	content := make(map[string]bool)
	for w := range all {
		if !strings.Contains(functionWords, " "+w+" ") {
			content[w] = true
		}
	}
	if len(content) == 0 {
		return all
	}
	return content
}

const functionWords = " a an the of in on at to for from by with and or is are was were be been do does did has have had it its this that these those as how what which who whom when where why will would can could should there s "

// jaccard is the share of the words of a and b that both have; 1 for two empty
// sets.
func jaccard(a, b map[string]bool) float64 {
	both := 0
	for w := range a {
		if b[w] {
			both++
		}
	}
	if len(a)+len(b) == 0 {
		return 1
	}
	return float64(both) / float64(len(a)+len(b)-both)
}

// An edit is what differs between two texts: the words from the first to the
// last that differ, and the words around them that both have. Words are what
// white space separates.
type edit struct {
	from, to []string
	shared   []string
}

// editOf finds the single span whose replacement turns a into b.
func editOf(a, b string) edit {
	from, to := strings.Fields(a), strings.Fields(b)
	head := 0
	for head < min(len(from), len(to)) && from[head] == to[head] {
		head++
	}
	tail := 0
	for tail < min(len(from), len(to))-head && from[len(from)-1-tail] == to[len(to)-1-tail] {
		tail++
	}
	return edit{
		from:   from[head : len(from)-tail],
		to:     to[head : len(to)-tail],
		shared: slices.Concat(to[:head], to[len(to)-tail:]),
	}
}

func (e edit) none() bool { return len(e.from)+len(e.to) == 0 }

// size is the number of words of the longer of the two spans.
func (e edit) size() int { return max(len(e.from), len(e.to)) }
