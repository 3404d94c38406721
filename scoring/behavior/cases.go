package behavior

import "github.com/abstain-eval/abstain-eval/scoring/phrases"

// supposedCase reports whether the token at i of clause ci stands in a case that is set.
func (s *scene) supposedCase(i, ci int) bool {
	all, c := s.instancesFound(), &s.clauses[ci]
	return len(all) > 0 && i >= all[c.sentence].posed
}

// exampleAside finds "say", "for instance" or their like between two commas of a clause that
// sets a condition or a circumstance, and where that begins: "if, say, it takes 12 hours".
func (s *scene) exampleAside(ci int) (from int, ok bool) {
	c := &s.clauses[ci]
	for i := c.from + 1; i < c.to; i++ {
		t := &s.toks[i]
		if t.brk != comma || !t.is(classInstance) && t.end-t.start > 1 {
			continue
		}
		end := i + 1
		switch s.word(i) {
		case "say":
		case "for", "e", "let's":
			switch end++; s.word(min(i+1, c.to-1)) {
			case "example", "instance", "g", "say":
			default:
				continue
			}
		default:
			continue
		}
		if end < len(s.toks) && s.toks[end].brk < comma && s.toks[end].kind != number {
			continue
		}
		for k := ci; k >= s.firstClause(c.sentence); k-- {
			if s.circumstance(&s.clauses[k]) {
				return s.clauses[k].from, true
			}
		}
	}
	return 0, false
}

// circumstance reports whether a clause sets a condition or a circumstance.
func (s *scene) circumstance(c *clause) bool {
	return c.condition || s.toks[c.from].is(classCircumstance)
}

// poses reports whether a clause sets a case, and from where on: one that is called an
// example between commas, or by a number of its own, for what is asked of ("if it were 2
// hours, it would ...") or for the unknown of a formula ("for n = 4").
func (s *scene) poses(ci int) (from int, ok bool) {
	if from, ok := s.exampleAside(ci); ok {
		return from, true
	}
	c := &s.clauses[ci]
	if !s.circumstance(c) {
		return 0, false
	}
	fresh, end := s.setFigure(c), min(s.clauses[s.ends[c.sentence]].to, c.from+longestClause)
	if fresh < 0 || s.sent[c.sentence].has(doubt) {
		return 0, false // "if she began at about 28, she'd be around 54" estimates
	}
	if s.setsUnknown(c, fresh) {
		return c.from, true
	}
	if !c.condition && !s.says(c.from, c.from+1, "suppose", "imagine") || !s.ofMatter(c, fresh) {
		return 0, false
	}
	before := max(ci-1, s.firstClause(c.sentence))
	if !s.says(c.from, c.to, "were", "imagine") && !s.saysWould(s.clauses[before].from, end) {
		return 0, false
	}
	if before < ci && s.saysWould(s.clauses[before].from, s.clauses[before].to) {
		return s.clauses[before].from, true // "it would be 12 hours if it were 2"
	}
	return c.from, true
}

// otherCase notes that clause ci and the one before, which set a case each, set different ones: neither is
// said to hold. It returns which clause was the last to set one.
func (s *scene) otherCase(before, ci int) int {
	c := &s.clauses[ci]
	if !c.condition && !s.says(c.from, c.from+1, "suppose", "imagine") {
		return before
	}
	fresh := s.setFigure(c)
	if fresh < 0 || !s.ofMatter(c, fresh) {
		return before
	}
	if before >= 0 && s.toks[s.setFigure(&s.clauses[before])].hash != s.toks[fresh].hash {
		for _, k := range [...]int{before, ci} {
			of := s.instanceOf(s.clauses[k].sentence)
			of.posed = min(of.posed, s.clauses[k].from)
		}
	}
	return ci
}

// setFigure is the number of its own that a condition sets, up to its comma; -1 where it sets
// none.
func (s *scene) setFigure(c *clause) int {
	would := phrases.Hash("would")
	for i := c.from + 1; i < c.to && s.toks[i].brk < comma && s.toks[i].hash != would; i++ {
		if t := &s.toks[i]; (t.kind == number && !s.term(i) || t.is(classNumber)) && !s.given(t.hash) {
			return i
		}
	}
	return -1
}

// saysWould reports whether "would" stands in the tokens from from to to, cut short or not.
func (s *scene) saysWould(from, to int) bool {
	would := phrases.Hash("would")
	for i := from; i < to; i++ {
		if s.toks[i].hash == would {
			return true
		}
	}
	return false
}

// setsUnknown reports whether the clause gives a number to a letter of a formula.
func (s *scene) setsUnknown(c *clause, at int) bool {
	i := at - 1
	if i > c.from && s.toks[i].is(classBe) {
		i--
	} else if i <= c.from || !s.sign(s.toks[i].end, 1, "=") {
		return false
	}
	if i <= c.from || !s.operable(i) || !s.unknown(i) {
		return false
	}
	return s.openFormula()
}

// ofMatter reports whether what the condition says of the number is of something of which
// the question or what stands before speaks, or of "it".
func (s *scene) ofMatter(c *clause, at int) bool {
	if s.word(c.from) == "imagine" {
		return true
	}
	for i := c.from + 1; i < at; i++ {
		switch s.word(i) {
		case "it", "it's", "that", "that's", "this", "they", "each":
			return true
		}
		t := &s.toks[i]
		if t.is(classStop) {
			continue
		}
		if s.inAsked(t.hash) {
			return true
		}
		for k := max(0, c.from-justBefore); k < c.from; k++ {
			if s.toks[k].hash == t.hash {
				return true
			}
		}
	}
	return false
}

// justBefore is how many words before a condition have just been said.
const justBefore = 30

// onlyExamples reports whether all numbers of the answer that the question does not hold
// stand in examples or cases that are set, or in a formula.
func (s *scene) onlyExamples() bool {
	found := false
	for i := range s.toks {
		switch t := &s.toks[i]; {
		case t.kind != number || s.given(t.hash):
		case s.illustrates(i, s.clauseAt(i)) || s.supposedCase(i, s.clauseAt(i)):
			found = true
		case !s.term(i) && !s.worked(i):
			return false
		}
	}
	return found
}

// examplesAmong reports whether values in cases that are set are no more than examples:
// beside a lack, a denial, another value or a formula.
func (s *scene) examplesAmong(vs []value, declined bool) bool {
	posed, others := false, declined
	for _, v := range vs {
		if s.supposedCase(v.from, v.clause) {
			posed = true
		} else {
			others = true
		}
	}
	return posed && (others || s.any(denial, denialSoft) || s.openFormula())
}

// openFormula reports whether the answer holds a formula in an unknown of its own.
func (s *scene) openFormula() bool {
	for _, x := range s.expressions() {
		if x.open && x.numbers {
			return true
		}
	}
	return false
}
