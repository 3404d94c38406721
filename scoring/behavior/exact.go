package behavior

// lacksExact reports whether a lack is of no more than the exact figure, behind a rough one that answers:
// "some 700,000; I don't have the exact figure". What it names besides is not of the question.
func (s *scene) lacksExact(g signal) bool {
	if !g.group.declines() {
		return false
	}
	c := s.clauses[g.clause]
	if !s.says(c.from, c.to, "exact", "precise", "live") {
		return false
	}
	s.prepare()
	if s.wanted() != "number" && s.wanted() != "year" || s.asks == asksMake {
		return false
	}
	for i := c.from; i < c.to; i++ {
		if t := &s.toks[i]; s.inAsked(t.hash) && !t.is(classStop) && !t.is(classGeneric) && !t.is(classGauge) {
			return false
		}
	}
	from := s.clauses[s.firstClause(max(0, c.sentence-1))].from
	return s.roughIn(max(from, c.from-longestClause), c.from)
}

// roughIn reports whether a rough figure stands in the tokens from from to to: "about 40".
func (s *scene) roughIn(from, to int) bool {
	for i := from; i < to; i++ {
		switch s.word(i) {
		case "about", "around", "roughly", "approximately", "nearly", "almost", "over", "some", "circa", "estimated":
			for k := i + 1; k < min(to, i+4); k++ {
				if t := &s.toks[k]; t.kind == number && !s.given(t.hash) {
					return !s.clauseOf(k).condition && !s.clauseOf(k).asked
				}
			}
		}
	}
	return false
}
