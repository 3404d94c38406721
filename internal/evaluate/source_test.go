package evaluate

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/runs"
	"github.com/abstain-eval/abstain-eval/suites"
)

// sourceLine is an item of a suite that a test writes; more is members of it.
func sourceLine(n int, more string) string {
	return fmt.Sprintf(`{"id":"t/%d","scenario":"subjective","answerable":false,"question":"Is %d a fine number?"%s}`+"\n", n, n, more)
}

func writeSuite(t *testing.T, lines ...string) (file string) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "mine.jsonl")
	if err := os.WriteFile(file, []byte(strings.Join(lines, "")), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestSuitesAreNotReadAgain: of a run that was made of the same bytes and the
// same choice it is known what they gave, on a day that gives the same, and of no
// other.
func TestSuitesAreNotReadAgain(t *testing.T) {
	plain := []string{sourceLine(0, ""), sourceLine(1, ""), sourceLine(2, "")}
	until := append(slices.Clone(plain), sourceLine(3, `,"valid_until":"2027-01-31"`))
	today := time.Date(2027, 1, 31, 0, 0, 0, 0, time.UTC)
	all, two := suites.Selection{}, suites.Selection{Limit: suites.Limit{Items: 2}}
	for _, tc := range []struct {
		before, after []string
		first, then   suites.Selection
		days          int
		known         bool
		reason        string
	}{
		{plain, plain, all, all, 0, true, "nothing has changed"},
		{plain, plain, all, all, 1, true, "no label depends on the day"},
		{until, until, all, all, 0, true, "the day is the same"},
		{until, until, all, all, 1, false, "an item has expired since"},
		{until, until, two, two, 1, false, "what has expired may be none of the two, and draw others all the same"},
		{plain, plain[:2], all, all, 0, false, "an item less"},
		{plain, []string{plain[1], plain[0], plain[2]}, all, all, 0, false, "another order"},
		{plain, []string{plain[0], plain[1], strings.Replace(plain[2], "fine", "Fine", 1)}, all, all, 0, false, "another letter"},
		{plain, plain, all, two, 0, false, "another choice"},
	} {
		file := writeSuite(t, tc.before...)
		var manifest runs.Manifest
		read, err := openQuestions(t.Context(), []string{file}, tc.first, today, knowsNone)
		if err != nil {
			t.Fatal(err)
		}
		manifest.Identity.NItems, manifest.Identity.ItemsSHA256, manifest.Suites = read.total, read.sha256, read.refs
		manifest.Provenance.Source = read.recorded
		if err := os.WriteFile(file, []byte(strings.Join(tc.after, "")), 0o666); err != nil {
			t.Fatal(err)
		}
		canceled, cancel := context.WithCancel(t.Context())
		cancel() // so that to read is an error
		known, err := openQuestions(canceled, []string{file}, tc.then, today.AddDate(0, 0, tc.days), func(s runs.Source) (*runs.Run, error) {
			if run := (&runs.Run{Manifest: manifest}); run.MadeOf(s, "") {
				return run, nil
			}
			return nil, nil
		})
		if got := err == nil; got != tc.known {
			t.Errorf("%s: known %v, want %v (%v)", tc.reason, got, tc.known, err)
		}
		if err != nil {
			continue
		}
		if diff := cmp.Diff([]any{read.total, read.sha256, read.refs, read.dated, read.recorded},
			[]any{known.total, known.sha256, known.refs, known.dated, known.recorded}); diff != "" {
			t.Errorf("%s: what is known is not what was read (-read +known):\n%s", tc.reason, diff)
		}
	}
}

// TestASuiteThatChangesWhileItIsRead has no source: it is not certain what was
// read.
func TestASuiteThatChangesWhileItIsRead(t *testing.T) {
	file := writeSuite(t, sourceLine(0, ""))
	q, err := openQuestions(t.Context(), []string{file}, suites.Selection{}, time.Now(), func(runs.Source) (*runs.Run, error) {
		return nil, os.WriteFile(file, []byte(sourceLine(0, "")+sourceLine(1, "")), 0o666)
	})
	if err != nil || q.total != 2 || q.recorded != nil {
		t.Errorf("%d items, source %v, error %v", q.total, q.recorded, err)
	}
}

// TestResumingKnowsItsSuite: a run that was broken off is gone on with by what it
// wrote down, in its own directory or the newest of the logs, and what is asked
// then is what was open. A suite that was edited meanwhile is an error that names
// it.
func TestResumingKnowsItsSuite(t *testing.T) {
	t.Parallel()
	var asked atomic.Int64
	most := int64(2)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		switch {
		case r.Method == http.MethodGet:
			fmt.Fprint(w, `{"data":[{"id":"sim-outcome"}]}`)
		case asked.Add(1) > most:
			w.Header().Set("Retry-After-Ms", "1")
			w.WriteHeader(http.StatusServiceUnavailable)
		default:
			fmt.Fprint(w, `{"choices":[{"message":{"content":"I don't know."},"finish_reason":"stop"}]}`)
		}
	}))
	defer server.Close()
	lines := []string{sourceLine(0, ""), sourceLine(1, ""), sourceLine(2, ""), sourceLine(3, "")}
	for _, inLogs := range []bool{false, true} {
		file := writeSuite(t, lines...)
		job := smallJob(server.URL+"/v1", t.TempDir())
		job.Suites, job.Selection = []string{file}, suites.Selection{}
		job.Checkpoints[0].Asking.Connections = 1
		if inLogs {
			job.RunDir = ""
		}
		asked.Store(0)
		most = 2
		_, first, _, err := do(t, job)
		if open := (*UnfinishedError)(nil); !errors.As(err, &open) || open.Open != 2 {
			t.Fatalf("got %v, want 2 open asks", err)
		}
		known, err := recalling(job, World{Now: time.Now, Tool: "test"})(sourceHere(t, job))
		if known == nil || err != nil || known.Dir() != first.Dir {
			t.Errorf("in the logs %v: the run is not recalled: %v, %v", inLogs, known, err)
		}
		if other, err := recalling(job, World{Now: time.Now, Tool: "another version"})(sourceHere(t, job)); other != nil || err != nil {
			t.Errorf("in the logs %v: another version of the program recalls %v, %v", inLogs, other, err)
		}
		asked.Store(0)
		most = 100
		_, second, d, err := do(t, job)
		if err != nil || asked.Load() != 2 || d.Runs[0].Recorded != 4 || second.Dir != first.Dir {
			t.Errorf("in the logs %v: %d asked again, %d recorded, error %v", inLogs, asked.Load(), d.Runs[0].Recorded, err)
		}
		if inLogs {
			continue
		}
		if err := os.WriteFile(file, []byte(strings.Join(lines[:3], "")), 0o666); err != nil {
			t.Fatal(err)
		}
		var changed *runs.ChangedError
		if _, _, _, err := do(t, job); !errors.As(err, &changed) || len(changed.Differences) != 2 {
			t.Errorf("of an edited suite it is said: %v", err)
		}
	}
}

func sourceHere(t *testing.T, job Job) runs.Source {
	t.Helper()
	q, err := openQuestions(t.Context(), job.Suites, job.Selection, time.Now(), knowsNone)
	if err != nil {
		t.Fatal(err)
	}
	return q.source
}
