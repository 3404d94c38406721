package asking

import "fmt"

// A BreakerError ended a run because nothing came back any more: so many asks
// in a row were undone. What is recorded stays, and the same command resumes.
type BreakerError struct {
	Undone int
	Last   error // why the latest of them failed
}

// Error names the number and the latest cause.
func (e *BreakerError) Error() string {
	return fmt.Sprintf("%d questions in a row got no reply; the last: %v", e.Undone, e.Last)
}

// Unwrap returns the latest cause.
func (e *BreakerError) Unwrap() error { return e.Last }

// Resumable is true: the same command goes on where this one stopped.
func (e *BreakerError) Resumable() bool { return true }

// A RefusedError ended a run before its first reply: every question so far was
// refused or filtered, so that the fault lies in what is sent with each of them. It comes
// inside a *Stop, and none of the refusals is in the log.
type RefusedError struct {
	Count int
	// Recorded is how many of them came to something else that says as little, a
	// prompt that was filtered: these are in the log.
	Recorded int
	Status   int // HTTP status, 0 where unknown
	Code     string
	Message  string // the server's, of the latest refusal
}

// Error gives the server's own words.
func (e *RefusedError) Error() string {
	at := ""
	if e.Status != 0 {
		at = fmt.Sprintf(" (HTTP %d)", e.Status)
	}
	if e.Recorded > 0 {
		return fmt.Sprintf("the server refused %d questions%s and answered none; of these nothing was recorded. It says: %s", e.Count, at, e.Message)
	}
	return fmt.Sprintf("the server refused each of the first %d questions%s; nothing was recorded. It says: %s", e.Count, at, e.Message)
}

// Resumable is false: the request has to change first.
func (e *RefusedError) Resumable() bool { return false }
