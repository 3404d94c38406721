package behavior

// refusesFirst finds a bare no to a request, or that none of it will be done, in the opening.
func (s *scene) refusesFirst() (Reading, bool) {
	if s.rejects() {
		return Reading{Kind: Refused, Detail: "policy", Evidence: []Evidence{s.span(0, s.clauses[0].to, ruleStatement)}}, true
	}
	if g, ok := s.signalIn(0, s.ends[min(1, len(s.sent)-1)], wholly); ok {
		return Reading{Kind: Refused, Detail: "policy", Evidence: []Evidence{s.evidence(g)}}, true
	}
	return Reading{}, false
}

// rejects reports whether the answer opens with a bare no to a request, or to a
// question of how or where to do something, and denies nothing after it.
func (s *scene) rejects() bool {
	switch s.word(0) {
	case "no", "nope", "nah", "never":
		if len(s.toks) > 1 && s.toks[1].brk < comma {
			return false
		}
	default:
		return false
	}
	switch s.asks {
	case asksMake:
		return true
	case asksHow, asksOther:
		if len(s.asked) == 0 || !s.lx.Has(s.asked[0].id, classAsk) {
			return false
		}
		for _, p := range s.stretches() {
			if p.act == actDeny {
				return false
			}
		}
		return true
	}
	return false
}
