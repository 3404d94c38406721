package behavior

// resumed finds the answer that follows a remark on the speaker's limits all
// the same: "I have no live data. However, the cup was won by Norway." The
// remark names nothing of what was asked, and what turns from it says something
// of that, with a name or a number that the question does not hold. "I do not
// know who won. However, Norway took part" names what was asked, and declines.
func (s *scene) resumed(lead signal) (Reading, bool) {
	if lead.group > declineTime || !s.ofSpeaker(lead) && s.word(lead.from) != "my" {
		return Reading{}, false
	}
	at := s.clauses[lead.clause].sentence
	turn := s.turnAfter(lead, at+2)
	if turn < 0 {
		turn = s.datedAfter(lead, at+2)
	}
	if turn < 0 || s.ofText(at) || s.namesAsked(s.clauses[s.firstClause(at)].from, s.clauses[min(turn-1, s.ends[at])].to) {
		return Reading{}, false
	}
	to := s.ends[s.clauses[turn].sentence]
	if !s.tells(turn, to) || !s.namesAsked(s.clauses[turn].from, s.clauses[to].to) {
		return Reading{}, false
	}
	if v, ok := s.freshIn(turn, to); ok {
		return s.despiteOf(v, lead), true
	}
	return Reading{}, false
}

// despiteOf is an answer in doubt beside the decline.
func (s *scene) despiteOf(v, lead signal) Reading {
	return Reading{Kind: Hedged, Detail: "despite", Value: s.raw(v.from, v.to), Evidence: []Evidence{s.evidence(v), s.evidence(lead)}}
}

// turnAfter is the first clause behind the decline, up to the end of a
// sentence, that turns from it; -1 where none does.
func (s *scene) turnAfter(lead signal, sentence int) int {
	for ci := lead.clause + 1; ci < len(s.clauses) && s.clauses[ci].sentence <= sentence; ci++ {
		if s.clauses[ci].contrast && s.turnsBack(s.clauses[ci]) {
			return ci
		}
	}
	return -1
}

// tells reports whether clauses from to to tell something: they decline, deny,
// offer, advise and ask nothing, but for "I can tell you that".
func (s *scene) tells(from, to int) bool {
	for ci := from; ci <= to; ci++ {
		if s.clauses[ci].asked || s.clauses[ci].condition || s.addresses(ci) || s.in[ci].declines() || s.in[ci].has(cannot, wholly, askBack, seek, urge, moral, norm, denial, denialSoft) {
			return false
		}
		for _, g := range s.signals[s.at[ci]:s.at[ci+1]] {
			if g.group == offer && (g.to+1 >= s.clauses[ci].to || s.word(g.to) != "that" && s.word(g.to+1) != "that") {
				return false
			}
		}
	}
	return true
}

// addresses reports whether the clause tells the reader what to do: "however,
// you may check".
func (s *scene) addresses(ci int) bool {
	c := s.clauses[ci]
	for i := c.from; i < min(c.from+2, c.to); i++ {
		switch s.word(i) {
		case "you", "please", "kindly":
			return true
		}
	}
	return false
}

// namesAsked reports whether one of the words that carry what was asked stands
// in the tokens from from to to.
func (s *scene) namesAsked(from, to int) bool {
	for i := from; i < to; i++ {
		if t := &s.toks[i]; s.inAsked(t.hash) && t.kind == word && !t.is(classStop) && !t.is(classGeneric) {
			return true
		}
	}
	return false
}

// freshIn finds a name or a number in clauses from to to that the question
// does not hold.
func (s *scene) freshIn(from, to int) (signal, bool) {
	for ci := from; ci <= to; ci++ {
		c := s.clauses[ci]
		for i := c.from; i < c.to; i++ {
			t := &s.toks[i]
			if s.given(t.hash) || t.kind != number && (!t.upper || i == c.from || t.is(classStop)) {
				continue
			}
			end := i + 1
			for end < c.to && s.toks[end].brk == none && (s.toks[end].upper || s.toks[end].kind == number) {
				end++
			}
			return signal{group: final, from: i, to: end, clause: ci}, true
		}
	}
	return signal{}, false
}

// ofText reports whether a sentence speaks of a text that was to be read.
func (s *scene) ofText(sentence int) bool { return s.ofTextFrom(s.firstClause(sentence)) }

// ofTextFrom reports the same of the rest of a sentence from clause ci on.
func (s *scene) ofTextFrom(ci int) bool {
	return s.saysOfText(s.clauses[ci].from, s.clauses[s.ends[s.clauses[ci].sentence]].to)
}

// saysOfText reports the same of the tokens from from to to.
func (s *scene) saysOfText(from, to int) bool {
	for i := from; i < to; i++ {
		if ofText(s.word(i)) {
			return true
		}
	}
	return false
}

// ofText reports whether a word is of a text that was to be read.
func ofText(w string) bool {
	switch w {
	case "text", "passage", "context", "article", "paragraph", "document", "excerpt", "mentioned", "mentions", "states", "stated":
		return true
	}
	return false
}

// datedAfter is the first clause behind the decline, up to the end of a sentence,
// that says as of when it speaks; -1 where none does.
func (s *scene) datedAfter(lead signal, sentence int) int {
	for ci := lead.clause + 1; ci < len(s.clauses) && s.clauses[ci].sentence <= sentence; ci++ {
		if s.in[ci].has(dated) && s.clauses[ci].first {
			return ci
		}
	}
	return -1
}
