package main

import (
	"strings"
	"testing"
)

// TestOtherNames: the table of what flags are called elsewhere sends nobody to a flag that
// run does not have and names none twice.
func TestOtherNames(t *testing.T) {
	o := &outside{}
	run := newRun(o).Flags()
	seen := map[string]bool{}
	for line := range strings.Lines(otherNames) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		names, advice, found := strings.Cut(line, ": ")
		if !found || len(strings.Fields(names)) == 0 {
			t.Errorf("%q is not names, a colon and advice", line)
		}
		if flag, ok := strings.CutPrefix(advice, "--"); ok && run.Lookup(flag) == nil {
			t.Errorf("%q: run has no such flag", line)
		}
		for _, name := range strings.Fields(names) {
			if seen[name] || run.Lookup(name) != nil {
				t.Errorf("%q stands twice, or is a flag of run", name)
			}
			seen[name] = true
			if otherName(strings.ToUpper(strings.ReplaceAll(name, "-", "_")), run) == "" {
				t.Errorf("%q is not found", name)
			}
		}
	}
}
