package behavior

import (
	"math/bits"
	"strings"
)

// ruleStill is the rule of a denial in such words.
const ruleStill = "still so"

// stillSo finds, before a date that is told in passing, the words that things are as they
// were, in answer to a question for the date of an event: "the bridge still stands, as it has
// since 1937" where it asks when it was torn down, "she died unmarried in 1603" where it asks
// when she married. What happened is neither told in the sentence of the date nor in the one
// before it.
func (s *scene) stillSo(v value) (signal, bool) {
	if s.clauses[v.clause].sentence > 1 {
		return signal{}, false
	}
	for i := range s.toks[:v.from] {
		t := &s.toks[i]
		if lasts := s.lx.Has(t.id, classLasting); lasts && s.persists(i, v.from) || s.text[t.start]|0x20 == 'u' && s.undone(i) {
			return signal{group: denial, from: i, to: i + 1, clause: s.clauseAt(i)}, s.asksEvent() && s.inPassing(v, i)
		}
	}
	return signal{}, false
}

// inPassing reports whether v is told in passing behind word i, which says that things are as
// they were.
func (s *scene) inPassing(v value, i int) bool {
	if v.from > s.clauses[v.clause].from && s.word(v.from-1) == "until" {
		return false // so long, and no longer
	}
	at := s.clauses[v.clause].sentence
	if from := s.clauses[s.firstClause(at)].from; i < from && !s.lx.Has(s.toks[from].id, classPronoun) && !s.says(from, from+1, "its", "his", "her", "their") {
		return false // of something else
	}
	q := s.carried()
	held, plain := s.held(q.core, 0, s.clauses[s.ends[at]].to), q.plain()
	n := bits.OnesCount64(plain)
	return n > 0 && 2*bits.OnesCount64(plain&held) <= n && (s.word(i) != "ever" || s.otherPlace(&q, held, at))
}

// stillSoFirst reads it where the first date in the first two sentences is told so, and
// nothing more is known of the value than what the question asks for by its words.
func (s *scene) stillSoFirst() (Reading, bool) {
	if !s.asksEvent() {
		return Reading{}, false
	}
	q := s.carried()
	for ci := range s.ends[min(1, len(s.sent)-1)] + 1 {
		if v, ok := s.soughtIn(&q, ci); ok {
			g, ok := s.stillSo(v)
			return s.correctedBy(g, v), ok
		}
	}
	return Reading{}, false
}

// correctedBy is the denial that g is of, and the date told with it.
func (s *scene) correctedBy(g signal, v value) Reading {
	return Reading{Kind: Corrected, Value: s.raw(v.from, v.to), Evidence: []Evidence{s.span(g.from, g.to, ruleStill)}}
}

// asksEvent reports whether the question is for the date of something that happened, and not
// of what is so now.
func (s *scene) asksEvent() bool {
	switch s.wanted() {
	case "year", "date", "month", "weekday", "day_of_month":
	default:
		return false
	}
	from, to := s.proper()
	past := false
	for i := from; i < to; i++ {
		switch s.askedWord(i) {
		case "did", "was", "were", "had":
			past = true
		case "current", "currently", "still", "now", "since", "always":
			return false
		}
	}
	return past
}

// persists reports whether word i says that something is as it was, before token to.
func (s *scene) persists(i, to int) bool {
	switch s.word(i) {
	case "still":
		return i > 0 // "still debated"
	case "always", "remained", "stayed":
		return true
	case "ever":
		return i+1 < to && s.word(i+1) == "since"
	case "remains": // but not "his remains were buried"
		return i > 0 && !s.lx.Has(s.toks[i-1].id, classStop) || i+1 < len(s.toks) && !s.lx.Has(s.toks[i+1].id, classBe)
	case "day":
		return i > 1 && s.word(i-2) == "to" && s.word(i-1) == "this"
	}
	return false
}

// undone reports whether word i negates one of the question: "unmarried".
func (s *scene) undone(i int) bool {
	w, ok := strings.CutPrefix(s.word(i), "un")
	return ok && len(w) > shortStem && !s.lx.Has(s.toks[i].id, classStop) && s.stemAsked(w)
}

// otherPlace reports whether a sentence brings in a name that is not in the question, and
// leaves out one of it that no pronoun stands for.
func (s *scene) otherPlace(q *carried, held uint64, sentence int) bool {
	c := s.clauses[s.firstClause(sentence)]
	missing := 0 // names of one run are one
	for k, run := 0, false; k < len(q.core); k++ {
		name := q.names>>k&1 != 0
		if name && !run && held>>k&1 == 0 {
			missing++
		}
		run = name
	}
	if s.lx.Has(s.toks[c.from].id, classPronoun) {
		missing--
	}
	for i := c.from + 1; i < s.clauses[s.ends[sentence]].to; i++ {
		if t := &s.toks[i]; missing > 0 && t.upper && t.kind == word && !s.lx.Has(t.id, classMonth) && !s.inProper(q, t.hash) {
			return true
		}
	}
	return false
}
