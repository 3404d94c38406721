package behavior

import (
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// repeats reports whether a sentence only repeats what was asked, before it is answered.
func (s *scene) repeats(k int) bool {
	from, to := s.sentenceSpan(k)
	if !s.clauses[s.ends[k]].asked || len(s.sent) == 1 || to-from < shortestEcho {
		return false
	}
	for i := from; i < to; i++ {
		if !s.inAsked(s.toks[i].hash) {
			return false
		}
	}
	first, end := s.proper()
	return 4*(to-from) >= 3*(end-first)
}

// shortestEcho is how many words a question has to have that is repeated rather than put
// back.
const shortestEcho = 4

// sentenceSpan are the tokens of a sentence that are looked at.
func (s *scene) sentenceSpan(k int) (from, to int) {
	from, to = s.clauses[s.firstClause(k)].from, s.clauses[s.ends[k]].to
	return from, min(to, from+mostWords)
}

// symbols are a sentence as a row of symbols, from "^" to "$": its words, its numbers, and the
// marks between them.
func (s *scene) symbols(m *ngrams, k int) []uint64 {
	from, to := s.sentenceSpan(k)
	row := append(slices.Grow(s.row[:0], 2*(to-from)+3), m.marks.start)
	for i := from; i < to; i++ {
		t := &s.toks[i]
		switch {
		case t.brk == none || i == from:
		case t.brk == comma:
			row = append(row, m.marks.comma)
		case t.brk == clauseBreak:
			row = append(row, m.marks.colon)
		}
		switch {
		case i < len(s.valued) && s.valued[i] != noValue:
			if s.valued[i] == valueBegins {
				row = append(row, m.marks.value)
			}
		case t.kind == word:
			row = append(row, s.symbol(m, t))
		case s.given(t.hash):
			row = append(row, m.marks.given)
		default:
			row = append(row, m.marks.number)
		}
	}
	if s.toks[to-1].asked {
		row = append(row, m.marks.question)
	}
	s.row = append(row, m.marks.end)
	return s.row
}

// symbol is what stands for a word.
func (s *scene) symbol(m *ngrams, t *token) uint64 {
	switch {
	case !t.is(classStop) && s.inAsked(t.hash):
		return m.marks.asked
	case t.id > phrases.Number, m.words.Get(t.hash) > 0:
		return t.hash
	case t.upper && t.brk < sentenceBreak:
		return m.marks.name
	}
	return m.marks.other
}

// What a token is to the values that could be what was asked for.
const (
	noValue uint8 = iota
	valueBegins
	valueGoesOn
)

// markValues marks the tokens that could be a value of what was asked for.
func (s *scene) markValues() {
	s.valued = s.valued[:0]
	for _, v := range s.possible() {
		if len(s.valued) == 0 {
			s.valued = zeros(s.valued, len(s.toks))
		}
		s.valued[v.from] = valueBegins
		for k := v.from + 1; k < min(v.to, len(s.toks)); k++ {
			s.valued[k] = valueGoesOn
		}
	}
}
