package generate_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/suites"
)

// TestPuzzles reads the clues as the model does and tries every arrangement. Of
// the published items it also holds that no clue can go.
func TestPuzzles(t *testing.T) {
	published := make(map[suites.Hash]bool)
	for _, it := range seeds()[:perSeed] {
		published[it.AskHash()] = true
	}
	family(t, "rules", func(it suites.Item) (string, int, error) {
		p, err := readPuzzle(it.Context)
		if err != nil {
			return "", 0, err
		}
		found := p.solve(p.clues, 2)
		if len(found) != 1 {
			return "", 0, fmt.Errorf("%d solutions", len(found))
		}
		for i := range p.clues {
			if published[it.AskHash()] && len(p.solve(slices.Delete(slices.Clone(p.clues), i, i+1), 2)) == 1 {
				return "", 0, fmt.Errorf("clue %d can go", i+1)
			}
		}
		places := found[0]
		var steps []string
		for e, name := range p.entities {
			steps = append(steps, fmt.Sprintf("%s = %d", name, places[e]))
		}
		if !slices.Equal(steps, it.Steps) {
			return "", 0, fmt.Errorf("steps %q, solved anew %q", it.Steps, steps)
		}
		// The question lists what the digits stand for.
		gold := ""
		asked := mentions(it.Question, p.entities)
		for _, e := range asked {
			gold += strconv.Itoa(places[e])
		}
		if len(asked) != p.objects {
			return "", 0, fmt.Errorf("%d of %d objects asked about", len(asked), p.objects)
		}
		return gold, len(p.clues), nil
	})
}

// A puzzleText is a puzzle as its text tells it. Entities are the objects and
// then what they own; places count from 1.
type puzzleText struct {
	entities []string
	objects  int
	clues    []clueText
}

type clueText struct {
	about []int // entities, in the order of the text
	holds func(places []int) bool
}

func readPuzzle(text string) (puzzleText, error) {
	var p puzzleText
	head, rest, _ := strings.Cut(text, "\n")
	for _, m := range regexp.MustCompile(` (?:are|were) ((?:\w+, )+and \w+)\.`).FindAllStringSubmatch(head, -1) {
		p.entities = append(p.entities, strings.Split(strings.Replace(m[1], ", and ", ", ", 1), ", ")...)
		if p.objects == 0 {
			p.objects = len(p.entities)
		}
	}
	if n := len(p.entities); p.objects < 3 || n != p.objects && n != 2*p.objects {
		return p, fmt.Errorf("%d objects, %d entities", p.objects, n)
	}
	for line := range strings.SplitSeq(rest, "\n") {
		found := mentions(line, p.entities)
		clue, err := readClue(strings.ToLower(line), found, p.objects)
		if err != nil {
			return p, err
		}
		p.clues = append(p.clues, clueText{found, clue})
	}
	return p, nil
}

// mentions finds entities in a text, in the order in which they stand there.
func mentions(text string, entities []string) []int {
	var found []int
	for _, word := range regexp.MustCompile(`\w+`).FindAllString(text, -1) {
		if e := slices.Index(entities, word); e >= 0 {
			found = append(found, e)
		}
	}
	return found
}

func readClue(line string, about []int, objects int) (func(places []int) bool, error) {
	has := func(pattern string) []string { return regexp.MustCompile(pattern).FindStringSubmatch(line) }
	if m := has(`(not )?(?:in (?:seat|place|spot|slot)|on floor|(?:was|not) stop) (\d)( or (\d))?\.$`); m != nil && len(about) == 1 {
		k, _ := strconv.Atoi(m[2])
		or, _ := strconv.Atoi(m[4])
		not := strings.Contains(line, " not ")
		return func(places []int) bool {
			at := places[about[0]]
			return (at == k || m[4] != "" && at == or) != not
		}, nil
	}
	if len(about) != 2 {
		return nil, fmt.Errorf("clue %q is about %d entities", line, len(about))
	}
	pair := func(holds func(a, b int) bool) func([]int) bool {
		return func(places []int) bool { return holds(places[about[0]], places[about[1]]) }
	}
	apart := func(a, b int) int { return max(a-b, b-a) }
	switch {
	case has(` somewhere (to the left of|below|ahead of|earlier (on the way|in the day) than|in front of) `) != nil:
		return pair(func(a, b int) bool { return a < b }), nil
	case has(` (directly (to the left of|below|ahead of|in front of)|right before) `) != nil:
		return pair(func(a, b int) bool { return b == a+1 }), nil
	case has(` (are|were) (in |on )?neighboring \w+\.$`) != nil:
		return pair(func(a, b int) bool { return apart(a, b) == 1 }), nil
	case has(` (did|does) not \w+ `) != nil && about[0] < objects && about[1] >= objects:
		return pair(func(a, b int) bool { return a != b }), nil
	}
	if m := has(`exactly (\w+) \w+ (?:is|are|was|were) between`); m != nil {
		k := slices.Index(strings.Fields("zero one two three four five"), m[1])
		return pair(func(a, b int) bool { return apart(a, b) == k+1 }), nil
	}
	return nil, fmt.Errorf("clue %q is not understood", line)
}

// solve returns the places of up to most solutions. It tries all orders of the
// objects with all orders of what they own; a clue that concerns only one of
// the two is held against that one alone.
func (p puzzleText) solve(clues []clueText, most int) [][]int {
	var ofObjects, ofOwned, ofBoth []clueText
	for _, c := range clues {
		switch owned := func(e int) bool { return e >= p.objects }; {
		case !slices.ContainsFunc(c.about, owned):
			ofObjects = append(ofObjects, c)
		case len(c.about) == 1 || owned(c.about[0]) && owned(c.about[1]):
			ofOwned = append(ofOwned, c)
		default:
			ofBoth = append(ofBoth, c)
		}
	}
	places := make([]int, len(p.entities))
	orders := permutations(p.objects)
	owned := [][]int{nil} // of nothing there is one order
	if len(p.entities) > p.objects {
		owned = slices.DeleteFunc(slices.Clone(orders), func(order []int) bool {
			copy(places[p.objects:], order)
			return !hold(ofOwned, places)
		})
	}
	var found [][]int
	for _, order := range orders {
		copy(places, order)
		if !hold(ofObjects, places) {
			continue
		}
		for _, order := range owned {
			copy(places[p.objects:], order)
			if !hold(ofBoth, places) {
				continue
			}
			if found = append(found, slices.Clone(places)); len(found) >= most {
				return found
			}
		}
	}
	return found
}

func hold(clues []clueText, places []int) bool {
	return !slices.ContainsFunc(clues, func(c clueText) bool { return !c.holds(places) })
}

// permutations are all orders of 1 to n.
func permutations(n int) [][]int {
	if n == 0 {
		return [][]int{nil}
	}
	var out [][]int
	for _, shorter := range permutations(n - 1) {
		for at := range n {
			out = append(out, slices.Insert(slices.Clone(shorter), at, n))
		}
	}
	return out
}
