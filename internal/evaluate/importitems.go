package evaluate

import (
	"fmt"
	"slices"

	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/responses/importers"
	"github.com/abstain-eval/abstain-eval/suites"
)

// answeredItems are the items of the suite that have an answer, in its order, and
// how many of each side have none. Without its twin an item is no pair, and a side
// that lost more than the other may have lost what is hard: so they are counted
// apart.
func answeredItems(suite *suites.Suite, answers map[string][]importers.Answer) (found []suites.Item, left []suites.LeftOut, err error) {
	var ids []string
	known := map[string]bool{}
	var unanswerable, answerable int
	for item, err := range suite.Items() {
		if err != nil {
			return nil, nil, err
		}
		ids = append(ids, item.ID)
		known[item.ID] = true
		switch {
		case answers[item.ID] != nil:
			found = append(found, item)
		case item.Answerable:
			answerable++
		default:
			unanswerable++
		}
	}
	if err := strangers(suite, ids, firstLines(answers, func(id string) bool { return !known[id] }), len(answers)); err != nil {
		return nil, nil, err
	}
	return found, withoutAnswer(unanswerable, answerable), nil
}

// strangers fails on answers, of so many, to what is no item of the suite.
func strangers(suite *suites.Suite, ids []string, all []importers.Answer, of int) error {
	const next = "mend the ids, remove the lines, or name with --suite the suite that the answers belong to"
	if len(all) == of && of > 1 {
		return &Usage{
			Message: fmt.Sprintf("%s:%d: suite %s has none of the %d items, such as %q", all[0].File, all[0].Line, suite.Manifest.Name, of, all[0].ID),
			Next:    "name with --suite the suite that the answers belong to",
		}
	}
	var unknown mistakes
	for _, a := range all {
		text := fmt.Sprintf("suite %s has no item %q", suite.Manifest.Name, a.ID)
		if near := suites.Nearest(a.ID, ids); near != "" {
			text += fmt.Sprintf("; did you mean %q?", near)
		}
		unknown.add(&Usage{Message: fmt.Sprintf("%s:%d: %s", a.File, a.Line, text), Next: next})
	}
	return unknown.err("items are not in the suite")
}

// withoutAnswer are the items of each side that a file has no answer to, as they
// stand in run.json.
func withoutAnswer(unanswerable, answerable int) []suites.LeftOut {
	return slices.DeleteFunc([]suites.LeftOut{
		{Why: reports.NoAnswer + ", unanswerable", Items: unanswerable},
		{Why: reports.NoAnswer + ", answerable", Items: answerable},
	}, func(l suites.LeftOut) bool { return l.Items == 0 })
}

func itemsOf(left []suites.LeftOut) int {
	n := 0
	for _, l := range left {
		n += l.Items
	}
	return n
}
