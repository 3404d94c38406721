// Package nearest finds what somebody most likely meant who wrote what is not known: a
// flag, a suite, a model.
package nearest

import (
	"strings"
	"unicode/utf8"
)

// Of returns the known word that word was most likely meant to be, or ""
// when none is near: at most one mistake in every three letters, where a
// mistake is a letter missing, added, changed, or swapped with its neighbor.
// Case does not count, and neither does writing a hyphen for an underscore.
// Three or more letters that begin exactly one known word find it too. Of
// equally near words the first in known is returned.
func Of(word string, known []string) string {
	const longest = 64 // nobody mistypes a page of text
	if word == "" || len(word) > longest {
		return ""
	}
	w := fold(word)
	best, bestDistance := "", utf8.RuneCountInString(w)/3+1
	if utf8.RuneCountInString(w) < 3 {
		bestDistance = 1 // one mistake in two letters is another word
	}
	begins, beginning := 0, ""
	for _, k := range known {
		f := fold(k)
		if d := Distance([]rune(w), []rune(f)); d < bestDistance {
			best, bestDistance = k, d
		}
		if len(w) >= 3 && strings.HasPrefix(f, w) {
			begins, beginning = begins+1, k
		}
	}
	if best == "" && begins == 1 {
		return beginning
	}
	return best
}

func fold(word string) string {
	return strings.ReplaceAll(strings.ToLower(word), "-", "_")
}

// Distance is the optimal string alignment distance: edits of one letter and
// swaps of two adjacent ones, no letter edited twice. It takes time and room for each pair
// of letters and for two rows of them: what is long is for the caller to leave out.
func Distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			change := last[j]
			if a[i] != b[j] {
				change++
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, change)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
