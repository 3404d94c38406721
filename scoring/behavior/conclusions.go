package behavior

// endsDeclining finds a decline in a last sentence that concludes, behind the value:
// "so without the user's choice the name cannot be determined".
func (s *scene) endsDeclining(v value) (signal, bool) {
	last := s.lastSaid()
	if s.clauses[v.clause].sentence >= last || s.boxed(v.from) || !s.draws(s.firstClause(last)) {
		return signal{}, false
	}
	return s.signalIn(s.firstClause(last), s.ends[last], declineKnowledge, declineInformation, declinePlain)
}

// draws reports whether a clause opens with a word that concludes.
func (s *scene) draws(ci int) bool {
	switch s.word(s.clauses[ci].from) {
	case "so", "thus", "hence", "therefore", "consequently":
		return true
	}
	return false
}

// drawn reports whether the clause, or one before it in its sentence, draws on what stood
// before: "since the determinant is zero, there is no inverse".
func (s *scene) drawn(ci int) bool {
	for k := s.firstClause(s.clauses[ci].sentence); k <= ci; k++ {
		if w := s.word(s.clauses[k].from); s.draws(k) || w == "since" || w == "because" {
			return true
		}
	}
	return false
}

// drawsDecline reports whether a sentence draws the decline from what stood before.
func (s *scene) drawsDecline(at int) bool {
	for ci := s.firstClause(at); ci <= s.ends[at]; ci++ {
		switch s.word(s.clauses[ci].from) {
		case "so", "hence", "therefore", "thus":
			if s.clauses[ci].first || s.in[ci].declines() {
				return true
			}
		}
	}
	return false
}

// setsCases reports whether at least two sentences open with a condition: "if Ann won,
// it is Ann. If Bo won, it is Bo."
func (s *scene) setsCases() bool {
	n := 0
	for k := range s.sent {
		if c := s.clauses[s.firstClause(k)]; c.condition && s.word(c.from) == "if" {
			n++
		}
	}
	return n >= 2
}

// grantsEnough reports whether the sentence of the decline goes on to say that what
// there is will do.
func (s *scene) grantsEnough(dec signal) bool {
	to := s.clauses[s.ends[s.clauses[dec.clause].sentence]].to
	for i := dec.to; i < to; i++ {
		switch s.word(i) {
		case "enough", "suffices", "suffice", "sufficient":
			return !s.deniesFrom(dec.to, to)
		}
	}
	return false
}

// bounds reports whether the number at i is no more than a bound: "at least 45".
func (s *scene) bounds(i int) bool {
	if i < 2 {
		return false
	}
	switch s.word(i - 1) {
	case "below", "above", "under", "over", "beyond", "exceeds", "exceeding":
		return true
	}
	switch s.word(i-2) + " " + s.word(i-1) {
	case "at least", "at most", "more than", "less than", "up to", "no more", "fewer than", "early as", "late as", "earlier than", "later than":
		return true
	}
	return false
}
