package runs

import (
	"errors"
	"math"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/abstain-eval/abstain-eval/responses"
)

func TestAppendFromManyGoroutines(t *testing.T) {
	const items, epochs, workers = 150, 2, 16
	run := lockedRun(t, items, epochs)
	log := openLog(t, run)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for slot := w; slot < items*epochs; slot += workers {
				rec := record(slot/epochs, slot%epochs)
				rec.Text = strings.Repeat("long \x1b[31m\xff\n", 200)
				if err := log.Append(rec); err != nil {
					t.Error(err)
				}
				if !log.Done(rec.N, rec.Epoch) {
					t.Errorf("(%d, %d) is not done after Append", rec.N, rec.Epoch)
				}
			}
		})
	}
	wg.Wait()
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	if log.Count() != items*epochs || !log.Replied() {
		t.Errorf("Count = %d, Replied = %v", log.Count(), log.Replied())
	}
	lines := strings.SplitAfter(readFile(t, run.Path(ResponsesFile)), "\n")
	if len(lines) != items*epochs+1 || lines[len(lines)-1] != "" {
		t.Fatalf("%d lines and %q behind them, want %d lines", len(lines)-1, lines[len(lines)-1], items*epochs)
	}
	for _, line := range lines[:len(lines)-1] {
		if !strings.HasPrefix(line, `{"n":`) || !strings.HasSuffix(line, `"raw":{"choices":[{"message":{"content":"x"}}]}}`+"\n") {
			t.Fatalf("a line does not begin with n and end with raw: %.40q ... %q", line, line[max(0, len(line)-60):])
		}
	}
	if got := positions(t, run.RecordsInOrder()); len(got) != items*epochs {
		t.Errorf("%d records read back, want %d", len(got), items*epochs)
	}
}

func TestAppendRefusals(t *testing.T) {
	run := lockedRun(t, 2, 1)
	log := openLog(t, run)
	for _, rec := range []responses.Record{record(2, 0), record(0, 1), record(-1, 0)} {
		if err := log.Append(rec); err == nil || log.Done(rec.N, rec.Epoch) {
			t.Errorf("Append(%d, %d) outside the plan = %v, done %v", rec.N, rec.Epoch, err, log.Done(rec.N, rec.Epoch))
		}
	}
	endless := record(0, 0)
	endless.Seconds = math.Inf(1)
	if err := log.Append(endless); err == nil || log.Done(0, 0) {
		t.Errorf("Append of a record that is no JSON = %v, done %v", err, log.Done(0, 0))
	}
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	if err := log.Close(); err != nil {
		t.Errorf("second Close = %v", err)
	}
	if err := log.Append(record(0, 0)); !errors.Is(err, os.ErrClosed) {
		t.Errorf("Append after Close = %v, want os.ErrClosed", err)
	}
	if text := readFile(t, run.Path(ResponsesFile)); text != "" {
		t.Errorf("refused records were written: %q", text)
	}
}

func TestAppendKeepsABodyThatIsNotJSON(t *testing.T) {
	run := lockedRun(t, 1, 1)
	log := openLog(t, run)
	rec := record(0, 0)
	rec.Raw = []byte("<html>502\n")
	appendAll(t, log, rec)
	for got, err := range run.RecordsInOrder() {
		if err != nil || got.RawText != "<html>502\n" || got.Raw != nil || got.Text != rec.Text {
			t.Errorf("read back %+v, %v; want the body as raw_text", got, err)
		}
	}
}

func TestOpenLogNeedsTheLock(t *testing.T) {
	run := createIn(t, t.TempDir()+"/run", 1, 1)
	if _, err := run.OpenLog(); err == nil {
		t.Error("OpenLog without Lock gave no error")
	}
}

func TestRepliedIsFalseUntilAReply(t *testing.T) {
	run := lockedRun(t, 3, 1)
	log := openLog(t, run)
	refused := record(0, 0)
	refused.Outcome, refused.Item = responses.APIError, `","outcome":"replied"`
	refused.Raw = []byte(`{"outcome":"replied"}`)
	appendAll(t, log, refused)
	if log.Replied() {
		t.Error("Replied after an api_error")
	}
	_ = log.Close()
	if log = openLog(t, run); log.Replied() || log.Count() != 1 {
		t.Errorf("after reopening: Replied %v, Count %d; want false, 1: only the item's name and the body speak of a reply", log.Replied(), log.Count())
	}
	appendAll(t, log, record(1, 0))
	_ = log.Close()
	if log = openLog(t, run); !log.Replied() {
		t.Error("not Replied after a reply was recorded and the log reopened")
	}
}

// A faultyFile is a disk with so much room, and a Sync that may fail.
type faultyFile struct {
	room      int
	data      []byte
	silent    bool // short writes come without an error
	cannotCut bool
	badDisk   atomic.Bool
	syncs     atomic.Int64
}

