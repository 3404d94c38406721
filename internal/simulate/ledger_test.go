package simulate

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// What is foretold is what is drawn when it is asked.
func TestDrawsForetellTheLedger(t *testing.T) {
	items := testItems()
	s := newServer(t, items, Options{Seed: 9, Faults: Faults{Truncated: .1, Empty: .1}, Profiles: Profiles()[1:2]})
	foretold := map[string]Entry{}
	for _, e := range s.Draws("sim-outcome") {
		e.Asks, e.Replies = 1, 1
		foretold[e.Item] = e
	}
	if got := s.Draws("no such checkpoint"); len(got) != 0 || len(s.Profiles()) != 1 {
		t.Errorf("an unknown checkpoint draws %v; the server has %d profiles, want 1", got, len(s.Profiles()))
	}
	for _, it := range items {
		post(s.Handler(), bodyFor(t, "sim-outcome", "", it, nil))
	}
	asked := map[string]Entry{}
	for _, e := range s.Ledger() {
		asked[e.Item] = e
	}
	if d := cmp.Diff(foretold, asked); d != "" {
		t.Errorf("(-foretold +asked)\n%s", d)
	}
}

type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriteLedger(t *testing.T) {
	items := testItems()
	s := newServer(t, items, Options{Seed: 1})
	for _, it := range items {
		post(s.Handler(), bodyFor(t, "sim-safety", "", it, nil))
	}
	var out bytes.Buffer
	if err := s.WriteLedger(&out); err != nil {
		t.Fatal(err)
	}
	var got []Entry
	for line, err := range jsonl.Lines(&out) {
		var e Entry
		if err = errors.Join(err, json.Unmarshal(line.Bytes, &e)); err != nil {
			t.Fatal(err)
		}
		got = append(got, e)
	}
	if d := cmp.Diff(s.Ledger(), got); d != "" || len(got) != len(items) {
		t.Errorf("%d lines (-ledger +read)\n%s", len(got), d)
	}
	if err := s.WriteLedger(failingWriter{}); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("a writer that fails: %v", err)
	}
}
