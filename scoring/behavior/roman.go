package behavior

import "strings"

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
	rest, n := s.text[t.start:t.end], 0
	for _, d := range [...]struct {
		letters string
		value   int
		most    int // how often it may stand in a row
	}{
		{"M", 1000, 3}, {"CM", 900, 1}, {"D", 500, 1}, {"CD", 400, 1}, {"C", 100, 3}, {"XC", 90, 1}, {"L", 50, 1},
		{"XL", 40, 1}, {"X", 10, 3}, {"IX", 9, 1}, {"V", 5, 1}, {"IV", 4, 1}, {"I", 1, 3},
	} {
		for times := 0; times < d.most && len(rest) >= len(d.letters) && rest[:len(d.letters)] == d.letters; times++ {
			rest, n = rest[len(d.letters):], n+d.value
		}
	}
	if rest != "" {
		return 0
	}
	return n
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
