package behavior

import "strings"

// longestUnit is how many letters a unit is made of: "N s/m".
const longestUnit = 3

// unitLetter reports whether a single letter stands for a unit: it is a symbol of one and
// set off behind a number ("20 \text{ m}"), or belongs to such a one ("20 m/s").
func (s *scene) unitLetter(i int) bool {
	for k := i; k > 0 && i-k < longestUnit; k-- {
		t, before := &s.toks[k], &s.toks[k-1]
		if t.end-t.start != 1 || !unitSymbol(s.text[t.start]) || before.end >= t.start {
			return false
		}
		gap := s.text[before.end:t.start]
		if before.kind == number {
			sign, _, ok := signIn(gap)
			return !strings.ContainsAny(gap, "+-*/^=()") && (!ok || sign == 0)
		}
		if strings.ContainsAny(gap, "+-*=()") {
			return false
		}
	}
	return false
}

// unitSymbol reports whether the letter is the symbol of a unit.
func unitSymbol(c byte) bool {
	switch c {
	case 'm', 's', 'g', 'h', 'l', 'L', 'N', 'J', 'W', 'V', 'A', 'C', 'K', 'F', 'T':
		return true
	}
	return false
}
