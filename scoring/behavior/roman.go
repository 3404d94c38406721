package behavior

import (
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// leastYear is from which number on a Roman numeral is a year, and not the number of a king or a chapter.
const leastYear = 1000

// longestRoman is how many letters a Roman numeral of a year has at the most: MDCCCLXXXVIII.
const longestRoman = 13

// roman is the number that the token at i writes in Roman numerals, in capitals and of two letters or more; 0
// where it writes none. A letter alone is more often an unknown, an initial or an option.
func (s *scene) roman(i int) int {
	t := &s.toks[i]
	if n := t.end - t.start; t.kind != word || !t.upper || n < 2 || n > longestRoman {
		return 0
	}
	return phrases.Roman(s.text[t.start:t.end])
}

// isShortYear reports whether the number at i is a year without its century: "'83".
func (s *scene) isShortYear(i int) bool {
	t := &s.toks[i]
	if t.kind != number || t.end-t.start != 2 {
		return false
	}
	before := s.text[:t.start]
	return strings.HasSuffix(before, "'") || strings.HasSuffix(before, "’")
}
