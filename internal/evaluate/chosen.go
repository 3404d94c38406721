package evaluate

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/internal/nearest"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/suites"
)

// known holds that every name of the selection is an item's or a pair's. Their
// names are held in memory only where one is not.
func (q *questions) known() error {
	missing := map[string]bool{}
	for _, name := range q.selection.Names {
		missing[name] = true
	}
	each := func(do func(suites.Item)) error {
		for _, suite := range q.suites {
			for item, err := range suite.Items() {
				if err != nil {
					return faultyItem(suite, err)
				}
				do(item)
			}
		}
		return nil
	}
	if len(missing) == 0 {
		return nil
	}
	if err := each(func(it suites.Item) { delete(missing, it.ID); delete(missing, it.Pair) }); err != nil {
		return err
	}
	for _, name := range q.selection.Names {
		if !missing[name] {
			continue
		}
		var names []string
		if err := each(func(it suites.Item) { names = append(names, it.ID, it.Pair) }); err != nil {
			return err
		}
		next := "abstain-eval suite show " + q.suites[0].Ref + " lists its items"
		if near := nearest.Of(name, names); near != "" {
			next = "did you mean " + near + "?"
		}
		return &UsageError{Message: fmt.Sprintf("no item or pair is called %q", name), Next: next}
	}
	return nil
}

// nothing says why a suite has no item to ask.
func (q *questions) nothing(ref runs.Suite) error {
	var chosen []string
	if len(q.selection.Scenarios) > 0 {
		chosen = append(chosen, "--scenario")
	}
	if len(q.selection.Names) > 0 {
		chosen = append(chosen, "--sample-id")
	}
	without := "leave the suite out"
	if len(q.suites) == 1 {
		without = "choose otherwise: abstain-eval suite show " + runs.ShellQuoted(q.suites[0].Ref) + " shows what there is"
	}
	switch {
	case len(ref.LeftOut) > 0:
		next := without
		if slices.ContainsFunc(ref.LeftOut, func(l suites.LeftOut) bool { return strings.HasPrefix(l.Why, "assumes ") }) {
			next += ", or declare other --capabilities"
		}
		return &UsageError{
			Message: fmt.Sprintf("nothing of suite %s is left to ask: %s", ref.Name, leftOutText(ref.LeftOut)),
			Next:    next,
		}
	case len(chosen) > 0:
		ask := "asks"
		if len(chosen) > 1 {
			ask = "both ask"
		}
		return &UsageError{
			Message: fmt.Sprintf("suite %s has no item that %s %s for", ref.Name, strings.Join(chosen, " and "), ask),
			Next:    without,
		}
	}
	where := "suite " + ref.Name
	for _, suite := range q.suites {
		if file := suite.File(); suite.Manifest.Name == ref.Name && file != "" {
			where = file
		}
	}
	return &UsageError{Message: fmt.Sprintf("there is nothing to ask: %s holds no items", where)}
}

// faultyItem adds to an error about a line of a suite how to see all of them.
func faultyItem(suite *suites.Suite, err error) error {
	if !errors.As(err, new(*jsonl.SyntaxError)) {
		return err
	}
	return &UsageError{Message: err.Error(), Next: "abstain-eval suite lint " + runs.ShellQuoted(suite.Ref) + " lists all that is wrong with it"}
}

// oneKind holds the items of a suite to be all of its probe, or all of none: an
// item of a probe lies on one side, and in a rate of both it would count as if
// a twin stood beside it. Items without a suite.yaml, such as those of a run,
// are a probe where all of them are.
func oneKind(suite *suites.Suite, ref *runs.Suite, item *suites.Item) error {
	if ref.Items == 0 && ref.Probe == "" && suite.Bare() {
		ref.Probe = item.Probe
	}
	if item.Probe == ref.Probe {
		return nil
	}
	kind := func(probe string) string {
		if probe == "" {
			return "no probe"
		}
		return "the probe " + probe
	}
	return &UsageError{
		Message: fmt.Sprintf("%s: item %q is of %s, and its suite is of %s", suite.File(), item.ID, kind(item.Probe), kind(ref.Probe)),
		Next:    "figures of one-sided items stand apart: ask them as a suite of their own",
	}
}
