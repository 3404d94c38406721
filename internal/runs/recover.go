package runs

import (
	"fmt"
	"io"
	"os"
)

// recovery is what OpenLog found at the end of a log and how it mended it. Users are not told, since a torn line
// after a kill is by design; tests are.
type recovery struct {
	// Dropped is the size of the line in the middle of which the last process
	// was killed, in bytes; 0 where the log was whole. Its Append never
	// returned, so its question is asked again.
	Dropped int64
	// Duplicates counts the lines behind the first of their ask that were not
	// asked again.
	Duplicates int
}

// OpenLog opens responses.jsonl for appending, making it if there is none, of the
// compressed log where there is one. The run has to be locked. A torn end is cut off
// first; what it reads then is the beginning of each line, so that a long log is open in
// moments. A complete line that is no response is a *CorruptError: it is never cut off,
// since it may have been paid for.
func (r *Run) OpenLog() (*Log, error) {
	path := r.Path(ResponsesFile)
	if r.lock == nil {
		return nil, fmt.Errorf("opening %s: the run is not locked; Lock comes first", path)
	}
	if err := r.restore(); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o666)
	if err != nil {
		return nil, fmt.Errorf("opening the log: %w", explain(err))
	}
	l := newLog(f, path, r.plan())
	if err := l.mend(f); err != nil {
		_ = l.Close()
		return nil, err
	}
	if l.size > 0 { // what a process left that was killed may not be on disk yet
		if err := l.Sync(); err != nil {
			_ = l.Close()
			return nil, err
		}
	}
	if l.size == 0 { // the file may be new, and then its name has to last too
		if err := syncDir(r.dir); err != nil {
			_ = l.Close()
			return nil, fmt.Errorf("opening the log: %w", explain(err))
		}
	}
	return l, nil
}

func (l *Log) mend(f *os.File) error {
	var damage int64
	for e, err := range l.plan.scan(f, l.path, &damage) {
		if err != nil {
			return err
		}
		if l.note(e.slot, !l.Replied() && replied(e.line)) && !marked(e.line) {
			l.recovery.Duplicates++
		}
	}
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return fmt.Errorf("opening the log: %w", err)
	}
	l.size = size
	if damage == whole {
		return nil
	}
	if err := f.Truncate(damage); err != nil {
		return fmt.Errorf("dropping the torn last line of %s: %w", l.path, explain(err))
	}
	l.recovery.Dropped, l.size = size-damage, damage
	return nil // a power cut now leaves the torn end, to be dropped again
}
