package behavior

import (
	"slices"
	"strings"
)

// setFirst finds the value that a sentence before the one of the decline sets in bold: the one
// right before it, or the first.
func (s *scene) setFirst(lead signal) (signal, bool) {
	at := s.clauses[lead.clause].sentence
	if s.seeks == "" && s.asks != asksOther && s.asks != asksWhy && s.asks != asksGiven || s.clauses[0].asked {
		return signal{}, false
	}
	if at == 0 {
		return signal{}, false
	}
	if v, ok := s.bold(at - 1); ok && s.tells(s.firstClause(at-1), s.ends[at-1]) {
		return v, true
	}
	if zero, ok := s.signalIn(0, s.ends[0], denialSoft); !s.tells(0, s.ends[0]) && (!ok || !s.zero(zero)) {
		return signal{}, false
	}
	return s.bold(0)
}

// mostBold is how many words in bold are looked at.
const mostBold = 4

// bold finds what a sentence sets in bold that the question proper does not hold. A
// sentence that is in bold as a whole is a heading.
func (s *scene) bold(sentence int) (signal, bool) {
	from, to := s.proper()
	first, end := s.clauses[s.firstClause(sentence)].from, s.clauses[s.ends[sentence]].to
	looked := 0
	for i := first; i < end && looked < mostBold && to-from <= mostAsked; i++ {
		if !s.boldAt(i) || i == first && (end-first > 2 && s.endsBold(end)) {
			continue
		}
		looked++
		for k := i; k < min(i+3, end); k++ {
			if t := &s.toks[k]; (!t.is(classStop) || t.is(classNegation)) && !slices.ContainsFunc(s.asked[from:to], func(a token) bool { return a.hash == t.hash }) {
				return signal{group: final, from: k, to: k + 1, clause: s.clauseAt(k)}, true
			}
		}
	}
	return signal{}, false
}

// boldAt reports whether bold type begins at token i, but for the sign of a currency.
func (s *scene) boldAt(i int) bool {
	return strings.HasSuffix(strings.TrimRight(s.text[:s.toks[i].start], "$€£"), "**")
}

// endsBold reports whether the token before end closes what is in bold.
func (s *scene) endsBold(end int) bool {
	rest := strings.TrimLeft(s.text[s.toks[end-1].end:], ".:!?")
	return strings.HasPrefix(rest, "**")
}

// endsInBold reports whether an answer ends in a few words in bold, in a clause of which no
// table says anything: "I get **amber**."
func (s *scene) endsInBold() bool {
	end := len(s.toks)
	if s.in[len(s.clauses)-1] != 0 || !s.endsBold(end) {
		return false
	}
	for i := end - 1; i >= max(0, end-mostBold); i-- {
		if s.boldAt(i) {
			return true
		}
	}
	return false
}
