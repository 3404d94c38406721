package behavior

// lastBox is the clauses of the last box.
func (s *scene) lastBox() (from, to int, ok bool) {
	if !s.boxes {
		return 0, 0, false
	}
	for ci := len(s.clauses) - 1; ci >= 0; ci-- {
		if s.boxed(s.clauses[ci].from) {
			from = ci
			for from > 0 && s.boxed(s.clauses[from-1].from) {
				from--
			}
			return from, ci, true
		}
	}
	return 0, 0, false
}

// inBox reads a box that goes from one clause to another: "no real solution: its square
// would be negative", "36/n, where n is the number of children".
func (s *scene) inBox(from, to int) Reading {
	for ci := from; ci <= to; ci++ {
		if s.in[ci].declines() {
			g, _ := s.signalIn(ci, ci, declineKnowledge, declineInformation, declineAbility, declineTime, declinePolicy, declinePlain)
			return s.declineReading(g)
		}
	}
	if f, ok := s.boxedFormula(from, to); ok {
		return Reading{Kind: Abstained, Detail: "formula", Evidence: []Evidence{f}}
	}
	if r, ok := s.inPlaceOfValue(from, to, "boxed words"); ok {
		return r
	}
	c := s.clauses[to]
	return Reading{Kind: Answered, Value: s.raw(c.from, c.to), Evidence: []Evidence{s.span(c.from, c.to, "final answer")}}
}

// boxedFormula finds a formula in the box that goes from one clause to another.
func (s *scene) boxedFormula(from, to int) (Evidence, bool) {
	for ci := from; ci <= to; ci++ {
		if f, ok := s.formula(s.clauses[ci].from, s.clauses[ci].to); ok {
			return f, true
		}
	}
	return s.inWords(s.clauses[from].from, s.clauses[to].to)
}

// boxesFormula reads an answer to an item whose box holds a formula and no value: it decides
// over figures of the working.
func (s *scene) boxesFormula() (Reading, bool) {
	from, to, ok := s.lastBox()
	if !ok || s.q.AnswerType != "number" && s.q.AnswerType != "" {
		return Reading{}, false
	}
	f, ok := s.boxedFormula(from, to)
	return Reading{Kind: Abstained, Detail: "formula", Evidence: []Evidence{f}}, ok
}

// Of how many words a label at the end may be, and what stands behind it.
const longestLabel, longestLabeled = 8, 5

// marked reads what stands behind "final answer:" where that declines, or denies what was
// asked for, whatever was worked out before.
func (s *scene) marked() (Reading, bool) {
	for k := len(s.signals) - 1; k >= 0; k-- {
		g := s.signals[k]
		next := g.clause + 1
		if g.group != final || g.to != s.clauses[g.clause].to || next >= len(s.clauses) || !s.namesAnswer(g) || s.polarAsked() && s.word(s.clauses[next].from) == "no" {
			continue
		}
		return s.behindMark(next)
	}
	return Reading{}, false
}

// behindMark reads the sentence that is marked as the answer, from clause ci on.
func (s *scene) behindMark(ci int) (Reading, bool) {
	looked := 0
	for k := ci; k <= s.ends[s.clauses[ci].sentence]; k++ {
		if d, ok := s.signalIn(k, k, declineKnowledge, declineInformation, declineAbility, declineTime, declinePlain); ok {
			return s.declineReading(d), true
		}
		for _, d := range s.signals[s.at[k]:s.at[k+1]] {
			negates := d.group == denialSoft && s.toks[d.to-1].is(classNegation) && !s.in[k].has(cannot)
			if negates {
				looked++
				negates = looked <= mostDenials && s.ofAsked(d)
			}
			if d.group == denial || d.group == unfounded || negates {
				return Reading{Kind: Corrected, Evidence: []Evidence{s.evidence(d)}}, true
			}
		}
		if c := s.clauses[k]; k == ci && c.to-c.from <= longestLabeled && s.seeks != "" && s.seeks != "name" {
			if r, ok := s.inPlaceOfValue(k, k, "no value, a lack"); ok {
				return r, true
			}
		}
		if _, ok := s.freshIn(k, k); ok || s.clauses[k].contrast {
			break // a value, whatever is granted behind it
		}
	}
	return Reading{}, false
}
