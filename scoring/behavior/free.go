package behavior

// ruleFree is the rule of an answer by which what was asked for may be any of many things.
const ruleFree = "left free"

// leavesFree finds where an answer to a problem says that the number asked for may be any of many: "it
// can be any length between 2 and 12", "anything up to $8", "infinitely many areas are possible". The
// bounds, and what stands there as an example, answer nothing. One of the many may be chosen all the same.
func (s *scene) leavesFree() (Evidence, bool) {
	if s.wanted() != "number" || s.boxes || !s.setsProblem() || s.asksBound() {
		return Evidence{}, false
	}
	for ci, c := range s.clauses {
		if c.asked || c.condition || !s.mayBeAny(c) && !s.anyWorks(c) && !s.manyPossible(c) && !s.allKnown(c) {
			continue
		}
		if s.choosesAt(ci) {
			return Evidence{}, false
		}
		return s.span(c.from, c.to, ruleFree), true
	}
	return Evidence{}, false
}

// setsProblem reports whether what was asked gives numbers to work with, and not only one in the question proper.
func (s *scene) setsProblem() bool {
	from, _ := s.proper()
	n := 0
	for i := range s.asked {
		if t := &s.asked[i]; t.kind == number || t.is(classNumber) {
			if n++; i < from || n > 1 {
				return true
			}
		}
	}
	return false
}

// asksBound reports whether what was asked for is how many there may be, or the least or greatest of them.
func (s *scene) asksBound() bool {
	from, to := s.proper()
	for i := from; i < to; i++ {
		switch s.askedWord(i) {
		case "most", "least", "possible", "different", "distinct", "maximum", "minimum", "max", "min", "range", "between", "could", "can":
			return true
		case "largest", "greatest", "smallest", "highest", "lowest", "longest", "shortest":
			if s.untyped() {
				return true
			}
		}
	}
	return false
}

// mayBeAny reports whether a clause says that something may be any of a range: "could be anything up to",
// "can be any length strictly between". As a caveat behind a figure in its sentence it takes nothing back.
func (s *scene) mayBeAny(c clause) bool {
	if c.contrast && !c.first && s.figureIn(max(s.clauses[s.firstClause(c.sentence)].from, c.from-longestClause), c.from) {
		return false
	}
	for i := c.from + 2; i < c.to; i++ {
		w := s.word(i)
		if w != "any" && w != "anything" && w != "anywhere" || !s.says(max(c.from, i-5), i, "can", "could", "may", "might", "would") {
			continue
		}
		behind := min(i+5, c.to)
		is := s.says(max(c.from, i-3), i, "be", "been", "take", "have", "equal", "lie")
		bounded := s.says(i+1, behind, "from", "between", "up", "above", "below", "over", "under", "greater", "less", "larger", "smaller")
		switch {
		case w != "any" && (bounded && !s.says(i-1, i, "for", "of", "to", "with", "about", "in") || is && i+1 == c.to):
			return true
		case w == "any" && is && (bounded || s.says(i+1, behind, "value", "number", "length", "size", "amount")):
			return true
		}
	}
	return false
}

// mostOfAny is how many words stand between "any" and what it does.
const mostOfAny = 12

// anyWorks reports whether a clause says that any of them does: "any value in that range works".
func (s *scene) anyWorks(c clause) bool {
	if s.word(c.from) != "any" && (s.word(c.from) != "so" && s.word(c.from) != "and" || c.from+1 == c.to || s.word(c.from+1) != "any") {
		return false
	}
	return s.says(c.from+2, min(c.to, c.from+mostOfAny), "works", "work", "fits", "fit", "possible", "satisfies", "consistent", "valid")
}

// allKnown reports whether a clause says that what follows is all that can be said: "all we can conclude is".
func (s *scene) allKnown(c clause) bool {
	if c.to-c.from < 4 || !s.says(c.from, c.from+2, "all", "most") {
		return false
	}
	to := min(c.to, c.from+8)
	return s.says(c.from, to, "can", "could") && s.says(c.from, to, "is") &&
		s.says(c.from, to, "say", "said", "tell", "conclude", "concluded", "infer", "state")
}

// manyPossible reports whether a clause says that many values are possible.
func (s *scene) manyPossible(c clause) bool {
	if s.counts() || s.saysWould(c.from, c.to) {
		return false // it is what was asked, or were it not for what is given
	}
	for i := c.from; i+1 < c.to; i++ {
		if w := s.word(i); (w == "infinitely" && s.word(i+1) == "many" || w == "endless" || w == "countless" || w == "endlessly") &&
			s.says(i+1, min(i+6, c.to), "possible", "different", "solutions", "answers", "values", "combinations", "possibilities", "ways") {
			return true
		}
	}
	return false
}

// choosesAt reports whether one of the many that clause ci leaves free is chosen: by an assumption, or behind
// it by a guess or by what is marked as the answer.
func (s *scene) choosesAt(ci int) bool {
	for k, in := range s.in {
		c := &s.clauses[k]
		if s.illustrates(c.from, k) || s.supposedCase(c.from, k) {
			continue
		}
		if in.has(assumption) && !c.condition || k > ci && (in.has(doubt) || s.concludesIn(k)) {
			return true
		}
	}
	return false
}

// concludesIn reports whether a clause gives a figure: behind "so", "that is" or "about", or as the first word of
// a sentence.
func (s *scene) concludesIn(k int) bool {
	c := &s.clauses[k]
	opens := c.first && s.toks[c.from].kind == number && !s.sign(s.toks[c.from].start-1, -1, "|") // no cell of a table
	return s.roughIn(c.from, c.to) || (opens || s.in[k].has(final)) && s.figureIn(c.from, c.to)
}
