package behavior

import (
	"slices"
	"strings"
)

// besides finds the answer that stands beside a decline of something else: it turns from
// the decline in the same sentence ("I don't know your city, but the process is similar
// everywhere"), or stands before it, set in bold or a number ("**84 kg**. The passage
// doesn't name its maker").
func (s *scene) besides(lead signal) (Reading, bool) {
	if s.any(wholly, apology) {
		return Reading{}, false
	}
	if v, ok := s.turnedTo(lead); ok {
		return s.despiteOf(v, lead), true
	}
	if v, ok := s.toldBefore(lead); ok {
		return s.despiteOf(v, lead), true
	}
	if v, ok := s.setFirst(lead); ok {
		return s.despiteOf(v, lead), true
	}
	if v, ok := s.remarked(lead); ok {
		return s.despiteOf(v, lead), true
	}
	if g, ok := s.signalIn(0, 0, doubt); ok && s.opensGuessing() && s.clauses[lead.clause].sentence > 0 && s.tells(0, s.ends[0]) {
		return s.despiteOf(g, lead), true // "most likely to keep warm. The text gives no reason"
	}
	return Reading{}, false
}

// opensGuessing reports whether the first word puts what follows forward as likely.
func (s *scene) opensGuessing() bool {
	switch s.word(0) {
	case "most", "probably", "likely", "perhaps", "possibly", "presumably", "almost":
		return true
	}
	return false
}

// fewTold is how many words a clause has at least that tells what was asked for.
const fewTold = 6

// turnedTo finds the clause that turns from a decline in the first sentence and tells
// what was asked for: a number where one was, or the matter where the decline is not of it.
func (s *scene) turnedTo(lead signal) (signal, bool) {
	at := s.clauses[lead.clause].sentence
	turn := s.turnAfter(lead, at)
	if at > 0 || turn < 0 || s.ofTextFrom(turn) || !s.tells(turn, s.ends[at]) || s.ofTradition(turn, s.ends[at]) {
		return signal{}, false
	}
	c := s.clauses[turn]
	if lead.clause > 0 && s.tells(0, 0) && s.clauses[0].to <= shortAnswer && s.seeks != "number" {
		return signal{group: final, from: 0, to: s.clauses[0].to, clause: 0}, true // "a set; I can't give timings, but ..."
	}
	switch s.seeks {
	case "number":
		if v, ok := s.freshIn(turn, s.ends[at]); ok && s.toks[v.from].kind == number && (s.roughly(turn) || s.ofExactness(lead) || s.boldAt(v.from)) {
			return v, true
		}
	case "":
		switch s.asks {
		case asksPolar, asksAdvice, asksHow, asksWhy:
			if c.to-c.from >= fewTold && !s.namesAsked(s.clauses[0].from, c.from) {
				return signal{group: final, from: c.from + 1, to: c.to, clause: turn}, true
			}
		}
	}
	return signal{}, false
}

// mostBefore is how many clauses may stand before the remark in its sentence.
const mostBefore = 12

// toldBefore finds what the first sentence tells before the speaker's remark on something
// else: "about 124 million, though I can't look up today's figure".
func (s *scene) toldBefore(lead signal) (signal, bool) {
	n := lead.clause
	if n == 0 || n > mostBefore || s.clauses[n].sentence > 0 || !s.ofSpeaker(lead) && lead.group != declineKnowledge || !s.tells(0, n-1) {
		return signal{}, false
	}
	c := s.clauses[n]
	switch s.word(c.from) {
	case "so", "therefore", "thus", "hence", "because", "since":
		return signal{}, false
	}
	if s.namesAsked(c.from, c.to) && !s.ofExactness(lead) {
		return signal{}, false
	}
	switch s.seeks {
	case "":
		switch s.asks {
		case asksAdvice, asksHow, asksWhy:
			return signal{group: final, from: 0, to: s.clauses[0].to}, s.clauses[n-1].to > 1 && lead.group != declineAbility && !s.in[0].has(courtesy, sympathy)
		}
		return signal{}, false
	case "name":
		return s.freshIn(0, n-1)
	}
	v, ok := s.freshIn(0, n-1)
	return v, ok && s.toks[v.from].kind == number && !s.bounded(v.from)
}

// roughly reports whether the clause gives something as an estimate.
func (s *scene) roughly(ci int) bool {
	for i := s.clauses[ci].from; i < s.clauses[ci].to; i++ {
		switch s.word(i) {
		case "estimate", "estimates", "estimated", "roughly", "about", "around", "approximately", "usually", "between":
			return true
		}
	}
	return false
}

// setFirst finds the value that the first sentence sets in bold, where a later one that
// sets nothing so holds the decline; or its number, where that is of exactness.
func (s *scene) setFirst(lead signal) (signal, bool) {
	at := s.clauses[lead.clause].sentence
	if at == 0 || s.seeks == "" && s.asks != asksOther && s.asks != asksWhy && s.asks != asksGiven || s.clauses[0].asked || !s.tells(0, s.ends[0]) {
		return signal{}, false
	}
	if turn := s.turnAfter(lead, at); s.concludes(at) && (turn < 0 || !s.tells(turn, s.ends[at])) {
		return signal{}, false
	}
	if v, ok := s.freshIn(0, s.ends[0]); ok && s.seeks == "number" && s.toks[v.from].kind == number && s.ofExactness(lead) && !s.bounded(v.from) {
		return v, true
	}
	if s.setsBold(at) {
		return signal{}, false
	}
	if v, ok := s.bold(at - 1); ok && s.tells(s.firstClause(at-1), s.ends[at-1]) {
		return v, true
	}
	return s.bold(0)
}

// bounded reports whether a number is a bound: "more than 1,920".
func (s *scene) bounded(i int) bool {
	if i == 0 {
		return false
	}
	switch s.word(i - 1) {
	case "than", "least", "most", "below", "above", "under", "over":
		return true
	}
	return false
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
		if !s.boldAt(i) || i == first && end-first > 2 && s.endsBold(end) {
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

// remarked finds the advice, the way or the reason that stands before a remark of the
// speaker on its limits.
func (s *scene) remarked(lead signal) (signal, bool) {
	at := s.clauses[lead.clause].sentence
	if at == 0 || s.ofText(at) || lead.group >= declinePolicy || s.any(moral) {
		return signal{}, false
	}
	switch s.word(s.clauses[s.firstClause(at)].from) {
	case "so", "therefore", "thus", "hence":
		return signal{}, false
	}
	for k := range at {
		if s.sent[k].declines() || s.sent[k].has(cannot, disclaimer, denial, askBack, hearsay) {
			return signal{}, false
		}
	}
	c := s.clauses[0]
	told := signal{group: final, from: c.from, to: c.to, clause: 0}
	turn := s.turnAfter(lead, at)
	switch s.asks {
	case asksHow, asksAdvice:
		return told, s.ofSpeaker(lead) && at == len(s.sent)-1 && at > 1 || s.clauses[s.ends[0]].to >= atLength
	case asksWhy:
		return told, s.givesCause(0) || s.ofExactness(lead)
	case asksOther:
		return told, s.seeks == "" && s.ofSpeaker(lead) && turn >= 0 && s.tells(turn, s.ends[at])
	}
	return signal{}, false
}

// givesCause reports whether a sentence gives something as a cause.
func (s *scene) givesCause(sentence int) bool {
	for i := s.clauses[s.firstClause(sentence)].from; i < s.clauses[s.ends[sentence]].to; i++ {
		switch s.word(i) {
		case "because", "explanation", "due", "cause", "reason":
			return true
		}
	}
	return false
}
