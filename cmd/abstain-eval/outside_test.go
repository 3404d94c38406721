package main

import "testing"

func TestFolded(t *testing.T) {
	for _, test := range []struct{ text, want, reason string }{
		{"a short line", "a short line", "it fits"},
		{"abstain-eval: one two three four", "abstain-eval: one\n  two three four", "between words, indented"},
		{"  one two three four five", "  one two three\n    four five", "behind its own indent"},
		{"see /a/path/longer/than/a/line now", "see\n  /a/path/longer/than/a/line\n  now", "a path stays whole"},
		{"one\n\n  two", "one\n\n  two", "lines that are there stay"},
	} {
		if got := folded(test.text, 18); got != test.want {
			t.Errorf("%q is %q, want %q: %s", test.text, got, test.want, test.reason)
		}
	}
}
