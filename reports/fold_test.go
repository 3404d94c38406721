package reports

import (
	"strings"
	"testing"
)

// TestFold holds how the text of an item is folded.
func TestFold(t *testing.T) {
	for _, test := range []struct{ reason, text, want string }{
		{"a line that fits keeps its blanks", "a  b\nc", "- a  b\n  c"},
		{"a long one is folded", strings.Repeat("word ", 16), "- " + strings.Repeat("word ", 14) + "word\n  word"},
		{"a long word is broken", strings.Repeat("x", 90), "- " + strings.Repeat("x", 73) + "\n  " + strings.Repeat("x", 17)},
		{"a wide character takes two columns", strings.Repeat("平日は ", 20), "- " + strings.TrimSpace(strings.Repeat("平日は ", 10)) + "\n  " + strings.TrimSpace(strings.Repeat("平日は ", 10))},
		{"a combining mark takes none", strings.Repeat("e\u0301", 74), "- " + strings.Repeat("e\u0301", 74)},
		{"a tab takes four", strings.Repeat("\tx", 16), "-" + strings.Repeat(" x", 16)},
		{"a long line of blanks that are no spaces has no word", strings.Repeat("\u00a0", 90), "- "},
		{"nothing", "", "- "},
	} {
		if got := Fold(test.text, "- ", "  ", 76); got != test.want {
			t.Errorf("%s: %q, want %q", test.reason, got, test.want)
		}
	}
}

func TestFoldMessage(t *testing.T) {
	for _, test := range []struct{ text, want, reason string }{
		{"a short line", "a short line", "it fits"},
		{"abstain-eval: one two three four", "abstain-eval: one\n  two three four", "between words, indented"},
		{"  one two three four five", "  one two three\n    four five", "behind its own indent"},
		{"see /a/path/longer/than/a/line now", "see\n  /a/path/longer/than/a/line\n  now", "a path stays whole"},
		{"one\n\n  two", "one\n\n  two", "lines that are there stay"},
		{"見出し 見出し 見出し", "見出し 見出し\n  見出し", "a wide character takes two columns"},
	} {
		if got := FoldMessage(test.text, 18); got != test.want {
			t.Errorf("%q is %q, want %q: %s", test.text, got, test.want, test.reason)
		}
	}
}

func TestShorten(t *testing.T) {
	for _, test := range []struct {
		reason, text string
		most         int
		want         string
	}{
		{"what fits stays", "checkpoint", 10, "checkpoint"},
		{"the rest gives way to an ellipsis", "checkpoints", 10, "checkpoin…"},
		{"a wide character takes two columns", "図書館の開館", 8, "図書館…"},
		{"no blank before the ellipsis", "one two three", 5, "one…"},
		{"nothing", "", 4, ""},
	} {
		if got := Shorten(test.text, test.most); got != test.want {
			t.Errorf("%s: %q, want %q", test.reason, got, test.want)
		}
	}
}
