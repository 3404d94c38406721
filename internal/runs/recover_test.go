package runs

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/responses"
)

// smallLog is a log of three lines, and the offsets behind each.
func smallLog(t testing.TB) (text string, ends []int) {
	t.Helper()
	for _, p := range []at{{1, 0}, {0, 0}, {2, 0}} {
		line, err := encode(nil, responses.Record{N: p.N, Epoch: p.Epoch, Outcome: responses.Replied, Text: "}\n"})
		if err != nil {
			t.Fatal(err)
		}
		text += string(line)
		ends = append(ends, len(text))
	}
	return text, ends
}

// An unsyncedFile spares the disk a sync at each of hundreds of cuts.
type unsyncedFile struct{ *os.File }

func (unsyncedFile) Sync() error { return nil }

func openUnsynced(t *testing.T, run *Run) *Log {
	t.Helper()
	f, err := os.OpenFile(run.Path(ResponsesFile), os.O_RDWR|os.O_APPEND, 0)
	if err != nil {
		t.Fatal(err)
	}
	log := newLog(unsyncedFile{f}, f.Name(), run.plan())
	if err := log.mend(f); err != nil {
		t.Fatal(err)
	}
	return log
}

// TestCheckLog: a log only grows, so that a shorter one was lost.
func TestCheckLog(t *testing.T) {
	run := lockedRun(t, 3, 1)
	log := openLog(t, run)
	frozen, err := run.Frozen()
	if err != nil {
		t.Fatal(err)
	}
	appendAll(t, log, record(0, 0), record(1, 0))
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	text := readFile(t, run.Path(ResponsesFile))
	first, _, _ := strings.Cut(text, "\n")
	for _, tc := range []struct {
		reason, text string
		once         int
		says         string
	}{
		{"as it was", text, 2, ""},
		{"it has grown since", text, 1, ""},
		{"nothing was known to be there", "", 0, ""},
		{"an empty line stands for the one that was there", "\n" + first + "\n", 2, ""},
		{"a line is gone", first + "\n", 2, "it has 1 line, and 2 responses were recorded; restore it from a copy, or start a new run; where you took out a line, leave an empty one"},
		{"a line has no end", first + "\n" + first, 2, "it has 1 line, and"},
		{"all is gone", "", 1, "it has 0 lines, and 1 response was recorded"},
	} {
		writeFile(t, run.Path(ResponsesFile), tc.text)
		for name, r := range map[string]*Run{"": run, "frozen before: ": frozen} {
			err := r.CheckLog(tc.once)
			if (err == nil) != (tc.says == "") || err != nil && (!strings.Contains(err.Error(), tc.says) || !errors.As(err, new(*CorruptError))) {
				t.Errorf("%s%s: %v, want %q", name, tc.reason, err, tc.says)
			}
		}
	}
	if err := os.Remove(run.Path(ResponsesFile)); err != nil {
		t.Fatal(err)
	}
	if err := run.CheckLog(2); err == nil || !strings.Contains(err.Error(), "responses.jsonl: it is missing, and 2 responses were recorded in it; restore it from a copy") {
		t.Errorf("without a log: %v", err)
	}
	if err := run.CheckLog(0); err != nil {
		t.Errorf("before there is a log: %v", err)
	}
}

func TestLogCutAtEveryByte(t *testing.T) {
	text, ends := smallLog(t)
	order := []at{{1, 0}, {0, 0}, {2, 0}}
	run := lockedRun(t, 3, 1)
	for cut := range len(text) + 1 {
		if err := os.WriteFile(run.Path(ResponsesFile), []byte(text[:cut]), 0o666); err != nil {
			t.Fatal(err)
		}
		lines, kept := 0, 0
		for lines < len(ends) && ends[lines] <= cut {
			kept = ends[lines]
			lines++
		}
		if recorded, planned, err := run.Complete(); recorded != lines || planned != 3 || err != nil {
			t.Fatalf("cut at %d: Complete before recovery = %d, %d, %v; want %d, 3", cut, recorded, planned, err, lines)
		}
		log := openUnsynced(t, run)
		if diff := cmp.Diff(recovery{Dropped: int64(cut - kept)}, log.recovery); diff != "" {
			t.Errorf("cut at %d: Recovery (-want +got):\n%s", cut, diff)
		}
		for i, p := range order {
			if got := log.Done(p.N, p.Epoch); got != (i < lines) {
				t.Errorf("cut at %d: Done(%d) = %v with %d whole lines", cut, p.N, got, lines)
			}
			if i >= lines {
				appendAll(t, log, record(p.N, p.Epoch))
			}
		}
		if err := log.Close(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(order, positions(t, run.AllRecords())); diff != "" {
			t.Errorf("cut at %d: the resumed log (-want +got):\n%s", cut, diff)
		}
		if !strings.HasPrefix(readFile(t, run.Path(ResponsesFile)), text[:kept]) {
			t.Errorf("cut at %d: a whole line was rewritten", cut)
		}
	}
}

func TestRecoveryAfterAKillOrAPowerCut(t *testing.T) {
	text, ends := smallLog(t)
	nul := strings.Repeat("\x00", 700)
	for _, tc := range []struct {
		reason  string
		text    string
		dropped int
	}{
		{"a line in the middle of which the process was killed", text + `{"n":2,"ep`, 10},
		{"blocks that were assigned and never written, at the end", text + nul, 700},
		{"the last line begins in such a block and has its newline", text + nul + `"raw":{}}` + "\n", 710},
		{"a line whose middle was never written", text + `{"n":2,"epoch":0,` + nul + "}\n", 719},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			run := lockedRun(t, 3, 1)
			writeFile(t, run.Path(ResponsesFile), tc.text)
			log := openLog(t, run)
			if got := log.recovery.Dropped; got != int64(tc.dropped) || log.Count() != 3 {
				t.Errorf("dropped %d bytes and kept %d lines, want %d and 3", got, log.Count(), tc.dropped)
			}
			if got := readFile(t, run.Path(ResponsesFile)); got != text {
				t.Errorf("the log is now %q", got)
			}
		})
	}
	t.Run("such a block in front of whole lines is no torn end", func(t *testing.T) {
		run := lockedRun(t, 3, 1)
		writeFile(t, run.Path(ResponsesFile), text[:ends[0]]+nul+"\n"+text[ends[0]:])
		_, err := run.OpenLog()
		wantCorrupt(t, err, run.Path(ResponsesFile), 2)
	})
}

