package behavior

// supplied finds the answer that follows a lack all the same, under an
// assumption or worked out from what there is: "it does not say how long,
// so assuming an hour, 60 miles".
func (s *scene) supplied(lead signal) (Reading, bool) {
	if lead.group != declineInformation && !(lead.group == declineKnowledge && s.ofExactness(lead)) {
		return Reading{}, false
	}
	how := signal{clause: -1}
	for _, g := range s.signals {
		if g.from < lead.to {
			continue
		}
		if g.group.declines() {
			return Reading{}, false
		}
		if g.group == assumption && how.clause < 0 && !s.illustrates(g.from, g.clause) && !s.supposedCase(g.from, g.clause) {
			how = g
		}
	}
	if how.clause < 0 {
		if how, _ = s.worksOut(lead.clause); how.clause < 0 {
			return Reading{}, false
		}
	}
	looked := -1
	for ci := len(s.clauses) - 1; ci >= how.clause; ci-- {
		c := s.clauses[ci]
		if c.sentence != looked {
			looked = c.sentence
			if _, ok := s.formula(s.clauses[s.firstClause(looked)].from, s.clauses[s.ends[looked]].to); ok || s.exemplifies(looked) {
				ci = s.firstClause(looked)
				continue
			}
		}
		for i := c.to - 1; i >= max(c.from, how.from); i-- {
			if t := &s.toks[i]; t.kind == number && !s.given(t.hash) && !c.asked && !c.condition && !s.illustrates(i, ci) && !s.supposedCase(i, ci) {
				v := signal{group: final, from: i, to: i + 1, clause: ci}
				return Reading{Kind: Hedged, Detail: "assumption", Value: s.raw(i, i+1), Evidence: []Evidence{s.evidence(v), s.evidence(how)}}, true
			}
		}
	}
	return Reading{}, false
}

// worksOut finds "but we can work it out", or its like, from clause ci on.
func (s *scene) worksOut(ci int) (signal, bool) {
	for ; ci < len(s.clauses); ci++ {
		c := s.clauses[ci]
		if s.word(c.from) == "what" {
			continue // "what we can work out: ..."
		}
		for i := c.from; i+2 < c.to; i++ {
			switch s.word(i) {
			case "we", "i", "let", "let's":
			default:
				continue
			}
			for k := i + 1; k < min(i+6, c.to); k++ {
				switch s.word(k) {
				case "estimate", "approximate":
					return signal{group: assumption, from: i, to: k + 1, clause: ci}, true
				}
				if k >= i+4 {
					continue
				}
				switch s.word(k) {
				case "work", "calculate", "compute", "infer", "deduce", "figure", "subtract", "derive", "call":
					return signal{group: assumption, from: i, to: k + 1, clause: ci}, true
				case "not", "cannot", "can't", "could", "would":
					k = c.to
				}
			}
		}
	}
	return signal{clause: -1}, false
}
