package behavior

// longestBound is how many words an answer has at the most that is read as giving nothing but a bound.
const longestBound = 16

// boundsByNot makes the negation of "no more than 12" or "not later than 5 pm" a word like others: with what it
// stands before it gives a bound, and denies or lacks nothing.
func (s *scene) boundsByNot() {
	for i := range s.toks {
		if t := &s.toks[i]; t.is(classNegation) && s.boundFrom(i) > i {
			t.classes &^= 1<<classNegation | 1<<classLack
		}
	}
}

// boundFrom is where a bound ends that begins with the "no" or "not" at i, or i where none does.
func (s *scene) boundFrom(i int) int {
	const far = 3 // words between "than" and the value: "than about the"
	if !s.says(i, i+1, "no", "not") || i+2 >= len(s.toks) || s.toks[i+1].brk != none {
		return i
	}
	k := i + 2
	switch s.word(i + 1) {
	case "more", "less", "fewer", "later", "earlier", "sooner", "longer", "shorter", "higher", "lower", "greater", "larger", "smaller", "bigger",
		"older", "younger", "taller", "deeper", "heavier", "lighter", "wider", "narrower", "thicker", "thinner", "farther", "further", "faster", "slower", "warmer", "colder":
		if s.word(k) != "than" || s.toks[k].brk != none {
			return i
		}
		k++
	case "over", "under", "above", "below", "exceeding":
	default:
		return i
	}
	for end := min(len(s.toks), k+far); k < end; k++ {
		t := &s.toks[k]
		if t.brk != none {
			return i
		}
		if t.kind == number || t.is(classNumber) || t.is(classHour) || t.upper && (t.is(classWeekday) || t.is(classMonth)) {
			return k + 1
		}
		if !t.is(classStop) && !s.says(k, k+1, "about", "around", "some", "roughly", "approximately") {
			return i
		}
	}
	return i
}

// givesBound reports whether a short answer bounds a value by "no more than" or its like, and holds besides nothing
// but words of question and context and such as carry little: "No more than 12 people may enter."
func (s *scene) givesBound() bool {
	if len(s.toks) > longestBound || s.saysMore() {
		return false
	}
	bounds := false
	for i := 0; i < len(s.toks); i++ {
		if end := s.boundFrom(i); end > i {
			bounds, i = true, end-1
			continue
		}
		t := &s.toks[i]
		if t.kind == word && !t.is(classStop) && !t.is(classUnit) && !t.is(classWeekday) && !t.is(classMonth) && !t.is(classHour) && !s.given(t.hash) && !s.stemAsked(s.word(i)) {
			return false
		}
	}
	return bounds
}
