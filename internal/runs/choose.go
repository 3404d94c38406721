package runs

import (
	"context"
	"errors"
	"os"
	"time"
)

// Choose calls choose while no other process is within Choose for the same
// logDir: of several same commands that are started at once each finds the run
// that another has begun. It makes logDir where there is none, and takes it back
// where choose leaves nothing in it.
//
// It waits for as long as another process takes, and calls waiting once if that
// is more than a second; where ctx ends meanwhile, so does it, with the cause.
// Else the error is choose's. Where the directory cannot be made or locked (that
// is so on Windows and on some network file systems), choose is called all the
// same.
func Choose(ctx context.Context, logDir string, waiting func(), choose func() error) error {
	for {
		made, err := makeDir(logDir)
		if err != nil {
			return choose() // which says what is wrong with the directory
		}
		held, err := holdDir(ctx, logDir, waiting)
		if err != nil {
			return err
		}
		if held != nil && !isAt(held, logDir) {
			_ = held.Close()
			continue // another process, in which nothing was begun, took it back
		}
		return chooseIn(logDir, made, held, choose)
	}
}

// chooseIn is choose in a directory that is held, if it can be, and that goes again if this
// process made it and nothing is begun there.
func chooseIn(dir string, made bool, held *os.File, choose func() error) error {
	if held != nil {
		defer func() { _ = held.Close() }() // lets go of the lock
	}
	if made {
		defer func() { _ = os.Remove(dir) }() // still locked; refuses where it is not empty
	}
	return choose()
}

// holdDir locks a directory itself, so that no file is left in it. The result is nil
// where it cannot be locked.
func holdDir(ctx context.Context, dir string, waiting func()) (*os.File, error) {
	const between, tellAfter = 10 * time.Millisecond, 100 // tries
	f, err := os.Open(dir)
	if err != nil {
		return nil, nil //nolint:nilerr // choosing says what is wrong
	}
	for try := 0; ; try++ {
		err := tryLock(f)
		if err == nil {
			return f, nil
		}
		if !errors.Is(err, errHeld) {
			_ = f.Close()
			return nil, nil
		}
		if try == tellAfter {
			waiting()
		}
		select {
		case <-ctx.Done():
			return nil, errors.Join(context.Cause(ctx), f.Close())
		case <-time.After(between):
		}
	}
}

// isAt reports whether an open directory is still the one at that path.
func isAt(open *os.File, dir string) bool {
	was, err := open.Stat()
	if err != nil {
		return false
	}
	is, err := os.Stat(dir)
	return err == nil && os.SameFile(was, is)
}
