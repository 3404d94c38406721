package docs_test

import (
	"os"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring"
)

// TestScorer holds that scoring.md speaks of the scorer that is built.
func TestScorer(t *testing.T) {
	page, err := os.ReadFile("scoring.md")
	if err != nil {
		t.Fatal(err)
	}
	if by := `"by":"` + scoring.Scorer() + `"`; !strings.Contains(string(page), by) {
		t.Errorf("scoring.md does not hold %s", by)
	}
}
