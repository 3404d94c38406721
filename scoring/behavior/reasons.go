package behavior

// What a plain negation is of, in an answer to a question for a reason or to one that holds
// a negation itself.
const (
	negatesNothing = ""               // it is no such question
	negatesAsked   = "what was asked" // what the question takes for granted
	negatesOther   = "something else" // maybe the reason, or what the question says is not so
)

// negationOf says what the negation g is of. Where the question asks for a reason, it is of
// what was asked if it takes up the question's own words, or is all that the first sentence
// says; where the question negates itself, if it negates another of its words: "there are no
// penguins in the Arctic" where it asks why penguins there never meet bears.
func (s *scene) negationOf(g signal) string {
	asks := s.asksNegation()
	switch {
	case s.asks != asksWhy && !asks:
		return negatesNothing
	case s.clauses[g.clause].sentence > 0, asks && s.repeatsNegation(g), !s.ofAsked(g) && (asks || !s.flatDenial(g)):
		return negatesOther
	}
	return negatesAsked
}

// asksNegation reports whether the question proper holds a negation: "why can't we hear it".
func (s *scene) asksNegation() bool { return s.askedNegation() > 0 }

// askedNegation is the place behind the first negation in the question proper, 0 where there
// is none.
func (s *scene) askedNegation() int {
	from, to := s.proper()
	for i := from; i < to; i++ {
		if s.asked[i].is(classNegation) && (i == from || s.askedWord(i-1) != "than") {
			return i + 1
		}
	}
	return 0
}

// repeatsNegation reports whether g negates the word that the question does, in any form: "it
// was not approved" where it asks why something was not approved.
func (s *scene) repeatsNegation(g signal) bool {
	k := s.askedNegation()
	for k < len(s.asked) && s.asked[k].is(classStop) {
		k++
	}
	i := g.to
	for i < s.clauses[g.clause].to && s.toks[i].is(classStop) {
		i++
	}
	return k == len(s.asked) || i == s.clauses[g.clause].to || sameStem(s.askedWord(k), s.word(i))
}

// reasons reports whether the negation g denies nothing where a text was asked for: it may be
// the reason ("whales have no gills"), or what is not so ("they cannot blink").
func (s *scene) reasons(g signal) bool {
	return (s.untyped() || s.q.AnswerType == "text") && s.negationOf(g) == negatesOther
}

// negation is what the plain negations in the first two sentences are of, but for those of
// clauses that decline: what was asked, if one of the first few is.
func (s *scene) negation() string {
	found, looked := negatesNothing, 0
	if !s.opening().has(denialSoft) || s.asks != asksWhy && !s.asksNegation() {
		return found
	}
	for _, g := range s.signals[:s.at[s.ends[min(1, len(s.sent)-1)]+1]] {
		if g.group != denialSoft || s.in[g.clause].declines() {
			continue
		}
		if looked++; looked > mostDenials || found == negatesAsked {
			break
		}
		found = s.negationOf(g)
	}
	return found
}
