package runs

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/abstain-eval/abstain-eval/responses"
)

// cutOff is a reply that ended at the limit of so many tokens; redraw is one
// that was asked again.
func cutOff(n, tokens int) responses.Record {
	r := record(n, 0)
	r.Text, r.Finish, r.MaxTokens, r.Usage = "It is", "length", tokens, &responses.Usage{Completion: tokens}
	return r
}

func redraw(n, tokens int, text string) responses.Record {
	r := record(n, 0)
	r.Text, r.MaxTokens, r.Usage, r.Again = text, tokens, &responses.Usage{Completion: 3}, "truncated"
	return r
}

func TestWhichLineCounts(t *testing.T) {
	plainSecond := record(0, 0)
	plainSecond.Text, plainSecond.MaxTokens = "twice", 128
	hostile := plainSecond
	hostile.Raw = []byte(`{"a":1,"again":"truncated"}`)
	overflow := redraw(0, 128, "")
	overflow.Outcome, overflow.Error = responses.ContextOverflow, &responses.Error{Status: 400}
	still := redraw(0, 128, "It is clear")
	still.Finish, still.Usage.Completion = "length", 128
	for _, c := range []struct {
		reason     string
		lines      []responses.Record
		text       string
		retries    responses.Retries
		duplicates int
	}{
		{"never asked again", []responses.Record{cutOff(0, 64)}, "It is", responses.Retries{}, 0},
		{"a larger limit: the later line counts", []responses.Record{cutOff(0, 64), redraw(0, 128, "It is 7.")}, "It is 7.", responses.Retries{Replaced: 1, MaxTokens: 128}, 0},
		{"the same limit: the first goes on counting", []responses.Record{cutOff(0, 64), redraw(0, 64, "7")}, "It is", responses.Retries{Redrawn: 1, MaxTokens: 64}, 0},
		{"redrawn twice, whatever came", []responses.Record{cutOff(0, 64), redraw(0, 64, "7"), redraw(0, 64, "8")}, "It is", responses.Retries{Redrawn: 2, MaxTokens: 64}, 0},
		{"redrawn, then raised: that redraw is over", []responses.Record{cutOff(0, 64), redraw(0, 64, "7"), redraw(0, 128, "It is 7.")}, "It is 7.", responses.Retries{Replaced: 1, MaxTokens: 128}, 0},
		{"cut off again, then redrawn under the raised limit", []responses.Record{cutOff(0, 64), still, redraw(0, 128, "7")}, "It is clear", responses.Retries{Replaced: 1, Redrawn: 1, MaxTokens: 128}, 0},
		{"raised twice", []responses.Record{cutOff(0, 64), still, redraw(0, 256, "It is clear: 7.")}, "It is clear: 7.", responses.Retries{Replaced: 2, MaxTokens: 256}, 0},
		{"no reply replaces nothing", []responses.Record{cutOff(0, 64), overflow}, "It is", responses.Retries{Redrawn: 1, MaxTokens: 128}, 0},
		{"an accidental second line does not count", []responses.Record{cutOff(0, 64), plainSecond}, "It is", responses.Retries{}, 1},
		{"nor does one whose body has the word", []responses.Record{cutOff(0, 64), hostile}, "It is", responses.Retries{}, 1},
		{"nor one between the first and its retry", []responses.Record{cutOff(0, 64), plainSecond, redraw(0, 128, "It is 7.")}, "It is 7.", responses.Retries{Replaced: 1, MaxTokens: 128}, 1},
		{"the first line is missing: the next is the first", []responses.Record{redraw(0, 128, "It is 7.")}, "It is 7.", responses.Retries{}, 0},
	} {
		t.Run(c.reason, func(t *testing.T) {
			run := lockedRun(t, 2, 1)
			log := openLog(t, run)
			appendAll(t, log, c.lines...)
			appendAll(t, log, record(1, 0))
			if log.Count() != 2 {
				t.Errorf("%d asks are counted as recorded, want 2", log.Count())
			}
			_ = log.Close()
			got := 0
			for rec, err := range run.RecordsInOrder() {
				if err != nil {
					t.Fatal(err)
				}
				got++
				if rec.N == 0 && (rec.Text != c.text || rec.Retries != c.retries) {
					t.Errorf("%q with %+v, want %q with %+v", rec.Text, rec.Retries, c.text, c.retries)
				}
				if rec.N == 1 && rec.Retries.Any() {
					t.Errorf("another ask has the retries %+v", rec.Retries)
				}
			}
			if got != 2 {
				t.Errorf("%d records, want 2", got)
			}
			if recorded, planned, err := run.Complete(); recorded != 2 || planned != 2 || err != nil {
				t.Errorf("Complete = %d, %d, %v", recorded, planned, err)
			}
			if n := duplicates(t, run); n != c.duplicates {
				t.Errorf("%d duplicates, want %d", n, c.duplicates)
			}
			if log = openLog(t, run); log.Count() != 2 || log.recovery.Duplicates != c.duplicates {
				t.Errorf("reopened: Count %d, %+v; want 2 and %d duplicates", log.Count(), log.recovery, c.duplicates)
			}
		})
	}
}

