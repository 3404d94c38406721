package behavior

import "strings"

// labelReach is how many words on either side of a value are looked at for its label.
const labelReach = 12

// Where a label stands: a word leads to it, or it is told in a sentence, before its value or
// behind it.
const (
	ledBefore = iota
	ledBehind
	toldBefore
	toldBehind
)

// subjectOf are the words of a sentence before a value, behind prev.
func (s *scene) subjectOf(v value, prev, _ int) []int {
	return s.content(max(prev, v.from-labelReach, s.clauses[s.firstClause(s.clauses[v.clause].sentence)].from), v.from)
}

// restOf are those behind it, before next.
func (s *scene) restOf(v value, _, next int) []int {
	return s.content(v.to, min(next, v.to+labelReach, s.clauses[s.ends[s.clauses[v.clause].sentence]].to))
}

// labelBefore are the words before a value, behind prev, that say of which reading it is:
// those from the last "for", "in", "if" or their like on, else those before a colon. It is
// empty where there are none.
func (s *scene) labelBefore(v value, prev, _ int) []int {
	from := max(prev, v.from-labelReach, s.clauses[s.firstClause(s.clauses[v.clause].sentence)].from)
	for i := v.from - 1; i >= from; i-- {
		if label := s.content(i, v.from); s.leadsToLabel(i) && len(label) > 0 {
			return label
		}
	}
	for i := v.from - 1; i >= from; i-- {
		if !strings.Contains(s.between(i, i+1), ":") {
			continue
		}
		start := i
		for start > from && s.toks[start].brk < comma {
			start--
		}
		return s.content(start, i+1)
	}
	return nil
}

// labelBehind are those behind a value, before next, that such a word or a bracket leads to.
func (s *scene) labelBehind(v value, _, next int) []int {
	to := min(next, v.to+labelReach, s.clauses[s.ends[s.clauses[v.clause].sentence]].to)
	for i := v.to; i < min(to, v.to+3); i++ { // "12 euros for", "12 (east"
		if s.leadsToLabel(i) || strings.Contains(s.between(i-1, i), "(") {
			return s.content(i, to)
		}
	}
	return nil
}

// leadsToLabel reports whether a word leads to the reading that a value is of.
func (s *scene) leadsToLabel(i int) bool {
	switch s.word(i) {
	case "for", "in", "if", "with", "under", "on", "at", "when", "while", "whereas":
		return true
	}
	return false
}

// content are the words and numbers from one token to another that say something by
// themselves.
func (s *scene) content(from, to int) (words []int) {
	for i := from; i < to; i++ {
		if t := &s.toks[i]; (!t.is(classStop) || s.standsFor(i)) && !t.is(classUnit) && !s.leadsToLabel(i) {
			words = append(words, i)
		}
	}
	return words
}
