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
	for ci := lead.clause + 1; ci < len(s.clauses) && s.clauses[ci].sentence <= at+2; ci++ {
		c := s.clauses[ci]
		turned := c.sentence == at && c.contrast && s.turnsBack(c) && !s.ofTextFrom(ci)
		if v, ok := s.implied(ci); ok && turned {
			return s.despiteOf(v, lead), true
		}
		turned = turned && !s.quotes(c)
		if !turned && !(c.first && s.ofGeneral(c.sentence)) {
			continue
		}
		to := s.ends[c.sentence]
		if !s.tells(ci, to) || !s.namesAsked(c.from, s.clauses[to].to) {
			continue
		}
		if v, ok := s.freshIn(ci, to); ok {
			return s.despiteOf(v, lead), true
		}
	}
	return Reading{}, false
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
