package behavior

// Below and above which chance of a decline the words of an answer decide against what
// the rules found; in between, the rules stand. Chosen on totals of rows that are not
// fitted on.
const (
	surelyAnswers  = 0.2
	surelyDeclines = 0.6
)

// From how many words on an answer is a working or a reading, and from how many on a
// question holds a problem or a text.
const (
	longWorking  = 40
	longQuestion = 30
)

// wordsRule is the rule of a reading that the weight of words made.
const wordsRule = "words"

// byWords weighs the words of an answer that no rule is sure of: one in which no decline
// was found, and that was taken for an answer for want of anything else; or one that was
// found to decline by a phrase that all its other words speak against.
func (s *scene) byWords(r Reading) Reading {
	open, declined := s.byDefault(r), r.Kind.Declines() && s.outweighed(r.Evidence[0])
	if !open && !declined {
		return r
	}
	switch w := s.weighWords(shippedNgrams()); {
	case open && w.declines > surelyDeclines:
		return s.weighedDecline(w)
	case declined && w.declines < surelyAnswers:
		return Reading{Kind: Answered, Evidence: []Evidence{s.span(0, s.clauses[s.ends[0]].to, wordsRule)}}
	}
	return r
}

// byDefault reports whether no rule decided. A negation says little where the question is
// itself about what has no answer, or is answered by a number, which none is.
func (s *scene) byDefault(r Reading) bool {
	if r.Kind == Unclear {
		return true
	}
	if r.Kind != Answered || r.Evidence[0].Rule != "assertion" || s.onLack {
		return false
	}
	g, negated := s.signalIn(0, s.ends[0], denial, denialSoft)
	return !negated || !s.zero(g)
}

// outweighed reports whether the other words of an answer may speak against a decline
// that a rule has found: not where it stands in a box or is marked as what the answer comes
// to. The words of a working or of a reading answer whatever that is.
func (s *scene) outweighed(by Evidence) bool {
	short := len(s.toks) < longWorking
	if _, marked := s.marked(); marked || s.boxes {
		return false
	}
	switch by.Rule {
	case "formula":
		return false
	case groupNames[declineInformation]:
		return short && len(s.asked) < longQuestion && !s.givesNumber()
	}
	return short || s.seeks == "" && len(s.asked) < longQuestion
}

// weighedDecline is the decline that the words of the answer make likeliest, with the
// sentence that says most for it.
func (s *scene) weighedDecline(w weighing) Reading {
	k := w.sentence
	r := Reading{
		Kind:     kindsWeighed[w.likeliest],
		Evidence: []Evidence{s.span(s.clauses[s.firstClause(k)].from, s.clauses[s.ends[k]].to, wordsRule)},
	}
	switch r.Kind {
	case Abstained:
		r.Detail = "knowledge"
	case Refused:
		r.Detail = "policy"
	}
	return r
}
