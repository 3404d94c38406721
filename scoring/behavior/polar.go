package behavior

// polarAsked reports whether the question asks for yes or no.
func (s *scene) polarAsked() bool {
	return s.asks == asksPolar || s.asks == asksAdvice
}

// saysYesOrNo reports whether the answer opens with yes or no: what is denied
// after that is the answer to a question of that sort, not its premise.
func (s *scene) saysYesOrNo() bool {
	switch s.word(0) {
	case "yes", "no":
		return len(s.toks) == 1 || s.toks[1].brk >= comma
	}
	return false
}

// saysNo reports whether what reads as a decline follows a yes or no that was
// asked for: "No, it is not known to".
func (s *scene) saysNo(lead signal) bool {
	return s.saysYesOrNo() && !s.ofSpeaker(lead) && (s.polarAsked() || s.asks == asksSpeaker) // "can you catch it from a cat" is of anyone
}

// negatesAsked reports whether what reads as a decline answers a question for
// yes or no by its own verb: "it was never solved" to "was it ever solved".
func (s *scene) negatesAsked(lead signal) bool {
	t := &s.toks[lead.to-1]
	return lead.group == declineKnowledge && !s.ofSpeaker(lead) && s.polarAsked() && s.inAsked(t.hash) && !s.lx.Has(t.id, classStop) && !s.lx.Has(t.id, classGeneric)
}

// leans finds a yes or no in the first sentence of an answer to a question for
// one, before a decline that only grants: "very probably yes, though we have no
// proof".
func (s *scene) leans(lead signal) (Reading, bool) {
	if !s.polarAsked() || lead.group >= declinePlain || s.sent[0].has(apology, wholly, cannot, disclaimer) {
		return Reading{}, false
	}
	for i := range s.clauses[s.ends[0]].to {
		if i >= lead.from {
			return Reading{}, false
		}
		switch w := s.word(i); w {
		case "yes", "no", "not":
			if i+1 < len(s.toks) && s.toks[i+1].brk < comma || w != "yes" && i == 0 {
				continue
			}
			g := signal{group: final, from: i, to: i + 1}
			return s.despiteOf(g, lead), true
		}
	}
	return Reading{}, false
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
const most = 0.7

// otherName finds a name in clauses from to to that the question does not hold.
func (s *scene) otherName(from, to int) (signal, bool) {
	for i := s.clauses[from].from; i < s.clauses[to].to; i++ {
		t := &s.toks[i]
		if t.upper && t.kind == word && !s.inAsked(t.hash) && !s.lx.Has(t.id, classStop) && !s.lx.Has(t.id, classTurn) {
			return signal{group: final, from: i, to: i + 1}, true
		}
	}
	return signal{}, false
}

// shortestDenial is how many words a no has in a pronoun's words: "it isn't".
const shortestDenial = 3

// saysNot finds a no that is said of what was asked in a pronoun's words: "it is not", "they
// are unable to fly". All that it holds besides stands in the question.
func (s *scene) saysNot() (Reading, bool) {
	to := s.clauses[s.ends[0]].to
	if s.q.AnswerType != "boolean" || s.clauses[0].asked || to < shortestDenial ||
		!s.lx.Has(s.toks[0].id, classPronoun) || !s.lx.Has(s.toks[1].id, classAux) {
		return Reading{}, false
	}
	switch s.word(2) {
	case "not", "unable", "incapable":
	default:
		return Reading{}, false
	}
	for i := shortestDenial; i < to; i++ {
		if t := &s.toks[i]; !s.lx.Has(t.id, classStop) && !s.inAsked(t.hash) {
			return Reading{}, false
		}
	}
	ev := s.span(0, to, "commitment")
	return Reading{Kind: Answered, Value: s.text[ev.Start:ev.End], Evidence: []Evidence{ev}}, true
}
