package runs

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/nouns"
	"github.com/abstain-eval/abstain-eval/suites"
)

// Create makes a run: the directory and its parents, items.jsonl, and then
// run.json, each whole or not at all and on disk when Create returns. m.ID and
// m.Identity have to be set; m.Format is set here. The returned run is not
// locked.
//
// The directory must be new, empty, or one whose creation was interrupted;
// anything else is an *OccupiedError and stays as it is. Another process
// creating the same run is a *LockedError. Items that are not those of the
// identity are an error, since every later reader would take line n for another
// question. A failed Create leaves behind no more than it found, but for the
// parents, in which another process may be making a run by then.
func Create(dir string, m Manifest, items func(io.Writer) error) (*Run, error) {
	return create(dir, m, func(w io.Writer) error {
		d := newDigest()
		if err := items(io.MultiWriter(w, d)); err != nil {
			return err
		}
		return d.compare(m.Identity)
	})
}

// CreateHeld is Create with items that stay in memory, and their lines without
// newlines, of which the identity was made. They are neither hashed again when they
// are written nor parsed again when the run is read.
func CreateHeld(dir string, m Manifest, items []*suites.Item, lines []string) (*Run, error) {
	run, err := create(dir, m, func(w io.Writer) error {
		for _, line := range lines {
			if _, err := io.WriteString(w, line); err != nil {
				return err
			}
			if _, err := io.WriteString(w, "\n"); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		run.held = items
	}
	return run, err
}

func create(dir string, m Manifest, items func(io.Writer) error) (*Run, error) {
	run, err := prepare(dir, m, items)
	if err != nil {
		return nil, fmt.Errorf("creating run %s: %w", dir, err)
	}
	return run, nil
}

func prepare(dir string, m Manifest, items func(io.Writer) error) (*Run, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	data, err := m.encode()
	if err != nil {
		return nil, err
	}
	made, err := makeDir(dir)
	if err != nil {
		return nil, explain(err)
	}
	if err := vacant(dir); err != nil {
		return nil, err
	}
	return fill(dir, made, data, items)
}

// fill makes a run in a directory that was vacant a moment ago; made says that
// this call made it, so that it goes again if this fails.
func fill(dir string, made bool, data []byte, items func(io.Writer) error) (_ *Run, err error) {
	lock, err := acquire(dir, filepath.Join(dir, LockFile), time.Now())
	if err != nil {
		if made {
			_ = os.Remove(dir) // refuses where it is not empty
		}
		return nil, err
	}
	if err := vacant(dir); err != nil { // again: another process may have been first
		return nil, errors.Join(err, lock.release())
	}
	defer func() {
		err = errors.Join(err, lock.release())
		if err != nil && made {
			removeCreated(dir)
		}
	}()
	if err := removeTemps(dir); err != nil {
		return nil, err
	}
	if err := writeAtomic(dir, ItemsFile, items); err != nil {
		return nil, err
	}
	if err := syncDir(dir); err != nil { // the items are there before run.json says so
		return nil, err
	}
	err = writeAtomic(dir, ManifestFile, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := syncDir(dir); err != nil {
		return nil, err
	}
	written, err := decodeManifest(data) // as the next Open will see it
	if err != nil {
		return nil, err
	}
	return newRun(dir, written), nil
}

func vacant(dir string) error {
	c, err := inspect(dir)
	switch {
	case err != nil:
		return explain(err)
	case c.state == aRun:
		return &OccupiedError{Dir: dir, Holds: "a run"}
	case !c.state.creatable():
		return &OccupiedError{Dir: dir, Holds: c.holds}
	}
	return nil
}

// removeTemps removes what an interrupted creation was in the middle of.
func removeTemps(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if isTemp(e.Name()) {
			if err := os.Remove(filepath.Join(dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// removeCreated takes back a directory that this call made. The manifest goes
// first, so that a kill in between leaves no run that lacks its items.
func removeCreated(dir string) {
	for _, name := range []string{ManifestFile, ItemsFile, LockFile} {
		_ = os.Remove(filepath.Join(dir, name))
	}
	_ = os.Remove(dir)
}

// CheckItems reads items.jsonl and returns a *CorruptError where its bytes are
// not those that run.json was written for, since somebody edited it, or where it
// is missing.
func (r *Run) CheckItems() error {
	f, err := os.Open(r.Path(ItemsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return &CorruptError{File: r.Path(ItemsFile), Err: syscall.ENOENT, Do: "restore it from a copy, or start a new run"}
	}
	if err != nil {
		return fmt.Errorf("checking the items of %s: %w", r.dir, err)
	}
	defer func() { _ = f.Close() }()
	d := newDigest()
	if _, err := io.Copy(d, f); err != nil {
		return fmt.Errorf("checking the items of %s: %w", r.dir, err)
	}
	if err := d.compare(r.Manifest.Identity); err != nil {
		if r.withCRLF() {
			return &CorruptError{
				File: r.Path(ItemsFile), Err: errors.New("its lines were given other ends, CRLF for LF, as git may do where a file is checked out"),
				Do: "restore it from a copy, and keep runs from that with -text in .gitattributes",
			}
		}
		return &CorruptError{File: r.Path(ItemsFile), Err: err, Do: "restore it from a copy, or start a new run"}
	}
	return nil
}

// withCRLF says whether the items are those of the run but for the ends of their
// lines.
func (r *Run) withCRLF() bool {
	data, err := os.ReadFile(r.Path(ItemsFile))
	if err != nil || !bytes.HasSuffix(data, []byte("\r\n")) {
		return false
	}
	d := newDigest()
	_, _ = d.Write(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")))
	return d.compare(r.Manifest.Identity) == nil
}

func (d *digest) compare(id Identity) error {
	if d.lines != id.NItems {
		return fmt.Errorf("it has %s where the identity of the run says %d", nouns.Count(d.lines, "item"), id.NItems)
	}
	if sum := d.sum(); sum != id.ItemsSHA256 {
		return fmt.Errorf("its SHA-256 begins with %.12s where the identity of the run says %.12s", sum, id.ItemsSHA256)
	}
	return nil
}
