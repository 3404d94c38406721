package behavior

// isHarmless reports whether signal k, a phrase of a lack, declines nothing: the lack is
// denied, what is not known is said not to be needed, or it is of something that was left out.
// Signals behind it are not weighed yet.
func (s *scene) isHarmless(k int) bool {
	switch g := s.signals[k]; g.group {
	case declinePlain:
		return s.deniesLack(g)
	case declineKnowledge:
		return s.deniesLack(g) || s.isNotNeeded(g)
	case declineInformation:
		return s.deniesLack(g) || s.isNotNeeded(g) || s.leavesOut(k)
	}
	return false
}

// deniesLack reports whether the lack is denied: "no missing information", "nothing is left
// unspecified", "no information is needed".
func (s *scene) deniesLack(g signal) bool {
	c := &s.clauses[g.clause]
	if s.toks[g.from].is(classNegation) && s.says(g.from, g.from+1, "no", "none", "nothing") {
		for i := g.from + 1; i < min(g.to+2, c.to); i++ {
			if s.lacks(i) || i >= g.to-1 && s.toks[i].is(classMoot) && s.says(i, i+1, "needed", "necessary", "required") {
				return true
			}
		}
		return false
	}
	if s.toks[g.to-1].is(classMoot) && s.says(g.to-1, g.to, "needed", "necessary", "required") && s.says(max(c.from, g.from-2), g.from, "no") {
		return true
	}
	lacks := false
	for i := g.from; i < g.to; i++ {
		lacks = lacks || s.lacks(i)
	}
	for i := g.from - 1; lacks && i >= max(c.from, g.from-farDenial); i-- {
		switch s.word(i) {
		case "no", "nothing", "none", "not", "isn't", "aren't", "never":
			return true
		case "and", "but", "or", "said", "given", "about", "on":
			return false
		}
	}
	return false
}

// farDenial is within how many words before a lack it is denied: "none of the necessary
// data are missing".
const farDenial = 5

// lacks reports whether a word for something lacking stands at i.
func (s *scene) lacks(i int) bool { return s.toks[i].is(classMissing) }

// isNotNeeded reports whether the sentence of a lack, or the next if it goes on with it, says
// that what is not known does not matter, and a figure is given all the same.
func (s *scene) isNotNeeded(g signal) bool {
	at := s.clauses[g.clause].sentence
	to := s.clauses[s.ends[at]].to
	if to < len(s.toks) && (s.toks[to].is(classPronoun) || s.toks[to].is(classTurn)) {
		to = s.clauses[s.ends[at+1]].to
	}
	for i := g.to; i < min(to, g.to+longestClause); i++ {
		if !s.toks[i].is(classMoot) {
			continue
		}
		switch s.word(i) {
		case "irrelevant", "immaterial", "unimportant", "unnecessary", "cancels", "cancel":
		default:
			if !s.says(max(g.to, i-farDenial), i, "not", "nor", "never", "without", "don't", "doesn't", "isn't") {
				continue
			}
		}
		return s.figureIn(g.to, min(len(s.toks), g.to+farFigure))
	}
	return false
}

// leavesOut reports whether a number was asked for and the lack is a mention of something
// else, that was left out for it: "it is $200, as no discount is mentioned".
func (s *scene) leavesOut(k int) bool {
	g := s.signals[k]
	at := s.clauses[g.clause].sentence
	first, end := s.clauses[s.firstClause(at)].from, s.clauses[s.ends[at]].to
	of := g.to // the end of what is lacking
	for of < end && s.toks[of].brk < comma {
		of++
	}
	if !s.says(g.from, min(g.to+1, of), "mention", "mentions", "mentioned", "anything") || !s.goesOn(k, of) {
		return false
	}
	if s.prepare(); s.q.AnswerType != "number" && (s.q.AnswerType != "" || s.seeks != "number") || s.namesAsked(g.from, of) {
		return false
	}
	for i := g.from; i < of; i++ {
		if s.toks[i].is(classGauge) {
			return false // of the rate, which it takes
		}
	}
	reason := s.reasonBefore(g, first)
	return reason > first && s.figureIn(first, reason)
}

// goesOn reports whether nothing else in the sentence of a lack declines, supposes or doubts
// behind token of.
func (s *scene) goesOn(k, of int) bool {
	at := s.clauses[s.signals[k].clause].sentence
	for _, o := range s.signals[k+1:] {
		if s.clauses[o.clause].sentence > at {
			break
		}
		if o.from >= of && (o.group.declines() || o.group == assumption || o.group == doubt || o.group == askBack) {
			return false
		}
	}
	return true
}

// reasonBefore is where "since" or its like opens the clause of a lack, in its sentence, which
// begins at first; -1 where none does.
func (s *scene) reasonBefore(g signal, first int) int {
	for i := g.from; i >= max(first, g.from-farReason); i-- {
		if s.says(i, i+1, "since", "as", "because") && (i == first || s.toks[i].brk >= comma) {
			return i
		}
	}
	return -1
}

// farReason is within how many words before a lack "since" opens its clause.
const farReason = 6

// farFigure is within how many words of a lack a figure is looked for.
const farFigure = 1000

// figureIn reports whether a number that the question does not hold is given in the tokens
// from from to to: not only as part of a formula, denied or under a condition.
func (s *scene) figureIn(from, to int) bool {
	s.prepare()
	for i := from; i < to; i++ {
		if t := &s.toks[i]; t.kind == number && !s.given(t.hash) && !s.term(i) {
			if c := s.clauseOf(i); !c.condition && !c.asked && !s.negated(i, &c) {
				return true
			}
		}
	}
	return false
}
