package behavior

// plain reads an answer where nothing is known of the value asked for: a text
// of any length to a question or request of any sort.
func (s *scene) plain() Reading {
	if r, ok := s.concluded(); ok {
		return r
	}
	lead, declined := s.leading()
	d, disclaims := s.signalIn(0, s.ends[min(1, len(s.sent)-1)], disclaimer)
	if declined && lead.group == declineKnowledge {
		if r, ok := s.guessed(lead); ok {
			return r
		}
	}
	if s.balanced(lead, declined, disclaims) {
		switch {
		case s.complies(lead, declined):
			declined = false
		case !declined:
			return Reading{Kind: Abstained, Detail: "ability", Evidence: []Evidence{s.evidence(d)}}
		}
	}
	if declined {
		return s.declineReading(lead)
	}
	if g, ok := s.signalIn(0, s.ends[min(1, len(s.sent)-1)], denial); ok && !s.saysYesOrNo() {
		return Reading{Kind: Corrected, Evidence: []Evidence{s.evidence(g)}}
	}
	return s.undeclined(d, disclaims)
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

// concluded reads what stands in the last box: it decides.
func (s *scene) concluded() (Reading, bool) {
	for ci := len(s.clauses) - 1; ci >= 0; ci-- {
		c := s.clauses[ci]
		if !s.boxed(c.from) {
			continue
		}
		s.prepare()
		if s.in[ci].declines() {
			g, _ := s.signalIn(ci, ci, declineKnowledge, declineInformation, declineAbility, declineTime, declinePolicy, declinePlain)
			return s.declineReading(g), true
		}
		if f, ok := s.formula(c.from, c.to); ok {
			return Reading{Kind: Abstained, Detail: "formula", Evidence: []Evidence{f}}, true
		}
		return Reading{Kind: Answered, Value: s.raw(c.from, c.to), Evidence: []Evidence{s.span(c.from, c.to, "final answer")}}, true
	}
	return Reading{}, false
}

// leading is the decline that leads the answer or ends it: one in the first
// sentences, or in the last. A decline in the middle of a long text is part of
// what the text tells.
func (s *scene) leading() (signal, bool) {
	last := len(s.sent) - 1
	var found signal
	ok := false
	for _, g := range s.signals {
		if !g.group.declines() {
			continue
		}
		at := s.clauses[g.clause].sentence
		if at > 1 && (at < last-1 || g.group >= declinePlain && at > 2 || last > 8 && g.group != declineInformation) {
			continue
		}
		if !ok || found.group == declinePlain && g.group < declinePlain && s.clauses[found.clause].sentence == at {
			found, ok = g, true
		}
	}
	return found, ok
}

// guessed finds an answer put forward beside "I'm not sure": before it, or
// after it with "I think".
func (s *scene) guessed(lead signal) (Reading, bool) {
	at := s.clauses[lead.clause].sentence
	if at > 0 && len(s.sent) <= 5 && !s.sent[0].has(courtesy, disclaimer, askBack) {
		if ev, ok := s.substance(); ok && ev.Start < s.toks[lead.from].start {
			return Reading{Kind: Hedged, Detail: "doubt", Evidence: []Evidence{ev, s.evidence(lead)}}, true
		}
	}
	for _, g := range s.signals {
		if g.group != doubt || g.from < lead.to || s.clauses[g.clause].sentence > at+2 || s.in[g.clause].declines() && g.clause != lead.clause {
			continue
		}
		c := s.clauses[g.clause]
		if c.to-g.to < 1 || g.clause == lead.clause && !s.lx.has(s.toks[c.from].id, classTurn) {
			continue
		}
		return Reading{Kind: Hedged, Detail: "doubt", Evidence: []Evidence{s.span(g.from, c.to, "guess"), s.evidence(lead)}}, true
	}
	return Reading{}, false
}

// turnsBack reports whether the clause opens with a word that sets it against
// what was said (however, but), not one that concludes from it.
func (s *scene) turnsBack(c clause) bool {
	switch s.word(c.from) {
	case "however", "but", "still", "nevertheless", "nonetheless", "though", "that":
		return true
	}
	return false
}

// undeclined reads an answer without any decline that holds.
func (s *scene) undeclined(d signal, disclaims bool) Reading {
	if ev, ok := s.substance(); ok {
		return Reading{Kind: Answered, Evidence: []Evidence{ev}}
	}
	if g, ok := s.signalIn(0, len(s.clauses), askBack); ok {
		return Reading{Kind: Clarified, Evidence: []Evidence{s.evidence(g)}}
	}
	if disclaims {
		return Reading{Kind: Abstained, Detail: "ability", Evidence: []Evidence{s.evidence(d)}}
	}
	return Reading{Kind: Unclear}
}
