package behavior

// denied finds a denial of the premise. A plain negation is one only in the
// first sentences, beside words of the question, and when it negates no value.
func (s *scene) denied(vs []value) (signal, bool) {
	if s.q.AnswerType == "boolean" {
		return signal{}, false
	}
	for _, g := range s.signals {
		if g.group == denial {
			return g, true
		}
		if g.group != denialSoft || s.clauses[g.clause].sentence > 1 || s.in[g.clause].declines() || s.in[g.clause].has(dated, doubt, declineSubjective, offer) {
			continue
		}
		if s.q.AnswerType == "choice" {
			continue
		}
		c := s.clauses[g.clause]
		shared, negates := 0, false
		for i := c.from; i < c.to; i++ {
			t := &s.toks[i]
			if t.id != 0 && s.lx.has(t.id, classStop) {
				continue
			}
			if s.given[t.hash] {
				shared++
			}
			if to, _ := s.valueAt(i, &c); to > i && i >= g.to && i <= g.to+3 {
				negates = true
			}
		}
		until := g.to < c.to && s.text[s.toks[g.to].start:s.toks[g.to].end] == "until"
		if (shared > 0 || c.to-c.from <= 4) && !negates && !until {
			return g, true
		}
	}
	return signal{}, false
}

// outweighs reports whether a denial speaks to the commitment v: a plain
// negation only if v follows it closely, a denial of the premise wherever it is.
func (s *scene) outweighs(den signal, v value) bool {
	if den.group == denial {
		return true
	}
	return v.from > den.from && s.clauses[v.clause].sentence-s.clauses[den.clause].sentence <= 1
}

// another finds an answer about another thing than the one asked about: "It
// was Voyager 2" where the question names Voyager 1.
func (s *scene) another(vs []value) (signal, bool) {
	if len(vs) == 0 {
		return signal{}, false
	}
	for i := 0; i+1 < len(s.toks) && s.clauses[0].from <= i && i+1 < s.clauses[s.ends[0]].to; i++ {
		t, n := &s.toks[i], &s.toks[i+1]
		if !t.upper || !s.given[t.hash] || n.brk != none || !(n.kind == number || n.upper) || s.given[n.hash] || s.lx.has(t.id, classMonth) || valued(vs, i+1) {
			continue
		}
		for k := 0; k+1 < len(s.asked); k++ {
			a := &s.asked[k+1]
			if s.asked[k].hash == t.hash && a.brk == none && (a.kind == number || a.upper) && a.hash != n.hash {
				return signal{from: i, to: i + 2}, true
			}
		}
	}
	return signal{}, false
}

// valued reports whether one of the values covers token i.
func valued(vs []value, i int) bool {
	for _, v := range vs {
		if v.from <= i && i < v.to {
			return true
		}
	}
	return false
}

// sameThing reports whether v, after a denial, is given for the very thing
// asked: its clause brings in no other name.
func (s *scene) sameThing(v value, den signal) bool {
	c := s.clauses[v.clause]
	for ci := v.clause; ci >= 0 && s.clauses[ci].sentence == c.sentence; ci-- {
		cc := s.clauses[ci]
		for i := cc.from; i < cc.to; i++ {
			t := &s.toks[i]
			if i >= v.from && i < v.to || i >= den.from && i < den.to || s.given[t.hash] || s.lx.has(t.id, classStop) {
				continue
			}
			if t.upper && i != cc.from || t.kind == number || t.upper && t.id == 0 {
				return false
			}
		}
	}
	return v.answersAlone(s)
}