func (f *faultyFile) Write(p []byte) (int, error) {
	n := min(len(p), f.room-len(f.data))
	f.data = append(f.data, p[:n]...)
	if n < len(p) && !f.silent {
		return n, &os.PathError{Op: "write", Path: "responses.jsonl", Err: syscall.ENOSPC}
	}
	return n, nil
}

func (f *faultyFile) Truncate(size int64) error {
	if f.cannotCut {
		return syscall.EIO
	}
	f.data = f.data[:size]
	return nil
}

func (f *faultyFile) Sync() error {
	f.syncs.Add(1)
	if f.badDisk.Load() {
		return syscall.EIO
	}
	return nil
}

func (f *faultyFile) Close() error { return nil }

func TestFullDisk(t *testing.T) {
	first, err := encode(nil, record(0, 0))
	if err != nil {
		t.Fatal(err)
	}
	for _, silent := range []bool{false, true} {
		file := &faultyFile{room: len(first) + 10, silent: silent}
		log := newLog(file, "responses.jsonl", plan{3, 1})
		appendAll(t, log, record(0, 0))

		err = log.Append(record(1, 0))
		var failed *WriteError
		if !errors.As(err, &failed) || failed.Full == silent || failed.Recorded != 1 {
			t.Fatalf("Append to a full disk = %#v, want a *WriteError with 1 recorded", err)
		}
		if !silent {
			for _, want := range []string{"disk is full", "nothing recorded is lost (1 response)", "free some space"} {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("message %q does not say %q", err, want)
				}
			}
		}
		if string(file.data) != string(first) || log.Done(1, 0) {
			t.Errorf("after a failed write the file holds %q, want only the first line; done: %v", file.data, log.Done(1, 0))
		}
		file.room = 1 << 20 // somebody freed space
		appendAll(t, log, record(1, 0))
		if err := log.Close(); err != nil {
			t.Errorf("Close after space was freed = %v", err)
		}
	}
}

func TestFullDiskThatCannotBeCutBack(t *testing.T) {
	file := &faultyFile{room: 30, cannotCut: true}
	log := newLog(file, "responses.jsonl", plan{3, 1})
	if err := log.Append(record(0, 0)); !errors.As(err, new(*WriteError)) {
		t.Fatalf("Append = %v", err)
	}
	file.room = 1 << 20
	if err := log.Append(record(1, 0)); !errors.As(err, new(*WriteError)) {
		t.Errorf("Append behind half a line = %v, want the same *WriteError: the line would run into it", err)
	}
	if len(file.data) != 30 {
		t.Errorf("something was written behind half a line: %q", file.data)
	}
	if err := log.Close(); !errors.As(err, new(*WriteError)) {
		t.Errorf("Close = %v, want the *WriteError", err)
	}
}

func TestLinesAreSyncedInGroups(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		file := &faultyFile{room: 1 << 20}
		log := newLog(file, "responses.jsonl", plan{100, 1})
		time.Sleep(time.Hour)
		synctest.Wait()
		if file.syncs.Load() != 0 {
			t.Errorf("%d syncs while nothing was written", file.syncs.Load())
		}
		for n := range 50 {
			appendAll(t, log, record(n, 0))
		}
		time.Sleep(syncWithin - 1)
		synctest.Wait()
		if file.syncs.Load() != 0 {
			t.Errorf("%d syncs before the interval was over", file.syncs.Load())
		}
		time.Sleep(time.Nanosecond)
		synctest.Wait()
		if file.syncs.Load() != 1 {
			t.Errorf("%d syncs for 50 lines after 50 ms, want 1", file.syncs.Load())
		}
		appendAll(t, log, record(60, 0))
		if err := log.Close(); err != nil || file.syncs.Load() != 2 {
			t.Errorf("Close = %v after %d syncs; want the last line synced at once", err, file.syncs.Load())
		}
	})
}

func TestAFailedSyncIsFinal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		file := &faultyFile{room: 1 << 20}
		file.badDisk.Store(true)
		log := newLog(file, "responses.jsonl", plan{100, 1})
		appendAll(t, log, record(0, 0))
		time.Sleep(time.Second)
		synctest.Wait()
		file.badDisk.Store(false)
		err := log.Append(record(1, 0))
		if !errors.As(err, new(*SyncError)) || !errors.Is(err, syscall.EIO) || !strings.Contains(err.Error(), "check the disk") {
			t.Errorf("Append after a failed sync = %v, want a *SyncError", err)
		}
		if err := log.Close(); !errors.As(err, new(*SyncError)) {
			t.Errorf("Close after a failed sync = %v, want the *SyncError", err)
		}
	})
}
