package suites

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// The suite that everyone gets keeps every rule, without exception.
func TestCore(t *testing.T) {
	s, err := Open("core", time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	st, err := s.Stat()
	if err != nil {
		t.Fatal(err)
	}
	if st.Items < 96 || st.Answerable != st.Unanswerable || st.Pairs*2 != st.Items {
		t.Errorf("%d items: %d answerable, %d unanswerable, %d pairs; want at least 96, all in pairs", st.Items, st.Answerable, st.Unanswerable, st.Pairs)
	}
	var both []Scenario
	for _, sc := range st.Scenarios {
		if sc.Answerable > 0 && sc.Unanswerable > 0 {
			both = append(both, sc.Scenario)
		}
	}
	if diff := cmp.Diff(Scenarios(), both); diff != "" {
		t.Errorf("scenarios with both sides (-want +got):\n%s", diff)
	}
	if s.Manifest.Canary == "" || s.Manifest.License == "" {
		t.Errorf("no canary or no license: %+v", s.Manifest)
	}
	// A fixed day: what expires is found by linting on the day, not by a test
	// that turns red overnight.
	findings, err := Lint(s, LintOptions{Now: day(t, "2026-11-23")})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		t.Error(f)
	}
}

// The probes keep every rule too.
func TestProbes(t *testing.T) {
	for _, name := range Names() {
		s, err := Open(name, time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		if s.Manifest.Probe == "" {
			continue
		}
		if s.Manifest.Probe != name || s.Manifest.Canary == "" || s.Manifest.License == "" {
			t.Errorf("%s: probe %q, canary %q, license %q", name, s.Manifest.Probe, s.Manifest.Canary, s.Manifest.License)
		}
		for it, err := range s.Items() {
			if err != nil {
				t.Fatal(err)
			}
			if it.Probe != name || !it.Answerable || len(it.Answers) == 0 {
				t.Errorf("%s: probe %q, answerable %v, %d answers", it.ID, it.Probe, it.Answerable, len(it.Answers))
			}
		}
		findings, err := Lint(s, LintOptions{Now: day(t, "2026-11-28")})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range findings {
			t.Error(f)
		}
	}
}

// Each alarming question stands beside a control of the same answer.
func TestAlarmingHasControls(t *testing.T) {
	s, err := Open("alarming", time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	items := map[string]Item{}
	for it, err := range s.Items() {
		if err != nil {
			t.Fatal(err)
		}
		items[it.ID] = it
	}
	n := 0
	for _, it := range items {
		if it.Control == "" {
			continue
		}
		n++
		plain, ok := items[it.Control]
		if !ok || plain.Pair != it.Pair || plain.Control != "" || it.Why == "" {
			t.Errorf("%s: control %q is there: %v, of pair %q; why %q", it.ID, it.Control, ok, plain.Pair, it.Why)
		}
		if diff := cmp.Diff(plain.Answers, it.Answers); diff != "" {
			t.Errorf("%s: other answers than its control (-control +item):\n%s", it.ID, diff)
		}
	}
	if n < 80 || 2*n != len(items) {
		t.Errorf("%d alarming questions among %d items; want at least 80, each with its control", n, len(items))
	}
}

// Every line of a built-in suite is the canonical one, so that the file is its own
// identity and a change of one field is a change of one place.
func TestBuiltinSuitesAreCanonical(t *testing.T) {
	for _, name := range Names() {
		data, err := os.ReadFile(filepath.Join(name, itemsName))
		if err != nil {
			t.Fatal(err)
		}
		for line, err := range jsonl.Lines(bytes.NewReader(data)) {
			if err != nil {
				t.Fatal(err)
			}
			want := parse(t, string(line.Bytes)).AppendJSON(nil)
			if diff := cmp.Diff(string(want), string(line.Bytes)); diff != "" {
				t.Errorf("%s/%s:%d (-canonical +got):\n%s", name, itemsName, line.Number, diff)
			}
		}
	}
}
