package runs

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// An Event is one line of events.jsonl: something that happened to a run after
// run.json was written, such as a parameter that was adapted or a resume.
type Event struct {
	At     time.Time       `json:"at"`
	Kind   string          `json:"kind"`
	Fields json.RawMessage `json:"fields,omitempty"` // an object, or absent
}

// AppendEvent appends a line to events.jsonl, whole or not at all. It is not
// synced: a power cut may take it. Nil fields are left out. Fields must hold no
// secret.
func (r *Run) AppendEvent(kind string, fields any) error {
	return r.appendLine(EventsFile, struct {
		At     time.Time `json:"at"`
		Kind   string    `json:"kind"`
		Fields any       `json:"fields,omitempty"`
	}{r.now().UTC(), kind, fields})
}

// AppendAttempt appends a value to attempts.jsonl as a line: a try that failed
// and will be made again. It is written like an event.
func (r *Run) AppendAttempt(attempt any) error { return r.appendLine(AttemptsFile, attempt) }

// Events yields the events in the order in which they were written. A line that
// is no event (a process was killed while it wrote) is yielded as a
// *jsonl.SyntaxError, and reading goes on behind it; a last line without its
// newline is left out. Where nothing happened there is nothing.
func (r *Run) Events() iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		path := r.Path(EventsFile)
		f, err := os.Open(path)
		if errors.Is(err, fs.ErrNotExist) {
			return
		}
		if err != nil {
			yield(Event{}, fmt.Errorf("reading the events of %s: %w", r.dir, err))
			return
		}
		defer func() { _ = f.Close() }()
		for line, err := range jsonl.Lines(f) {
			if err != nil {
				yield(Event{}, fmt.Errorf("reading %s: %w", path, err))
				return
			}
			if line.Torn {
				return
			}
			var e Event
			if err := json.Unmarshal(line.Bytes, &e); err != nil {
				if !yield(Event{}, &jsonl.SyntaxError{File: path, Line: line.Number, Err: fmt.Errorf("not an event: %w", inWords(err))}) {
					return
				}
				continue
			}
			if !yield(e, nil) {
				return
			}
		}
	}
}

// AppendHTTP adds the text of an exchange to http.log.
func (r *Run) AppendHTTP(text []byte) error { return r.appendBytes(HTTPFile, text) }

// appendLine writes value as one line in one write. Where the last process left
// half a line, the new one begins on a line of its own.
func (r *Run) appendLine(name string, value any) error {
	line, err := asJSON(value, "")
	if err != nil {
		return fmt.Errorf("appending to %s: %w", r.Path(name), err)
	}
	return r.appendBytes(name, line)
}

func (r *Run) appendBytes(name string, line []byte) (err error) {
	path := r.Path(name)
	defer func() {
		if err != nil {
			err = fmt.Errorf("appending to %s: %w", path, explain(err))
		}
	}()
	r.small.Lock()
	defer r.small.Unlock()
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o666)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	var last [1]byte
	if size > 0 {
		if _, err := f.ReadAt(last[:], size-1); err != nil {
			return err
		}
		if last[0] != '\n' {
			line = append([]byte{'\n'}, line...)
		}
	}
	_, err = f.Write(line)
	return err
}
