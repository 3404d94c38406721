package behavior

import "strings"

// asksSeveral reports whether the question asks for more than one value by its words: "which
// two digits", "what are the primes below 10", "name the planets".
func (s *scene) asksSeveral() bool {
	from, to := s.proper()
	for i := from; i+1 < to; i++ {
		asks := s.askedWord(i)
		switch asks {
		case "which", "what", "who", "name", "list":
		default:
			continue
		}
		switch next := s.askedWord(i + 1); {
		case next == "are" || next == "were":
			return true
		case asks == "which" && plural(next):
			return true
		}
		for k := i + 1; k < min(to, i+4); k++ {
			switch w := s.askedWord(k); {
			case w == "of", w == "is", w == "was":
				return false // "which of the two"
			case (w == "are" || w == "were") && plural(s.askedWord(k-1)):
				return true // "which noble gases are lighter"
			case w == "two", w == "three", w == "four", w == "five", w == "six", w == "2", w == "3", w == "4", w == "5", w == "6":
				return true
			case (asks == "name" || asks == "list") && plural(w):
				return true
			}
		}
	}
	return false
}

// plural reports whether a word looks like one for several things.
func plural(w string) bool {
	return len(w) > len("was") && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is")
}

// together joins values of which one stands behind the other with a comma or "and" between
// them: to a question that asks for several they are one answer, and not a choice left open.
func (s *scene) together(vs []value) []value {
	if len(vs) < 2 || !s.asksSeveral() {
		return vs
	}
	out := vs[:1]
	for _, v := range vs[1:] {
		last := &out[len(out)-1]
		if v.clause == last.clause && s.onlyJoins(last.to, v.from) {
			last.to = v.to
			continue
		}
		out = append(out, v)
	}
	return out
}

// onlyJoins reports whether nothing but a comma, or an "and", stands between two values.
func (s *scene) onlyJoins(from, to int) bool {
	switch to - from {
	case 0:
		return s.toks[to].brk == comma
	case 1:
		return s.word(from) == "and"
	}
	return false
}
