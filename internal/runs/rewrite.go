package runs

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Rewrite gives a user's file, which need not be there yet, the content that write
// writes, so that a reader sees the old file or the new one and never a half. A
// file keeps its permissions, and one that may not be written is left alone; where
// the name is a link, the file that it leads to is rewritten. What is no file, such
// as a pipe or a device, is written into. If that fails, the old file stays, and
// what a part of the path is in the way of comes back as a *PlaceError.
func Rewrite(path string, write func(io.Writer) error) error {
	file, err := userFile(path)
	switch {
	case err != nil:
		return fmt.Errorf("writing %s: %w", path, explain(err))
	case file.special:
		return writeInto(path, write)
	}
	return writeAs(filepath.Dir(file.path), filepath.Base(file.path), file.mode, write)
}

// CheckRewrite says whether Rewrite can write a file, with the error that it would
// give. It changes nothing and leaves nothing behind.
func CheckRewrite(path string) error {
	file, err := userFile(path)
	if err == nil && !file.special {
		var temp *os.File
		if temp, err = createTemp(filepath.Dir(file.path), filepath.Base(file.path)); err == nil {
			err = errors.Join(temp.Close(), os.Remove(temp.Name()))
		}
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, explain(err))
	}
	return nil
}

// A target is where the content of a user's file goes.
type target struct {
	path    string      // behind all links
	mode    fs.FileMode // its permissions, or 0 where there is none yet
	special bool        // it is no file: its bytes cannot be replaced, only added to
}

func userFile(path string) (target, error) {
	if behind, err := filepath.EvalSymlinks(path); isFact(path) || err == nil && isFact(behind) {
		return target{}, &FactError{}
	}
	info, err := os.Stat(path)
	if err != nil {
		if link, lerr := os.Lstat(path); lerr == nil && link.Mode()&fs.ModeSymlink != 0 && errors.Is(err, fs.ErrNotExist) {
			return target{}, errors.New("it is a link that leads nowhere, and is left alone")
		}
		return target{path: path}, nil // to make a file there fails in the same way, or works
	}
	switch mode := info.Mode(); {
	case mode.IsDir():
		return target{}, errors.New("it is a directory")
	case !mode.IsRegular():
		return target{special: true}, nil
	case mode.Perm()&0o222 == 0: // even of one who may write everything
		return target{}, &fs.PathError{Op: "open", Path: path, Err: fs.ErrPermission}
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return target{}, err
	}
	if err := f.Close(); err != nil {
		return target{}, err
	}
	behind, err := filepath.EvalSymlinks(path)
	return target{path: behind, mode: info.Mode().Perm()}, err
}

// A FactError is a file of a run that a user's file would take the place of.
type FactError struct{}

// Error says why it is left alone; what wraps it names the file.
func (*FactError) Error() string { return "it is a part of a run, which would be lost" }

// isFact says whether path is that of a fact in the directory of a run or a job:
// of what cannot be made again.
func isFact(path string) bool {
	dir, base := filepath.Split(path)
	facts := []string{ManifestFile, JobFile, ItemsFile, ResponsesFile, CompressedFile, EventsFile, AttemptsFile, HTTPFile, LockFile}
	return isRunOrJob(filepath.Clean(dir)) && slices.ContainsFunc(facts, func(name string) bool { return strings.EqualFold(name, base) })
}

// writeInto writes into what is no file.
func writeInto(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err == nil {
		err = errors.Join(write(f), f.Close())
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return nil
}
