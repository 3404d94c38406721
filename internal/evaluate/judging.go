package evaluate

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/gates"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// judging is one judgement under way.
type judging struct {
	options  GateOptions
	runs     []*gathered // beside those of the document
	open     []string    // runs of the job that were never begun
	document reports.Document
	errs     []error
	failed   int
}

// keep keeps a run and, of what was gathered of it, its history and the verdicts: where several suites
// turn out to be judged at once, their intervals are those of another level.
func (j *judging) keep(g *gathered) {
	j.runs = append(j.runs, &gathered{run: g.run, past: g.past, verdicts: g.verdicts})
}

func (j *judging) judge(dir string, d reports.Document, tool string) (reports.Document, error) {
	if len(j.runs) == 0 && len(j.open) == 0 {
		return d, &UsageError{Message: dir + " holds no run yet", Next: "run the job first"}
	}
	j.document = d
	against, err := j.against(dir, tool)
	if err != nil {
		return reports.Document{}, err
	}
	if j.document.Simulated && !j.options.AllowSimulated {
		which := "the run is"
		if judged := j.document.Runs[len(j.document.Runs)-len(j.runs):]; len(judged) > 0 && !slices.ContainsFunc(judged, func(r reports.Run) bool { return r.Simulated }) {
			which = "the baseline is"
		}
		return reports.Document{}, &UsageError{
			Message: which + " simulated: it proves the tool, and says nothing of a model",
			Next:    "--allow-simulated judges it all the same, and every output says so",
		}
	}
	next := j.document.Runs[len(j.document.Runs)-len(j.runs):]
	several := j.several(next)
	for i, g := range j.runs {
		j.one(g, next[i], several, against)
	}
	for _, name := range j.open {
		allowed := DefaultMaxUnscored
		if j.options.MaxUnscored != nil {
			allowed = *j.options.MaxUnscored
		}
		j.unjudged(reports.Run{Checkpoint: name}, dir, j.options.gates(j.options.Compare.Signature, allowed))
	}
	if err := j.scopes(next); err != nil {
		return reports.Document{}, err
	}
	return j.document, j.worst(dir)
}

// one judges one run, with several suites in all.
func (j *judging) one(g *gathered, described reports.Run, several int, against *baseline) {
	run := g.run
	allowed := g.past.allowed(j.options.MaxUnscored)
	weigh(&described, allowed) // in the document too, which shares its suites
	all, none := j.gates(g.past, described)
	switch {
	case described.Recorded < described.Planned:
		j.unjudged(described, run.Dir(), all)
		return
	case none != "":
		j.note("%s.%s is not judged: there is no default gate for it, since %s", described.Checkpoint, described.Policy, none)
		return
	}
	subject, poor := j.subject(run, described, all, allowed)
	if several > 1 {
		subject.Signatures = widened(g, g.past.held(j.options.Compare.Signature), several)
	}
	if against != nil {
		subject.Changes, subject.NotCompared = against.changes, against.notCompared
	}
	failed, unmeasured, judged := 0, 0, len(j.document.Gates)
	for _, r := range gates.Judge(all, subject) {
		switch r.Outcome {
		case gates.Failed:
			failed++
		case gates.Unmeasured:
			unmeasured++
		}
		j.document.Gates = append(j.document.Gates, gateOf(described.ID, r))
	}
	j.failed += failed
	if len(j.document.Gates) > judged {
		j.tellOfOtherScorer(described, run.Dir())
		j.tellOfOpenRetry(described)
	}
	if failed == 0 && len(j.options.Gates) == 0 {
		j.tellOfThin(described)
	}
	switch {
	case poor != nil:
		j.errs = append(j.errs, poor)
	case failed == 0 && unmeasured > 0:
		j.errs = append(j.errs, &UnmeasuredError{Checkpoint: j.called(described), Gates: unmeasured})
	}
}

// called is what a run is called in notes: of a job, which may have asked a checkpoint
// under several policies, by both.
func (j *judging) called(described reports.Run) string {
	if len(j.runs)+len(j.open) == 1 || described.ID == "" { // one that was never begun is called so already
		return described.Checkpoint
	}
	return described.Checkpoint + "." + described.Policy
}

// gates are those that a run is judged by; none is why the defaults are not.
func (j *judging) gates(past history, described reports.Run) (all []gates.Gate, none string) {
	if len(j.options.Gates) == 0 {
		none = noDefaults(described)
	}
	return j.options.gates(past.held(j.options.Compare.Signature), past.allowed(j.options.MaxUnscored)), none
}

