//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package runs

import (
	"errors"
	"io/fs"
	"os"
)

// openLock makes the lock file, whose existence is the lock: these systems have
// no lock that ends with its process. After a kill the file has to be removed
// by hand; its content says whose it was.
func openLock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return nil, errHeld
	}
	return f, err
}

func tryLock(*os.File) error { return nil }

func unlock(f *os.File) error { return errors.Join(f.Close(), os.Remove(f.Name())) }
