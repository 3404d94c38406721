package runs

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

func TestWriteDerivedIsAllOrNothing(t *testing.T) {
	dir := t.TempDir()
	write := func(text string, err error) error {
		return WriteDerived(dir, "report.json", func(w io.Writer) error {
			_, _ = io.WriteString(w, text)
			return err
		})
	}
	broken := errors.New("a renderer failed")
	if err := write("old", nil); err != nil {
		t.Fatal(err)
	}
	if err := write("half of the new", broken); !errors.Is(err, broken) || !strings.Contains(err.Error(), "report.json") {
		t.Errorf("WriteDerived = %v, want the renderer's error and the file's name", err)
	}
	if diff := cmp.Diff(map[string]string{"report.json": "old"}, listing(t, dir)); diff != "" {
		t.Errorf("after a failed write (-want +got):\n%s", diff)
	}
	if err := write("new", nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"report.json": "new"}, listing(t, dir)); diff != "" {
		t.Errorf("after a second write (-want +got):\n%s", diff)
	}
	for _, name := range []string{"", ".", "..", "../report.json", "a/b"} {
		if err := WriteDerived(dir, name, func(io.Writer) error { return nil }); err == nil {
			t.Errorf("WriteDerived(%q) gave no error", name)
		}
	}
	if err := WriteDerived(filepath.Join(dir, "nowhere"), "x", func(io.Writer) error { return nil }); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("WriteDerived into no directory = %v", err)
	}
	if err := os.Mkdir(filepath.Join(dir, "taken"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := WriteDerived(dir, "taken", func(io.Writer) error { return nil }); err == nil {
		t.Error("WriteDerived over a directory gave no error")
	}
	if left := listing(t, dir); len(left) != 2 {
		t.Errorf("left behind: %v", left)
	}
}

func TestEvents(t *testing.T) {
	run := createIn(t, t.TempDir()+"/run", 1, 1)
	run.now = started
	writeFile(t, run.Path(EventsFile), "{\"at\":\"2026-11-23T01:00:00Z\",\"kind\":\"resumed\"}\n{\"at\":\"20") // killed
	if err := run.AppendEvent("adapted", map[string]string{"from": "max_tokens", "to": "<max_completion_tokens>\n"}); err != nil {
		t.Fatal(err)
	}
	if err := run.AppendEvent("resumed", nil); err != nil {
		t.Fatal(err)
	}
	var got []string
	for e, err := range run.Events() {
		var syntax *jsonl.SyntaxError
		switch {
		case errors.As(err, &syntax):
			got = append(got, fmt.Sprintf("line %d", syntax.Line))
		case err != nil:
			t.Fatal(err)
		default:
			got = append(got, fmt.Sprintf("%s %s %s", e.At.Format("15:04:05"), e.Kind, e.Fields))
		}
	}
	want := []string{
		"01:00:00 resumed ", "line 2",
		`01:20:07 adapted {"from":"max_tokens","to":"<max_completion_tokens>\n"}`, "01:20:07 resumed ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Events (-want +got):\n%s", diff)
	}
	for _, err := range run.Events() {
		if err != nil {
			t.Error(err)
		}
		break
	}
	if err := run.AppendEvent("x", math.Inf(1)); err == nil {
		t.Error("an event that is no JSON gave no error")
	}
	if err := run.AppendAttempt(math.Inf(1)); err == nil {
		t.Error("an attempt that is no JSON gave no error")
	}
}

func TestAttemptsFromManyGoroutines(t *testing.T) {
	run := createIn(t, t.TempDir()+"/run", 1, 1)
	var wg sync.WaitGroup
	for n := range 100 {
		wg.Go(func() {
			if err := run.AppendAttempt(map[string]any{"n": n, "error": strings.Repeat("429 ", 100)}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	seen := map[int]bool{}
	f, err := os.Open(run.Path(AttemptsFile))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	for line, err := range jsonl.Lines(f) {
		var attempt struct{ N int }
		if err != nil || json.Unmarshal(line.Bytes, &attempt) != nil {
			t.Fatalf("line %d: %q, %v", line.Number, line.Bytes, err)
		}
		seen[attempt.N] = true
	}
	if len(seen) != 100 {
		t.Errorf("%d attempts, want 100", len(seen))
	}
}

// What a user can mend is said beside the system's own word.
func TestExplain(t *testing.T) {
	for _, tc := range []struct {
		err  error
		says string
	}{
		{syscall.ENOSPC, "the disk is full"},
		{syscall.ENOTDIR, "is a file, not a directory"},
		{syscall.EROFS, "read-only"},
		{fs.ErrPermission, "directory you may write"},
		{syscall.EIO, syscall.EIO.Error()},
	} {
		err := explain(&fs.PathError{Op: "open", Path: "logs/x", Err: tc.err})
		if !errors.Is(err, tc.err) || !strings.Contains(err.Error(), tc.says) || !strings.Contains(err.Error(), "logs/x") {
			t.Errorf("explain(%v) = %v, want it to say %q", tc.err, err, tc.says)
		}
	}
	if explain(nil) != nil {
		t.Error("explain(nil) is an error")
	}
}
