package behavior

// zero reports whether the negation says that there is none of what a question for a
// number counts or measures, which is a number: "none of them", "there is no remainder".
func (s *scene) zero(g signal) bool {
	if s.seeks != "number" {
		return false
	}
	c := s.clauses[g.clause]
	switch s.word(g.from) {
	case "none", "nobody":
		return s.counted != 0
	}
	if g.group == denial && s.counted != 0 {
		for i := g.from + 1; i < min(g.to+1, c.to); i++ {
			if s.toks[i].hash == s.counted && s.word(i-1) == "no" {
				return true // "it has no real roots"
			}
		}
	}
	if !s.toks[g.to-1].is(classNegation) {
		return false
	}
	for i := g.to; i < c.to; i++ {
		if w := s.word(i); i > g.to && w == "any" && i+1 < c.to && (s.word(i+1) == "longer" || s.word(i+1) == "more") {
			return true
		}
	}
	at := g.to
	for at+1 < c.to && s.beforeNegated(at) {
		at++
	}
	if at >= c.to {
		return false
	}
	if s.toks[at].hash == s.counted {
		return true
	}
	switch s.word(c.to - 1) {
	case "remainder", "cost", "charge", "fee", "tax", "wait", "delay", "difference", "interest", "limit", "discount":
		return c.to-at <= 2 // "there is no height limit"
	}
	return false
}

// countsOf is the word behind the last "how many" or "how much" of the question.
func (s *scene) countsOf() uint64 {
	for i := len(s.asked) - 3; i >= 0; i-- {
		if s.askedWord(i) == "how" && (s.askedWord(i+1) == "many" || s.askedWord(i+1) == "much") {
			return s.asked[i+2].hash
		}
	}
	return 0
}
