package matching_test

import (
	"strings"
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestWrittenFormulas: gold that is a formula is compared by its signs and brackets, where the answer is written as one.
func TestWrittenFormulas(t *testing.T) {
	checkRows(t, []row{
		{text("O(log n)"), "O(n)", Wrong, "a part of it"},
		{text("O(log n)"), "O(n log n)", Wrong, "more than it"},
		{text("O(log n)"), `It runs in \(\mathcal{O}(\log n)\) time.`, Right, "in LaTeX"},
		{text("O(log n)"), "Not O(n) but O(log n).", Right, "beside another that is denied"},
		{text("O(n^2)"), "O(n^3)", Wrong, "another power"},
		{text("O(n^2)"), "It is O(n²).", Right, "a raised digit"},
		{text("x > 3"), "x ≥ 3", Wrong, "another comparison"},
		{text("x > 3"), "3 < x", Right, "the other way round"},
		{text("x > 3"), "x is greater than 3", Right, "in words"},
		{text("x ≥ 3"), `$x \geq 3$`, Right, "in LaTeX"},
		{text("[1, 2, 3]"), "It returns 1, 2, 3 (a new list).", Right, "a remark in brackets"},
		{text("x > 3"), "x is greater than 3, since 2x = 6 at the bound.", Right, "an equation beside words"},
		{text("n log n"), "It is n log n (in big O).", Right, "a bracket behind a word"},
		{text("[0, 1)"), "[0, 1]", Wrong, "a closed interval"},
		{text("[0, 1)"), "[0,1)", Right, "without a blank"},
		{text("(2, -3)"), "(2, 3)", Wrong, "another sign"},
		{text("(2, -3)"), "The lines meet at (2, −3).", Right, "another minus"},
		{text("f(x) = 2x + 3"), "f(x) = 2x + 5", Wrong, "another term"},
		{text("f(x) = 2x + 3"), "f(x) = 3x + 2", Wrong, "the same letters and digits"},
		{text("f(x) = 2x + 3"), "f(x) = 3 + 2x", Right, "terms in another order"},
		{text("f(x) = 2x + 3"), "y = 2x + 3", Right, "another name"},
		{text("Dict[str, int]"), "Dict[int, str]", Wrong, "the other order"},
		{text("Dict[str, int]"), "`dict[str,int]`", Right, "without a blank"},
		{text("[1, 2, 3]"), "[3, 2, 1]", Wrong, "the other order"},
		{text("[1, 2, 3]"), "1, 2, 3", Right, "without brackets"},
		{text("(1, 0, -1)"), "[1; 0; −1]", Right, "other brackets of more than two"},
		{text("P = NP"), "P != NP", Wrong, "unequal"},
	})
	for _, part := range []string{"O(", "x > ", "f(x) = 2x ", "^{", "[0, "} {
		if r := Check(text("f(x) = 2x + 3"), strings.Repeat(part, 30_000)); r.Correct == Right {
			t.Errorf("many of %q: %s", part, r.Rule)
		}
	}
}

// TestMusicKeys: sharp and flat, major and minor count.
func TestMusicKeys(t *testing.T) {
	checkRows(t, []row{
		{text("C minor"), "C major", Wrong, "another mode"},
		{text("C minor"), "C-sharp minor", Wrong, "another key"},
		{text("C-sharp minor"), "C♯ minor", Right, "a sign"},
		{text("C# minor"), "It is in C-sharp minor.", Right, "in words"},
		{text("B-flat major"), "B major", Wrong, "without its flat"},
		{text("B-flat major"), "B♭ major", Right, "a sign"},
		{text("C minor"), "It begins in C minor and ends in C major.", Right, "beside another"},
		{text("C minor"), "C", Right, "the letter alone"},
	})
}
