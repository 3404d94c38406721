package generate

import (
	"fmt"
	"strings"
)

// A condition is one thing that a word in lower case must be.
type condition struct {
	kind   conditionKind
	letter byte
	size   int
}

type conditionKind int

const (
	begins conditionKind = iota
	beginsNot
	ends
	contains
	lacks
	longer
	shorter
)

func (c condition) holds(word string) bool {
	switch c.kind {
	case begins:
		return word[0] == c.letter
	case beginsNot:
		return word[0] != c.letter
	case ends:
		return word[len(word)-1] == c.letter
	case contains:
		return strings.IndexByte(word, c.letter) >= 0
	case lacks:
		return strings.IndexByte(word, c.letter) < 0
	case longer:
		return len(word) > c.size
	default:
		return len(word) < c.size
	}
}

// String goes on behind "words that".
func (c condition) String() string {
	switch c.kind {
	case begins:
		return fmt.Sprintf("begin with the letter %q", string(c.letter))
	case beginsNot:
		return fmt.Sprintf("do not begin with the letter %q", string(c.letter))
	case ends:
		return fmt.Sprintf("end with the letter %q", string(c.letter))
	case contains:
		return fmt.Sprintf("contain the letter %q", string(c.letter))
	case lacks:
		return fmt.Sprintf("do not contain the letter %q", string(c.letter))
	case longer:
		return fmt.Sprintf("have more than %d letters", c.size)
	default:
		return fmt.Sprintf("have fewer than %d letters", c.size)
	}
}

// conditions must all hold.
type conditions []condition

func (cs conditions) hold(word string) bool {
	for _, c := range cs {
		if !c.holds(word) {
			return false
		}
	}
	return true
}

func (cs conditions) String() string {
	parts := make([]string, len(cs))
	for i, c := range cs {
		parts[i] = c.String()
	}
	return series(parts)
}

// listConditions draws one to three conditions on the words of a list: how a
// word begins, ends or what it contains; how long it is; what it lacks.
func listConditions(r *random, words []string, n int) conditions {
	word := r.pick(words)
	first := condition{kind: contains, letter: word[r.below(len(word))]}
	switch r.below(3) {
	case 0:
		first = condition{kind: begins, letter: word[0]}
	case 1:
		first = condition{kind: ends, letter: word[len(word)-1]}
	}
	lacking := first.letter
	for lacking == first.letter {
		lacking = r.pick(strings.Fields("a e i l n o r s t"))[0]
	}
	return conditions{first, length(r, 5, 7), {kind: lacks, letter: lacking}}[:n]
}

// passageConditions draws what tests beyond the counted letter itself ask of a
// word: none, how long it is, and how it does not begin.
func passageConditions(r *random, counted byte, tests int) conditions {
	other := counted
	for other == counted {
		other = r.pick(strings.Fields("b c h l m p s t w"))[0]
	}
	return conditions{length(r, 4, 6), {kind: beginsNot, letter: other}}[:tests-1]
}

// length draws a bound that about half of the words keep.
func length(r *random, low, high int) condition {
	if r.below(2) == 0 {
		return condition{kind: longer, size: r.between(low, high-1)}
	}
	return condition{kind: shorter, size: r.between(low+1, high+1)}
}
