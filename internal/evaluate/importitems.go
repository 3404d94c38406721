package evaluate

import (
	"fmt"
	"slices"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/nearest"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/responses/importers"
	"github.com/abstain-eval/abstain-eval/suites"
)

// A matched is a suite held against a file of answers.
type matched struct {
	answered []suites.Item // in the suite's order
	invalid  []suites.LeftOut
	without  []suites.LeftOut
}

// match finds the items that have an answer, and how many of each side have none.
// Without its twin an item is no pair, and a side that lost more than the other may have
// lost what is hard: so they are counted apart. On which day the answers were given is not
// known: what is not valid on this one is left out, as where items are asked.
func match(suite *suites.Suite, day time.Time, answers map[string][]importers.Answer) (m matched, err error) {
	var unanswerable, answerable int
	for item, err := range (suites.Selection{Now: day}).Apply(suite, &m.invalid) {
		if err != nil {
			return m, err
		}
		switch {
		case answers[item.ID] != nil:
			m.answered = append(m.answered, item)
		case item.Answerable:
			answerable++
		default:
			unanswerable++
		}
	}
	if len(m.answered) < len(answers) {
		if err := strangers(suite, answers); err != nil {
			return m, err
		}
	}
	m.without = withoutAnswer(unanswerable, answerable)
	return m, nil
}

// tellMatched notes what a file of answers leaves out of its suite, and fails where
// nothing is left.
func tellMatched(m matched, suite *suites.Suite, file string, world World) error {
	name := suite.Manifest.Name
	if len(m.answered) == 0 {
		return &UsageError{
			Message: fmt.Sprintf("nothing of suite %s is left to score of %s: %s", name, file, leftOutText(append(m.invalid, m.without...))),
			Next:    "labels have to hold today: abstain-eval suite lint " + runs.ShellQuoted(suite.Ref) + " lists those that do not",
		}
	}
	invalid, missing := itemsOf(m.invalid), itemsOf(m.without)
	if invalid > 0 {
		world.Progress.Note(fmt.Sprintf("left out of %s: %s; when %s was answered is not known, so that labels have to hold today", name, leftOutText(m.invalid), file))
	}
	if missing > 0 {
		world.Progress.Note(fmt.Sprintf("%d of the %d items of %s have no answer in %s; the run holds the others",
			missing, missing+invalid+len(m.answered), name, file))
	}
	return nil
}

// strangers fails on answers to what is no item of the suite, valid or not.
func strangers(suite *suites.Suite, answers map[string][]importers.Answer) error {
	const next = "mend the ids, remove the lines, or name with --suite the suite that the answers belong to"
	var ids []string
	known := map[string]bool{}
	for item, err := range suite.Items() {
		if err != nil {
			return err
		}
		ids = append(ids, item.ID)
		known[item.ID] = true
	}
	all := firstLines(answers, func(id string) bool { return !known[id] })
	if of := len(answers); len(all) == of && of > 1 {
		return &UsageError{
			Message: fmt.Sprintf("%s:%d: suite %s has none of the %d items, such as %q", all[0].File, all[0].Line, suite.Manifest.Name, of, all[0].ID),
			Next:    "name with --suite the suite that the answers belong to",
		}
	}
	var unknown mistakes
	for _, a := range all {
		text := fmt.Sprintf("suite %s has no item %q", suite.Manifest.Name, a.ID)
		if near := nearest.Of(a.ID, ids); near != "" {
			text += fmt.Sprintf("; did you mean %q?", near)
		}
		unknown.add(&UsageError{Message: fmt.Sprintf("%s:%d: %s", a.File, a.Line, text), Next: next})
	}
	return unknown.err("items are not in the suite")
}

// withoutAnswer are the items of each side that a file has no answer to, as they
// stand in run.json.
func withoutAnswer(unanswerable, answerable int) []suites.LeftOut {
	const why = "no answer in the file"
	return slices.DeleteFunc([]suites.LeftOut{
		{Why: why + ", unanswerable", Items: unanswerable},
		{Why: why + ", answerable", Items: answerable},
	}, func(l suites.LeftOut) bool { return l.Items == 0 })
}

func itemsOf(left []suites.LeftOut) int {
	n := 0
	for _, l := range left {
		n += l.Items
	}
	return n
}
