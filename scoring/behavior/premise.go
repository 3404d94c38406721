package behavior

// denied finds a denial of the premise. A plain negation is one only in the
// first sentences, beside words of the question, and when it negates no value.
func (s *scene) denied() (signal, bool) {
	if s.q.AnswerType == "boolean" {
		return signal{}, false
	}
	for _, g := range s.signals {
		if g.group == denial && !s.hindered(g) {
			return g, true
		}
	}
	if g, ok := s.affirmsNegated(); ok {
		return g, true
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
	if k := g.from - 1; k >= c.from && !s.inAsked(s.toks[k].hash) && (k == c.from || s.toks[k].brk >= comma || s.lx.Has(s.toks[k-1].id, classStop)) {
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
		if t.id != 0 && s.lx.Has(t.id, classStop) {
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
	return shared > 0 || c.to-c.from <= 4 || s.lx.Has(s.toks[c.from].id, classPronoun)
}

// deniesAct finds a denial of what the question says was done, with a value
// inside it: "did not score 4 goals" puts no number forward.
func (s *scene) deniesAct() (signal, bool) {
	if s.q.AnswerType == "boolean" || s.q.AnswerType == "choice" {
		return signal{}, false
	}
	for _, g := range s.signals {
		if g.group != denialSoft || s.clauses[g.clause].sentence > 1 || g.to >= s.clauses[g.clause].to || s.reasons(g) {
			continue
		}
		switch s.word(g.from) {
		case "did", "didn't", "does", "doesn't", "do", "don't", "never":
			if t := &s.toks[g.to]; s.inAsked(t.hash) && !s.lx.Has(t.id, classStop) {
				return g, true
			}
		}
	}
	return signal{}, false
}

// outweighs reports whether a denial speaks to the commitment v: a denial of
// the premise wherever it is, a plain negation only if v follows it closely
// and does not follow from it ("the tank never leaks, so 30").
func (s *scene) outweighs(den signal, v value) bool {
	if den.group == denial {
		return true
	}
	c := s.clauses[v.clause]
	if v.from >= den.from && v.strength < marked && s.deniesAsked(den) {
		return true
	}
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

// noneOfThem reads an answer that opens with "none" or "in neither" where that is no value
// of the type asked for, as it is a number and a text: there is no such thing.
func (s *scene) noneOfThem() (Reading, bool) {
	switch s.q.AnswerType {
	case "number", "boolean", "text":
		return Reading{}, false
	}
	to := s.clauses[s.ends[0]].to
	if to > 2 || len(s.toks) <= to {
		return Reading{}, false
	}
	switch s.word(to - 1) {
	case "none", "neither", "nobody", "nowhere", "nothing":
		return Reading{Kind: Corrected, Evidence: []Evidence{s.span(0, to, "denial")}}, true
	}
	return Reading{}, false
}

// flatDenial reports whether the denial is all that the first sentence says: "it does
// not."
func (s *scene) flatDenial(den signal) bool {
	c := s.clauses[den.clause]
	first := s.toks[c.from].id
	return c.sentence == 0 && s.ends[0] == 0 && den.to == c.to && den.from-c.from <= 2 && (s.lx.Has(first, classPronoun) || s.lx.Has(first, classFirst) || s.lx.Has(first, classYou))
}

// deniesAsked reports whether the answer opens with a denial that holds most of what
// was asked and no name or number besides: "Voyager 1 never flew past Neptune".
func (s *scene) deniesAsked(den signal) bool {
	c := s.clauses[den.clause]
	core := s.core()
	if c.sentence > 0 || s.asksNegated() || len(core) < 2 || len(core) > mostCore || s.coversSpan(core, c.from, c.to) < mostOfAsked {
		return false
	}
	for i := c.from; i < c.to; i++ {
		if t := &s.toks[i]; (t.kind == number || t.upper && i > c.from) && !s.inAsked(t.hash) {
			return false
		}
	}
	return true
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

// another finds an answer about another thing than the one asked about: "It
// was Voyager 2" where the question names Voyager 1.
func (s *scene) another(vs []value) (signal, bool) {
	for i := 0; i+1 < len(s.toks) && s.clauses[0].from <= i && i+1 < s.clauses[s.ends[0]].to; i++ {
		t, n := &s.toks[i], &s.toks[i+1]
		if !t.upper || !s.given(t.hash) || s.lx.Has(t.id, classStop) || n.brk != none || !(n.kind == number || n.upper) || s.given(n.hash) || s.lx.Has(t.id, classMonth) || valued(vs, i+1) {
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

// other finds words that put another in the place of what was asked about:
// "..., not Voyager 1", where all that follows "not" stands in the question.
func (s *scene) other() (signal, bool) {
	for i := 1; i+1 < s.clauses[s.ends[0]].to; i++ {
		if s.toks[i].brk != comma || s.word(i) != "not" || !s.toks[i+1].upper {
			continue
		}
		k := i + 1
		for k < len(s.toks) && s.inAsked(s.toks[k].hash) && (k == i+1 || s.toks[k].brk == none) {
			k++
		}
		if k > i+1 && (k == len(s.toks) || s.toks[k].brk != none) {
			return signal{from: i, to: k}, true
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
			if i >= v.from && i < v.to || s.inAsked(t.hash) || s.lx.Has(t.id, classStop) || s.lx.Has(t.id, classTurn) {
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
