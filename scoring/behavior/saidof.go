package behavior

// A subject is what a clause speaks of: words of the question, a bit for each, and from which token to which
// something given that the question does not name.
type subject struct {
	asked       uint64
	first, last int // -1 where nothing is
	known       bool
}

// subjects are those of the clauses of an answer, as far as they have been looked for.
type subjects struct {
	asked    carried
	byClause []subject
}

// farSubject is within how many clauses of a value another subject is looked for.
const farSubject = 12

// subjectAt is what clause ci speaks of, looked for once.
func (s *scene) subjectAt(all *subjects, ci int) *subject {
	if all.byClause == nil {
		all.asked, all.byClause = s.carried(), make([]subject, len(s.clauses))
	}
	of, c := &all.byClause[ci], &s.clauses[ci]
	if of.known {
		return of
	}
	*of = subject{asked: s.held(all.asked.core, c.from, c.to), first: -1, known: true}
	for i := c.from; i < c.to && len(all.asked.core) > 0; i++ {
		t := &s.toks[i]
		if t.kind == word && s.carries(&all.asked, i) && s.given(t.hash) && !s.ofProper(i) {
			if of.first < 0 {
				of.first = i
			}
			of.last = i
		}
	}
	return of
}

// ofAnother reports whether v is said of something else than what was asked for: something given that the
// question does not name stands with it, and a clause or sentence behind it takes up all that its clause does of
// the question, and more. "1911 is the year in which Axel left; Elin stayed in Bergen" gives Elin no year. What
// an answer opens with, sets in bold, doubts or assumes is meant.
func (s *scene) ofAnother(v value, all *subjects) bool {
	c := &s.clauses[v.clause]
	if s.sent[c.sentence].has(assumption, doubt) || s.opensWith(v) || s.boldAt(v.from) {
		return false
	}
	of := s.subjectAt(all, v.clause)
	if of.first < 0 || of.first >= v.from && of.last < v.to {
		return false
	}
	for ci := v.clause + 1; ci < min(len(s.clauses), v.clause+farSubject); ci++ {
		o := &s.clauses[ci]
		if o.asked || o.sentence == c.sentence && s.toks[o.from].brk < clauseBreak || s.refersBack(o) {
			continue
		}
		if other := s.subjectAt(all, ci); other.asked != of.asked && other.asked&of.asked == of.asked {
			return true
		}
	}
	return false
}

// refersBack reports whether a clause may say of what was asked what was said of something else: "hers too".
func (s *scene) refersBack(c *clause) bool {
	return s.says(c.from, c.to, "he", "she", "him", "her", "hers", "they", "them", "too", "same")
}

// opensWith reports whether the answer opens with v, and does not go on to say what it is.
func (s *scene) opensWith(v value) bool {
	if v.from > shortAnswer {
		return false
	}
	for i := range v.from {
		if t := &s.toks[i]; !t.is(classStop) && !t.is(classWeekday) && !t.is(classMonth) {
			return false
		}
	}
	return v.to == len(s.toks) || !s.toks[v.to].is(classBe) && s.word(v.to) != "would"
}
