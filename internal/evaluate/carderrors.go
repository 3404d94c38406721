package evaluate

import (
	"errors"
	"fmt"
	"slices"

	"github.com/abstain-eval/abstain-eval/internal/cards"
	"github.com/abstain-eval/abstain-eval/internal/runs"
)

// EarlyError says that a run is not complete, so that its figures may still
// change.
type EarlyError struct {
	Checkpoint string
	Open, Of   int
}

// Error says how much is open.
func (e *EarlyError) Error() string {
	if e.Of == 0 {
		return fmt.Sprintf("%s was not begun yet, and is a part of the job", e.Checkpoint)
	}
	return e.Checkpoint + ": " + stillOpen(e.Open, e.Of) + ", and every figure may still change"
}

// DiffersError says that a card does not say what its run says.
type DiffersError struct {
	File, Dir string
	Places    int
	Other     string // the runs that the card names, where they are others
	Simulated bool   // the run is
}

// Error says in how many places.
func (e *DiffersError) Error() string {
	return fmt.Sprintf("%s differs from %s in %s", e.File, e.Dir, count(e.Places, "place"))
}

func (e *DiffersError) next() string {
	again := cardInto(e.Dir, e.File, e.Simulated) + " writes it anew"
	if e.Other != "" {
		return "the block is of run " + e.Other + ": name that with --run; or " + again
	}
	return again
}

// noBlock says that a file has no card of the runs that lie in dir.
func noBlock(file, dir string) error {
	return &UsageError{
		Message: file + ": it holds no block of abstain-eval",
		Next:    cardInto(dir, file, anySimulated(dir)) + " puts one in",
	}
}

// anySimulated says whether a run that lies in dir, itself or as one of a job, is
// of a simulated checkpoint. What cannot be read is not.
func anySimulated(dir string) bool {
	dirs := []string{dir}
	if runs.IsJob(dir) {
		dirs = runs.JobRuns(dir)
	}
	return slices.ContainsFunc(dirs, func(dir string) bool {
		run, err := runs.Open(dir)
		return err == nil && run.Manifest.Provenance.Simulated
	})
}

// cardInto is the command that puts the card of a run into a file.
func cardInto(dir, file string, simulated bool) string {
	command := "abstain-eval card " + runs.ShellQuoted(dir) + " --into " + runs.ShellQuoted(file)
	if simulated {
		command += " --allow-simulated"
	}
	return command
}

// cardError makes of a file that cannot be edited a mistake that the user can
// mend.
func cardError(err error) error {
	var refused *cards.Error
	if errors.As(err, &refused) {
		return &UsageError{Message: refused.Error(), Next: refused.Next}
	}
	return err
}
