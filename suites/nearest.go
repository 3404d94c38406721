package suites

import "github.com/abstain-eval/abstain-eval/internal/nearest"

// Nearest returns the known word that word was most likely meant to be, or ""
// when none is near: at most one mistake in every three letters, where a
// mistake is a letter missing, added, changed, or swapped with its neighbor.
// Case does not count, and neither does writing a hyphen for an underscore.
// Three or more letters that begin exactly one known word find it too. Of
// equally near words the first in known is returned.
func Nearest(word string, known []string) string { return nearest.Of(word, known) }
