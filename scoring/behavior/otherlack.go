package behavior

// lacksOther reports whether a sentence says of one thing that it is not given, and that is neither what
// was asked for nor of the words of the question: "The year isn't specified."
func (s *scene) lacksOther(k int) bool {
	ci, last := s.firstClause(k), s.ends[k]
	c := s.clauses[ci]
	if end, ok := s.endsWith(endsLackingOne, c.from, c.to); !ok || end < c.to || ci < last || c.asked {
		return false
	}
	things := 0
	for i := c.from; i < c.to && !s.lx.Has(s.toks[i].id, classBe); i++ {
		switch t := &s.toks[i]; {
		case s.lx.Has(t.id, classNegation), s.lx.Has(t.id, classLack), t.kind == number:
			return false
		case s.lx.Has(t.id, classStop), s.lx.Has(t.id, classTurn):
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
		if !s.lx.Has(s.asked[k].id, classStop) && sameStem(s.askedWord(k), w) {
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
	return wanted == "number" && s.lx.Has(s.toks[i].id, classGauge)
}
