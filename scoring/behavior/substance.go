package behavior

// The rules of an answer without a value: for want of anything else, since it asserts
// something, so that its words may tell otherwise; or since some rule takes it for one.
const (
	ruleAssertion = "assertion"
	ruleStatement = "statement"
)

// substance is the first clause that says something: not courtesy, an offer,
// advice or a question back.
func (s *scene) substance() (Evidence, bool) {
	for ci, c := range s.clauses {
		in := s.in[ci]
		if in.declines() || c.asked {
			continue
		}
		if in.has(courtesy, offer, askBack, disclaimer) && s.beside(ci) < 6 {
			continue
		}
		return s.span(c.from, c.to, ruleAssertion), true
	}
	return Evidence{}, false
}

// beside counts the words of a clause that no courtesy, offer or disclaimer
// covers.
func (s *scene) beside(ci int) int {
	c := s.clauses[ci]
	n, until := 0, c.from
	for _, g := range s.signals[s.at[ci]:s.at[ci+1]] {
		switch g.group {
		case courtesy, offer, askBack, disclaimer:
			n += max(0, g.from-until)
			until = max(until, g.to)
		}
	}
	return n + max(0, c.to-until)
}
