package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestSignsAlone: gold that is nothing but signs.
func TestSignsAlone(t *testing.T) {
	checkRows(t, []row{
		{text("<>"), "<>", Right, "its own text"},
		{text("<>"), "`<>`", Right, "as code"},
		{text("<>"), "The operator is `<>`.", Right, "in a sentence"},
		{text("<>"), "=", Wrong, "another sign"},
		{text("∞"), `$\infty$`, Right, "in LaTeX"},
		{text("?"), "!", Wrong, "another mark"},
		{text("?"), "Is it a comma?", Wrong, "a mark that ends a sentence"},
		{text("€"), "$", Wrong, "another currency"},
		{text("🙂"), "She sent 🙂 to him", Right, "between words"},
	})
	for _, s := range []string{"", " ", "a", "x²", "1"} {
		if OfSigns(s) {
			t.Errorf("%q is taken for signs", s)
		}
	}
}
