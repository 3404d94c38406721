package behavior

// Below and above which chance of a decline the words of an answer decide against what
// the rules found, and above which chance of a hedge; in between, the rules stand. Chosen
// with the totals of unseen rows in view.
const (
	surelyAnswers  = 0.2
	surelyDeclines = 0.6
	surelyHedges   = 0.5
)

// From how many words on an answer is a working or a reading, and from how many on a
// question holds a problem or a text.
const (
	longWorking  = 40
	longQuestion = 30
)

// ruleWords is the rule of a reading that the weight of words made.
const ruleWords = "words"

// byWords weighs the words of an answer that no rule is sure of: one that was taken for an
// answer because it asserts something, or in which nothing was found; or one that was found
// to decline by a phrase that its other words speak against.
func (s *scene) byWords(r Reading) Reading {
	open, declined := s.byDefault(r), r.Kind.Declines() && s.outweighed(r.Evidence[0])
	if !open && !declined {
		return r
	}
	switch w := s.weighWords(shippedNgrams()); {
	case open && w.declines > surelyDeclines:
		return s.weighedDecline(w)
	case w.hedges > surelyHedges:
		return Reading{Kind: Hedged, Detail: "doubt", Evidence: []Evidence{s.span(0, s.clauses[s.ends[0]].to, ruleWords)}}
	case declined && w.declines < surelyAnswers:
		return Reading{Kind: Answered, Evidence: []Evidence{s.span(0, s.clauses[s.ends[0]].to, ruleWords)}}
	}
	return r
}

// byDefault reports whether no rule decided, and words may. They tell little of answers to
// a question that is itself about what has no answer, nor of one that is marked or that says
// there is none of what was counted.
func (s *scene) byDefault(r Reading) bool {
	if r.Kind == Unclear {
		return true
	}
	if r.Kind != Answered || r.Evidence[0].Rule != ruleAssertion || s.onLack || s.marksAnswer() {
		return false
	}
	g, negated := s.signalIn(0, s.ends[0], denial, denialSoft)
	return !negated || !s.zero(g)
}

// outweighed reports whether the other words of an answer may speak against a decline
// that a rule has found: not against a formula or what is not given, nor where it stands in
// a box or is marked as what the answer comes to. The words of a working or of a reading
// answer whatever that is.
func (s *scene) outweighed(by Evidence) bool {
	if by.Rule == "formula" || by.Rule == groupNames[declineInformation] || s.boxes {
		return false
	}
	if _, marked := s.marked(); marked {
		return false
	}
	return len(s.toks) < longWorking || s.seeks == "" && len(s.asked) < longQuestion && s.q.Context == ""
}

// typedByWords weighs the words of an answer to a question for a value, where the rules
// found no decline and no value, and nothing is marked as final. A value that is given
// stands, whether it is right, a lure, or neither.
func (s *scene) typedByWords(r Reading) Reading {
	if r.Kind.Declines() || r.Value != "" || s.boxes || s.marksAnswer() {
		return r
	}
	if w := s.weighWords(shippedNgrams()); w.declines > surelyDeclines {
		return s.weighedDecline(w)
	}
	return r
}

// marksAnswer reports whether a few words that lack nothing stand behind "the answer is" or
// "Answer:".
func (s *scene) marksAnswer() bool {
	for k := len(s.signals) - 1; k >= 0; k-- {
		g := s.signals[k]
		if g.group != final || !s.namesAnswer(g) {
			continue
		}
		at := g.clause
		if g.to == s.clauses[at].to {
			at++ // behind a colon
		}
		if at == len(s.clauses) {
			return false
		}
		from, to := max(g.to, s.clauses[at].from), s.clauses[at].to
		for i := from; i < to; i++ {
			if id := s.toks[i].id; s.lx.Has(id, classNegation) || s.lx.Has(id, classLack) {
				return false
			}
		}
		return from < to && to-from <= longestMarked && !s.in[at].declines()
	}
	return false
}

// longestMarked is how many words an answer may have that is marked as such.
const longestMarked = 6

// weighedDecline is the decline that the words of the answer make likeliest, with the
// sentence that says most for it.
func (s *scene) weighedDecline(w weighing) Reading {
	k := w.sentence
	r := Reading{
		Kind:     kindsWeighed[w.likeliest],
		Evidence: []Evidence{s.span(s.clauses[s.firstClause(k)].from, s.clauses[s.ends[k]].to, ruleWords)},
	}
	switch r.Kind {
	case Abstained:
		r.Detail = "knowledge"
	case Refused:
		r.Detail = "policy"
	}
	return r
}
