package suites

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// The suite that docs/suites.md begins with is one, and lint has nothing against it
// but that it is small.
func TestOwnSuiteOfThePage(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "docs", "suites.md"))
	if err != nil {
		t.Fatal(err)
	}
	block := func(name, language string) string {
		_, rest, _ := strings.Cut(string(page), "<!-- "+name+" -->\n```"+language+"\n")
		text, _, ok := strings.Cut(rest, "```\n")
		if !ok {
			t.Fatalf("suites.md has no block %s", name)
		}
		return text
	}
	s, err := Open(dir(t, "mine", map[string]string{"suite.yaml": block("own-manifest", "yaml"), "items.jsonl": block("own-items", "json")}), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	findings, err := Lint(s, LintOptions{Now: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	var rules []string
	for _, f := range findings {
		rules = append(rules, f.Rule)
	}
	if diff := cmp.Diff([]string{"too-few", "too-few", "canary"}, rules); diff != "" {
		t.Errorf("(-want +got)\n%s%v", diff, findings)
	}
}
