package behavior

import (
	"slices"
	"strings"
)

// setFirst finds the value that a sentence sets in bold, the first or one right before or
// at the end, where the one that holds the decline sets nothing so; or the number of the
// first, where the decline is of exactness.
func (s *scene) setFirst(lead signal) (signal, bool) {
	at, last := s.clauses[lead.clause].sentence, len(s.sent)-1
	if s.seeks == "" && s.asks != asksOther && s.asks != asksWhy && s.asks != asksGiven || s.clauses[0].asked {
		return signal{}, false
	}
	if turn := s.turnAfter(lead, at); s.drawsDecline(at) && (turn < 0 || !s.tells(turn, s.ends[at])) || s.setsBold(at) {
		return signal{}, false
	}
	if last > at && (s.seeks == "number" || s.seeks == "") && !s.exemplifies(last) && s.tells(s.firstClause(last), s.ends[last]) {
		if from := s.clauses[s.firstClause(last)].from; s.boldAt(from) && s.endsBold(s.clauses[s.ends[last]].to) && s.numbered(last) {
			return signal{group: final, from: from, to: s.clauses[s.ends[last]].to, clause: s.ends[last]}, true
		}
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
	if v, ok := s.freshIn(0, s.ends[0]); ok && s.seeks == "number" && s.toks[v.from].kind == number && s.ofExactness(lead) && !s.bounds(v.from) {
		return v, true
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
		if !s.boldAt(i) || i == first && (end-first > 2 && s.endsBold(end) || s.sent[sentence].has(final) && s.labels(i)) {
			continue
		}
		looked++
		for k := i; k < min(i+3, end); k++ {
			if t := &s.toks[k]; (!s.lx.Has(t.id, classStop) || s.lx.Has(t.id, classNegation)) && !slices.ContainsFunc(s.asked[from:to], func(a token) bool { return a.hash == t.hash }) {
				return signal{group: final, from: k, to: k + 1, clause: s.clauseAt(k)}, true
			}
		}
	}
	return signal{}, false
}

// labels reports whether what is set in bold from token i on leads up to something behind a
// colon: "**Final answer:** 12".
func (s *scene) labels(i int) bool {
	rest := s.text[s.toks[i].start:]
	k := strings.Index(rest[:min(len(rest), longestBold)], "**")
	return k > 0 && (rest[k-1] == ':' || strings.HasPrefix(rest[k+2:], ":"))
}

// longestBold is within how many bytes a label in bold ends.
const longestBold = 48

// opensBold reports whether the first sentence tells something that it sets in bold.
func (s *scene) opensBold() bool {
	_, ok := s.bold(0)
	return ok && s.tells(0, s.ends[0])
}

// boldAt reports whether bold type begins at token i, but for the sign of a currency.
func (s *scene) boldAt(i int) bool {
	return strings.HasSuffix(strings.TrimRight(s.text[:s.toks[i].start], "$€£"), "**")
}

// setsBold reports whether a sentence sets anything in bold.
func (s *scene) setsBold(sentence int) bool {
	from, to := s.clauses[s.firstClause(sentence)].from, s.clauses[s.ends[sentence]].to
	return strings.Contains(s.text[max(s.toks[from].start-2, 0):s.toks[to-1].end], "**")
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
