package behavior

// longestValues is how many words an answer has at the most that is looked at for values alone.
const longestValues = 14

// valuesAlone reports whether a short answer to a question for a number, a date or a time holds nothing
// but one value that is new, words of the question, and words without a meaning of their own: "She finished
// third.", "Augustus died in 14 AD." Nothing in it could decline, whatever short answers mostly do in which the
// rules find no value.
func (s *scene) valuesAlone() bool {
	switch s.q.AnswerType {
	case "number", "year", "date", "time", "day_of_month":
	default:
		return false
	}
	if len(s.toks) > longestValues || s.saysMore() {
		return false
	}
	last := -1 // token of the value
	for i := range s.toks {
		t := &s.toks[i]
		switch {
		case s.given(t.hash), t.is(classStop), s.says(i, i+1, "answer"):
		case s.isNewValue(i) && (last < 0 || last == i-1):
			last = i
		case !s.stemAsked(s.word(i)):
			return false
		}
	}
	return last >= 0
}

// isNewValue reports whether token i is a number, in digits or in words, or a name.
func (s *scene) isNewValue(i int) bool {
	t := &s.toks[i]
	return t.kind == number || t.is(classNumber) || ordinal(s.word(i)) || t.upper && i > 0 && t.brk < sentenceBreak
}

// saysMore reports whether an answer holds a phrase other than of courtesy or of giving an answer, a
// question, or a word that could decline.
func (s *scene) saysMore() bool {
	for _, in := range s.in {
		if in&^givingGroups != 0 {
			return true
		}
	}
	for i := range s.toks {
		if t := &s.toks[i]; t.asked || t.is(classNegation) || t.is(classLack) || t.is(classOpen) || t.is(classCondition) {
			return true
		}
	}
	return false
}
