package evaluate

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/gates"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/comparison"
)

// baselineEpochs is how often a baseline should have been asked: its luck is in
// the change of every night.
const baselineEpochs = 4

// A baseline is what changed against one.
type baseline struct {
	changes     map[string]comparison.Change
	notCompared map[string]string
}

// against is the baseline, or nil where there is none. A run that is not complete
// is not held against it: nothing of it is judged.
func (j *judging) against(dir, tool string) (*baseline, error) {
	if j.options.Baseline == "" {
		return nil, nil
	}
	if n := len(j.runs) + len(j.open); n != 1 {
		return nil, &UsageError{
			Message: fmt.Sprintf("%s is a job of %s, and one run is held against a baseline", dir, count(n, "run")),
			Next:    "name one of its runs, each with its own baseline",
		}
	}
	if len(j.open) > 0 || j.document.Provisional {
		return nil, nil
	}
	return j.compare(tool)
}

// compare holds the run against the baseline, and takes the document of both in
// place of that of the run: what is compared was scored anew.
func (j *judging) compare(tool string) (*baseline, error) {
	before, err := openOne(j.options.Baseline)
	if err != nil {
		return nil, err
	}
	recorded, planned, err := before.Complete()
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", before.Dir(), err)
	}
	if recorded < planned {
		return nil, &UsageError{
			Message: fmt.Sprintf("the baseline %s is not complete: %d of %d responses are recorded", j.options.Baseline, recorded, planned),
			Next:    "the command that began it goes on where it stopped; or name another",
		}
	}
	d, _, scored, err := compareRuns(j.options.Baseline, []string{j.runs[0].run.Dir()}, j.options.Compare, tool)
	if err != nil {
		return nil, err
	}
	j.runs = nil
	j.keep(scored[0])
	base, c := d.Runs[0], d.Comparisons[0]
	b := &baseline{map[string]comparison.Change{}, map[string]string{}}
	for _, s := range c.Suites {
		b.changes[s.Suite] = s.Change
	}
	for _, suite := range d.Runs[1].Signatures {
		name := suite.Strict.Suite
		for _, skipped := range c.Skipped {
			if why, ok := strings.CutPrefix(skipped, name+": "); ok {
				b.notCompared[name] = why
			}
		}
	}
	if err := j.worth(base, before.Dir(), before.past.allowed(j.options.MaxUnscored), b.changes); err != nil {
		return nil, err
	}
	j.tellOfLuck(base)
	notes := j.document.GateNotes
	j.document = d
	j.document.GateNotes = notes
	return b, nil
}

// tellOfLuck notes where a baseline was asked seldom. At temperature 0 that matters only
// if the server gives other answers the next time.
func (j *judging) tellOfLuck(base reports.Run) {
	epochs := epochsOf(base)
	switch {
	case epochs >= baselineEpochs:
	case base.Params["temperature"] == "0":
		j.note("the baseline was asked %s, at temperature 0: if the server does not repeat itself there, its luck is in the change of every night, and one with --epochs %d or more has less of it",
			times(epochs), baselineEpochs)
	default:
		j.note("the baseline was asked %s, and its luck is in the change of every night: ask one with --epochs %d or more, and keep it",
			times(epochs), baselineEpochs)
	}
}

// worth fails on a baseline of which too much could not be scored, on a suite that a
// gate holds against it.
func (j *judging) worth(base reports.Run, dir string, allowed float64, changes map[string]comparison.Change) error {
	all := j.options.gates(j.options.Compare.Signature, DefaultMaxUnscored)
	base.Signatures = slices.DeleteFunc(slices.Clone(base.Signatures), func(s reports.SuiteReport) bool {
		_, compared := changes[s.Strict.Suite]
		return !compared || !slices.ContainsFunc(all, func(g gates.Gate) bool { return g.NeedsBaseline() && g.Concerns(s.Strict) })
	})
	var unscored *UnscoredError
	if errors.As(evidence(base, dir, allowed), &unscored) {
		return &UsageError{Message: "the baseline is no evidence: " + unscored.Error(), Next: "name another; --max-unscored sets what is allowed"}
	}
	return nil
}

func epochsOf(run reports.Run) int {
	items := 0
	for _, s := range run.Suites {
		items += s.Items
	}
	if items == 0 {
		return 0
	}
	return run.Planned / items
}