// TestLogInAnotherEncoding: a log that an editor or a shell wrote anew is not taken for a torn one.
func TestLogInAnotherEncoding(t *testing.T) {
	text, _ := smallLog(t)
	var wide strings.Builder
	for _, c := range text {
		wide.WriteRune(c)
		wide.WriteByte(0)
	}
	for reason, was := range map[string]string{
		"UTF-16": "\xff\xfe" + wide.String(), "UTF-16 without a mark": wide.String(), "UTF-8 with a mark": "\ufeff" + text,
	} {
		run := lockedRun(t, 3, 1)
		writeFile(t, run.Path(ResponsesFile), was)
		_, err := run.OpenLog()
		if corrupt := (*CorruptError)(nil); !errors.As(err, &corrupt) || corrupt.Line != 1 || !strings.Contains(err.Error(), "as UTF-8") {
			t.Errorf("%s: got %v, want a CorruptError that says how to mend it", reason, err)
		}
		if readFile(t, run.Path(ResponsesFile)) != was {
			t.Errorf("%s: the log was changed", reason)
		}
	}
}

func TestCorruptLineInTheMiddle(t *testing.T) {
	text, _ := smallLog(t)
	lines := strings.SplitAfter(text, "\n")
	for _, tc := range []struct{ reason, line string }{
		{"not JSON", "garbage"},
		{"a line that another ran into", `{"n":1,"epoch":0,"te{"n":2`},
		{"JSON of another kind", `{"id":"x"}`},
		{"n alone is no position", `{"n":1}`},
		{"an item the run does not have", `{"n":3,"epoch":0,"outcome":"replied"}`},
		{"an epoch the run does not have", `{"n":0,"epoch":1,"outcome":"replied"}`},
		{"below zero", `{"n":-1,"epoch":0,"outcome":"replied"}`},
		{"a number no integer holds", `{"n":99999999999999999999,"epoch":0,"outcome":"replied"}`},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			run := lockedRun(t, 3, 1)
			broken := lines[0] + tc.line + "\n" + lines[1]
			writeFile(t, run.Path(ResponsesFile), broken)
			_, err := run.OpenLog()
			wantCorrupt(t, err, run.Path(ResponsesFile), 2)
			_, _, err = run.Complete()
			wantCorrupt(t, err, run.Path(ResponsesFile), 2)
			for _, err := range run.RecordsInOrder() {
				wantCorrupt(t, err, run.Path(ResponsesFile), 2)
			}
			if got := readFile(t, run.Path(ResponsesFile)); got != broken {
				t.Errorf("the log was changed to %q", got)
			}
		})
	}
}

func TestCorruptLineThatOnlyDecodingFinds(t *testing.T) {
	text, _ := smallLog(t)
	lines := strings.SplitAfter(text, "\n")
	run := lockedRun(t, 3, 1)
	writeFile(t, run.Path(ResponsesFile), lines[0]+"\n"+`{"n":0,"epoch":0,"outcome":"shrugged"}`+"\n"+lines[2])
	var last error
	for _, err := range run.RecordsInOrder() {
		if last != nil {
			t.Fatal("it goes on behind an error")
		}
		last = err
	}
	wantCorrupt(t, last, run.Path(ResponsesFile), 3)
}

func wantCorrupt(t *testing.T, err error, file string, line int) {
	t.Helper()
	var corrupt *CorruptError
	if !errors.As(err, &corrupt) || corrupt.File != file || corrupt.Line != line {
		t.Fatalf("error = %v, want a *CorruptError at %s:%d", err, file, line)
	}
	for _, want := range []string{fmt.Sprintf("%s:%d: ", file, line), "asked again"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("message %q does not say %q", err, want)
		}
	}
}

func TestOpenLogOnADirectory(t *testing.T) {
	run := lockedRun(t, 1, 1)
	if err := os.Mkdir(run.Path(ResponsesFile), 0o777); err != nil {
		t.Fatal(err)
	}
	if _, err := run.OpenLog(); err == nil {
		t.Error("OpenLog where responses.jsonl is a directory gave no error")
	}
}
