package behavior

// assumes reports whether v rests on an assumption or a condition that the answer
// sets itself.
func (s *scene) assumes(v value) bool {
	if s.illustrates(v.from, v.clause) || s.supposedCase(v.from, v.clause) {
		return false
	}
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
