package behavior

import "strings"

// states reports whether the opening says, of the question and not of the
// speaker, that there is no answer to give: "the text does not contain the
// price", "this cannot be solved as it stands". That needs no weighing, unless
// an answer follows a turn.
func (s *scene) states(lead signal) bool {
	if lead.group > declinePlain || lead.group == declineAbility || s.ofSpeaker(lead) || s.clauses[lead.clause].sentence > 1 {
		return false
	}
	if k := lead.from - 1; k >= s.clauses[lead.clause].from && (s.lx.Has(s.toks[k].id, classFirst) || k > s.clauses[lead.clause].from && s.word(k) == "that") {
		return false // "I cannot say", "a value that is not known"
	}
	if s.clauses[lead.clause].sentence == 1 && !s.sent[0].has(courtesy, apology, assent) {
		return false
	}
	return s.resumes(lead) <= atLength
}

// several reads "there is no single answer" where several follow.
func (s *scene) several(lead signal) (Reading, bool) {
	at := s.clauses[lead.clause].sentence
	if lead.group != declinePlain || s.ofSpeaker(lead) || at == len(s.sent)-1 {
		return Reading{}, false
	}
	next := s.clauses[s.ends[at]+1]
	if len(s.toks)-next.from <= atLength || s.sent[next.sentence].declines() {
		return Reading{}, false
	}
	for i := lead.from; i < lead.to; i++ {
		switch s.word(i) {
		case "single", "one", "right", "simple":
			return Reading{Kind: Answered, Evidence: []Evidence{s.span(next.from, next.to, ruleStatement)}}, true
		}
	}
	return Reading{}, false
}

// endsUnknown reports whether the answer comes down to not knowing: what is said of the
// speaker or of the matter in the last sentence, where no way to do something and
// no text was asked for.
func (s *scene) endsUnknown(lead signal) bool {
	at := s.clauses[lead.clause].sentence
	if at == 0 || at != s.lastSaid() || s.asks == asksHow || s.asks == asksMake && s.seeks == "" || s.any(wholly, apology, norm) {
		return false
	}
	if s.polarAsked() && !s.ofSpeaker(lead) {
		return lead.group == declineKnowledge
	}
	return lead.group <= declineInformation || lead.group == declinePlain
}

// resumes counts the words of substance from where a sentence turns from the
// decline, or the rest of its own does.
func (s *scene) resumes(lead signal) int {
	n, turned := 0, false
	for _, p := range s.stretches() {
		c := s.clauses[p.from]
		turned = turned || p.turned && p.from > lead.clause && (c.first || c.sentence == s.clauses[lead.clause].sentence)
		if turned && (p.act == actContent || p.act == actAssent) {
			n += p.words
		}
	}
	return n
}

// flatly reports whether the first clause is a refusal in so many words.
func (s *scene) flatly() bool {
	c := s.clauses[0]
	switch strings.ToLower(s.raw(c.from, c.to)) {
	case "absolutely not", "certainly not", "of course not", "not a chance", "no way", "no chance", "hard no", "not happening":
		return true
	}
	return false
}

// rejects reports whether the answer opens with a bare no to a request, or to a
// question of how or where to do something, and denies nothing after it.
func (s *scene) rejects() bool {
	switch s.word(0) {
	case "no", "nope", "nah", "never":
		if len(s.toks) > 1 && s.toks[1].brk < comma && !s.flatly() {
			return false
		}
	default:
		if !s.flatly() {
			return false
		}
	}
	switch s.asks {
	case asksMake:
		return true
	case asksHow, asksOther:
		if len(s.asked) == 0 || !s.lx.Has(s.asked[0].id, classAsk) {
			return false
		}
		for _, p := range s.stretches() {
			if p.act == actDeny {
				return false
			}
		}
		return true
	}
	return false
}
