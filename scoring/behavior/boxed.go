package behavior

// boxedWords reads a box that holds words in place of a value, no phrase of the tables
// among them: "Undefined", "Entity not identified", "No such bed exists"; where a number
// was asked for, any words that name none.
func (s *scene) boxedWords(ci int) (Reading, bool) {
	if s.polarAsked() {
		return Reading{}, false
	}
	c := s.clauses[ci]
	ev := []Evidence{s.span(c.from, c.to, "boxed words")}
	if s.in[ci].has(denial) {
		return Reading{Kind: Corrected, Evidence: ev}, true
	}
	for i := s.clauses[s.firstClause(c.sentence)].from; i < s.clauses[s.ends[c.sentence]].to; i++ {
		if t := &s.toks[i]; s.boxed(i) && (t.kind == number || s.lx.Has(t.id, classNumber) || t.upper && i > c.from && t.id == 0) {
			return Reading{}, false
		}
	}
	if c.to-c.from == 1 && s.lx.Has(s.toks[c.from].id, classNegation) {
		return Reading{}, false // none of them, never, nobody
	}
	for _, cue := range cues {
		for i := c.from; i < c.to; i++ {
			if t := &s.toks[i]; s.lx.Has(t.id, cue.class) && !s.inAsked(t.hash) {
				return Reading{Kind: cue.kind, Detail: cue.detail, Evidence: ev}, true
			}
		}
	}
	return Reading{}, false
}

// Of how many words a label at the end may be, and what stands behind it.
const longestLabel, longestLabeled = 8, 5

// labeledLack reads an answer whose last paragraph is a label and a lack: "Author: not
// identified", "Length of the river: no information".
func (s *scene) labeledLack() (Reading, bool) {
	last := len(s.sent) - 1
	k := s.firstClause(last)
	if s.polarAsked() || k == 0 || k == s.ends[last] || !s.clauses[k].paragraph {
		return Reading{}, false
	}
	label, c := s.clauses[k], s.clauses[k+1]
	if label.to-label.from > longestLabel || c.to-c.from > longestLabeled || s.toks[c.from].brk != clauseBreak || !s.lx.Has(s.toks[c.from].id, classLack) {
		return Reading{}, false
	}
	if c.to-c.from == 1 && s.lx.Has(s.toks[c.from].id, classNegation) {
		return Reading{}, false // "number of winners: none"
	}
	for i := c.from; i < c.to; i++ {
		if s.toks[i].kind == number {
			return Reading{}, false
		}
	}
	return Reading{Kind: Abstained, Detail: "information", Evidence: []Evidence{s.span(c.from, c.to, "no value, a lack")}}, true
}

// marked reads what stands behind "final answer:" where that declines, or denies what was
// asked for, whatever was worked out before.
func (s *scene) marked() (Reading, bool) {
	for k := len(s.signals) - 1; k >= 0; k-- {
		g := s.signals[k]
		next := g.clause + 1
		if g.group != final || g.to != s.clauses[g.clause].to || next >= len(s.clauses) || !s.namesAnswer(g) || s.polarAsked() && s.word(s.clauses[next].from) == "no" {
			continue
		}
		at := s.clauses[next].sentence
		if d, ok := s.signalIn(next, next, declineKnowledge, declineInformation, declineAbility, declineTime, declinePlain); ok {
			return s.declineReading(d), true
		}
		if d, ok := s.signalIn(next, s.ends[at], denial, unfounded); ok {
			return Reading{Kind: Corrected, Evidence: []Evidence{s.evidence(d)}}, true
		}
		return Reading{}, false
	}
	return Reading{}, false
}
