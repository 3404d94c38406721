package behavior

// plain reads an answer where nothing is known of the value asked for: a text
// of any length to a question or request of any sort.
func (s *scene) plain() Reading {
	if r, ok := s.concluded(); ok {
		return r
	}
	lead, declined := s.leading()
	if !declined {
		if g, ok := s.signalIn(0, s.ends[min(1, len(s.sent)-1)], denial); ok {
			return Reading{Kind: Corrected, Evidence: []Evidence{s.evidence(g)}}
		}
		return s.undeclined()
	}
	if lead.group == declineKnowledge {
		if r, ok := s.guessed(lead); ok {
			return r
		}
	}
	if lead.group != declineInformation && s.complies(lead) {
		ev, _ := s.substance()
		return Reading{Kind: Answered, Evidence: []Evidence{ev}}
	}
	return s.declineReading(lead)
}

// concluded reads what stands in the last box: it decides.
func (s *scene) concluded() (Reading, bool) {
	for ci := len(s.clauses) - 1; ci >= 0; ci-- {
		c := s.clauses[ci]
		if !s.boxed(c.from) {
			continue
		}
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

// complies reports whether the answer does what was asked in spite of a
// decline in its lead: it turns ("however ...") to substance, or goes on with
// a list. Advice, offers and values are no substance.
func (s *scene) complies(lead signal) bool {
	at := s.clauses[lead.clause].sentence
	items, done, words, turned := 0, 0, 0, 0
	turn := false
	sorry := false
	for ci, c := range s.clauses {
		in := s.in[ci]
		if c.sentence <= at && in.has(courtesy) {
			sorry = true
		}
		if ci <= lead.clause {
			continue
		}
		if c.first {
			turn = turn && !s.sent[c.sentence].has(moral)
		}
		if c.contrast && s.turnsBack(c) {
			turn = true
		}
		if c.item {
			items++
		}
		if in.has(comply) {
			done++
		}
		if s.sent[c.sentence].has(moral, offer, courtesy, askBack) || in.has(disclaimer) || in.declines() {
			continue
		}
		words += c.to - c.from
		if turn {
			turned += c.to - c.from
		}
	}
	switch lead.group {
	case declineAbility, declineTime:
		// General remarks beside "I have no access" are not what was asked.
		return !sorry && items == 0 && turned >= 25
	case declinePolicy:
		if sorry {
			return false
		}
	}
	if items >= 3 && words > 40 && done > 0 {
		return true
	}
	if sorry {
		return false
	}
	return turned >= 15
}

// turnsBack reports whether the clause opens with a word that sets it against
// what was said (however, but), not one that concludes from it.
func (s *scene) turnsBack(c clause) bool {
	switch w := s.text[s.toks[c.from].start:s.toks[c.from].end]; w {
	case "however", "However", "but", "But", "still", "Still", "nevertheless", "Nevertheless", "nonetheless", "Nonetheless", "though", "That":
		return true
	}
	return false
}

// undeclined reads an answer without any decline.
func (s *scene) undeclined() Reading {
	d, disclaims := s.signalIn(0, s.ends[min(1, len(s.sent)-1)], disclaimer)
	ev, ok := s.substance()
	if ok && disclaims && s.content() < 8 && s.beside(d.clause) < 8 {
		return Reading{Kind: Abstained, Detail: "ability", Evidence: []Evidence{s.evidence(d)}}
	}
	if ok {
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

// content counts the words of sentences that are neither advice nor courtesy,
// and beside a disclaimer.
func (s *scene) content() int {
	n := 0
	for ci, c := range s.clauses {
		switch {
		case s.sent[c.sentence].has(moral, offer, courtesy, askBack):
		case s.in[ci].has(disclaimer):
			if k := s.beside(ci); k > 6 {
				n += k
			}
		default:
			n += c.to - c.from
		}
	}
	return n
}
