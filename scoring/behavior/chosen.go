package behavior

// restatesLast reports whether the last sentence says v in words of the question: "so
// the kiln is Fidel's on Saturday".
func (s *scene) restatesLast(v value) bool {
	at := s.clauses[v.clause].sentence
	core := s.core()
	if at != len(s.sent)-1 || s.clauses[v.clause].item || s.clauses[v.clause].asked || len(core) < 2 || len(core) > mostCore {
		return false
	}
	return at > 0 && !s.sent[at].declines() && s.covers(core, at) >= mostOfAsked
}

// opensAsking reports whether the first sentence asks something that the question
// does not: "which tray does she have?"
func (s *scene) opensAsking() bool {
	c := s.clauses[0]
	return c.asked && !s.restates(c)
}

// conditional reports whether what follows rests on the answer to that: "once I have
// that, I will add it".
func (s *scene) conditional() bool {
	for _, c := range s.clauses[1:] {
		if c.condition || s.instructs(c) || s.offers(c) {
			return true
		}
		for i := c.from; i < c.to; i++ {
			if s.word(i) == "would" {
				return true
			}
		}
	}
	return false
}

// picks reports whether the speaker chooses v in so many words: "I would guess 22".
func (s *scene) picks(v value) bool {
	for _, g := range s.signals[s.at[v.clause]:s.at[v.clause+1]] {
		if g.group == assumption && s.computed(v) {
			return true // "assuming that he wrote it by his own clock, 15:00 - 1 h = 14:00"
		}
		if g.group == doubt && g.to <= v.from && v.from-g.to <= 2 && s.ofSpeaker(g) {
			return true
		}
	}
	return false
}

// concludesApart reports whether the last value stands in the last sentence, behind
// all lists.
func (s *scene) concludesApart(vs []value) bool {
	last := s.clauses[vs[len(vs)-1].clause]
	return !last.item && last.sentence == len(s.sent)-1 && !last.asked
}

// asksLast reports whether the answer ends by asking which of several is meant.
func (s *scene) asksLast(ask signal) bool {
	for _, g := range s.signals[s.at[ask.clause]:] {
		if g.group == askBack && s.clauses[g.clause].asked && s.clauses[g.clause].sentence == len(s.sent)-1 {
			for i := g.from; i < min(g.to+3, len(s.toks)); i++ {
				if s.word(i) == "mean" {
					return true
				}
			}
		}
	}
	return false
}

// saysOne reports whether the first of the values stands in a clause that holds
// most of what was asked and the others in clauses that hold none of it: "the
// middle stripe is white, while the red stands for the sun".
func (s *scene) saysOne(vs []value) bool {
	core := s.core()
	if len(core) < 2 || len(core) > mostCore {
		return false
	}
	for k, v := range vs {
		c := s.clauses[v.clause]
		held := s.coversSpan(core, c.from, c.to)
		if k == 0 && held < mostOfAsked || k > 0 && (held > 0 || vs[0].clause == v.clause) {
			return false
		}
	}
	return true
}
