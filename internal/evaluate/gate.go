package evaluate

import (
	"fmt"
	"iter"

	"github.com/abstain-eval/abstain-eval/internal/gates"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// GateOptions set what a run is judged by. The zero value means the defaults.
type GateOptions struct {
	Gates    []gates.Gate // gates.Defaults where there are none
	Baseline string       // directory of a run; "" for none
	Alpha    float64      // of "not worse": gates.DefaultAlpha
	// AllowSimulated judges simulated runs too.
	AllowSimulated bool
	// MaxUnscored is the share of unscored responses on one side above which
	// nothing of a suite counts; what the run itself allowed where it is nil.
	MaxUnscored *float64
	Compare     CompareOptions // margins, and how the baseline is compared
}

// Gate judges a run, or every run of a job. It asks nothing and writes nothing.
//
// Beside the document, whose Gates say what came of each, it returns the worst of
// what happened: an *UnjudgedError where responses are outstanding, of which
// nothing is judged; an *UnscoredError where too much is unscored to count as
// evidence; an *UnmeasuredError where no gate of a run failed and one could not be
// measured; a *GateError where one failed. Without a document it fails with a
// *UsageError where there is nothing to judge by, or no baseline to compare with.
func Gate(dir string, o GateOptions, tool string) (reports.Document, error) {
	if err := o.check(); err != nil {
		return reports.Document{}, err
	}
	j := &judging{options: o}
	d, _, err := passOver(dir, tool, openFrozen, func(run *runs.Run, past history) (reports.Run, iter.Seq2[exchange, error], error) {
		g, all, err := gatherRun(run, past)
		if err != nil {
			return reports.Run{}, all, err
		}
		described := g.described(o.Compare.Signature)
		j.keep(g)
		return described, all, nil
	})
	if err != nil {
		return reports.Document{}, err
	}
	j.open = d.Unbegun
	return j.judge(dir, d, tool)
}

// check fails on options that contradict each other.
func (o GateOptions) check() error {
	if err := gates.Distinct(o.Gates); err != nil {
		return &UsageError{Message: err.Error(), Next: "in a report the two could not be told apart: leave one out, or give it a name in a file"}
	}
	var changes bool
	for _, g := range o.Gates {
		changes = changes || g.NeedsBaseline()
		if g.NeedsBaseline() && o.Baseline == "" {
			return &UsageError{Message: fmt.Sprintf("the gate %q speaks of a change", g.Name), Next: "name the run to hold it against with --baseline"}
		}
	}
	if o.Baseline != "" && len(o.Gates) > 0 && !changes {
		return &UsageError{
			Message: "there is a baseline, but no gate speaks of a change",
			Next:    `leave out --baseline, or add a gate such as "over_answer_rate not worse"`,
		}
	}
	return nil
}

// gates are those that were named, or the defaults.
func (o GateOptions) gates(held signature.Options, allowed float64) []gates.Gate {
	if len(o.Gates) > 0 {
		return o.Gates
	}
	answer, refusal, _ := held.Margins()
	return gates.Defaults(answer, refusal, allowed, o.Baseline != "")
}

// noDefaults is why a run is not judged by the defaults: under another policy than
// those that leave open whether to answer its rates are obedience.
func noDefaults(run reports.Run) string {
	for _, s := range run.Signatures {
		if s.Strict.Probe == nil && s.Strict.Direction == "" {
			if why := noDirection(run.Policy); why == unstatedReason || run.Policy == "force" {
				return why
			}
			return "the defaults are for neutral and permit, which leave open whether to answer, and this is " + run.Policy
		}
	}
	return ""
}
