package behavior

// beyondText finds the answer that the speaker gives of its own where the text gives
// none: "the passage doesn't say, but a penguin's egg weighs 450 grams", "from general
// knowledge, ...". It has a name or a number that stands neither in the text nor in the
// question; what else the text tells is no answer.
func (s *scene) beyondText(lead signal) (Reading, bool) {
	at := s.clauses[lead.clause].sentence
	if lead.group != declineInformation || !s.ofText(at) {
		return Reading{}, false
	}
	if turn := s.turnAfter(lead, at); turn >= 0 && !s.ofTextFrom(turn) {
		if v, ok := s.implied(turn); ok {
			return s.despiteOf(v, lead), true
		}
		if v, ok := s.toldOfAsked(turn); ok && !s.quotes(s.clauses[turn]) {
			return s.despiteOf(v, lead), true
		}
	}
	for k := at + 1; k < min(at+3, len(s.sent)); k++ {
		if !s.ofGeneral(k) {
			continue
		}
		if v, ok := s.toldOfAsked(s.firstClause(k)); ok {
			return s.despiteOf(v, lead), true
		}
	}
	return Reading{}, false
}

// toldOfAsked finds a name or a number that the question does not hold in what is told
// from clause ci to the end of its sentence, if that is of what was asked.
func (s *scene) toldOfAsked(ci int) (signal, bool) {
	to := s.ends[s.clauses[ci].sentence]
	if !s.tells(ci, to) || !s.namesAsked(s.clauses[ci].from, s.clauses[to].to) {
		return signal{}, false
	}
	return s.freshIn(ci, to)
}

// implied finds what a clause says that the text implies.
func (s *scene) implied(ci int) (signal, bool) {
	c := s.clauses[ci]
	for i := c.from; i+1 < c.to; i++ {
		switch s.word(i) {
		case "implies", "suggests", "indicates":
			return signal{group: final, from: i + 1, to: c.to, clause: ci}, !s.in[ci].declines()
		}
	}
	return signal{}, false
}

// quotes reports whether a clause tells what somebody or something says.
func (s *scene) quotes(c clause) bool {
	for i := c.from; i < c.to; i++ {
		switch s.word(i) {
		case "says", "tells", "gives", "notes", "names", "lists", "describes", "reports", "refers", "implies", "suggests":
			return true
		}
	}
	return false
}

// ofGeneral reports whether a sentence speaks from what is generally known.
func (s *scene) ofGeneral(sentence int) bool {
	for i := s.clauses[s.firstClause(sentence)].from + 1; i < s.clauses[s.ends[sentence]].to; i++ {
		if s.word(i) == "knowledge" {
			switch s.word(i - 1) {
			case "general", "common", "outside", "background", "world", "other", "own":
				return true
			}
		}
	}
	return false
}