// tellOfOtherScorer notes where what is judged was read by another scorer than the
// present one, which may read it otherwise.
func (j *judging) tellOfOtherScorer(described reports.Run, dir string) {
	if by := described.ScoredBy; by != "" && by != scoring.Scorer() {
		j.note("%s was scored by %s, and this version reads by %s: abstain-eval score %s judges anew",
			j.called(described), by, scoring.Scorer(), runs.ShellQuoted(dir))
	}
}

// tellOfOpenRetry notes where a retry was not finished: what it still brings may change
// what is judged.
func (j *judging) tellOfOpenRetry(described reports.Run) {
	left := 0
	for _, s := range described.Signatures {
		left += s.Unretried
	}
	if left > 0 {
		j.note("%s: a retry was not finished, with %s still to be asked again: the command with --retry goes on", j.called(described), count(left, "response"))
	}
}

// tellOfThin notes where the defaults pass for want of evidence: they fail on what
// is shown, and a few questions show nothing.
func (j *judging) tellOfThin(described reports.Run) {
	for _, s := range described.Signatures {
		if s.Strict.Direction == signature.Inconclusive {
			j.note("%s on %s: not shown to fail, and not shown to be within the margins either (the direction is inconclusive)",
				j.called(described), s.Strict.Suite)
		}
	}
}

// subject is what a run showed. poor is an *UnscoredError where a suite that a gate
// concerns is no evidence: of what is not judged none is needed.
func (j *judging) subject(run *runs.Run, described reports.Run, all []gates.Gate, allowed float64) (s gates.Subject, poor error) {
	s = gates.Subject{Alpha: j.options.Alpha, NoEvidence: map[string]string{}}
	for _, suite := range described.Signatures {
		s.Signatures = append(s.Signatures, suite.Strict)
		alone := described
		alone.Checkpoint = j.called(described)
		alone.Signatures = []reports.SuiteReport{suite}
		var unscored *UnscoredError
		if !errors.As(evidence(alone, run.Dir(), allowed), &unscored) {
			continue
		}
		s.NoEvidence[suite.Strict.Suite] = unscored.Text()
		if slices.ContainsFunc(all, func(g gates.Gate) bool { return g.Concerns(suite.Strict) }) {
			poor = unscored
		}
	}
	return s, poor
}

// unjudged notes every gate of a run that is not complete as not measured.
func (j *judging) unjudged(described reports.Run, dir string, all []gates.Gate) {
	e := &UnjudgedError{Checkpoint: j.called(described), Dir: dir, Open: described.Planned - described.Recorded, Of: described.Planned}
	for _, g := range all {
		if described.ID == "" {
			g.Name += " for " + described.Checkpoint
		}
		j.document.Gates = append(j.document.Gates, gateOf(described.ID, gates.Result{
			Gate: g, Suite: g.Suite, Outcome: gates.Unmeasured, Why: e.why(),
		}))
	}
	j.errs = append(j.errs, e)
}

// scopes fails on a gate for a suite that no run was asked.
func (j *judging) scopes(described []reports.Run) error {
	var names []string
	for _, run := range described {
		for _, ref := range run.Suites {
			if !slices.Contains(names, ref.Name) {
				names = append(names, ref.Name)
			}
		}
	}
	for _, g := range j.options.Gates {
		if g.Suite != "" && len(names) > 0 && !slices.Contains(names, g.Suite) {
			return &UsageError{
				Message: fmt.Sprintf("the gate %q is for a suite that was not asked", g.Name),
				Next:    "the run has " + strings.Join(names, ", "),
			}
		}
	}
	if len(j.document.Gates) > 0 {
		return nil
	}
	if len(j.document.GateNotes) > 0 {
		return &UsageError{Message: strings.Join(j.document.GateNotes, "\n"), Next: `name what it is to be judged by, as in "wrong_rate.lo <= 0.10"`}
	}
	return &UsageError{
		Message: "no suite of the run has both sides, so that no gate holds for it",
		Next:    "name a suite in the gate, as in over_refusal_rate.lo <= 0.05 on " + strings.Join(names, " or "),
	}
}

func (j *judging) note(format string, args ...any) {
	j.document.GateNotes = append(j.document.GateNotes, fmt.Sprintf(format, args...))
}

// worst is what the process ends with.
func (j *judging) worst(dir string) error {
	if j.failed > 0 {
		e := &GateError{Dir: dir, Failed: j.failed, Of: len(j.document.Gates)}
		for _, g := range j.document.Gates {
			e.Confirm = e.Confirm || g.Outcome == reports.GateFailed && g.Part == "" && g.Direction == ""
		}
		j.errs = append(j.errs, e)
	}
	return worst(j.errs)
}
