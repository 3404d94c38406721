package runs

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

// errHeld is what tryLock returns where another process holds the lock.
var errHeld = errors.New("held by another process")

// A heldLock is the open lock file. The operating system drops the lock when
// the process ends, however it ends, so that a lock left by a killed process
// is no obstacle.
type heldLock struct{ file *os.File }

// A holder is the content of the lock file: for the eye and for the error
// message, never for a decision.
type holder struct {
	PID   int       `json:"pid"`
	Host  string    `json:"host"`
	Since time.Time `json:"since"`
}

// Lock takes the run for this process. It does not wait: where another process
// (or another Run of this one) has it, the error is a *LockedError. A Run that
// holds its lock already keeps it. The file stays when the lock is released.
func (r *Run) Lock() error {
	if r.lock != nil {
		return nil
	}
	held, err := acquire(r.dir, r.Path(LockFile), r.now())
	if err != nil {
		return err
	}
	r.lock = held
	return nil
}

// Unlock releases the lock; without one it does nothing. The log must be
// closed before.
func (r *Run) Unlock() error {
	if r.lock == nil {
		return nil
	}
	held := r.lock
	r.lock = nil
	return held.release()
}

func acquire(dir, path string, now time.Time) (*heldLock, error) {
	f, err := openLock(path)
	if err == nil {
		err = tryLock(f)
	}
	if errors.Is(err, errHeld) {
		locked := lockedError(dir, path)
		if f != nil {
			_ = f.Close()
		}
		return nil, locked
	}
	if err != nil {
		if f != nil {
			_ = f.Close()
		}
		return nil, fmt.Errorf("locking %s: %w", dir, explain(err))
	}
	host, err := os.Hostname()
	if err != nil {
		host = "an unknown host"
	}
	// That the name of the holder cannot be written (a full disk) takes nothing
	// from the lock.
	if data, err := json.Marshal(holder{PID: os.Getpid(), Host: host, Since: now.UTC()}); err == nil {
		_ = f.Truncate(0)
		_, _ = f.WriteAt(append(data, '\n'), 0)
	}
	return &heldLock{file: f}, nil
}

func lockedError(dir, path string) *LockedError {
	locked := &LockedError{Dir: dir}
	f, err := os.Open(path)
	if err != nil {
		return locked
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(io.LimitReader(f, 4<<10))
	var h holder
	if err == nil && json.Unmarshal(data, &h) == nil {
		locked.PID, locked.Host, locked.Since = h.PID, h.Host, h.Since
	}
	return locked
}

func (l *heldLock) release() error {
	_ = l.file.Truncate(0) // nobody holds it now
	return unlock(l.file)
}
