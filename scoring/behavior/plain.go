package behavior

// plain reads an answer where nothing is known of the value asked for: a text
// of any length to a question or request of any sort.
func (s *scene) plain() Reading {
	if r, ok := s.concluded(); ok {
		return r
	}
	lead, declined := s.leading()
	switch {
	case declined && s.saysNo(lead):
		declined = false
	case declined && s.negatesAsked(lead):
		c := s.clauses[lead.clause]
		return Reading{Kind: Answered, Evidence: []Evidence{s.span(c.from, c.to, "assertion")}}
	}
	if declined && !s.ofSpeaker(lead) && lead.group <= declineInformation {
		if g, ok := s.deniesFirst(); ok && s.asks.presumes() {
			return Reading{Kind: Corrected, Evidence: []Evidence{s.evidence(g)}}
		}
	}
	if declined && !s.ofSpeaker(lead) {
		if v, ok := s.datedBefore(lead); ok {
			return Reading{Kind: Hedged, Detail: "doubt", Value: s.raw(v.from, v.to), Evidence: []Evidence{s.evidence(v), s.evidence(lead)}}
		}
	}
	if declined && lead.group == declineKnowledge {
		if r, ok := s.guessed(lead); ok {
			return r
		}
	}
	if declined {
		if r, ok := s.resumed(lead); ok {
			return r
		}
		if r, ok := s.approximated(lead); ok {
			return r
		}
	}
	if !declined && s.introduces() {
		return Reading{Kind: Answered, Evidence: []Evidence{s.span(0, len(s.toks), "assertion")}}
	}
	if s.balanced(lead, declined) {
		switch s.weighed() {
		case asDecline:
			return s.declined(lead, declined)
		case asDenial:
			if g, ok := s.signalIn(0, len(s.clauses), denial, unfounded, denialSoft, equal, norm); ok {
				return Reading{Kind: Corrected, Evidence: []Evidence{s.evidence(g)}}
			}
		}
		if r := s.undeclined(); r.Kind != Unclear {
			return r
		}
		return Reading{Kind: Answered, Evidence: []Evidence{s.span(0, len(s.toks), "assertion")}}
	}
	if declined {
		return s.declineReading(lead)
	}
	if g, ok := s.deniesFirst(); ok {
		return Reading{Kind: Corrected, Evidence: []Evidence{s.evidence(g)}}
	}
	return s.undeclined()
}

// declined reads an answer that was weighed as a decline. Where it says what
// it lacks it abstains; one of nothing but advice and values refuses.
func (s *scene) declined(lead signal, declined bool) Reading {
	if declined && (lead.group < declinePlain || lead.group == declinePlain && !s.ofSpeaker(lead) && !s.opening().has(apology, wholly, cannot, declinePolicy)) {
		return s.declineReading(lead) // "the question is ambiguous" is no refusal
	}
	all := len(s.clauses)
	if g, ok := s.signalIn(0, all, wholly, declinePolicy, norm); ok {
		return Reading{Kind: Refused, Detail: "policy", Evidence: []Evidence{s.evidence(g)}}
	}
	if g, ok := s.signalIn(0, all, disclaimer); ok {
		return Reading{Kind: Abstained, Detail: "ability", Evidence: []Evidence{s.evidence(g)}}
	}
	if g, ok := s.signalIn(0, all, cannot, declinePlain, urge, seek, moral, equal, denial, unfounded, offer); ok {
		return Reading{Kind: Refused, Detail: "policy", Evidence: []Evidence{s.evidence(g)}}
	}
	for _, p := range s.stretches() {
		if p.act == actNorm {
			return Reading{Kind: Refused, Detail: "policy", Evidence: []Evidence{s.span(s.clauses[p.from].from, s.clauses[p.to-1].to, "norm")}}
		}
	}
	return s.undeclined()
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
		if c.to-g.to < 1 || g.clause == lead.clause && !s.lx.Has(s.toks[c.from].id, classTurn) {
			continue
		}
		return Reading{Kind: Hedged, Detail: "doubt", Evidence: []Evidence{s.span(g.from, c.to, "guess"), s.evidence(lead)}}, true
	}
	return Reading{}, false
}

// deniesFirst finds a denial in the opening of what the question takes for
// granted. To a question for yes or no a "no" is an answer.
func (s *scene) deniesFirst() (signal, bool) {
	last := s.ends[min(1, len(s.sent)-1)]
	if g, ok := s.signalIn(0, last, denial); ok && !s.saysYesOrNo() {
		return g, true
	}
	if s.prepare(); !s.asks.presumes() {
		return signal{}, false
	}
	if g, ok := s.signalIn(0, s.ends[0], unfounded); ok {
		return g, true
	}
	if gs := s.signals[:s.at[s.ends[0]+1]]; s.negates(gs) {
		return s.signalIn(0, s.ends[0], denialSoft)
	}
	return signal{}, false
}

// datedBefore finds a year or a month that a question for the time has been
// given before a remark on what is not recorded more closely.
func (s *scene) datedBefore(lead signal) (signal, bool) {
	s.prepare()
	if len(s.asked) == 0 || !s.lx.Has(s.asked[0].id, classWhen) {
		return signal{}, false
	}
	for i := range lead.from {
		t := &s.toks[i]
		year := t.kind == number && t.end-t.start >= 4 && (s.text[t.start] == '1' || s.text[t.start] == '2')
		if (year || t.upper && s.lx.Has(t.id, classMonth)) && !s.given(t.hash) && !s.clauseOf(i).condition {
			return signal{group: final, from: i, to: i + 1}, true
		}
	}
	return signal{}, false
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
func (s *scene) undeclined() Reading {
	if ev, ok := s.substance(); ok {
		return Reading{Kind: Answered, Evidence: []Evidence{ev}}
	}
	if g, ok := s.signalIn(0, s.ends[0], assent); ok {
		return Reading{Kind: Answered, Evidence: []Evidence{s.evidence(g)}}
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
	if len(s.sent) > 2 || !s.opening().has(disclaimer) || s.opening().has(cannot) {
		return false
	}
	s.prepare()
	return len(s.asked) > 1 && s.lx.Has(s.asked[0].id, classBe) && s.lx.Has(s.asked[1].id, classYou)
}
