package suites

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// check holds what no single field can: what is required, and that the claims
// fit the item's side.
func check(it *Item, has func(name string) bool) error {
	for _, name := range []string{"id", "scenario", "answerable", "question"} {
		if !has(name) && !(name == "scenario" && it.Probe != "") {
			return fmt.Errorf("the key %q is missing", name)
		}
	}
	if it.Control != "" && it.Probe == "" {
		return errors.New("control: only an item of a probe has a plain-worded control; name the probe too")
	}
	if it.Control != "" && it.Control == it.ID {
		return errors.New("control: an item cannot be its own control")
	}
	if strings.TrimSpace(it.Question) == "" {
		return errors.New("question: expected a string that is not blank")
	}
	for _, name := range []struct{ key, value string }{
		{"id", it.ID}, {"pair", it.Pair}, {"cluster", it.Cluster}, {"control", it.Control},
	} {
		if has(name.key) && strings.TrimSpace(name.value) == "" || strings.ContainsFunc(name.value, unicode.IsControl) {
			return fmt.Errorf("%s: expected a name that is not blank and has no control characters, got %s", name.key, quote(name.value))
		}
	}
	if it.ValidFrom != "" && it.ValidUntil != "" && it.ValidUntil < it.ValidFrom {
		return fmt.Errorf("valid_until: expected a date from valid_from (%s) on, got %s", it.ValidFrom, it.ValidUntil)
	}
	if it.Answerable {
		return checkAnswerable(it)
	}
	return checkUnanswerable(it)
}

// checkAnswerable lets an item go without gold answers only where it does not
// say how they match: then its answers are neither right nor wrong by design.
func checkAnswerable(it *Item) error {
	switch {
	case it.Missing != nil:
		return errors.New("missing: an answerable item lacks nothing; only an unanswerable one has this")
	case len(it.Lures) > 0:
		return errors.New("lures: only an unanswerable item has lures")
	case len(it.Answers) == 0 && it.Match != nil:
		return errors.New("answers: expected at least one gold answer beside match; leave match out as well if the item has no gold by design")
	}
	return nil
}

func checkUnanswerable(it *Item) error {
	switch {
	case len(it.Answers) > 0:
		return errors.New("answers: an unanswerable item has no gold answer; values a model might make up go into lures")
	case it.Match != nil:
		return errors.New("match: an unanswerable item has no gold answer to match")
	}
	return nil
}
