package suites

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Two twins that no rule finds fault with, apart from there being two.
const (
	lineA = `{"id":"t/uc-1-a","scenario":"underspecified_context","answerable":true,"pair":"uc-1","question":"A full tank holds 240 liters. A pump empties it at 8 liters a minute. How many minutes does the pump need?","answers":["30"],"match":{"type":"number","unit":"min"},"answer_type":"number","proof":{"kind":"solver","note":"240/8"},"source":"original","license":"Apache-2.0"}`
	lineU = `{"id":"t/uc-1-u","scenario":"underspecified_context","answerable":false,"pair":"uc-1","question":"A full tank stands outdoors. A pump empties it at 8 liters a minute. How many minutes does the pump need?","missing":{"say":"how much the tank holds","any_of":["capacity","how much"]},"lures":["30"],"answer_type":"number","proof":{"kind":"solver","note":"t = V/8 with V absent"},"source":"original","license":"Apache-2.0"}`
)

// memory is a suite whose items are the lines given: a file alone, unless the
// manifest has a name.
func memory(m Manifest, lines ...string) *Suite {
	text := strings.Join(lines, "\n")
	return &Suite{Manifest: m, Ref: "memory", file: "items.jsonl", bare: m.Name == "", open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(text)), nil
	}}
}

func linesOf(items ...Item) []string {
	var lines []string
	for _, it := range items {
		lines = append(lines, string(it.AppendJSON(nil)))
	}
	return lines
}

func parse(t *testing.T, line string) Item {
	t.Helper()
	it, err := Parse([]byte(line))
	if err != nil {
		t.Fatalf("Parse(%s): %v", line, err)
	}
	return it
}

// dir writes files into a new directory named name and returns its path.
func dir(t *testing.T, name string, files map[string]string) string {
	t.Helper()
	d := filepath.Join(t.TempDir(), name)
	if err := os.Mkdir(d, 0o755); err != nil {
		t.Fatal(err)
	}
	for f, text := range files {
		if err := os.WriteFile(filepath.Join(d, f), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

func day(t *testing.T, date string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, date)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// message is an error's text, "" for none.
func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
