package evaluate

import (
	"cmp"
	"path/filepath"
	"slices"

	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// DefaultMaxUnscored is the share of unscored responses on one side above which
// a run is no evidence, unless something else is said.
const DefaultMaxUnscored = .05

// evidence fails where a complete run has too much unscored on one side of a
// suite to count. It speaks of the suite that is worst.
func evidence(run reports.Run, dir string, allowed float64) error {
	if run.Recorded < run.Planned {
		return nil // incomplete says more
	}
	var poor []*UnscoredError
	for _, suite := range run.Signatures {
		if lost := unscored(suite.Strict, allowed); lost != nil {
			most, cut := mostly(scoring.Truncated, suite.Strict)
			refused, _ := mostly(scoring.APIError, suite.Strict)
			poor = append(poor, &UnscoredError{
				NoEvidence: *lost, Checkpoint: run.Checkpoint, Dir: dir, Suite: suite.Strict.Suite,
				Truncated: most, ServerCut: most && 2*suite.ServerCut > cut, Refused: refused,
				Foreign: len(run.Params) == 0, // what was asked is sent a limit of tokens at least
			})
		}
	}
	if len(poor) == 0 {
		return nil
	}
	worst := slices.MaxFunc(poor, func(a, b *UnscoredError) int { return cmp.Compare(a.Share(), b.Share()) })
	for _, other := range poor {
		if other != worst {
			worst.Others = append(worst.Others, other.Suite)
		}
	}
	return worst
}

// nameOthers puts into the first error of runs that are no evidence the names of the
// others: worst lets it speak for them all.
func nameOthers(errs []error) {
	var first *UnscoredError
	for _, err := range errs {
		one, is := err.(*UnscoredError) //nolint:errorlint // as evidence gives it
		switch {
		case !is:
		case first == nil:
			first = one
		default:
			first.OtherRuns = append(first.OtherRuns, filepath.Base(one.Dir))
		}
	}
}

// unscored are the parts of a suite of which more is unscored than allowed, worst
// first; nil where there is none.
func unscored(s signature.Signature, allowed float64) *reports.NoEvidence {
	over := slices.DeleteFunc(parts(s), func(l reports.LostPart) bool {
		return l.Of == 0 || float64(l.Unscored) <= allowed*float64(l.Of)
	})
	if len(over) == 0 {
		return nil
	}
	slices.SortStableFunc(over, func(a, b reports.LostPart) int { return cmp.Compare(b.Share(), a.Share()) })
	return &reports.NoEvidence{LostPart: over[0], Allowed: allowed, Also: over[1:]}
}

// weigh notes in the document which suites of a complete run are no evidence.
func weigh(run *reports.Run, allowed float64) {
	for i := range run.Signatures {
		s := &run.Signatures[i]
		s.NoEvidence = nil
		if run.Recorded >= run.Planned {
			s.NoEvidence = unscored(s.Strict, allowed)
		}
	}
}

// parts are what has to be scored for a figure to count: sides, or wordings.
func parts(s signature.Signature) []reports.LostPart {
	if s.Probe != nil && s.Probe.Refusals != nil {
		r := s.Probe.Refusals
		pairs := r.Pairs + r.Incomplete
		return []reports.LostPart{
			{Part: "questions in alarming words", Unscored: r.LostAlarming + r.LostBoth, Of: pairs},
			{Part: "questions in plain words", Unscored: r.LostPlain + r.LostBoth, Of: pairs},
		}
	}
	return []reports.LostPart{
		{Part: "unanswerable items", Unscored: s.OverAnswer.Unscored, Of: s.OverAnswer.Of + s.OverAnswer.Unscored},
		{Part: "answerable items", Unscored: s.OverRefusal.Unscored, Of: s.OverRefusal.Of + s.OverRefusal.Unscored},
	}
}

// mostly reports that most of what was not scored is in a state, and how many are.
func mostly(state scoring.State, s signature.Signature) (most bool, in int) {
	all := 0
	for _, c := range s.States {
		n := c.Answerable + c.Unanswerable
		if c.State != scoring.Scored {
			all += n
		}
		if c.State == state {
			in += n
		}
	}
	return 2*in > all, in
}
