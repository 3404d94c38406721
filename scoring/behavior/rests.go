package behavior

// finalDeclines reads what is marked as the answer and is none: "Answer: not
// determined", whatever values stand around it.
func (s *scene) finalDeclines() (Reading, bool) {
	for k := len(s.signals) - 1; k >= 0; k-- {
		g := s.signals[k]
		next := g.clause + 1
		if g.group != final || g.to != s.clauses[g.clause].to || next >= len(s.clauses) || s.clauses[next].first || !s.namesAnswer(g) {
			continue
		}
		if d, ok := s.signalIn(next, next, declineKnowledge, declineInformation, declineAbility, declineTime, declinePlain); ok {
			return s.declineReading(d), true
		}
		if d, ok := s.signalIn(next, next, denial, unfounded); ok {
			return Reading{Kind: Corrected, Evidence: []Evidence{s.evidence(d)}}, true
		}
		return Reading{}, false
	}
	return Reading{}, false
}

// assumes reports whether v rests on an assumption or a condition that the answer
// sets itself.
func (s *scene) assumes(v value) bool {
	if s.sent[s.clauses[v.clause].sentence].has(assumption) {
		return true
	}
	_, ok := s.supposed(v)
	return ok
}

// supposed finds the condition that v rests on: "if each stage took an hour,
// it would be 15".
func (s *scene) supposed(v value) (signal, bool) {
	c := s.clauses[v.clause]
	for i := c.from; i < v.from; i++ {
		if s.word(i) != "would" {
			continue
		}
		for ci := v.clause - 1; ci >= 0 && s.clauses[ci].sentence == c.sentence; ci-- {
			if s.clauses[ci].condition {
				return signal{group: assumption, from: s.clauses[ci].from, to: s.clauses[ci].to, clause: ci}, true
			}
		}
	}
	return signal{}, false
}
