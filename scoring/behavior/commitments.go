package behavior

import "strings"

// commitments are the values that assertive clauses assert, in order.
func (s *scene) commitments() []value {
	out := s.committed[:0]
	bare := len(s.toks) <= 8
	var all subjects
	s.ofElse = value{}
	for _, v := range s.possible() {
		c := &s.clauses[v.clause]
		if c.asked || s.in[v.clause].declines() || s.in[v.clause].has(askBack) {
			continue
		}
		v.given = s.given(s.toks[v.from].hash)
		if denied := s.negated(v.from, c) && !s.computed(v); !denied && (!s.toks[v.from].quoted || v.listed >= 0 || s.quotedAlone(v)) {
			if v.strength = s.strength(v, c, bare); v.strength < concluded && s.worksOn(v) {
				continue
			}
			if v.strength < concluded && s.ofAnother(v, &all) {
				s.ofElse = v
				continue
			}
			out = append(out, v)
		}
	}
	s.committed = out
	return out
}

// worksOn reports whether v is worked out only to stand in the formula that the answer comes
// to: "12 × 20 = 240, so it costs 240 dollars plus the fee".
func (s *scene) worksOn(v value) bool {
	if s.part < v.to || !s.computed(v) {
		return false
	}
	for i := s.part; i >= max(v.to, s.part-mostFactors); i-- {
		if s.toks[i].hash == s.toks[v.from].hash {
			return true
		}
	}
	return false
}

// negated reports whether "not" or its like stands right before the value.
func (s *scene) negated(i int, c *clause) bool {
	for k := i - 1; k >= c.from && k >= i-4; k-- {
		if s.toks[k].is(classNegation) {
			return true
		}
		if s.toks[k+1].brk >= comma {
			return false
		}
	}
	return false
}

// quotedAlone reports whether quotation marks hold a value and hardly anything else, such as
// its unit or its year.
func (s *scene) quotedAlone(v value) bool {
	const marks, more = "\"\u201c\u201d", len(" March 1990")
	before, behind := s.text[:s.toks[v.from].start], s.text[s.toks[v.to-1].end:]
	end := strings.IndexAny(behind, marks)
	return strings.TrimRight(before, marks) != before && end >= 0 && end <= more
}
