package behavior

import "slices"

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
	return Reading{}, false
}

// fewTold is how many words a clause has at least that tells what was asked for.
const fewTold = 6

// turnedTo finds the clause that turns from a decline in the first sentence and tells
// what was asked for: a number where one was, or the matter where the decline is not of it.
func (s *scene) turnedTo(lead signal) (signal, bool) {
	at := s.clauses[lead.clause].sentence
	turn := s.turnAfter(lead, at)
	if at > 0 || turn < 0 || s.ofTextFrom(turn) || !s.tells(turn, s.ends[at]) {
		return signal{}, false
	}
	c := s.clauses[turn]
	if lead.clause > 0 && s.tells(0, 0) && s.clauses[0].to <= shortAnswer && s.seeks != "number" {
		return signal{group: final, from: 0, to: s.clauses[0].to, clause: 0}, true // "a set; I can't give timings, but ..."
	}
	switch s.seeks {
	case "number":
		if v, ok := s.freshIn(turn, s.ends[at]); ok && s.toks[v.from].kind == number && s.boldAt(v.from) {
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

// toldBefore finds what the first sentence tells before a remark on something else:
// "about 124 million, though I can't look up today's figure". What is put forward as
// likely may stand before any lack.
func (s *scene) toldBefore(lead signal) (signal, bool) {
	n := lead.clause
	if n == 0 || n > mostBefore || s.clauses[n].sentence > 0 {
		return signal{}, false
	}
	c := s.clauses[n]
	first := signal{group: final, from: 0, to: s.clauses[0].to}
	switch s.word(c.from) {
	case "so", "therefore", "thus", "hence":
		return signal{}, false
	case "because", "since":
		v, ok := s.bold(0)
		return v, ok && v.clause < n
	case "though", "although", "but":
		if g, ok := s.signalIn(0, n-1, doubt); ok && g.to < s.clauses[g.clause].to && !s.in[g.clause].declines() {
			return g, true
		}
	}
	if !s.ofSpeaker(lead) && lead.group != declineKnowledge || !s.tells(0, n-1) {
		return signal{}, false
	}
	if s.namesAsked(c.from, c.to) && !s.checks(c) {
		return signal{}, false
	}
	switch s.seeks {
	case "":
		switch s.asks {
		case asksAdvice, asksHow, asksWhy:
			return first, s.clauses[n-1].to > 1 && lead.group != declineAbility && !s.in[0].has(courtesy, sympathy)
		}
		return signal{}, false
	case "name":
		return s.freshIn(0, n-1)
	}
	if v, ok := s.freshIn(0, n-1); ok {
		return v, s.toks[v.from].kind == number
	}
	return first, false
}

// says reports whether one of the words stands in the tokens from from to to.
func (s *scene) says(from, to int, words ...string) bool {
	for i := from; i < to; i++ {
		if slices.Contains(words, s.word(i)) {
			return true
		}
	}
	return false
}

// checks reports whether the clause says that something could not be checked.
func (s *scene) checks(c clause) bool {
	return s.says(c.from, c.to, "check", "verify", "confirm", "look")
}