// TestRetriesCutAtEveryByte: a log whose retries were broken off anywhere counts
// what its whole lines say, and loses no ask.
func TestRetriesCutAtEveryByte(t *testing.T) {
	lines := []responses.Record{cutOff(0, 64), cutOff(1, 64), redraw(1, 64, "7"), redraw(0, 128, "It is 7."), redraw(1, 128, "It is 8.")}
	want := [][2]string{{"", ""}, {"It is", ""}, {"It is", "It is"}, {"It is", "It is"}, {"It is 7.", "It is"}, {"It is 7.", "It is 8."}}
	var text bytes.Buffer
	var ends []int
	for i, rec := range lines {
		rec.Raw, rec.Item = nil, "" // cuts enough
		lines[i] = rec
		line, err := encode(nil, rec)
		if err != nil {
			t.Fatal(err)
		}
		text.Write(line)
		ends = append(ends, text.Len())
	}
	run := lockedRun(t, 2, 1)
	for cut := ends[0]; cut <= text.Len(); cut++ { // what is before it is any log
		writeFile(t, run.Path(ResponsesFile), text.String()[:cut])
		whole, kept := 0, 0
		for whole < len(ends) && ends[whole] <= cut {
			kept = ends[whole]
			whole++
		}
		counting := func() (got [2]string) {
			for rec, err := range run.RecordsInOrder() {
				if err != nil {
					t.Fatal(err)
				}
				got[rec.N] = rec.Text
			}
			return got
		}
		if got := counting(); got != want[whole] {
			t.Errorf("cut at %d: %q count before recovery, want %q", cut, got, want[whole])
		}
		log := openUnsynced(t, run)
		if diff := cmp.Diff(recovery{Dropped: int64(cut - kept)}, log.recovery); diff != "" || log.Count() != min(whole, 2) {
			t.Errorf("cut at %d: Count %d, Recovery (-want +got):\n%s", cut, log.Count(), diff)
		}
		appendAll(t, log, lines[whole:]...)
		if err := log.Close(); err != nil {
			t.Fatal(err)
		}
		if got := readFile(t, run.Path(ResponsesFile)); got != text.String() {
			t.Fatalf("cut at %d and gone on with, the log is %q", cut, got)
		}
	}
}

func TestARetryThatCannotBeRead(t *testing.T) {
	line := func(rec responses.Record) string {
		b, err := encode(nil, rec)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	for _, c := range []struct {
		reason, text string
		at           int
	}{
		{"the retry has an outcome nobody knows", line(cutOff(0, 64)) + strings.Replace(line(redraw(0, 128, "7")), `"replied"`, `"maybe"`, 1), 2},
		{"what it asks again cannot be read", `{"n":0,"epoch":0,"outcome":"maybe"}` + "\n" + line(redraw(0, 128, "7")), 2},
	} {
		t.Run(c.reason, func(t *testing.T) {
			run := lockedRun(t, 1, 1)
			writeFile(t, run.Path(ResponsesFile), c.text)
			var last error
			for _, err := range run.RecordsInOrder() {
				last = err
			}
			wantCorrupt(t, last, run.Path(ResponsesFile), c.at)
		})
	}
}

// TestWithoutRetriesTheFirstLineCounts: whatever is recorded how often and in
// whatever order, without a retry the first line of an ask is the one that
// counts, as it was before there were any.
func TestWithoutRetriesTheFirstLineCounts(t *testing.T) {
	run := lockedRun(t, 4, 2)
	rapid.Check(t, func(t *rapid.T) {
		slots := rapid.SliceOfN(rapid.IntRange(0, 7), 0, 30).Draw(t, "slots")
		var text bytes.Buffer
		want := map[int]string{}
		for i, slot := range slots {
			rec := cutOff(slot/2, rapid.IntRange(0, 3).Draw(t, "tokens"))
			rec.Epoch, rec.Text = slot%2, fmt.Sprint(i, rapid.SampledFrom([]string{"", `,"again":"truncated"`}).Draw(t, "text"))
			rec.At = time.Unix(int64(i), 0).UTC()
			line, err := encode(nil, rec)
			if err != nil {
				t.Fatal(err)
			}
			text.Write(line)
			if want[slot] == "" {
				want[slot] = rec.Text
			}
		}
		if err := os.WriteFile(run.Path(ResponsesFile), text.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		got := map[int]string{}
		for rec, err := range run.RecordsInOrder() {
			if err != nil || rec.Retries.Any() {
				t.Fatalf("%+v, %v", rec.Retries, err)
			}
			got[rec.N*2+rec.Epoch] = rec.Text
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-first +counting):\n%s", diff)
		}
		if n := duplicates(t, run); n != len(slots)-len(want) {
			t.Errorf("%d duplicates, want %d", n, len(slots)-len(want))
		}
	})
}

// BenchmarkCounting500000: what it costs to find the lines that count, with one
// ask in a hundred asked again.
func BenchmarkCounting500000(b *testing.B) {
	const lines = 500_000
	var log bytes.Buffer
	long := strings.Repeat("x", 300)
	add := func(rec responses.Record) {
		rec.Text += long
		line, err := encode(nil, rec)
		if err != nil {
			b.Fatal(err)
		}
		log.Write(line)
	}
	for n := range lines {
		add(cutOff(n, 64))
	}
	once := log.Len()
	for n := 0; n < lines; n += 100 {
		add(redraw(n, 128, "It is 7."))
	}
	p := plan{items: lines, epochs: 1}
	for name, size := range map[string]int{"once": once, "again": log.Len()} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				idx, err := p.counting(bytes.NewReader(log.Bytes()[:size]), "f")
				if err != nil || len(idx.offsets) != lines || (size == once) != (idx.retries == nil) {
					b.Fatal(len(idx.offsets), err)
				}
			}
		})
	}
}
