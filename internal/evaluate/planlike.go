package evaluate

import (
	"fmt"
	"iter"

	"github.com/abstain-eval/abstain-eval/internal/runs"
)

// observed is what earlier runs of a suite showed; nil where they do not say.
type observed struct {
	simulated               bool
	model                   string   // of the first run
	prompt, answer, seconds *float64 // means over the responses of all runs
	overAnswer, overRefusal *float64 // of the first run
	icc                     *float64 // of the first run, the larger of its sides
	discordant              *float64 // between two runs, the larger of the sides
}

// likeRuns opens the runs that a plan is to be like: one, or two that differ in
// their checkpoint alone.
func likeRuns(dirs []string) ([]*runs.Run, error) {
	var all []*runs.Run
	for _, dir := range dirs {
		opened, err := openRuns([]string{dir})
		if err != nil {
			return nil, err
		}
		all = append(all, opened...)
	}
	switch {
	case len(dirs) > 0 && (len(all) == 0 || len(all) > 2):
		return nil, &UsageError{
			Message: fmt.Sprintf("--like names %s", count(len(all), "run")),
			Next:    "give one run to take its tokens and rates, or two, once each, for the share of items on which they differ",
		}
	case len(all) == 2 && all[0].Manifest.ID == all[1].Manifest.ID:
		return nil, &UsageError{Message: "--like names one run twice", Next: "name the runs of two checkpoints, or one run once"}
	case len(all) == 2 && all[0].Manifest.Identity.Policy != all[1].Manifest.Identity.Policy:
		return nil, &UsageError{
			Message: fmt.Sprintf("--like: one run was asked under policy %s, the other under %s: what differs between them is not the checkpoint alone",
				all[0].Manifest.Identity.Policy.Name, all[1].Manifest.Identity.Policy.Name),
			Next: "name two runs of one policy",
		}
	}
	return all, nil
}

// observe reads one run, or two of which the share of items is wanted that came
// out differently.
func observe(dirs []string, suite string) (observed, error) {
	var out observed
	all, err := likeRuns(dirs)
	if err != nil {
		return out, err
	}
	var took effortSum
	var tallies []*planTally
	for _, run := range all {
		t := newPlanTally()
		_, err := withVerdicts(run, func(x iter.Seq2[exchange, error]) error {
			*t = *newPlanTally() // it may have to begin again
			return t.read(x, suite)
		})
		if err != nil {
			return out, fmt.Errorf("reading %s: %w", run.Dir(), err)
		}
		if t.seen == 0 {
			return out, &UsageError{
				Message: fmt.Sprintf("--like: %s has no response to suite %s", run.Dir(), suite),
				Next:    "plan the suite that it asked: " + suiteList(run.Manifest.Suites),
			}
		}
		took.add(t.took)
		out.simulated = out.simulated || t.simulated || run.Manifest.Provenance.Simulated
		tallies = append(tallies, t)
	}
	if len(all) == 0 {
		return out, nil
	}
	out.model = all[0].Manifest.Identity.Model
	out.prompt, out.answer, out.seconds = took.prompt.mean(), took.answer.mean(), took.seconds.mean()
	first := tallies[0]
	out.overAnswer, out.overRefusal = first.rates[0].mean(), first.rates[1].mean()
	out.icc = first.correlation()
	if len(tallies) == 2 {
		d, shared := differing(first.did, tallies[1].did)
		if !shared {
			return out, &UsageError{
				Message: "--like: the two runs have no scored item of suite " + suite + " in common",
				Next:    "name two runs that were asked the same items",
			}
		}
		out.discordant = &d
	}
	return out, nil
}
