package behavior

// sought is the type of value that the question proper asks for by its words, as
// an item's answer_type names it; empty where they do not say.
func (s *scene) sought() string {
	if s.asks == asksSpeaker {
		return ""
	}
	from, to := s.proper()
	for i := from; i+1 < to; i++ {
		next := i + 1
		if (i == from || s.asked[i].brk >= comma) && s.setsTask(i, to) {
			return "number"
		}
		if i > from+1 && !s.asked[to-1].asked {
			continue // "a scene in which", but "roughly how many"
		}
		switch s.askedWord(i) {
		case "how":
			if s.asked[next].is(classDegree) {
				return "number"
			}
		case "what", "which", "what's", "whats":
			switch w := s.askedWord(next); w {
			case "year", "month", "time", "date", "weekday":
				return w
			}
			near := next + 2 // "what total cost"
			if s.asked[next].is(classBe) || s.askedWord(i) != "what" && s.askedWord(i) != "which" {
				near = i + longestGauge
			}
			for k := next; k < min(to, near); k++ {
				if s.asked[k].is(classGauge) {
					return "number"
				}
			}
			if s.askedWord(i) == "which" {
				return "name"
			}
			if s.asksAmount(i, to) {
				return "number"
			}
		case "who", "whose", "whom", "where", "who's", "where's":
			return "name"
		case "when":
			if s.asked[next].is(classAux) && !s.asked[next].is(classShould) && !s.asked[min(next+1, to-1)].is(classYou) && !s.asked[min(next+1, to-1)].is(classFirst) {
				return "date"
			}
		}
	}
	return ""
}

// setsTask reports whether word i of what was asked sets the task of working out a
// number: "find the weight of six crates".
func (s *scene) setsTask(i, to int) bool {
	switch s.askedWord(i) {
	case "find", "calculate", "compute", "determine", "evaluate", "solve":
		if w := s.askedWord(min(i+1, to-1)); w == "whether" || w == "if" {
			return false
		}
		for k := i + 1; k < min(to, i+longestTask); k++ {
			if s.askedWord(k) == "set" {
				return false
			}
			if s.asked[k].is(classGauge) || s.asked[k].kind == number {
				return true
			}
		}
	}
	return false
}

// longestGauge is within how many words of "what is" the thing is named that a number
// measures: "what is the total weight".
const longestGauge = 8

// longestTask is the same of a task that is set: "solve 2x + 3 = 7 for x".
const longestTask = 24

// proper are the tokens of the last sentence of what was asked that ends in a
// question mark, or of the last one where none does, but for "show your work".
func (s *scene) proper() (from, to int) {
	to = len(s.asked)
	for to > 0 && !s.asked[to-1].asked {
		to--
	}
	if to == 0 {
		to = len(s.asked)
		if to > 3 && s.askedWord(to-3) == "show" && s.askedWord(to-2) == "your" {
			to -= 3 // "show your work"
		}
	}
	from = max(to-1, 0)
	for from > 0 && s.asked[from].brk < sentenceBreak {
		from--
	}
	return from, to
}

// again reads an answer to a question of which nothing more is known than its words
// as if the type of value that they ask for were an item's. Where r found an answer,
// a decline found so counts if no such value stands anywhere in it: a text of another
// sort may be an answer without one, a number is not.
func (s *scene) again(r Reading) Reading {
	if r.Kind.Declines() || s.q.AnswerType != "" {
		return r
	}
	s.prepare()
	s.q.AnswerType = s.seeks
	if s.q.AnswerType == "" || s.asksNegated() {
		s.q.AnswerType = ""
		return r
	}
	t := s.typed()
	if t.Kind.Declines() && s.certain(t) {
		r = t
	}
	s.q.AnswerType = ""
	return r
}

// holdsFresh reports whether the answer holds what could be a value of the type
// that is asked for and does not stand in the question.
func (s *scene) holdsFresh() bool {
	if len(s.toks) <= 2 && s.toks[0].is(classNegation) {
		return true // "none" is a number
	}
	for i := range s.toks {
		t := &s.toks[i]
		switch {
		case s.given(t.hash):
		case s.q.AnswerType == "name":
			if t.upper && t.id == 0 {
				return true
			}
		case t.kind == number, t.is(classNumber), t.is(classMonth), t.is(classWeekday):
			return true
		}
	}
	return false
}

// certain reports whether the rule by which t declines holds for answers to any
// question for a value of the type. Where a name is asked for, a negation is as
// often an answer: "nobody did".
func (s *scene) certain(t Reading) bool {
	switch t.Evidence[0].Rule {
	case groupNames[declineKnowledge], groupNames[declineInformation], groupNames[declinePlain]:
		if _, told := s.leading(); told {
			return false // it was seen, and found to be a remark
		}
		_, ok := s.decline()
		return ok
	case groupNames[declineSubjective]: // "it depends on how many there are: for n of them ..."
		_, ok := s.formula(0, len(s.toks))
		return ok
	case "formula":
		return s.q.AnswerType != "name" && s.givesNumber()
	case "question back", "no value, a question back":
		return s.q.AnswerType != "name"
	case groupNames[denial], groupNames[denialSoft], groupNames[unfounded], "no value, a fault in the question":
		if s.q.AnswerType == "name" {
			return false
		}
		den, ok := s.denied()
		if ok && s.zero(den) {
			return false
		}
		return !s.holdsFresh()
	case "no value, a lack":
		return s.q.AnswerType != "name" && !s.holdsFresh() && len(s.toks) <= shortRest
	}
	return false
}

// givesNumber reports whether what was asked gives a number to work with.
func (s *scene) givesNumber() bool {
	for i := range s.asked {
		if s.asked[i].kind == number || s.asked[i].is(classNumber) {
			return true
		}
	}
	return false
}

// asksAmount reports whether "what" at i asks for a number by the verb that its question ends
// in, or for a letter of an equation: "what does a ride cost?", "what is x?".
func (s *scene) asksAmount(i, to int) bool {
	if s.asked[i+1].is(classBe) && i+3 == to {
		t := &s.asked[i+2]
		small, capital := letterBit(s.q.Text[t.start])
		return t.end-t.start == 1 && s.solved[0]&small+s.solved[1]&capital != 0
	}
	if i+3 > to || !s.asked[i+1].is(classAux) {
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
