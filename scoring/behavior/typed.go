package behavior

// typed reads an answer where the type of the value asked for, or values in
// play, are known.
func (s *scene) typed() Reading {
	for _, find := range [...]func() (Reading, bool){s.answersNone, s.finalDeclines, s.boxesFormula, s.boxesNone} {
		if r, ok := find(); ok {
			return r
		}
	}
	vs := s.commitments()
	dec, declined := s.decline()
	den, denied := s.denied()
	soft, subj := s.signalIn(0, len(s.clauses), declineSubjective)

	left, pair, joined := s.alternatives(vs)
	best, committed := s.best(left, dec, declined)
	if committed && denied && best.strength == restated {
		committed = false
	}
	if both, ok := s.setOut(vs); ok && !denied {
		r := Reading{Kind: Clarified}
		if declined {
			r = s.declineReading(dec)
		}
		r.Evidence = append(r.Evidence, both)
		return r
	}
	reads := s.any(readingIf, readingMany, askBack)
	if r, ok := s.readings(vs, best, denied); ok && (reads || !joined || !declined) {
		return r
	}
	if joined && !committed && !denied && (!declined || reads && dec.group == declinePlain) {
		return s.undecidedBetween(pair)
	}
	if !committed && !declined && !denied && !s.clauses[len(s.clauses)-1].asked {
		if f, ok := s.onlyFormula(); ok {
			return Reading{Kind: Abstained, Detail: "formula", Evidence: []Evidence{f}}
		}
	}
	switch {
	case denied && !committed:
		if declined && den.group == denialSoft {
			return s.declineReading(dec)
		}
		return Reading{Kind: Corrected, Evidence: []Evidence{s.evidence(den)}}
	case denied && den.group == denialSoft && s.clauses[best.clause].contrast && s.in[best.clause].has(doubt):
		return s.withDoubt(best, signal{}, false)
	case denied && den.clause == s.deniesGiven() && best.strength < concluded && best.from > den.from:
		return Reading{Kind: Corrected, Evidence: []Evidence{s.evidence(den)}}
	case denied && s.outweighs(den, best):
		if best.strength == marked && best.from > den.to || s.sameThing(best, den) {
			return s.hedged("despite", best, den)
		}
		return Reading{Kind: Corrected, Value: s.raw(best.from, best.to), Evidence: []Evidence{s.evidence(den)}}
	case committed && declined:
		switch {
		case s.isSettled(best, dec):
			return s.besideRemark(best, dec)
		case dec.from < best.from || best.strength == marked || s.in[best.clause].has(doubt, assumption):
			return s.withDoubt(best, dec, true)
		}
		return s.declineReading(dec)
	case committed && subj:
		return s.hedged("doubt", best, soft)
	case committed:
		return s.withDoubt(best, signal{}, false)
	case declined:
		return s.declineReading(dec)
	case subj:
		return Reading{Kind: Abstained, Detail: "information", Evidence: []Evidence{s.evidence(soft)}}
	}
	return s.uncommitted(vs)
}

