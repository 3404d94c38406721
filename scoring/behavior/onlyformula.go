package behavior

// onlyFormula finds a formula in an unknown where no value is committed to: with a letter,
// in words, or one letter of the question by another.
func (s *scene) onlyFormula() (Evidence, bool) {
	if f, ok := s.formula(0, len(s.toks)); ok {
		return f, true
	}
	if f, ok := s.inWords(0, len(s.toks)); ok {
		return f, true
	}
	return s.solvedFor()
}

// inWords finds the last formula in words in the tokens from from to to.
func (s *scene) inWords(from, to int) (Evidence, bool) {
	if s.symbolic || s.q.AnswerType == "text" {
		return Evidence{}, false
	}
	for i := to - 1; i >= from; i-- {
		if s.toks[i].kind == number && s.worked(i) {
			c := s.clauseOf(i)
			return s.span(max(from, c.from), min(to, c.to), "formula"), true
		}
	}
	return Evidence{}, false
}

// solvedFor finds one letter of the question given by another in the last sentence: "x = 4 -
// 2y", or in a box just "4 - 2y" where the question has an equation in y.
func (s *scene) solvedFor() (Evidence, bool) {
	xs := s.expressions()
	if s.symbolic || !s.numeric() || len(xs) == 0 || s.asksToSolve() {
		return Evidence{}, false
	}
	x := xs[len(xs)-1]
	if !x.numbers || s.clauseOf(x.from).sentence != len(s.sent)-1 {
		return Evidence{}, false
	}
	by := s.boxed(x.from)
	if i := x.from - 1; i >= 0 && s.toks[i].kind == word && s.toks[i].end-s.toks[i].start == 1 && s.givenLetter(&s.toks[i]) && s.sign(s.toks[i].end, 1, "=") {
		by = true
	}
	for k := x.from; by && k < x.to; k++ {
		if t := &s.toks[k]; t.kind == word && t.end-t.start == 1 && s.inEquation(t) && (x.from == 0 || t.hash != s.toks[x.from-1].hash) {
			return s.span(x.from, x.to, "formula"), true
		}
	}
	return Evidence{}, false
}

// asksToSolve reports whether the question says so: "solve 3x + y = 12 for x", where y may
// well stand in what is asked for.
func (s *scene) asksToSolve() bool {
	for k := range s.asked {
		if s.askedWord(k) == "solve" {
			return true
		}
	}
	return false
}

// inEquation reports whether the letter is one of an equation of the question.
func (s *scene) inEquation(t *token) bool {
	small, capital := letterBit(s.text[t.start])
	return s.solved[0]&small+s.solved[1]&capital != 0
}
