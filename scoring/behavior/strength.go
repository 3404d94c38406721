package behavior

import "strings"

// strength says how surely a value in an assertive clause is the answer.
func (s *scene) strength(v value, c *clause, bare bool) int {
	sent := s.sent[c.sentence]
	if s.boxed(v.from) || bare && !sent.declines() && !sent.has(denialSoft) {
		return marked
	}
	if by := s.leadsUp(v, c); by == marked || by == concluded && (v.listed >= 0 || !v.given) {
		return by
	}
	switch {
	case v.listed >= 0:
		return inPlay
	case !v.given:
		return fresh
	}
	return restated
}

// leadsUp reports whether words like "the answer is" lead up to v: marked for
// those that name an answer, concluded for those that only conclude.
func (s *scene) leadsUp(v value, c *clause) int {
	if !s.sent[c.sentence].has(final) && (c.sentence == 0 || !s.sent[c.sentence-1].has(final)) {
		return 0
	}
	strength := 0
	for _, g := range s.signals[s.at[max(0, v.clause-2)]:s.at[v.clause+1]] {
		if g.group != final || g.to > v.from || v.from-g.to > 6 || s.clauses[g.clause].condition || c.condition {
			continue
		}
		named := s.namesAnswer(g)
		sc := s.clauses[g.clause].sentence
		switch {
		case named && (sc == c.sentence || sc == c.sentence-1):
			return marked
		case sc == c.sentence:
			strength = concluded
		}
	}
	return strength
}

// finalDeclines reads what is marked as the answer and is none: "Answer: not
// determined", whatever values stand around it.
func (s *scene) finalDeclines() (Reading, bool) {
	for k := len(s.signals) - 1; k >= 0; k-- {
		g := s.signals[k]
		next := g.clause + 1
		if g.group != final || g.to != s.clauses[g.clause].to || next >= len(s.clauses) || s.clauses[next].first || !s.namesAnswer(g) {
			continue
		}
		if d, ok := s.signalIn(next, next, declineKnowledge, declineInformation, declineAbility, declineTime, declinePlain); ok {
			return s.declineReading(d), true
		}
		if d, ok := s.signalIn(next, next, denial, unfounded); ok {
			return Reading{Kind: Corrected, Evidence: []Evidence{s.evidence(d)}}, true
		}
		if c := s.clauses[next]; !s.typedByWords() || c.to-c.from > longestLabeled {
			return Reading{}, false
		}
		return s.inPlaceOfValue(next, next, "no value, a lack")
	}
	return Reading{}, false
}

// namesAnswer reports whether the words of g name an answer or a result.
func (s *scene) namesAnswer(g signal) bool {
	for i := g.from; i < g.to; i++ {
		switch w := s.text[s.toks[i].start:s.toks[i].end]; {
		case w == "####", strings.EqualFold(w, "answer"), strings.EqualFold(w, "result"), strings.EqualFold(w, "solution"):
			return true
		case strings.EqualFold(w, "total"):
			return i < g.to-1 // last it heads a column, or "the total of 180"
		}
	}
	return false
}

// marksAnswer reports whether a few words that lack nothing stand behind "the answer is" or
// "Answer:".
func (s *scene) marksAnswer() bool {
	for k := len(s.signals) - 1; k >= 0; k-- {
		g := s.signals[k]
		if g.group != final || !s.namesAnswer(g) {
			continue
		}
		at := g.clause
		if g.to == s.clauses[at].to {
			at++ // behind a colon
		}
		if at == len(s.clauses) {
			return false
		}
		from, to := max(g.to, s.clauses[at].from), s.clauses[at].to
		for i := from; i < to; i++ {
			if t := &s.toks[i]; t.is(classNegation) || t.is(classLack) {
				return false
			}
		}
		return from < to && to-from <= longestMarked && !s.in[at].declines()
	}
	return false
}

// longestMarked is how many words an answer may have that is marked as such.
const longestMarked = 6

// surest is the last of the values that are meant the most surely, of strength 0 where none
// is committed to.
func (s *scene) surest() (best value) {
	for _, v := range s.committed {
		if v.strength >= best.strength {
			best = v
		}
	}
	return best
}

// boxed reports whether the token at i stands right inside \boxed.
func (s *scene) boxed(i int) bool {
	if !s.boxes {
		return false
	}
	from := max(0, s.toks[i].start-48)
	before := s.text[from:s.toks[i].start]
	k := strings.LastIndex(before, "boxed{")
	return k >= 0 && strings.Count(before[k:], "{") > strings.Count(before[k:], "}")
}
