package behavior

// polarAsked reports whether the question asks for yes or no.
func (s *scene) polarAsked() bool {
	return s.asks == asksPolar || s.asks == asksAdvice
}

// affirms finds a yes, a no or a name that is stated: the sentence repeats what was
// asked, as in "she does sound out of breath", "Aiko crossed the line first".
func (s *scene) affirms() (Reading, bool) {
	core := s.core()
	if s.q.AnswerType != "boolean" && s.q.AnswerType != "name" || len(core) < 2 || len(core) > mostCore {
		return Reading{}, false
	}
	for k := range s.sent {
		from, to := s.firstClause(k), s.ends[k]
		if s.sent[k].declines() || s.clauses[from].asked || s.covers(core, k) < most {
			continue
		}
		ev := s.span(s.clauses[from].from, s.clauses[to].to, "commitment")
		if s.q.AnswerType == "name" {
			v, ok := s.otherName(from, to)
			if !ok {
				continue
			}
			ev = s.span(v.from, v.to, "commitment")
		}
		if s.sent[k].has(doubt) {
			return Reading{Kind: Hedged, Detail: "doubt", Value: s.text[ev.Start:ev.End], Evidence: []Evidence{ev}}, true
		}
		return Reading{Kind: Answered, Value: s.text[ev.Start:ev.End], Evidence: []Evidence{ev}}, true
	}
	return Reading{}, false
}

// most is the share of the words of a question that a sentence holds which repeats it.
const most = 0.6

// otherName finds a name in clauses from to to that the question does not hold.
func (s *scene) otherName(from, to int) (signal, bool) {
	for i := s.clauses[from].from; i < s.clauses[to].to; i++ {
		t := &s.toks[i]
		if t.upper && t.kind == word && !s.inAsked(t.hash) && !t.is(classStop) && !t.is(classTurn) {
			return signal{group: final, from: i, to: i + 1}, true
		}
	}
	return signal{}, false
}

// saysSo finds a yes that is a pronoun's: "it is", "she may", "it is open today". What it says
// besides stands in the question.
func (s *scene) saysSo() (Reading, bool) {
	c := s.clauses[0]
	if s.q.AnswerType != "boolean" || c.asked || c.to-c.from < 2 || s.sent[0]&^(1<<final) != 0 ||
		!s.toks[0].is(classPronoun) || !s.toks[1].is(classAux) {
		return Reading{}, false
	}
	for i := 2; i < c.to; i++ {
		if t := &s.toks[i]; !s.inAsked(t.hash) && !t.is(classStop) {
			return Reading{}, false
		}
	}
	ev := s.span(0, c.to, "commitment")
	return Reading{Kind: Answered, Value: s.text[ev.Start:ev.End], Evidence: []Evidence{ev}}, true
}

// ruleNo is the rule of a no in other words.
const ruleNo = "says no"

// saysNot finds a no that is said in other words of what was asked for yes or no, in the first
// sentence: "it is not", "they are unable to fly", "this is a popular misconception". What it
// denies besides stands in the question.
func (s *scene) saysNot() (Reading, bool) {
	if s.q.AnswerType != "boolean" || s.clauses[0].asked {
		return Reading{}, false
	}
	for ci := range s.ends[0] + 1 {
		if c := s.clauses[ci]; s.faultsPolar(c) || ci == 0 && s.deniesPolar(c) {
			ev := s.span(0, s.clauses[s.ends[0]].to, ruleNo)
			return Reading{Kind: Answered, Value: s.text[ev.Start:ev.End], Evidence: []Evidence{ev}}, true
		}
	}
	return Reading{}, false
}

// deniesPolar reports whether a clause denies what was asked: what it negates stands in the
// question, or it negates nothing but a pronoun's words.
func (s *scene) deniesPolar(c clause) bool {
	if s.toks[c.from].is(classFirst) && s.concern()&concernsReader == 0 {
		return false // of the speaker
	}
	not, own := -1, false
	for i := c.from; i < c.to; i++ {
		t := &s.toks[i]
		w := s.word(i)
		if not < 0 && (t.is(classNegation) || w == "unable" || w == "incapable") {
			not = i
			continue
		}
		if t.is(classStop) || t.is(classTurn) || truly(w) {
			continue
		}
		asked := s.inAsked(t.hash) || s.stemAsked(w)
		if not >= 0 {
			return asked
		}
		own = own || !asked
	}
	return not >= 0 && !own && s.word(not) != "nothing" && (not == c.from && c.to-c.from > 1 || not > c.from && s.toks[not-1].is(classAux))
}

// truly reports whether a word only says how far a denial goes, or of what it is: "it is not
// so", "that is not the case".
func truly(w string) bool {
	switch w {
	case "so", "case", "true", "right", "correct", "accurate", "really", "longer", "anymore", "fact":
		return true
	}
	return false
}

// faultsPolar reports whether a clause calls what was asked a fault: "it's a myth", "that claim
// is false", or says that it is not as most think. A question that is at fault has no answer.
func (s *scene) faultsPolar(c clause) bool {
	switch {
	case c.from > 0 || c.to == 1:
	case s.word(0) == "wrong" && s.toks[1].brk >= comma, s.word(0) == "contrary" && s.word(1) == "to":
		return true
	}
	for i := c.from + 2; i < c.to; i++ {
		if w := s.word(i); !s.toks[i].is(classFault) && w != "myth" && w != "legend" && w != "fallacy" && w != "wrong" {
			continue
		}
		if s.says(c.from, i+1, "question", "premise", "premises", "you", "assumes", "presupposes") {
			return false
		}
		return s.says(c.from, i, "is", "it's", "that's", "was", "isn't")
	}
	return false
}
