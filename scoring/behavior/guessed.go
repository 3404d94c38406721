package behavior

// guessed finds an answer put forward beside "I'm not sure": before it, or
// after it with "I think".
func (s *scene) guessed(lead signal) (Reading, bool) {
	at := s.clauses[lead.clause].sentence
	if s.clauses[lead.clause].contrast {
		if v, ok := s.freshIn(s.firstClause(at), lead.clause-1); ok {
			return s.despiteOf(v, lead), true // "it is 14, although I am not sure"
		}
	}
	if at > 0 && len(s.sent) <= 5 && !s.sent[0].has(courtesy, disclaimer, askBack) && s.unsureOf(lead) {
		if ev, ok := s.substance(); ok && ev.Start < s.toks[lead.from].start {
			return Reading{Kind: Hedged, Detail: "doubt", Evidence: []Evidence{ev, s.evidence(lead)}}, true
		}
	}
	for _, g := range s.signals {
		if g.group != doubt || g.from < lead.to || s.clauses[g.clause].sentence > at+2 || s.in[g.clause].declines() && g.clause != lead.clause {
			continue
		}
		c := s.clauses[g.clause]
		if s.deniesFrom(c.from, c.to) {
			continue // "since the films most likely have not been made"
		}
		if w := s.word(g.from); w == "may" || w == "might" || w == "could" || w == "maybe" {
			if _, ok := s.freshIn(g.clause, g.clause); !ok {
				continue // "the name may be slightly off"
			}
		}
		turned := s.lx.Has(s.toks[c.from].id, classTurn)
		if !turned && !s.saysGuess(g) && (g.clause == lead.clause || !s.ofSpeaker(g) && g.from > c.from && !s.followsItIs(g)) {
			continue
		}
		if c.to-g.to < 1 && (g.clause+1 >= len(s.clauses) || s.clauses[g.clause+1].first) {
			continue
		}
		return Reading{Kind: Hedged, Detail: "doubt", Evidence: []Evidence{s.span(g.from, c.to, "guess"), s.evidence(lead)}}, true
	}
	return Reading{}, false
}

// estimated finds the value that the speaker puts forward in so many words behind a
// lack, nothing declining after it: "the text gives no age. Keepers retire at sixty,
// so I would put him at 60."
func (s *scene) estimated(lead signal) (Reading, bool) {
	if lead.group > declinePlain || s.any(wholly, apology) {
		return Reading{}, false
	}
	for k := len(s.signals) - 1; k >= 0 && s.signals[k].from >= lead.to; k-- {
		g := s.signals[k]
		c := s.clauses[g.clause]
		if g.group.declines() || g.group == askBack {
			return Reading{}, false
		}
		if g.group != doubt || !s.ofSpeaker(g) && s.word(g.from) != "my" && s.word(g.from) != "best" || c.condition || c.asked {
			continue
		}
		for i := g.to; i < c.to; i++ {
			t := &s.toks[i]
			if !s.given(t.hash) && (t.kind == number || s.lx.Has(t.id, classNumber) || t.upper && !s.lx.Has(t.id, classStop)) {
				v := signal{group: final, from: i, to: i + 1, clause: g.clause}
				return s.despiteOf(v, lead), true
			}
		}
	}
	return Reading{}, false
}

// deniesFrom reports whether a negation stands in the tokens from from to to.
func (s *scene) deniesFrom(from, to int) bool {
	for i := from; i < to; i++ {
		if s.lx.Has(s.toks[i].id, classNegation) {
			return true
		}
	}
	return false
}

// followsItIs reports whether "it is" stands before g: "it is likely that".
func (s *scene) followsItIs(g signal) bool {
	return g.from > 1 && s.word(g.from-2) == "it" && s.word(g.from-1) == "is" || g.from > 0 && s.word(g.from-1) == "it's"
}

// unsureOf reports whether the decline is no more than "I am not sure".
func (s *scene) unsureOf(lead signal) bool {
	if !s.ofSpeaker(lead) {
		return false
	}
	for i := lead.from; i < lead.to; i++ {
		switch s.word(i) {
		case "sure", "certain", "confident", "unsure", "uncertain", "never":
			return true
		}
	}
	return false
}

// saysGuess reports whether a phrase of doubt calls what follows a guess.
func (s *scene) saysGuess(g signal) bool {
	for i := g.from; i < g.to; i++ {
		switch s.word(i) {
		case "guess", "estimate", "bet":
			return true
		}
	}
	return false
}

// goesWith finds a guess of the speaker's own, whatever its type: "I would go with a
// honey badger".
func (s *scene) goesWith() (Reading, bool) {
	for _, g := range s.signals {
		c := s.clauses[g.clause]
		if g.group == doubt && (s.ofSpeaker(g) || g.from == c.from && g.to+1 < c.to) && g.to < c.to && !s.in[g.clause].declines() && !c.asked {
			return Reading{Kind: Hedged, Detail: "doubt", Value: s.raw(g.to, c.to), Evidence: []Evidence{s.span(g.from, c.to, "guess")}}, true
		}
	}
	return Reading{}, false
}

// turnsToGuess finds a guess in a clause that turns from a denial: "it is not on this
// page, but it would most likely be andesite".
func (s *scene) turnsToGuess(den signal) (Reading, bool) {
	at := s.clauses[den.clause].sentence
	if s.turnAfter(den, at) < 0 {
		return Reading{}, false
	}
	for _, g := range s.signals[s.at[den.clause]:s.at[s.ends[at]+1]] {
		c := s.clauses[g.clause]
		if g.group == doubt && g.from > den.to && g.to < c.to && !s.in[g.clause].declines() {
			return Reading{Kind: Hedged, Detail: "doubt", Value: s.raw(g.to, c.to), Evidence: []Evidence{s.span(g.from, c.to, "guess")}}, true
		}
	}
	return Reading{}, false
}