// uncommitted reads an answer in which no value is committed to, though vs stand there, and
// nothing declines or denies in so many words.
func (s *scene) uncommitted(vs []value) Reading {
	if s.onlyAsks() {
		return Reading{Kind: Clarified, Evidence: []Evidence{s.span(0, len(s.toks), "question back")}}
	}
	for _, find := range [...]func() (Reading, bool){s.asksBack, s.affirms, s.saysNot, s.saysSo} {
		if r, ok := find(); ok {
			return r
		}
	}
	if g, ok := s.signalIn(0, len(s.clauses), askBack, readingMany); ok {
		return Reading{Kind: Clarified, Evidence: []Evidence{s.evidence(g)}}
	}
	if g, ok := s.signalIn(0, len(s.clauses), dated); ok {
		return Reading{Kind: Abstained, Detail: "time", Evidence: []Evidence{s.evidence(g)}}
	}
	if s.q.AnswerType == "choice" && len(vs) > 1 && !s.sameValue(vs[0], vs[len(vs)-1]) {
		g := s.span(vs[0].from, vs[len(vs)-1].to, "several readings")
		return Reading{Kind: Clarified, Evidence: []Evidence{g}}
	}
	if r, ok := s.valueless(vs); ok {
		return r
	}
	if g, ok := s.signalIn(0, len(s.clauses), opened); ok {
		return Reading{Kind: Answered, Evidence: []Evidence{s.evidence(g)}}
	}
	if len(vs) == 0 && s.ofElse.to > 0 {
		return Reading{Kind: Abstained, Detail: "information", Evidence: []Evidence{s.span(s.ofElse.from, s.ofElse.to, "said of something else")}}
	}
	if s.worded() {
		ev, ok := s.substance()
		if !ok && s.q.AnswerType == "boolean" && s.in[0].has(assent) {
			ev, ok = s.span(0, s.clauses[0].to, "commitment"), true // "of course"
		}
		if ok {
			return Reading{Kind: Answered, Value: s.text[ev.Start:ev.End], Evidence: []Evidence{ev}}
		}
	}
	return Reading{Kind: Unclear}
}

func (s *scene) any(gs ...group) bool {
	for _, in := range s.sent {
		if in.has(gs...) {
			return true
		}
	}
	return false
}

// decline finds the decline that decides: the first one, a reason before a
// bare "cannot answer".
func (s *scene) decline() (signal, bool) {
	var found signal
	ok := false
	for _, g := range s.signals {
		if !g.group.declines() {
			continue
		}
		if !ok {
			found, ok = g, true
		} else if g.from == found.from && g.to > found.to {
			found = g
		} else if (found.group == declinePlain || found.group == declinePolicy) && g.group < declinePlain {
			// A reason that stands beside "I cannot say" is the better name for it.
			if found.group == declinePlain {
				found = g
			}
		}
	}
	return found, ok
}

// hedged is a commitment with a reservation.
func (s *scene) hedged(detail string, v value, why signal) Reading {
	return Reading{Kind: Hedged, Detail: detail, Value: s.raw(v.from, v.to),
		Evidence: []Evidence{s.span(v.from, v.to, "commitment"), s.evidence(why)}}
}

// withDoubt decides between answered and hedged for a commitment.
func (s *scene) withDoubt(v value, dec signal, declined bool) Reading {
	c := s.clauses[v.clause]
	for _, g := range s.signals {
		gs := s.clauses[g.clause].sentence
		switch {
		case g.group == assumption && (g.from < v.from || gs == c.sentence):
			if s.illustrates(g.from, g.clause) || s.supposedCase(g.from, g.clause) && !s.supposedCase(v.from, v.clause) {
				continue
			}
			return s.hedged("assumption", v, g)
		case g.group == dated:
			return s.hedged("dated", v, g)
		case g.group == doubt && (gs == c.sentence || gs == c.sentence+1 && s.clauses[g.clause].contrast):
			return s.hedged("doubt", v, g)
		}
	}
	if declined {
		if v.strength == marked && dec.from < v.from && len(s.toks) > 40 {
			return Reading{Kind: Answered, Value: s.raw(v.from, v.to), Evidence: []Evidence{s.span(v.from, v.to, "final answer")}}
		}
		return s.hedged("doubt", v, dec)
	}
	rule := "commitment"
	if v.strength == marked {
		rule = "final answer"
	}
	return Reading{Kind: Answered, Value: s.raw(v.from, v.to), Evidence: []Evidence{s.span(v.from, v.to, rule)}}
}

// declineReading names the kind of a decline.
func (s *scene) declineReading(g signal) Reading {
	r := Reading{Kind: Abstained, Evidence: []Evidence{s.evidence(g)}}
	switch g.group {
	case declineKnowledge:
		r.Detail = "knowledge"
	case declineInformation, declinePlain:
		r.Detail = "information"
	case declineAbility:
		r.Detail = "ability"
	case declineTime:
		r.Detail = "time"
	case declinePolicy:
		r.Kind, r.Detail = Refused, "policy"
	}
	return r
}
