package behavior

import "slices"

// sorts are the words for what a question is for, by its own word: the date for
// "when". Those of "how" go by the word behind it.
func sorts(asks, next string) []string {
	switch asks {
	case "who", "whose", "whom":
		return []string{"name", "names", "who", "identity", "whom"}
	case "what", "which":
		switch next {
		case "year", "month", "date", "day", "weekday", "time":
			return sorts("when", "")
		}
		return nil
	case "when":
		return []string{"date", "dates", "year", "day", "time", "when", "month"}
	case "where":
		return []string{"place", "location", "where", "site"}
	case "why":
		return []string{"reason", "reasons", "why", "cause"}
	}
	switch next {
	case "many", "much":
		return []string{"number", "amount", "count", "total", "figure", "many", "much"}
	case "old":
		return []string{"age", "old"}
	}
	return []string{"how", "way"}
}

// addSorts puts the words for what the question is for beside those that are
// known, each once: a long question may ask the same a thousand times.
func (s *scene) addSorts() {
	for k := range s.asked {
		w := s.askedWord(k)
		if !asking(w) {
			continue
		}
		for _, name := range sorts(w, s.askedWord(k+1)) {
			if !slices.Contains(s.sorts, name) {
				s.sorts = append(s.sorts, name)
			}
		}
	}
}

// ofWhatIsAsked reports whether a sentence names the sort of thing that the
// question is for.
func (s *scene) ofWhatIsAsked(sentence int) bool {
	from, to := s.clauses[s.firstClause(sentence)].from, s.clauses[s.ends[sentence]].to
	for i := from; i < to; i++ {
		if slices.Contains(s.sorts, s.word(i)) {
			return true
		}
	}
	return false
}

// asksOtherwise reports whether the decline is of a question of its own ("it is
// not said which kinds they prefer") that is put in another way than what was
// asked.
func (s *scene) asksOtherwise(lead signal) bool {
	for i := max(lead.to-1, lead.from); i < min(lead.to+1, len(s.toks)); i++ {
		w := s.word(i)
		if !asking(w) && w != "whether" {
			continue
		}
		for k := range s.asked {
			if s.askedWord(k) == w {
				return false
			}
		}
		return !s.ofWhatIsAsked(s.clauses[lead.clause].sentence)
	}
	return false
}

func asking(w string) bool {
	switch w {
	case "who", "whose", "whom", "when", "where", "why", "how", "what", "which":
		return true
	}
	return false
}

// asksAmount reports whether "what" at i asks for a number by the verb that its question ends
// in, or for a letter of an equation: "what does a ride cost?", "what is x?".
func (s *scene) asksAmount(i, to int) bool {
	if s.lx.Has(s.asked[i+1].id, classBe) && i+3 == to {
		t := &s.asked[i+2]
		small, capital := letterBit(s.q.Text[t.start])
		return t.end-t.start == 1 && s.solved[0]&small+s.solved[1]&capital != 0
	}
	if i+3 > to || !s.lx.Has(s.asked[i+1].id, classAux) {
		return false
	}
	for k := to - 1; k > i+1; k-- {
		switch s.askedWord(k) {
		case "cost", "weigh":
			return true
		case "earn", "charge":
			return s.givesNumber()
		case "in", "all", "total", "altogether", "now":
		default:
			return false
		}
	}
	return false
}
