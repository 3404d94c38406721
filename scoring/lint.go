package scoring

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/abstain-eval/abstain-eval/scoring/matching"
	"github.com/abstain-eval/abstain-eval/suites"
)

//go:embed tables/generic.txt
var genericTable string

// Right reports whether answer, a final answer, gives the gold of an item, an option by its words
// or its letter. Without
// gold nothing is right. Whether it commits to what it gives is not looked at.
func Right(item suites.Item, answer string) bool {
	return checked(item, inWords(item, answer)).Correct == matching.Right
}

// Typed reports whether gold, a gold answer of item, is read as what match.type says it is:
// a number, a date, yes or no. One that is not is compared as text. It is true where there
// is no such type.
func Typed(item suites.Item, gold string) bool {
	if item.Match == nil {
		return true
	}
	g := matching.Gold{Answers: []string{gold}, Type: matching.Type(item.Match.Type)}
	switch g.Type {
	case matching.Number, matching.Date, matching.Boolean:
	default:
		return true
	}
	if len(item.Choices) > 0 {
		item.Answers = g.Answers
		g.Answers = golds(item) // the option that a letter names
	}
	// An answer in which there is no value at all is unclear beside a value, and wrong
	// beside words.
	return matching.Check(g, "The matter stands much as it stood before then.").Unclear
}

// UnknownUnit gives the unit of gold, a gold answer of an item that is compared as a number, where it is none
// that is known. It is empty where there is none such.
func UnknownUnit(item suites.Item, gold string) string {
	if item.Match == nil || item.Match.Type != string(matching.Number) {
		return ""
	}
	return matching.UnknownUnit(gold)
}

// genericDeclines are the lines of the table.
var genericDeclines = sync.OnceValue(func() []string {
	var declines []string
	for line := range strings.Lines(genericTable) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			declines = append(declines, line)
		}
	}
	return declines
})

// Generic gives the first decline of those that name nothing by which word, of
// missing.any_of, would be named all the same: a word for which there is one makes apt what
// is not. It is empty where there is none.
func Generic(word string) string {
	declines := genericDeclines()
	i := slices.IndexFunc(declines, func(decline string) bool { return names(decline, []string{word}) })
	if i < 0 {
		return ""
	}
	return declines[i]
}
