package evaluate

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/scoring/suspects"
)

// Suspects finds the items whose label is probably wrong in what several
// checkpoints did, from runs and jobs that were made before. It shows the first
// most of them, all where most is 0. It asks nothing and writes nothing.
//
// Runs of one checkpoint (one name and one model) speak with one voice, since
// their mistakes have one cause. It fails with a *UsageError where fewer than
// suspects.Fewest checkpoints are left.
func Suspects(dirs []string, most int) (suspects.Report, error) {
	all, err := openRuns(dirs)
	if err != nil {
		return suspects.Report{}, err
	}
	tally := suspects.NewTally()
	numbers := enlist(tally, all)
	if err := enough(all, numbers); err != nil {
		return suspects.Report{}, err
	}
	judged := make([]iter.Seq2[exchange, error], len(all))
	for i, run := range all {
		judged[i], err = withVerdicts(run, func(x iter.Seq2[exchange, error]) error {
			return tally.AddRun(numbers[i], asked(x))
		})
		if err != nil {
			return suspects.Report{}, fmt.Errorf("reading %s: %w", run.Dir(), err)
		}
	}
	found := tally.Find(most)
	for i, run := range all {
		if err := tell(found, numbers[i], judged[i]); err != nil {
			return suspects.Report{}, fmt.Errorf("reading %s: %w", run.Dir(), err)
		}
	}
	return found.Report(), nil
}

// A voice is what runs of one checkpoint have in common.
type voice struct{ name, model string }

func voiceOf(run *runs.Run) voice {
	m := run.Manifest
	return voice{cmp.Or(m.Checkpoint.Name, m.Identity.Model), m.Identity.Model}
}

// enlist gives every run the number of its checkpoint. Two of one name that are
// different models are told apart by them.
func enlist(tally *suspects.Tally, all []*runs.Run) []int {
	var voices []voice
	numbers := make([]int, len(all))
	for i, run := range all {
		v := voiceOf(run)
		if numbers[i] = slices.Index(voices, v); numbers[i] >= 0 {
			continue
		}
		voices = append(voices, v)
		name := v.name
		if slices.ContainsFunc(all, func(r *runs.Run) bool { w := voiceOf(r); return w.name == v.name && w.model != v.model }) {
			name += " (" + v.model + ")"
		}
		numbers[i] = tally.AddCheckpoint(name)
	}
	return numbers
}

// enough fails on too few checkpoints: what one of them does wrong says
// something of it, not of the question.
func enough(all []*runs.Run, numbers []int) error {
	if len(all) > 0 && slices.Max(numbers)+1 >= suspects.Fewest {
		return nil
	}
	usage := &UsageError{
		Message: "suspects are found by what at least two checkpoints share, and ",
		Next:    "name the runs of several checkpoints, or a job of several",
	}
	switch len(all) {
	case 0:
		usage.Message += "there is no run yet"
	case 1:
		usage.Message += "this is one run"
		usage.Next += "; what one did: abstain-eval report " + runs.ShellQuoted(all[0].Dir()) + " -o report.html"
	default:
		usage.Message += fmt.Sprintf("these %d runs are of one: %s", len(all), voiceOf(all[0]).name)
		usage.Next += "; run --checkpoint NAME tells apart those that a server calls alike"
	}
	return usage
}

func asked(all iter.Seq2[exchange, error]) iter.Seq2[suspects.Asked, error] {
	return func(yield func(suspects.Asked, error) bool) {
		for x, err := range all {
			var one suspects.Asked
			if err == nil {
				one = suspects.Asked{Item: *x.item, Verdict: x.verdict}
			}
			if !yield(one, err) {
				return
			}
		}
	}
}

// tell passes over a run a second time for the texts of what is shown.
func tell(found *suspects.Found, checkpoint int, all iter.Seq2[exchange, error]) error {
	for x, err := range asked(all) {
		if err != nil {
			return err
		}
		found.Tell(checkpoint, x)
	}
	return nil
}
