package main

import (
	"strings"
	"testing"
)

// TestIndented holds how the text of an item is folded.
func TestIndented(t *testing.T) {
	for _, tt := range []struct{ reason, text, want string }{
		{"a line that fits keeps its blanks", "a  b\nc", "- a  b\n  c"},
		{"a long one is folded", strings.Repeat("word ", 16), "- " + strings.Repeat("word ", 14) + "word\n  word"},
		{"a long word stands alone", strings.Repeat("x", 90), "- " + strings.Repeat("x", 90)},
		{"a long line of blanks that are no spaces has no word", strings.Repeat("\u00a0", 90), "- " + strings.Repeat("\u00a0", 90)},
		{"nothing", "", "- "},
	} {
		if got := indented(tt.text, "- ", "  "); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.reason, got, tt.want)
		}
	}
}
