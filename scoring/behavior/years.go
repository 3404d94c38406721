package behavior

// isYear reports whether the number at token i is a year: of four digits, of fewer before an era ("44 BC"), or within a
// whole date ("1564-04-26").
func (s *scene) isYear(i int, next *token) bool {
	text := s.word(i)
	switch {
	case len(text) == 4 && isDigit(text[3]) && (text[0] == '1' || text[0] == '2'), isoDate(text):
		return true
	case next.end == 0 || next.kind != word || next.brk != none || !smallNumber(text, 9999):
		return false
	}
	return s.says(i+1, i+2, "bc", "bce", "ad", "ce") || i+2 < len(s.toks) && s.says(i+1, i+2, "b", "a") && s.says(i+2, i+3, "c", "d")
}

// isoDate reports whether a text is a date as in "1564-04-26".
func isoDate(text string) bool {
	if len(text) != len("1564-04-26") {
		return false
	}
	for i := range len(text) {
		if dash := i == 4 || i == 7; dash != (text[i] == '-') || !dash && !isDigit(text[i]) {
			return false
		}
	}
	return true
}
