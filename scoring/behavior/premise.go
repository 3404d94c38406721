package behavior

// denied finds a denial of the premise. A plain negation is one only in the
// first sentences, beside words of the question, and when it negates no value.
func (s *scene) denied() (signal, bool) {
	if s.q.AnswerType == "boolean" {
		return signal{}, false
	}
	for _, g := range s.signals {
		if g.group == denial {
			return g, true
		}
	}
	for _, g := range s.signals {
		if g.group != denialSoft || s.clauses[g.clause].sentence > 1 || s.in[g.clause].declines() || s.in[g.clause].has(dated, doubt, declineSubjective, offer) || s.reasons(g) {
			continue
		}
		if s.q.AnswerType == "choice" {
			if _, n := s.listedAt(g.to); n > 0 && s.word(g.from) == "neither" && s.in[g.clause].has(denialSoft) {
				return g, true // "neither Ann nor Bo sailed"
			}
			continue
		}
		if s.denies(g) {
			return g, true
		}
	}
	return signal{}, false
}

// denies reports whether the negation g is one of the question's own thing:
// its clause shares words with the question, and what it negates is no value.
func (s *scene) denies(g signal) bool {
	c := s.clauses[g.clause]
	if k := g.from - 1; k >= c.from && !s.inAsked(s.toks[k].hash) && (k == c.from || s.toks[k].brk >= comma || s.toks[k-1].is(classStop)) {
		if to, _ := s.valueAt(k, &c); to > k {
			return false // "25 is not prime" weighs a candidate
		}
	}
	if g.to < c.to && s.word(g.to) == "until" {
		return false
	}
	shared := 0
	for i := c.from; i < c.to; i++ {
		t := &s.toks[i]
		if t.id != 0 && t.is(classStop) {
			continue
		}
		if s.given(t.hash) {
			shared++
		}
		if i >= g.to && i <= g.to+3 && !s.inAsked(t.hash) {
			if to, _ := s.valueAt(i, &c); to > i {
				return false
			}
		}
	}
	return shared > 0 || c.to-c.from <= 4 || s.toks[c.from].is(classPronoun)
}

// outweighs reports whether a denial speaks to the commitment v: a denial of
// the premise wherever it is, a plain negation only if v follows it closely
// and does not follow from it ("the tank never leaks, so 30").
func (s *scene) outweighs(den signal, v value) bool {
	if den.group == denial {
		return true
	}
	c := s.clauses[v.clause]
	if v.from < den.from {
		return false
	}
	if s.flatDenial(den) {
		return true
	}
	if c.sentence-s.clauses[den.clause].sentence > 1 {
		return false
	}
	if s.existential(den) {
		return true
	}
	switch s.word(c.from) {
	case "so", "thus", "therefore", "hence":
		return false
	}
	return true
}

// flatDenial reports whether the denial is all that the first sentence says: "it does
// not."
func (s *scene) flatDenial(den signal) bool {
	c := s.clauses[den.clause]
	first := &s.toks[c.from]
	return c.sentence == 0 && s.ends[0] == 0 && den.to == c.to && den.from-c.from <= 2 && (first.is(classPronoun) || first.is(classFirst) || first.is(classYou))
}

// existential reports whether the denial is of a thing ("there is no", "has
// no") rather than of an action.
func (s *scene) existential(den signal) bool {
	for i := den.from; i < den.to; i++ {
		switch s.word(i) {
		case "no", "none", "only":
			return true
		}
	}
	return false
}

// sameThing reports whether v, after a denial, is given for the very thing
// asked: its clause brings in no other name.
func (s *scene) sameThing(v value, den signal) bool {
	if v.from < den.from {
		return false
	}
	if v.clause == den.clause && s.existential(den) {
		return false // "has only one, on d1" tells of the one there is
	}
	c := s.clauses[v.clause]
	for i := s.clauses[s.firstClause(c.sentence)].from; i < v.from; i++ {
		switch s.word(i) {
		case "mean", "meant", "thinking", "instead", "confusing", "next", "nearest":
			return false
		}
	}
	fresh := 0
	for ci := v.clause; ci > den.clause && s.clauses[ci].sentence == c.sentence; ci-- {
		cc := s.clauses[ci]
		for i := cc.from; i < cc.to; i++ {
			t := &s.toks[i]
			if i >= v.from && i < v.to || s.inAsked(t.hash) || t.is(classStop) || t.is(classTurn) {
				continue
			}
			if t.upper && i != cc.from || t.kind == number || t.upper && t.id == 0 {
				return false
			}
			fresh++
		}
	}
	if c.contrast {
		return fresh <= 1
	}
	return fresh == 0 && v.strength >= inPlay
}
