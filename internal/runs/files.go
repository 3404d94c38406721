package runs

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// WriteDerived writes a file that can be computed again (verdicts.jsonl,
// report.json), so that a reader sees the old file or the new one and never a
// half: into a temporary file beside it, which then takes its name. What write is
// given is buffered. If write fails, the old file stays, nothing is left behind, and
// write's error comes back wrapped.
func WriteDerived(dir, name string, write func(io.Writer) error) error {
	if name == "" || name != filepath.Base(name) || name == "." || name == ".." {
		return fmt.Errorf("writing a file into %s: %q is not a file name", dir, name)
	}
	return writeAtomic(dir, name, write)
}

// writeAtomic is writeAs with the permissions of a new file.
func writeAtomic(dir, name string, write func(io.Writer) error) error {
	return writeAs(dir, name, 0, write)
}

// writeAs writes a file with the permissions mode, or with those of a new file
// where that is 0. It syncs the file before it takes its name: a name in front of
// blocks that never reached the disk would be an empty file after a power cut.
func writeAs(dir, name string, mode fs.FileMode, write func(io.Writer) error) (err error) {
	path := filepath.Join(dir, name)
	f, err := createTemp(dir, name)
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, explain(err))
	}
	steady := &steadySync{to: f}
	defer func() {
		if err != nil {
			_ = steady.end()
			_ = f.Close() // a second Close does no harm
			_ = os.Remove(f.Name())
			err = fmt.Errorf("writing %s: %w", path, explain(err))
		}
	}()
	if mode != 0 {
		if err := f.Chmod(mode); err != nil {
			return err
		}
	}
	out := bufio.NewWriterSize(steady, 64<<10)
	if err := write(out); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if err := steady.end(); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// asJSON is a value as a line of JSON whose texts stay as they are, or as lines of it
// with an indent.
func asJSON(value any, indent string) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	err := enc.Encode(value)
	return out.Bytes(), err
}

// createTemp is os.CreateTemp with the permissions of an ordinary file, and a
// name by which a later process knows it as ours.
func createTemp(dir, name string) (*os.File, error) {
	for i := 0; ; i++ {
		path := filepath.Join(dir, fmt.Sprintf("%s%d-%d", tempPrefix(name), os.Getpid(), i))
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if i < 10_000 && errors.Is(err, fs.ErrExist) {
			continue
		}
		return f, err
	}
}

func tempPrefix(name string) string { return "." + name + ".tmp-" }

func isTemp(file string) bool {
	return strings.HasPrefix(file, tempPrefix(ManifestFile)) || strings.HasPrefix(file, tempPrefix(ItemsFile))
}

// makeDir makes dir and its parents, and syncs each directory that got a new
// entry. It says whether dir itself is new.
func makeDir(dir string) (made bool, err error) {
	err = os.Mkdir(dir, 0o777)
	if errors.Is(err, fs.ErrNotExist) {
		parent := filepath.Dir(dir)
		if parent == dir {
			return false, err
		}
		if _, err := makeDir(parent); err != nil {
			return false, err
		}
		err = os.Mkdir(dir, 0o777)
	}
	switch {
	case err == nil:
		return true, syncDir(filepath.Dir(dir))
	case errors.Is(err, fs.ErrExist):
		info, statErr := os.Stat(dir)
		if statErr != nil {
			return false, statErr
		}
		if !info.IsDir() {
			return false, &fs.PathError{Op: "mkdir", Path: dir, Err: syscall.ENOTDIR}
		}
		return false, nil
	}
	return false, err
}

// syncDir makes the entries of a directory durable. Some systems and file
// systems have no such call; there the entries are as durable as they get.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return nil // a directory that may be written but not read
	}
	defer func() { _ = d.Close() }()
	if err := d.Sync(); err != nil && isIO(err) {
		return err
	}
	return nil
}

// isIO tells a failing disk from a call that the file system does not offer.
func isIO(err error) bool {
	return errors.Is(err, syscall.EIO) || isFull(err)
}
