package docs_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestLinks holds that every relative link of the documentation leads
// somewhere.
func TestLinks(t *testing.T) {
	pages := documentation(t)
	link := regexp.MustCompile(`\]\(([^)#]+)[^)]*\)`)
	checked := 0
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range link.FindAllStringSubmatch(string(text), -1) {
			if strings.Contains(match[1], "://") {
				continue
			}
			checked++
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), match[1])); err != nil {
				t.Errorf("%s links to %s, which is not there", page, match[1])
			}
		}
	}
	if checked < 5 {
		t.Errorf("only %d links were found", checked)
	}
}

// TestRecipes holds that every recipe of which the documentation speaks is one of the Justfile.
func TestRecipes(t *testing.T) {
	just, err := os.ReadFile(filepath.Join("..", "Justfile"))
	if err != nil {
		t.Fatal(err)
	}
	recipes := map[string]bool{}
	for _, match := range regexp.MustCompile(`(?m)^([a-z][a-z-]*)[^\n:]*:`).FindAllStringSubmatch(string(just), -1) {
		recipes[match[1]] = true
	}
	spoken := regexp.MustCompile("`(?:[A-Z_]+=[A-Z]+ )?just ([a-z-]+)")
	seen := 0
	for _, page := range documentation(t) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range spoken.FindAllStringSubmatch(string(text), -1) {
			if seen++; !recipes[match[1]] {
				t.Errorf("%s speaks of just %s, which is no recipe", page, match[1])
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d recipes were found", seen)
	}
}

// documentation are the pages for people: those of the root and all below docs.
func documentation(t *testing.T) []string {
	t.Helper()
	var pages []string
	for _, pattern := range []string{filepath.Join("..", "*.md"), "*.md", filepath.Join("*", "*.md")} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, found...)
	}
	return pages
}
