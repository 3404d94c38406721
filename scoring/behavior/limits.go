package behavior

// atLength is how many words after a turn make an answer.
const atLength = 12

// limited finds the answer beside a remark of the speaker on its own limits:
// before it, or behind it as a list.
func (s *scene) limited(lead signal) (Reading, bool) {
	if lead.group > declineTime || !s.ofSpeaker(lead) || s.any(wholly, apology) {
		return Reading{}, false
	}
	at := s.clauses[lead.clause].sentence
	if v, ok := s.shown(lead); ok {
		return s.despiteOf(v, lead), true
	}
	before := at
	if s.seeks != "" && s.concludes(at) {
		before = 0 // "they come to 45. I have no price of the set, so I can't tell you"
	}
	for k := range before {
		from, to := s.firstClause(k), s.ends[k]
		if s.ofText(k) || s.sent[k].has(disclaimer) || !s.tells(from, to) || !s.namesAsked(s.clauses[from].from, s.clauses[to].to) {
			continue
		}
		if v, ok := s.freshIn(from, to); ok {
			return s.despiteOf(v, lead), true
		}
	}
	if s.seeks != "" || s.polarAsked() {
		return Reading{}, false // a list gives no value
	}
	if (lead.group == declineKnowledge || lead.group == declineAbility && s.asks == asksMake) && s.namesAsked(s.clauses[s.firstClause(at)].from, s.clauses[s.ends[at]].to) {
		return Reading{}, false // "I know of no novel by that name. Her six novels are:"
	}
	if v, ok := s.listed(lead); ok {
		return s.despiteOf(v, lead), true
	}
	return Reading{}, false
}

// shown finds the way that was asked for before the remark: "boil, and pour
// away. I cannot see how thick the limescale is."
func (s *scene) shown(lead signal) (signal, bool) {
	switch s.asks {
	case asksHow, asksMake, asksAdvice:
	default:
		return signal{}, false
	}
	at, n, first := s.clauses[lead.clause].sentence, 0, -1
	for _, p := range s.stretches() {
		if s.clauses[p.from].sentence < at && p.act == actContent {
			if n += p.words; first < 0 {
				first = p.from
			}
		}
	}
	if at < 2 || n < 2*atLength {
		return signal{}, false
	}
	c := s.clauses[first]
	return signal{group: final, from: c.from, to: c.to, clause: first}, true
}

// listed finds a list behind the decline that tells something: at least two
// items of which most do not send the reader to look elsewhere.
func (s *scene) listed(lead signal) (signal, bool) {
	items, sends, first := 0, 0, -1
	for ci := lead.clause + 1; ci < len(s.clauses); ci++ {
		c := s.clauses[ci]
		if !c.item || !c.first {
			continue
		}
		if c.asked || s.in[ci].has(askBack, seek, urge) {
			return signal{}, false
		}
		if items++; first < 0 {
			first = ci
		}
		if s.lx.Has(s.toks[c.from].id, classLookup) {
			sends++
		}
	}
	if items < 2 || 2*sends >= items {
		return signal{}, false
	}
	before := s.firstClause(s.clauses[first].sentence - 1)
	if s.sent[s.clauses[before].sentence].has(askBack) {
		return signal{}, false // a list of what is to be handed over
	}
	if !s.namesAsked(s.clauses[before].from, s.clauses[first].to) {
		return signal{}, false // of something else
	}
	for ci := before; ci < first; ci++ {
		c := s.clauses[ci]
		for i := c.from; i < c.to; i++ {
			if s.lx.Has(s.toks[i].id, classYou) || s.lx.Has(s.toks[i].id, classLookup) {
				return signal{}, false // "here is how you can find out:"
			}
		}
	}
	c := s.clauses[first]
	return signal{group: final, from: c.from, to: c.to, clause: first}, true
}
