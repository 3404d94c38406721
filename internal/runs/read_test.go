package runs

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

func TestRecordsAndTheirOrder(t *testing.T) {
	run := lockedRun(t, 4, 2)
	log := openLog(t, run)
	completion := []at{{3, 1}, {0, 1}, {2, 0}, {0, 0}, {3, 0}}
	for i, p := range completion {
		rec := record(p.N, p.Epoch)
		rec.Text = strings.Repeat("y", i*9000) // beyond the windows of the readers
		appendAll(t, log, rec)
	}
	redrawn := record(2, 0)
	redrawn.Text = "a second draw"
	appendAll(t, log, redrawn)
	if diff := cmp.Diff(append(completion, at{2, 0}), positions(t, run.AllRecords())); diff != "" {
		t.Errorf("AllRecords is not in completion order (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]at{{0, 0}, {0, 1}, {2, 0}, {3, 0}, {3, 1}}, positions(t, run.RecordsInOrder())); diff != "" {
		t.Errorf("RecordsInOrder (-want +got):\n%s", diff)
	}
	for rec, err := range run.RecordsInOrder() {
		if err != nil || rec.Text == redrawn.Text {
			t.Errorf("record (%d, %d) is %.20q, %v; the first line of an ask counts", rec.N, rec.Epoch, rec.Text, err)
		}
	}
	if n := duplicates(t, run); n != 1 {
		t.Errorf("%d duplicates, want 1", n)
	}
	if recorded, planned, err := run.Complete(); recorded != 5 || planned != 8 || err != nil {
		t.Errorf("Complete = %d, %d, %v; want 5, 8", recorded, planned, err)
	}
	_ = log.Close()
	if log = openLog(t, run); log.Count() != 5 || log.recovery.Duplicates != 1 {
		t.Errorf("reopened: Count %d, %+v", log.Count(), log.recovery)
	}
	for _, err := range run.RecordsInOrder() {
		if err != nil {
			t.Error(err)
		}
		break // a consumer that stops early is no error
	}
}

func TestARunWithoutResponses(t *testing.T) {
	run := createIn(t, t.TempDir()+"/run", 2, 1)
	if got := append(positions(t, run.AllRecords()), positions(t, run.RecordsInOrder())...); got != nil {
		t.Errorf("records of a run without responses: %v", got)
	}
	for e, err := range run.Events() {
		t.Errorf("event of a run without events: %v, %v", e, err)
	}
	if err := os.WriteFile(run.Path(ResponsesFile), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if got := append(positions(t, run.AllRecords()), positions(t, run.RecordsInOrder())...); got != nil {
		t.Errorf("records of an empty log: %v", got)
	}
}

// A report on a run that is still going reads up to the line being written.
func TestReadingWhileALineIsBeingWritten(t *testing.T) {
	run := lockedRun(t, 3, 1)
	text, ends := smallLog(t)
	writeFile(t, run.Path(ResponsesFile), text[:ends[1]+20])
	want := []at{{1, 0}, {0, 0}}
	if diff := cmp.Diff(want, positions(t, run.AllRecords())); diff != "" {
		t.Errorf("Records (-want +got):\n%s", diff)
	}
	if got := readFile(t, run.Path(ResponsesFile)); got != text[:ends[1]+20] {
		t.Error("reading changed the log")
	}
}

func TestALogThatIsCutWhileItIsRead(t *testing.T) {
	text, ends := smallLog(t)
	run := lockedRun(t, 3, 1)
	writeFile(t, run.Path(ResponsesFile), text)
	f, err := os.Open(run.Path(ResponsesFile))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	index, err := run.plan().counting(f, f.Name())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(f.Name(), int64(ends[1])); err != nil {
		t.Fatal(err)
	}
	var last error
	for _, err := range jsonl.Lines(newPicker(f, index.offsets)) {
		last = err
	}
	if last == nil {
		t.Error("reading a line that is gone gave no error")
	}
}

func TestItemsThatWereEdited(t *testing.T) {
	run := createIn(t, t.TempDir()+"/run", 2, 1)
	text := readFile(t, run.Path(ItemsFile))
	writeFile(t, run.Path(ItemsFile), strings.Replace(text, "+ 0", "+ 1", 1))
	if err := run.CheckItems(); !errors.As(err, new(*CorruptError)) {
		t.Errorf("CheckItems after an edit = %v, want a *CorruptError", err)
	}
	writeFile(t, run.Path(ItemsFile), strings.Split(text, "\n")[0]+"\n{\"id\":3}\n")
	var last error
	for _, err := range run.Items() {
		last = err
	}
	var syntax *jsonl.SyntaxError
	if !errors.As(last, &syntax) || syntax.File != run.Path(ItemsFile) || syntax.Line != 2 {
		t.Errorf("Items = %v, want a *jsonl.SyntaxError at line 2", last)
	}
	if err := os.Remove(run.Path(ItemsFile)); err != nil {
		t.Fatal(err)
	}
	for _, err := range run.Items() {
		if !errors.Is(err, os.ErrNotExist) {
			t.Errorf("Items without items.jsonl = %v", err)
		}
	}
	if err := run.CheckItems(); !errors.Is(err, os.ErrNotExist) || !errors.As(err, new(*CorruptError)) || !strings.Contains(err.Error(), "items.jsonl: no such file or directory; restore it from a copy") {
		t.Errorf("CheckItems without items.jsonl = %v", err)
	}
}

// What is recorded later does not show in a frozen run, however it is read; nor
// does half a line that was being written then.
func TestFrozen(t *testing.T) {
	for _, tc := range []struct {
		before int
		torn   string
		reason string
	}{
		{0, "", "nothing was recorded yet, not even a file"},
		{2, "", "between two lines"},
		{2, `{"n":2,"epoch":0,`, "in the middle of a line"},
	} {
		run := createIn(t, t.TempDir()+"/run", 4, 1)
		text := ""
		line := func(n int) string {
			encoded, err := encode(nil, record(n, 0))
			if err != nil {
				t.Fatal(err)
			}
			return string(encoded)
		}
		for n := range tc.before {
			text += line(n)
		}
		if tc.before > 0 {
			writeFile(t, run.Path(ResponsesFile), text+tc.torn)
		}
		frozen, err := run.Frozen()
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, run.Path(ResponsesFile), text+line(2)+line(3)+line(3))
		recorded, planned, err := frozen.Complete()
		again := duplicates(t, frozen)
		if recorded != tc.before || planned != 4 || again != 0 || err != nil {
			t.Errorf("%s: Complete = %d, %d, %v with %d duplicates; want %d, 4", tc.reason, recorded, planned, err, again, tc.before)
		}
		if got := positions(t, frozen.RecordsInOrder()); len(got) != tc.before {
			t.Errorf("%s: records %v, want %d", tc.reason, got, tc.before)
		}
		if got := positions(t, run.RecordsInOrder()); len(got) != tc.before+2 {
			t.Errorf("%s: the run itself has records %v", tc.reason, got)
		}
	}
}

// TestItemsExcept: what is left out is not parsed, so that its line may be
// anything, and the others stay where they stand.
func TestItemsExcept(t *testing.T) {
	run := createIn(t, t.TempDir()+"/run", 4, 1)
	lines := strings.SplitAfter(readFile(t, run.Path(ItemsFile)), "\n")
	lines[1], lines[2] = "no item\n", "nor this\n"
	writeFile(t, run.Path(ItemsFile), strings.Join(lines, ""))
	var got []string
	for item, err := range run.ItemsExcept(func(n int) bool { return n == 1 }) {
		if err != nil {
			got = append(got, err.Error())
			break
		}
		id := ""
		if item != nil {
			id = item.ID
		}
		got = append(got, id)
	}
	if len(got) != 3 || got[0] != "t/0" || got[1] != "" || !strings.Contains(got[2], "items.jsonl:3:") {
		t.Errorf("got %q", got)
	}
}

// TestAllRecords: whatever was recorded is there, whether it counts or not.
func TestAllRecords(t *testing.T) {
	run := lockedRun(t, 2, 1)
	log := openLog(t, run)
	again := record(1, 0)
	again.Again = "truncated"
	appendAll(t, log, record(1, 0), record(0, 0), again, record(0, 0))
	if diff := cmp.Diff([]at{{1, 0}, {0, 0}, {1, 0}, {0, 0}}, positions(t, run.AllRecords())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestFirstRecordsWith: of the first lines of the asks, those are decoded that bear
// the member, in whichever place; a text that speaks of it bears none.
func TestFirstRecordsWith(t *testing.T) {
	run := lockedRun(t, 5, 1)
	log := openLog(t, run)
	marked, inside, spoken := record(1, 0), record(2, 0), record(3, 0)
	marked.Fingerprint = "fp"
	inside.Raw = []byte(`{"extra":{"fingerprint":"x"}}`)
	spoken.Text = `"fingerprint":"x"`
	again := record(0, 0)
	again.Fingerprint = "a second draw does not count"
	appendAll(t, log, spoken, marked, record(0, 0), again, inside)
	if diff := cmp.Diff([]at{{1, 0}, {2, 0}}, positions(t, run.FirstRecordsWith("fingerprint"))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	writeFile(t, run.Path(ResponsesFile), `{"n":0,"epoch":0,"fingerprint":"outcome is missing"}`+"\n")
	for _, err := range run.FirstRecordsWith("fingerprint") {
		if corrupt := (*CorruptError)(nil); !errors.As(err, &corrupt) || corrupt.Line != 1 {
			t.Errorf("of a line that is no record it says %v", err)
		}
	}
	if got := positions(t, createIn(t, t.TempDir()+"/run", 1, 1).FirstRecordsWith("fingerprint")); got != nil {
		t.Errorf("records of a run without responses: %v", got)
	}
}
