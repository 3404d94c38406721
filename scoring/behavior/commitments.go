package behavior

// commitments are the values that assertive clauses assert, in order.
func (s *scene) commitments() []value {
	out := s.committed[:0]
	bare := len(s.toks) <= 8
	for ci := range s.clauses {
		c := &s.clauses[ci]
		denied := -1 // where the last value behind "not" ended
		if c.asked || s.in[ci].declines() || s.in[ci].has(askBack) {
			continue
		}
		for i := c.from; i < c.to; {
			to, listed := s.valueAt(i, c)
			if to == i {
				i++
				continue
			}
			v := value{from: i, to: to, clause: ci, listed: listed, given: s.given(s.toks[i].hash)}
			if s.negated(i, c) && !s.computed(v) || denied >= 0 && i-denied <= 2 && s.alternative(denied, i) {
				denied = to
			} else if !s.indirect(i, c) && !(s.toks[i].quoted && listed < 0) {
				v.strength = s.strength(v, c, bare)
				out = append(out, v)
			}
			i = to
		}
	}
	s.committed = out
	return out
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
