package evaluate

import (
	"fmt"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/suites"
)

// brokenPairs is the warning that pairs of a suite have several items on a side, as far
// as these are asked; empty where none has. Their items are asked all the same.
func brokenPairs(ref runs.Suite, suite *suites.Suite) string {
	var said string
	switch ref.BrokenPairs {
	case 0:
		return ""
	case 1:
		said = fmt.Sprintf("one pair of %s has several items on a side, %q: it counts as a cluster", ref.Name, ref.FirstBroken)
	default:
		said = fmt.Sprintf("%d pairs of %s have several items on a side, the first of them %q: they count as clusters",
			ref.BrokenPairs, ref.Name, ref.FirstBroken)
	}
	return "warning: " + said + " and not as twins; abstain-eval suite lint " + runs.ShellQuoted(suite.Ref) + " says more"
}

// tellBroken warns of broken pairs, once for each suite.
func tellBroken(q questionsBy, cells [][]cell, world World) {
	told := map[string]bool{}
	for _, of := range cells {
		one := q.of(of[0])
		for i, ref := range one.refs {
			if warning := brokenPairs(ref, one.suites[i]); warning != "" && !told[ref.Name] {
				told[ref.Name] = true
				world.Progress.Note(warning)
			}
		}
	}
}
