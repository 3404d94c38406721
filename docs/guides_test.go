package docs_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// TestGuides holds that each file is there which the reading guide of a room names, its package
// comment.
func TestGuides(t *testing.T) {
	file := regexp.MustCompile(`\b[a-z_]+\.go\b`)
	for _, room := range []string{"behavior", "matching"} {
		dir := filepath.Join("..", "scoring", room)
		text, err := os.ReadFile(filepath.Join(dir, "doc.go"))
		if err != nil {
			t.Fatal(err)
		}
		names := file.FindAllString(string(text), -1)
		if len(names) < 20 {
			t.Errorf("the guide of %s names only %d files", room, len(names))
		}
		for _, name := range names {
			if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
				t.Errorf("the guide of %s names %s, which is not there", room, name)
			}
		}
	}
}
