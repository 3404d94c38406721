package behavior

// lacksOther reports whether a sentence says of one thing that it is not given, and that is neither what
// was asked for nor of the words of the question: "The year isn't specified."
func (s *scene) lacksOther(k int) bool {
	ci, last := s.firstClause(k), s.ends[k]
	c := s.clauses[ci]
	switch s.word(c.from) {
	case "the", "its", "his", "her", "their", "an", "a", "but", "however", "though":
	default:
		return false
	}
	if end, ok := s.endsWith(endsLackingOne, c.from, c.to); !ok || end < c.to || ci < last || c.asked {
		return false
	}
	things := 0
	for i := c.from; i < c.to && !s.toks[i].is(classBe); i++ {
		switch t := &s.toks[i]; {
		case t.is(classNegation), t.is(classLack), t.kind == number:
			return false
		case t.is(classStop), t.is(classTurn):
		case s.given(t.hash), s.given(pluralOf(t.hash)), s.inForm(i), s.mayBeSought(i):
			return false
		default:
			things++
		}
	}
	return things > 0
}

// inForm reports whether the word at i stands in the question in another form.
func (s *scene) inForm(i int) bool {
	w := s.word(i)
	for k := range s.asked {
		if !s.asked[k].is(classStop) && sameStem(s.askedWord(k), w) {
			return true
		}
	}
	return false
}

// mayBeSought reports whether the word at i may name what was asked for, by its type: the item's, or where
// that is of no sort the one that the question's words ask for.
func (s *scene) mayBeSought(i int) bool {
	wanted := s.q.AnswerType
	if wanted == "" || wanted == "text" || wanted == "choice" {
		wanted = s.seeks
	}
	switch s.word(i) {
	case "answer", "value", "number", "figure", "information", "reason", "result", "question", "solution", "fact", "detail", "details":
		return true
	case "name", "author", "person", "place", "location", "title", "identity", "owner", "winner", "city", "country":
		return wanted == "name"
	case "year", "century": // a day of June has one all the same
		return wanted == "year" || wanted == "date" || s.asksOf("when", "old", "age", "early", "late", "years", "ago")
	case "date", "day", "month", "time", "hour", "weekday", "period", "moment":
		switch wanted {
		case "year", "month", "date", "time", "weekday", "day_of_month":
			return true
		}
		return s.asksOf("when", "long", "old", "age", "early", "late", "earlier", "later", "first", "last", "before", "after", "years", "days", "months", "hours")
	}
	return wanted == "number" && s.toks[i].is(classGauge)
}
