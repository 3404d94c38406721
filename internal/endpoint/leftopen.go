package endpoint

import (
	"errors"
	"fmt"
	"time"
)

// A GaveUpError is an ask that got no reply though it was tried again and
// again. Time may mend it, so that it leaves no record.
type GaveUpError struct {
	Item    string // the question; "" of a listing
	Tries   int
	Kind    Kind
	Status  int // of the last try, 0 where no reply came
	Message string
	Err     error // the network's own error, if it was one
}

// Error gives the number of tries and what became of the last.
func (e *GaveUpError) Error() string {
	if e.Tries == 1 {
		return e.Message
	}
	return fmt.Sprintf("no reply after %d tries; the last: %s", e.Tries, e.Message)
}

// Unwrap returns the network's own error, or nil.
func (e *GaveUpError) Unwrap() error { return e.Err }

// Resumable is true: the next session asks again.
func (e *GaveUpError) Resumable() bool { return true }

// Throttled says that the server was asked too much.
func (e *GaveUpError) Throttled() bool { return e.Kind == RateLimit }

// A TimeoutError is an ask that got no reply within the time one may take over
// all its tries. It leaves no record.
type TimeoutError struct {
	Item    string
	After   time.Duration
	Tries   int    // that were made
	Message string // what became of the last; "" where none was made
}

// Error gives the time, the number of tries and what became of the last.
func (e *TimeoutError) Error() string {
	text := fmt.Sprintf("no reply within %v, the time limit of one question (--timeout)", e.After)
	if e.Message == "" {
		return text
	}
	if e.Tries == 1 {
		return text + "; the only try: " + e.Message
	}
	return fmt.Sprintf("%s, in %d tries; the last: %s", text, e.Tries, e.Message)
}

// Resumable is true: the next session asks again.
func (e *TimeoutError) Resumable() bool { return true }

// about names the question in an error that leaves it open.
func about(err error, item string) error {
	var gaveUp *GaveUpError
	var timeout *TimeoutError
	switch {
	case errors.As(err, &gaveUp):
		gaveUp.Item = item
	case errors.As(err, &timeout):
		timeout.Item = item
	}
	return err
}

// OpenItem is the question that err leaves open; "" where it speaks of none.
func OpenItem(err error) string {
	var gaveUp *GaveUpError
	var timeout *TimeoutError
	switch {
	case errors.As(err, &gaveUp):
		return gaveUp.Item
	case errors.As(err, &timeout):
		return timeout.Item
	}
	return ""
}
