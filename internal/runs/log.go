package runs

import (
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/abstain-eval/abstain-eval/responses"
)

// syncWithin is how long a line may wait until it is synced to disk together with the
// others that came since: what a power cut may cost.
const syncWithin = 50 * time.Millisecond

// A logFile is what a log needs of the file it appends to.
type logFile interface {
	io.Writer
	Truncate(size int64) error
	Sync() error
	Close() error
}

// A Log appends to responses.jsonl. Its methods may be called from many
// goroutines.
type Log struct {
	plan plan
	path string
	done bitmap

	count   atomic.Int64 // asks with a record
	replied atomic.Bool
	// unsynced says that a line was written that no sync was begun behind.
	unsynced atomic.Bool

	mu     sync.Mutex // serializes lines
	file   logFile
	size   int64 // of the file, up to the last whole line
	err    error // nothing can be appended any more
	closed bool

	recovery recovery
	dirty    chan struct{} // something was written since the last sync
	stop     chan struct{}
	stopped  chan struct{}
}

// newLog starts the goroutine that syncs; Close ends it.
func newLog(file logFile, path string, p plan) *Log {
	l := &Log{
		plan: p, path: path, file: file, done: newBitmap(p.asks()),
		dirty: make(chan struct{}, 1), stop: make(chan struct{}), stopped: make(chan struct{}),
	}
	go l.syncInGroups()
	return l
}

// Done says whether an ask has a record. An ask that is no part of the run has
// none.
func (l *Log) Done(n, epoch int) bool {
	slot, ok := l.plan.slot(n, epoch)
	return ok && l.done.has(slot)
}

// Count returns how many asks have a record.
func (l *Log) Count() int { return int(l.count.Load()) }

// Replied says whether any record is of a reply, so that a server which refused
// every single ask is told from one that answers.
func (l *Log) Replied() bool { return l.replied.Load() }

// Append writes a record as one line, in one write. When it returns nil the
// line survives this process, and after syncWithin the machine.
//
// Where the line cannot be written whole the file is cut back to its last whole
// line and the error is a *WriteError; the log can be used further, should
// space be freed. After a *SyncError, or if cutting back fails, every later
// call gives the same error. A second record of an ask is written too, since it
// was paid for; the first goes on counting, unless the second was asked again
// and replaces it.
func (l *Log) Append(rec responses.Record) error {
	slot, ok := l.plan.slot(rec.N, rec.Epoch)
	if !ok {
		return fmt.Errorf("recording a response: item %d, epoch %d is no part of this run", rec.N, rec.Epoch)
	}
	room, _ := lineRooms.Get().(*[]byte)
	line, err := encode((*room)[:0], rec)
	if err != nil {
		return fmt.Errorf("recording a response: %w", err)
	}
	if *room = line; cap(line) <= 64<<10 {
		defer lineRooms.Put(room)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.closed:
		return fmt.Errorf("recording a response: %s: %w", l.path, os.ErrClosed)
	case l.err != nil:
		return l.err
	}
	if n, err := l.file.Write(line); err != nil || n < len(line) {
		return l.cutBack(err)
	}
	l.size += int64(len(line))
	l.unsynced.Store(true)
	l.note(slot, rec.Outcome == responses.Replied)
	select {
	case l.dirty <- struct{}{}:
	default: // the next sync covers this line as well
	}
	return nil
}

// lineRooms are buffers in which lines are written before they go to the file.
var lineRooms = sync.Pool{New: func() any { return new([]byte) }}

// encode appends rec as a line to b. It keeps a reply that was paid for even where
// its body is not the JSON its record claims.
func encode(b []byte, rec responses.Record) ([]byte, error) {
	line, err := rec.AppendJSON(b)
	if err != nil && rec.Raw != nil {
		rec.RawText, rec.Raw = rec.RawText+string(rec.Raw), nil
		line, err = rec.AppendJSON(b)
	}
	return append(line, '\n'), err
}

func (l *Log) cutBack(cause error) error {
	if cause == nil {
		cause = io.ErrShortWrite
	}
	err := &WriteError{File: l.path, Recorded: l.Count(), Full: isFull(cause), Err: cause}
	if cut := l.file.Truncate(l.size); cut != nil {
		// Half a line stands at the end. Opening the log again drops it; a line
		// behind it would run into it.
		l.err = err
	}
	return err
}

func (l *Log) note(slot int, replied bool) (duplicate bool) {
	if replied {
		l.replied.Store(true)
	}
	if l.done.set(slot) {
		return true
	}
	l.count.Add(1)
	return false
}

// syncInGroups syncs once for all lines of the last few moments: an fsync a
// line would wait for the disk a thousand times in a run of a thousand. It
// sleeps while nothing is written.
func (l *Log) syncInGroups() {
	defer close(l.stopped)
	for {
		select {
		case <-l.stop:
			return
		case <-l.dirty:
		}
		timer := time.NewTimer(syncWithin)
		select {
		case <-l.stop:
			timer.Stop()
			return // Close syncs
		case <-timer.C:
		}
		select { // what was written while we waited is covered too
		case <-l.dirty:
		default:
		}
		l.sync()
	}
}

// sync leaves the lock to those who append. A failed sync is final: the system
// may have dropped the very blocks it could not write, and a second call that
// succeeds would say nothing about them.
func (l *Log) sync() {
	l.unsynced.Store(false) // before: a line that comes meanwhile sets it again
	err := l.file.Sync()
	if err == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.err == nil {
		l.err = &SyncError{File: l.path, Err: err}
	}
}

// Sync returns when everything that was appended is on disk, so that it may be said
// elsewhere. Its error is that of every later call.
func (l *Log) Sync() error {
	l.sync()
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.err
}

// Close syncs and closes the file, and returns the first error after which
// nothing could be appended. Closing twice does nothing more.
func (l *Log) Close() error {
	l.mu.Lock()
	if l.closed {
		l.mu.Unlock()
		return nil
	}
	l.closed = true
	l.mu.Unlock()
	close(l.stop)
	<-l.stopped
	if l.unsynced.Load() {
		l.sync()
	}
	closing := l.file.Close()
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.err == nil && closing != nil {
		l.err = &SyncError{File: l.path, Err: closing}
	}
	return l.err
}
