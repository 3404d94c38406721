package runs

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/abstain-eval/abstain-eval/internal/nouns"
)

// Frozen is the run as it stands, for reading: what another process records
// from now on does not show in it, so that one may pass over it twice and see
// the same.
func (r *Run) Frozen() (*Run, error) {
	end := int64(0)
	f, err := r.openResponses()
	if err != nil {
		return nil, err
	}
	if f != nil {
		end = f.Size()
		_ = f.Close() // it was only looked at
	}
	frozen := newRun(r.dir, r.Manifest)
	frozen.end = &end
	return frozen, nil
}

// A recorded is what responses.jsonl held when it was opened.
type recorded struct {
	*io.SectionReader
	name string
	io.Closer
}

func (r *recorded) Name() string { return r.name }

// openResponses opens the log, or the compressed one where there is no other. It
// returns nil without an error where nothing was recorded yet.
func (r *Run) openResponses() (*recorded, error) {
	f, err := os.Open(r.Path(ResponsesFile))
	if errors.Is(err, fs.ErrNotExist) {
		return r.openCompressed()
	}
	if err != nil {
		return nil, fmt.Errorf("reading the responses of %s: %w", r.dir, err)
	}
	info, err := f.Stat()
	if err != nil {
		_ = f.Close()
		return nil, fmt.Errorf("reading the responses of %s: %w", r.dir, err)
	}
	return &recorded{io.NewSectionReader(f, 0, r.until(info.Size())), f.Name(), f}, nil
}

func (r *Run) openCompressed() (*recorded, error) {
	f, err := os.Open(r.Path(CompressedFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the responses of %s: %w", r.dir, err)
	}
	z, err := openFrames(f)
	if err != nil {
		_ = f.Close()
		return nil, damagedFrames(f.Name(), err)
	}
	return &recorded{io.NewSectionReader(z, 0, r.until(z.size)), f.Name(), z}, nil
}

// CheckLog returns a *CorruptError where the log has fewer lines than it once had:
// it was lost in part or as a whole. The log only grows, and empty lines count, so
// that one which was taken out may be left empty. What another process has
// recorded meanwhile counts too, also of a run that is frozen.
func (r *Run) CheckLog(once int) error {
	if once == 0 {
		return nil
	}
	lines := 0
	f, err := newRun(r.dir, r.Manifest).openResponses()
	if f != nil {
		defer func() { _ = f.Close() }()
		lines, err = countLines(f)
	}
	if err != nil {
		return fmt.Errorf("checking the responses of %s: %w", r.dir, err)
	}
	if lines >= once {
		return nil
	}
	e := &CorruptError{
		File: r.Path(ResponsesFile), Err: fmt.Errorf("it has %s, and %s recorded", nouns.Count(lines, "line"), were(once)),
		Do: "restore it from a copy, or start a new run; where you took out a line, leave an empty one",
	}
	if f != nil {
		e.File = f.Name()
	} else {
		e.Err = fmt.Errorf("it is missing, and %s recorded in it", were(once))
		e.Do = "restore it from a copy, or start a new run"
	}
	return e
}

func were(n int) string {
	if n == 1 {
		return "1 response was"
	}
	return nouns.Count(n, "response") + " were"
}

// countLines counts the newlines of r.
func countLines(r io.Reader) (n int, err error) {
	buffer := make([]byte, 64<<10)
	for {
		read, err := r.Read(buffer)
		n += bytes.Count(buffer[:read], []byte{'\n'})
		if errors.Is(err, io.EOF) {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// until is where a log of that size ends for this run.
func (r *Run) until(size int64) int64 {
	if r.end != nil {
		return min(size, *r.end)
	}
	return size
}
