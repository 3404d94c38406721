package runs

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Discard removes a run in which nothing was recorded: its own files, and the
// directory if nothing else is left in it. It fails, removing nothing, where a
// response is recorded. The log must be closed and the lock held; the lock is
// released.
func (r *Run) Discard() error {
	if r.lock == nil {
		return fmt.Errorf("discarding %s: the run is not locked", r.dir)
	}
	for _, log := range []string{ResponsesFile, CompressedFile} {
		info, err := os.Stat(r.Path(log))
		switch {
		case err == nil && info.Size() > 0:
			return fmt.Errorf("discarding %s: it holds responses", r.dir)
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return fmt.Errorf("discarding %s: %w", r.dir, err)
		}
	}
	return r.remove()
}

// Remove is Discard for a run whose responses lie elsewhere too, since they were copied
// from there: they go as well.
func (r *Run) Remove() error {
	if r.lock == nil {
		return fmt.Errorf("removing %s: the run is not locked", r.dir)
	}
	return r.remove()
}

func (r *Run) remove() error {
	// Killed in between, this leaves a run in which nothing happened or, of a copy that Remove takes
	// away, one that can be scored; with run.json gone it is what Create takes for its own.
	for _, name := range []string{VerdictsFile, ReportFile, EventsFile, AttemptsFile, CompressedFile, ResponsesFile, ManifestFile, ItemsFile} {
		if err := os.Remove(r.Path(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("removing %s: %w", r.dir, err)
		}
	}
	if err := r.Unlock(); err != nil {
		return err
	}
	if err := os.Remove(r.Path(LockFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("removing %s: %w", r.dir, err)
	}
	// What is not empty holds something of the user's and stays.
	_ = os.Remove(r.dir)
	return nil
}
