package evaluate

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/endpoint"
	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/suites"
)

// UsageError is a mistake in what was asked of the tool.
type UsageError struct {
	Message string
	Next    string // what to do about it; may be empty
}

// Error is the message without the advice.
func (e *UsageError) Error() string { return e.Message }

// UnfinishedError says that asks are outstanding. The same command resumes.
type UnfinishedError struct {
	Checkpoint string
	Open, Of   int
	Err        error // what stood in the way, or nil
}

// Error says how much is open and why.
func (e *UnfinishedError) Error() string {
	text := e.Checkpoint + ": " + stillOpen(e.Open, e.Of)
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

// Unwrap returns what stood in the way.
func (e *UnfinishedError) Unwrap() error { return e.Err }

// PartialError says that what was asked for is of complete runs alone, and that
// asks of this one are outstanding.
type PartialError struct {
	Dir      string // of the run, or of the job where the run was not begun
	Run      string // of a job, where it was not begun
	Open, Of int
}

// Error says how much is open.
func (e *PartialError) Error() string {
	if e.Of == 0 {
		return fmt.Sprintf("%s was not begun yet, and metrics are of complete jobs alone", e.Run)
	}
	return fmt.Sprintf("%d of %d responses are not recorded, and metrics are of complete runs alone", e.Open, e.Of)
}

// UnscoredError says that a complete run is no evidence.
type UnscoredError struct {
	reports.NoEvidence
	Checkpoint, Dir string
	Suite           string
	Others          []string // suites of which too much is unscored too
	OtherRuns       []string // likewise, where several runs were asked
	Truncated       bool     // most were cut off
	ServerCut       bool     // and most of these by a limit of the server's own
	Refused         bool     // most are errors of the server
	Foreign         bool     // it was made of a file of answers: nothing of it can be asked
}

// Error names the sides, worst first, and their shares.
func (e *UnscoredError) Error() string {
	text := fmt.Sprintf("%s: %s of %s could not be scored, more than the %.3g%% allowed",
		e.Checkpoint, e.Parts(), e.Suite, 100*e.Allowed)
	if len(e.Others) > 0 {
		text += "; of " + strings.Join(e.Others, ", ") + " too much could not be scored either"
	}
	if len(e.OtherRuns) > 0 {
		text += "; too much of " + listed(e.OtherRuns) + " could not be scored either"
	}
	return text
}

// Explain gives the exit code of err and what the user can do next; next is
// empty where the message says it all. What to do about errors of other rooms is
// said here where it is the same wherever they come up; else it stands with the
// error: in Next of a UsageError and its like, or in the words of an error of runs.
func Explain(err error) (code Code, next string) {
	var (
		usage      *UsageError
		key        *endpoint.AuthError
		model      *endpoint.ModelError
		url        *endpoint.URLError
		wrongAPI   *endpoint.WrongAPIError
		param      *endpoint.ParamError
		cert       *endpoint.CertificateError
		mendable   interface{ Resumable() bool }
		partial    *PartialError
		unscored   *UnscoredError
		unwell     *UnwellError
		budget     *BudgetError
		refusing   *endpoint.RefusingError
		unfinished *UnfinishedError
		suite      *suites.UnknownError
		differs    *DiffersError
	)
	if joined, ok := err.(interface{ Unwrap() []error }); ok { // the join itself is looked for
		return Explain(worst(joined.Unwrap()))
	}
	if code, next, ok := explainGate(err); ok {
		return code, next
	}
	switch {
	case err == nil:
		return OK, ""
	case errors.As(err, &unwell):
		return Incomplete, unwell.Next
	case errors.As(err, new(*EarlyError)):
		return Incomplete, "the command that began the run goes on with it; make the card when it is complete"
	case errors.As(err, &differs):
		return Failed, differs.next()
	case errors.As(err, &key):
		return Misuse, keyAdvice(key)
	case errors.As(err, &model):
		return Misuse, modelAdvice(model)
	case errors.As(err, &url):
		return Misuse, urlAdvice(url)
	case errors.As(err, &wrongAPI):
		return Misuse, apiAdvice(wrongAPI)
	case errors.As(err, &param):
		return Misuse, paramAdvice(param)
	case errors.As(err, &cert):
		return Misuse, certAdvice(cert)
	case errors.As(err, new(*asking.RefusedError)):
		return Misuse, "mend what the server names and run again"
	case errors.As(err, &usage):
		return Misuse, usage.Next
	case errors.As(err, &suite):
		if apart := strings.Split(suite.Ref, ","); len(apart) > 1 {
			for i := range apart {
				apart[i] = runs.ShellQuoted(apart[i])
			}
			return Misuse, "several suites are named one after the other, as in abstain-eval run " + strings.Join(apart, " ")
		}
		return Misuse, "abstain-eval suite list shows the built-in ones"
	case errors.As(err, new(*runs.FactError)):
		return Misuse, "name another file"
	case errors.As(err, new(*runs.LockedError)):
		return Misuse, "nothing was changed"
	case errors.As(err, new(*runs.ChangedError)), errors.As(err, new(*runs.NotARunError)), errors.As(err, new(*runs.UnknownRunError)),
		errors.As(err, new(*runs.AmbiguousRunError)), errors.As(err, new(*runs.OccupiedError)):
		return Misuse, "" // they say themselves what to do
	case errors.As(err, new(*runs.CorruptError)): // before a line of a suite, which it may hold
		return Internal, ""
	case errors.As(err, new(*jsonl.SyntaxError)):
		return Misuse, ""
	case errors.As(err, &budget):
		return Incomplete, "with a higher " + budget.Flag + " the same command goes on where it stopped; nothing recorded is asked again"
	case errors.As(err, &refusing):
		return Incomplete, "mend what the server names; then the same command with --retry api_error asks again what it refused, and goes on"
	case errors.As(err, &partial):
		return Incomplete, "the command that began it goes on where it stopped; abstain-eval report " + runs.ShellQuoted(partial.Dir) + " shows it as far as it has come"
	case errors.As(err, &unfinished) && unfinished.Open == 1 && endpoint.OpenItem(err) != "":
		return Incomplete, "the question is " + endpoint.OpenItem(err) + ": the same command asks it again, and abstain-eval report shows the run without it"
	case errors.As(err, new(*UnfinishedError)), errors.As(err, &mendable) && mendable.Resumable():
		return Incomplete, "the same command goes on where it stopped; nothing recorded is asked again"
	case errors.As(err, &unscored):
		return Unmeasurable, unscored.next()
	case errors.Is(err, context.Canceled):
		return Interrupted, "state is saved; the same command goes on where it stopped"
	case errors.As(err, new(*runs.PlaceError)):
		return Internal, ""
	case errors.Is(err, fs.ErrPermission):
		return Internal, "change the permissions of what is named there, or name something else"
	}
	return Internal, ""
}

// worst orders the errors of several runs: 1 and 2 come first, since the tool
// or its user is at fault; then 4 before 5 before 3.
func worst(errs []error) error {
	rank := func(err error) int {
		code, _ := Explain(err)
		switch code {
		case Internal:
			return 6
		case Misuse:
			return 5
		case Interrupted, Terminated:
			return 4
		case Incomplete:
			return 3
		case Unmeasurable:
			return 2
		case Failed:
			return 1
		}
		return 0
	}
	var worst error
	for _, err := range errs {
		if err != nil && (worst == nil || rank(err) > rank(worst)) {
			worst = err
		}
	}
	return worst
}
