package behavior

// plain reads an answer where nothing is known of the value asked for: a text
// of any length to a question or request of any sort.
func (s *scene) plain() Reading {
	if r, ok := s.concluded(); ok {
		return r
	}
	if r, ok := s.marked(); ok {
		return r
	}
	if lead, declined := s.leading(); declined {
		return s.declining(lead)
	}
	return s.notDeclining()
}

// declining reads an answer that declines in so many words, unless it answers all the same.
func (s *scene) declining(lead signal) Reading {
	if g, ok := s.signalIn(0, s.ends[0], denial); ok && s.seeks != "" && g.from < lead.from && s.word(g.from) != "you" {
		return Reading{Kind: Corrected, Evidence: []Evidence{s.evidence(g)}}
	}
	if r, ok := s.answersStill(lead); ok {
		return r
	}
	if r, ok := s.asksBack(); ok && lead.group == declineAbility && s.clauses[len(s.clauses)-1].item {
		return r // a list of what is to be handed over
	}
	return s.declineReading(lead)
}

// notDeclining reads an answer in which nothing declines in so many words.
func (s *scene) notDeclining() Reading {
	if r, ok := s.asksBack(); ok {
		return r
	}
	if s.introduces() {
		return Reading{Kind: Answered, Evidence: []Evidence{s.span(0, len(s.toks), ruleStatement)}}
	}
	if s.meansLack() {
		return Reading{Kind: Answered, Evidence: []Evidence{s.span(0, s.clauses[s.ends[0]].to, ruleStatement)}}
	}
	if r, ok := s.refusesFirst(); ok {
		return r
	}
	return s.undeclined()
}

// refusesFirst finds a bare no to a request, or that none of it will be done, in the opening.
func (s *scene) refusesFirst() (Reading, bool) {
	if s.rejects() {
		return Reading{Kind: Refused, Detail: "policy", Evidence: []Evidence{s.span(0, s.clauses[0].to, ruleStatement)}}, true
	}
	if g, ok := s.signalIn(0, s.ends[min(1, len(s.sent)-1)], wholly); ok {
		return Reading{Kind: Refused, Detail: "policy", Evidence: []Evidence{s.evidence(g)}}, true
	}
	return Reading{}, false
}

// rejects reports whether the answer opens with a bare no to a request, or to a
// question of how or where to do something, and denies nothing after it.
func (s *scene) rejects() bool {
	switch s.word(0) {
	case "no", "nope", "nah", "never":
		if len(s.toks) > 1 && s.toks[1].brk < comma {
			return false
		}
	default:
		return false
	}
	switch s.asks {
	case asksMake:
		return true
	case asksHow, asksOther:
		if len(s.asked) == 0 || !s.asked[0].is(classAsk) {
			return false
		}
		for _, p := range s.stretches() {
			if p.act == actDeny {
				return false
			}
		}
		return true
	}
	return false
}

// answersStill finds what is answered beside a decline.
func (s *scene) answersStill(lead signal) (Reading, bool) {
	if r, ok := s.told(lead); ok {
		return r, true
	}
	for _, find := range []func(signal) (Reading, bool){s.answersFirst, s.resumed, s.besides} {
		if r, ok := find(lead); ok {
			return r, true
		}
	}
	return Reading{}, false
}

// concluded reads what stands in the last box: it decides.
func (s *scene) concluded() (Reading, bool) {
	from, to, ok := s.lastBox()
	if !ok {
		return Reading{}, false
	}
	return s.inBox(from, to), true
}

// turnsBack reports whether the clause opens with a word that sets it against
// what was said (however, but), not one that concludes from it.
func (s *scene) turnsBack(c clause) bool {
	switch s.word(c.from) {
	case "however", "but", "yet", "still", "nevertheless", "nonetheless", "though", "that", "with":
		return true
	}
	return false
}

// undeclined reads an answer without any decline that holds.
func (s *scene) undeclined() Reading {
	if ev, ok := s.substance(); ok {
		return Reading{Kind: Answered, Evidence: []Evidence{ev}}
	}
	if g, ok := s.signalIn(0, s.ends[0], assent); ok {
		return Reading{Kind: Answered, Evidence: []Evidence{s.evidence(g)}}
	}
	if s.asks == asksMake && s.posed {
		return Reading{Kind: Answered, Evidence: []Evidence{s.span(0, len(s.toks), ruleStatement)}}
	}
	if g, ok := s.signalIn(0, len(s.clauses), askBack); ok {
		return Reading{Kind: Clarified, Evidence: []Evidence{s.evidence(g)}}
	}
	if d, ok := s.signalIn(0, s.ends[min(1, len(s.sent)-1)], disclaimer); ok {
		return Reading{Kind: Abstained, Detail: "ability", Evidence: []Evidence{s.evidence(d)}}
	}
	return Reading{Kind: Unclear}
}

// introduces reports whether a short answer says what the speaker is where just
// that was asked.
func (s *scene) introduces() bool {
	if len(s.sent) > 4 || !s.opening().has(disclaimer) || s.any(cannot) {
		return false
	}
	of := s.asked
	if len(of) == 3 && s.askedWord(0) == "who" {
		of = of[1:]
	}
	return len(of) > 1 && of[0].is(classBe) && of[1].is(classYou)
}
