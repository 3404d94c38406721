package behavior

// commitments are the values that assertive clauses assert, in order.
func (s *scene) commitments() []value {
	out := s.committed[:0]
	bare := len(s.toks) <= 8
	denied := value{clause: -1} // the last value behind "not"
	for _, v := range s.possible() {
		c := &s.clauses[v.clause]
		if c.asked || s.in[v.clause].declines() || s.in[v.clause].has(askBack) {
			continue
		}
		v.given = s.given(s.toks[v.from].hash)
		near := denied.clause == v.clause && v.from-denied.to <= 2
		if s.negated(v.from, c) && !s.computed(v) || near && s.alternative(denied.to, v.from) {
			denied = v
		} else if !s.indirect(v.from, c) && (!s.toks[v.from].quoted || v.listed >= 0 || s.cited(v.from)) {
			if v.strength = s.strength(v, c, bare); v.strength < concluded && s.worksOn(v) {
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

// indirect reports whether an indirect question holds the value: "whose 15:00
// is meant", "whether it is 30".
func (s *scene) indirect(i int, c *clause) bool {
	for k := max(c.from, i-8); k < i; k++ {
		switch s.word(k) {
		case "whether", "whose":
			return true
		case "when", "where", "who", "how":
			if k == c.from {
				continue
			}
			switch s.word(k - 1) {
			case "know", "knows", "learn", "told", "tells", "say", "says", "sure":
				return true // "we only know when Ann left"
			}
		}
	}
	return false
}

// alternative reports whether "or" or "nor" joins what ends at from to what
// begins at to: what denies the one denies the other.
func (s *scene) alternative(from, to int) bool {
	for i := from; i < to; i++ {
		switch s.word(i) {
		case "or", "nor":
			return true
		}
	}
	return false
}

// negated reports whether "not" or its like stands right before the value.
func (s *scene) negated(i int, c *clause) bool {
	for k := i - 1; k >= c.from && k >= i-4; k-- {
		if s.lx.Has(s.toks[k].id, classNegation) {
			return true
		}
		if s.toks[k+1].brk >= comma {
			return false
		}
	}
	return false
}
