package runs

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
)

// A PlaceError is a file or directory that cannot be written, or looked into,
// where the user put it: the disk is full, a part of the path is a file, it is
// read-only, or somebody else's.
type PlaceError struct {
	What string // is the matter
	Do   string // what the user can do
	Err  error  // the system's, which names the path
}

// Error says what is wrong, what to do, and where.
func (e *PlaceError) Error() string { return fmt.Sprintf("%s; %s: %v", e.What, e.Do, e.Err) }

// Unwrap returns the system's error.
func (e *PlaceError) Unwrap() error { return e.Err }

// explain makes a *PlaceError of what the place that a user gave brings about,
// and leaves every other error as it is.
func explain(err error) error {
	place := &PlaceError{Err: err}
	switch {
	case err == nil, errors.As(err, new(*PlaceError)):
		return err
	case isFull(err):
		place.What, place.Do = "the disk is full", "free some space and try again"
	case errors.Is(err, syscall.ENOTDIR):
		place.What, place.Do = "a part of the path is a file, not a directory", "give another directory"
	case errors.Is(err, syscall.EROFS):
		place.What, place.Do = "the file system is read-only", "give another directory"
	case errors.Is(err, fs.ErrPermission):
		place.What, place.Do = "no permission", "give a directory you may write, or change its permissions"
	default:
		return err
	}
	return place
}
