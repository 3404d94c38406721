package runs

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Open opens a run for reading. It reads run.json and nothing else. Errors: a
// *NotARunError where there is no run, a *CorruptError where run.json does not
// hold one or is missing beside responses, and otherwise the system's error, as for
// a file one may not read.
func Open(dir string) (*Run, error) {
	path := filepath.Join(dir, ManifestFile)
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil, notARun(dir)
	}
	if err != nil {
		return nil, fmt.Errorf("opening run %s: %w", dir, err)
	}
	m, err := decodeManifest(data)
	if errors.As(err, new(*formatError)) {
		return nil, &CorruptError{File: path, Err: err, Do: "read it with that version, or start a new run"}
	}
	if err != nil {
		return nil, &CorruptError{File: path, Err: err, Do: "it is written once and never changed: restore it from a copy, or start a new run"}
	}
	return newRun(dir, m), nil
}

func notARun(dir string) error {
	c, err := inspect(dir)
	if err != nil {
		return fmt.Errorf("opening run %s: %w", dir, err)
	}
	if c.state == remains {
		return &CorruptError{
			File: filepath.Join(dir, ManifestFile), Err: fmt.Errorf("it is missing beside %s, which it describes", c.holds),
			Do: "restore it from a copy, or move what lies there away to begin anew",
		}
	}
	e := &NotARunError{Dir: dir, Creatable: c.state.creatable()}
	switch c.state {
	case absent:
		e.Reason = "it does not exist"
	case empty:
		e.Reason = "it is empty"
	case halfCreated:
		e.Reason = "its creation was interrupted before " + ManifestFile + " was written"
	case aFile:
		e.Reason = "it, or a part of its path, is a file"
	case foreign, aRun: // a run.json that appeared just now is read by the next Open
		e.Reason = "it holds " + c.holds + " but no " + ManifestFile
		if IsJob(dir) {
			e.Reason = "it is a job of several runs"
		}
	}
	return e
}

type state int

const (
	absent state = iota
	empty
	halfCreated
	aRun
	aFile
	remains // of a run that has lost its run.json
	foreign
)

func (s state) creatable() bool { return s == absent || s == empty || s == halfCreated }

type content struct {
	state state
	holds string // the name of a file, where state is remains or foreign
}

// inspect says what a directory is as far as a run can be created in it. A
// creation that was interrupted is known by the lock file, which is the first
// file Create makes: items.jsonl alone may be the user's own suite.
func inspect(dir string) (content, error) {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return content{state: absent}, nil
	case errors.Is(err, syscall.ENOTDIR):
		return content{state: aFile}, nil
	case err != nil:
		return content{}, err
	case len(entries) == 0:
		return content{state: empty}, nil
	}
	locked, items, http, other, log := false, false, false, "", ""
	for _, e := range entries {
		switch name := e.Name(); {
		case name == ManifestFile:
			return content{state: aRun}, nil
		case name == LockFile:
			locked = true
		case name == ItemsFile:
			items = true
		case name == HTTPFile:
			http = true
		case (name == ResponsesFile || name == CompressedFile) && !isEmpty(e):
			log = name
		case !isTemp(name) && other == "":
			other = name
		}
	}
	switch {
	case log != "":
		return content{remains, log}, nil
	case other != "":
		return content{foreign, other}, nil
	case locked, http && !items: // http.log alone is left of a run in which nothing was recorded
		return content{state: halfCreated}, nil
	case items:
		return content{foreign, ItemsFile}, nil
	}
	return content{foreign, entries[0].Name()}, nil
}

// isEmpty says whether a file holds nothing. One that cannot be looked at may hold
// something.
func isEmpty(e fs.DirEntry) bool {
	info, err := e.Info()
	return err == nil && info.Size() == 0
}
