package behavior

// mostDenials is how many negations of a sentence or stretch are looked at, and
// mostAsked how many words a question may have that they are held against.
const mostDenials, mostAsked = 4, 400

// deniesGiven is the clause, in the first sentence, that negates what the
// question takes for granted: it is made of the question's words, in any form
// ("Brazil has never hosted the winter games" where it asks in what year Brazil
// hosted them). A question that negates, or asks whether, takes nothing of the sort
// for granted. It is -1 where there is none.
func (s *scene) deniesGiven() int {
	switch s.asks {
	case asksPolar, asksAdvice, asksSpeaker, asksHow:
		return -1
	}
	if s.asksNegated() {
		return -1
	}
	looked := 0
	for _, g := range s.signals[:s.at[s.ends[0]+1]] {
		if g.group != denialSoft || !s.toks[g.to-1].is(classNegation) {
			continue
		}
		if looked++; looked > mostDenials {
			break
		}
		if s.ofAsked(g) {
			return g.clause
		}
	}
	return -1
}

// ofAsked reports whether two thirds of the words that carry the clause of g, two
// at least, stand in the question, the first behind the negation among them.
func (s *scene) ofAsked(g signal) bool {
	if len(s.asked) > mostAsked || s.zero(g) || g.to < len(s.toks) && s.word(g.to) == "other" {
		return false
	}
	c := s.clauses[g.clause]
	known, all, negated, other := 0, 0, false, false
	at := g.to // the word that is negated
	for at+1 < c.to && s.beforeNegated(at) {
		at++
	}
	for i := c.from; i < c.to; i++ {
		t := &s.toks[i]
		if i > at && (t.brk >= comma || s.word(i) == "as" && i+1 < c.to && s.word(i+1) == "of") {
			break // what is added: "despite five nominations", "as of 2023"
		}
		switch s.word(i) {
		case "until", "unless", "only", "just", "because", "but", "always":
			return false
		}
		if i >= g.from && i < g.to || t.is(classStop) {
			continue
		}
		if t.kind == number && !s.given(t.hash) {
			return false
		}
		all++
		switch given := s.inAsked(t.hash) || s.stemAsked(s.word(i)); {
		case given:
			known++
			negated = negated || i >= g.to
		case i == at:
			if s.seeks == "" && s.askedWord(0) == "how" {
				return false // "how did he do?" "He did not graduate"
			}
			other = true
		case i > g.to && !negated && !other:
			return false // "he did not do well": how he did, not whether
		}
	}
	if other { // "never flew across the Atlantic"
		return known >= 3 && all-known == 1 || s.word(g.to-1) == "never" && known >= 3 && 2*known >= all
	}
	first := c.from
	if s.toks[first].is(classTurn) && first+1 < c.to {
		first++
	}
	if negated && known == all && s.toks[first].is(classPronoun) {
		return true // "so it never erupted"
	}
	return negated && known >= 2 && 3*known >= 2*all
}

// beforeNegated reports whether the word leads up to the one that a negation before it negates.
func (s *scene) beforeNegated(i int) bool {
	switch s.word(i) {
	case "a", "an", "the", "any", "have", "been", "one", "in", "among":
		return true
	}
	return false
}

// asksNegated reports whether the question holds a negation.
func (s *scene) asksNegated() bool {
	for i := range s.asked {
		if s.asked[i].is(classNegation) && (i+1 == len(s.asked) || s.asked[i+1].kind != number || s.askedWord(i) != "no") {
			return true // but for "No. 10"
		}
	}
	return false
}

// stemAsked reports whether a form of the word stands in the question.
func (s *scene) stemAsked(w string) bool {
	for i := range s.asked {
		a := &s.asked[i]
		if a.kind == word && !a.is(classStop) && sameStem(s.askedWord(i), w) {
			return true
		}
	}
	return false
}

// shortStem is what two forms of a word have in common at least, and longEnding
// what they may differ in, in bytes; longStem allows for any ending.
const shortStem, longEnding, longStem = 4, 3, 7

// sameStem reports whether two words in lower case are the same but for their
// endings.
func sameStem(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	if n >= longStem || a == b {
		return true
	}
	return n > 2 && n >= min(shortStem, len(a), len(b)) && len(a)-n <= longEnding && len(b)-n <= longEnding
}
