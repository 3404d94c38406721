package generate_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/suites"
	"github.com/abstain-eval/abstain-eval/suites/generate"
)

var update = flag.Bool("update", false, "write the built-in suites that are made by code")

// TestPublished holds that the built-in suite is what the generator makes of
// its seed, byte for byte.
func TestPublished(t *testing.T) {
	published := filepath.Join("..", "hard", "items.jsonl")
	made := lines(seeds()[:perSeed])
	if *update {
		if err := os.WriteFile(published, made, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	file, err := os.ReadFile(published)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(file), "\n"), strings.Split(string(made), "\n")); diff != "" {
		t.Errorf("the generator makes another suite than the published one; if that is meant, raise generate.Version and `just generate` (-published +made):\n%s", diff)
	}
}

// TestBuiltin holds that the published suite keeps every rule.
func TestBuiltin(t *testing.T) {
	s, err := suites.Open("hard", time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	m := s.Manifest
	if want := fmt.Sprintf("hard/%d", generate.Version); m.Probe != "hard" || m.Population != want || m.Canary != generate.HardCanary {
		t.Errorf("probe %q, population %q, canary %q; want hard, %s, %s", m.Probe, m.Population, m.Canary, want, generate.HardCanary)
	}
	if want := fmt.Sprintf("(generator %d, seed %d)", generate.Version, generate.HardSeed); !strings.Contains(m.Description, want) {
		t.Errorf("the description does not say %q:\n%s", want, m.Description)
	}
	cells := make(map[string]int)
	for it, err := range s.Items() {
		if err != nil {
			t.Fatal(err)
		}
		cells[it.ID[:strings.LastIndexByte(it.ID, '-')]]++
		if want := `{"canary":"` + m.Canary + `"}`; string(it.Meta) != want {
			t.Errorf("%s: meta %s, want %s", it.ID, it.Meta, want)
		}
	}
	for _, family := range []string{"mul", "hops", "count", "rules"} {
		for step := 1; step <= generate.Steps; step++ {
			if cell := fmt.Sprintf("hard/%s-%d", family, step); cells[cell] != generate.PerStep {
				t.Errorf("%d items %s, want %d", cells[cell], cell, generate.PerStep)
			}
		}
	}
	findings, err := suites.Lint(s, suites.LintOptions{Now: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		t.Error(f)
	}
}
