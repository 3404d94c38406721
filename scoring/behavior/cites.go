package behavior

// What an answer cites of the text that was to be read.
const (
	citesNothing = ""
	citesAsked   = "what was asked" // "the passage says that it seats 640 people"
	citesOther   = "something else" // a value of the type, in words of its own
	citesOnly    = "and no more"    // "the passage only says that"
)

// cites says what the first two sentences cite of a text, where a value was asked for.
func (s *scene) cites() string {
	if s.wanted() == "" {
		return citesNothing
	}
	for k := range min(2, len(s.sent)) {
		from := s.clauses[s.firstClause(k)].from
		for i := from; i < min(from+farSource, s.clauses[s.ends[k]].to); i++ {
			if !s.lx.Has(s.toks[i].id, classSource) {
				continue
			}
			if begins, only := s.citation(i); only {
				return citesOnly
			} else if begins > 0 {
				return s.citesFrom(begins)
			}
		}
	}
	return citesNothing
}

// farSource is within how many words of a sentence the text is named that it cites.
const farSource = 12

// farVerb is within how many words behind a text its verb stands: "the passage itself says".
const farVerb = 3

// citation is where begins what the text at token i is said to say, 0 where that is nothing,
// and whether it says no more.
func (s *scene) citation(i int) (from int, only bool) {
	c := s.clauseOf(i)
	if i+1 == c.to && c.to < len(s.toks) && s.toks[c.to].quoted {
		return c.to, false // `the passage: "..."`
	}
	for k := i + 1; k < min(i+1+farVerb, c.to); k++ {
		switch w := s.word(k); {
		case w == "only", w == "just":
			return 0, true
		case s.lx.Has(s.toks[k].id, classNegation):
			return 0, false
		case saysSo(w):
			return k + 1, false
		}
	}
	return 0, false
}

// citesFrom says what is cited from token i on.
func (s *scene) citesFrom(i int) string {
	if i >= len(s.toks) {
		return citesNothing
	}
	first, found := s.clauseAt(i), citesNothing
	q := s.carried()
	for ci := first; ci <= s.ends[s.clauses[first].sentence] && len(q.core) > 0; ci++ {
		v, ok := s.soughtIn(&q, ci)
		if !ok || v.from < i {
			continue
		}
		if how, _ := s.answering(&q, v); how >= answersMost {
			return citesAsked
		}
		found = citesOther
	}
	return found
}

// cited reports whether a text is cited before token i in its sentence.
func (s *scene) cited(i int) bool {
	c := s.clauses[s.firstClause(s.clauseOf(i).sentence)]
	for k := max(c.from, i-longestClause); k < i; k++ {
		if s.lx.Has(s.toks[k].id, classSource) {
			from, _ := s.citation(k)
			return from > 0 && from <= i
		}
	}
	return false
}

// onlyCites reports whether an answer of a few sentences cites what was asked, and holds no
// phrase of a lack or a denial. No words can say otherwise.
func (s *scene) onlyCites() bool {
	return len(s.sent) <= fewSentences && s.cites() == citesAsked &&
		!s.any(declineKnowledge, declineInformation, declineAbility, declineTime, declinePlain, declinePolicy, denial, denialSoft, unfounded, askBack)
}

// fewSentences is how many sentences such an answer has at most.
const fewSentences = 3

// saysSo reports whether a word is a verb of saying.
func saysSo(w string) bool {
	switch w {
	case "says", "states", "mentions", "notes", "tells", "reports", "gives", "lists", "describes", "records", "reads":
		return true
	}
	return false
}
