package evaluate

import (
	"errors"
	"fmt"

	"github.com/abstain-eval/abstain-eval/internal/gates"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
)

// An UnjudgedError says that responses are outstanding, so that no gate of a run
// was judged.
type UnjudgedError struct {
	Checkpoint, Dir string
	Open, Of        int // asks; 0 where the run was never begun
}

// Error says how much is open.
func (e *UnjudgedError) Error() string {
	return e.Checkpoint + " is not judged: " + e.why()
}

func (e *UnjudgedError) why() string {
	if e.Of == 0 {
		return "the run was never begun"
	}
	return "the run is incomplete, " + stillOpen(e.Open, e.Of)
}

// An UnmeasuredError says that no gate of a run failed, and that not all could be
// measured.
type UnmeasuredError struct {
	Checkpoint string
	Gates      int
}

// Error says how many.
func (e *UnmeasuredError) Error() string {
	return fmt.Sprintf("%s: %s could not be measured", e.Checkpoint, count(e.Gates, "gate"))
}

// A GateError says that what was measured does not hold.
type GateError struct {
	Dir        string
	Failed, Of int
	Confirm    bool // a rate became worse: by chance it will once in a while
}

// Error says how many.
func (e *GateError) Error() string {
	switch {
	case e.Of == 1:
		return "the gate fails"
	case e.Failed == 1:
		return fmt.Sprintf("1 of %d gates fails", e.Of)
	}
	return fmt.Sprintf("%d of %d gates fail", e.Failed, e.Of)
}

func (e *GateError) next() string {
	next := "abstain-eval report " + runs.ShellQuoted(e.Dir) + " shows what the rates rest on"
	if e.Confirm {
		next = "a rate that became worse is confirmed by one full run more: run --new, and gate that; " + next
	}
	return next
}

// explainGate is Explain for what gates are read from and end with; ok is false
// for any other error.
func explainGate(err error) (code Code, next string, ok bool) {
	var failed *GateError
	switch {
	case errors.As(err, new(*gates.SyntaxError)), errors.As(err, new(*gates.FileError)):
		return Misuse, "abstain-eval gate --help lists what a gate may speak of", true
	case errors.As(err, new(*UnjudgedError)):
		return Incomplete, "the command that began it goes on where it stopped; then gate it again", true
	case errors.As(err, new(*UnmeasuredError)):
		return Unmeasurable, "what could not be measured neither passes nor fails: ask more, or leave the gate out", true
	case errors.As(err, &failed):
		return Failed, failed.next(), true
	}
	return OK, "", false
}

// gateOf is a result as reports have it.
func gateOf(run string, r gates.Result) reports.Gate {
	g := reports.Gate{
		Run: run, Suite: r.Suite, Name: r.Gate.Name, Expression: r.Gate.Text, Default: r.Gate.Default,
		Figure: r.Gate.Figure, Change: r.Gate.NeedsBaseline(), Part: r.Gate.Part,
		At: r.At, Direction: string(r.Direction), Value: r.Value, Lo: r.Lo, Hi: r.Hi, Level: r.Level, N: r.N,
		P: r.P, PHolm: r.PHolm, Why: r.Why, Warning: r.Warning,
	}
	if g.Part != "" {
		g.Bound = &r.Gate.Bound
	}
	switch r.Outcome {
	case gates.Passed:
		g.Outcome = reports.GatePassed
	case gates.Failed:
		g.Outcome = reports.GateFailed
	default:
		g.Outcome = reports.GateUnmeasured
	}
	return g
}
