package suites

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
	"github.com/google/go-cmp/cmp"
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

// Every line of core is the canonical one, so that the file is its own
// identity and a change of one field is a change of one place.
func TestCoreIsCanonical(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("core", itemsName))
	if err != nil {
		t.Fatal(err)
	}
	for line, err := range jsonl.Lines(bytes.NewReader(data)) {
		if err != nil {
			t.Fatal(err)
		}
		want := parse(t, string(line.Bytes)).AppendJSON(nil)
		if diff := cmp.Diff(string(want), string(line.Bytes)); diff != "" {
			t.Errorf("core/%s:%d (-canonical +got):\n%s", itemsName, line.Number, diff)
		}
	}
}
