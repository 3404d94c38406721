package evaluate

import (
	"fmt"

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
	return fmt.Sprintf("%s: %d of %d asks are still open, and every figure may still change", e.Checkpoint, e.Open, e.Of)
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
	again := "abstain-eval card " + runs.ShellQuoted(e.Dir) + " --into " + runs.ShellQuoted(e.File)
	if e.Simulated {
		again += " --allow-simulated"
	}
	again += " writes it anew"
	if e.Other != "" {
		return "the block is of run " + e.Other + ": name that with --run; or " + again
	}
	return again
}
