package evaluate

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/suites"
)

// questionsBy are the questions of a job by what a checkpoint is capable of,
// since an item that assumes a capability away is not asked of who has it.
type questionsBy map[string]*questions

func capabilityKey(all []suites.Capability) string {
	var key strings.Builder
	for _, c := range all {
		key.WriteString(string(c) + " ")
	}
	return key.String()
}

func (q questionsBy) of(c cell) *questions { return q[capabilityKey(c.Capabilities)] }

// openAll reads the suites once for each set of capabilities.
func openAll(ctx context.Context, job Job, cells [][]cell, day time.Time, world World) (questionsBy, error) {
	all := questionsBy{}
	for _, of := range cells {
		key := capabilityKey(of[0].Capabilities)
		if all[key] != nil {
			continue
		}
		selection := job.Selection
		selection.Capabilities = of[0].Capabilities
		q, err := openQuestions(ctx, job.Suites, selection, day, recalling(job, world))
		if err != nil {
			return nil, err
		}
		all[key] = q
	}
	return all, all.fit(cells)
}

// fit fails where a run could not be made of so many asks. That is known before any
// server is looked at.
func (q questionsBy) fit(cells [][]cell) error {
	for _, c := range slices.Concat(cells...) {
		if total := q.of(c).total; total > runs.MostAsks/c.Epochs {
			return &UsageError{
				Message: fmt.Sprintf("%d items in %d epochs are more than the %d asks a run can hold", total, c.Epochs, runs.MostAsks),
				Next:    "give fewer --epochs, or ask less with --limit",
			}
		}
	}
	return nil
}

// dated says that another day may ask other items.
func (q questionsBy) dated() bool {
	for _, one := range q {
		if one.dated {
			return true
		}
	}
	return false
}

// tellLeftOut notes what is not asked, once for each set of capabilities.
func tellLeftOut(q questionsBy, cells [][]cell, world World) {
	told := map[*questions]bool{}
	for _, of := range cells {
		one := q.of(of[0])
		if told[one] {
			continue
		}
		told[one] = true
		for _, ref := range one.refs {
			if len(ref.LeftOut) == 0 {
				continue
			}
			whom := ""
			if len(q) > 1 {
				whom = fmt.Sprintf(" for %s", nameOf(of[0].Checkpoint))
			}
			world.Progress.Note("left out of " + ref.Name + whom + ": " + leftOutText(ref.LeftOut))
		}
	}
}

// tellSamples notes where several samples of an item will hardly differ.
func tellSamples(cells [][]cell, world World) {
	for _, of := range cells {
		c := of[0]
		if t := c.Params.Temperature; c.Epochs > 1 && t != nil && *t == 0 {
			world.Progress.Note(fmt.Sprintf("warning: %s: temperature is 0, so the %d samples of an item may all be the same", nameOf(c.Checkpoint), c.Epochs))
		}
	}
}
