package behavior

import "slices"

// declinesFrom is the chance from which on an answer is taken for a decline. Chosen with words
// that were weighed without the answers at hand; from .42 to .5 little changes.
const declinesFrom = 0.45

// ruleWords is the rule of a reading that the weight of words made.
const ruleWords = "words"

// byWords puts what the words of an answer weigh beside what the rules found, and takes what
// is likelier. An answer in which the rules found nothing stays unclear, unless it declines.
// Where both find a decline, the words tell better which kind it is; but a formula, the
// answer to a repaired question, or readings set out side by side are for the rules to find.
func (s *scene) byWords(r Reading) Reading {
	w := s.weighWords(shippedNgrams())
	return s.decide(r, w, s.judge(shippedSigns(), r, w))
}

// decide is what is likeliest of what the rules found, r, and what the words weigh.
func (s *scene) decide(r Reading, w weighing, j judgment) Reading {
	switch {
	case !r.Kind.Declines() && (s.valuesAlone() || s.givesBound()):
		if r.Kind == Unclear {
			return s.weighedAnswer(r, Answered, "")
		}
		return r
	case r.Kind == Answered && (s.cleared || s.marksZero() || s.givesOne()), r.Kind == Hedged && s.rough, r.Kind == Clarified && s.onlyHands(), r.setsOut():
		return r
	case r.Kind.Declines() && (j.declines > declinesFrom || s.stands(r)):
		if kindsWeighed[w.likeliest] == r.Kind || r.Value != "" || r.Detail == "formula" {
			return r
		}
		return s.weighedDecline(w)
	case j.declines > declinesFrom:
		return s.weighedDecline(w)
	case r.Kind == Unclear:
		return r
	case j.hedges > j.answers:
		if r.Kind == Hedged {
			return r
		}
		return s.weighedAnswer(r, Hedged, "doubt")
	case r.Kind == Answered:
		return r
	}
	return s.weighedAnswer(r, Answered, "")
}

// setsOut reports whether values were found that are set out side by side.
func (r Reading) setsOut() bool {
	return slices.ContainsFunc(r.Evidence, func(e Evidence) bool { return e.Rule == ruleSetOut })
}

// stands reports whether a decline holds whatever the words weigh: one that is all there is
// ("I don't know."), or all that is boxed at the end, "none" for a number, a formula in a box or in
// a few words, one beside which values are no more than examples, one that leaves what was asked for, or two values in place of one.
func (s *scene) stands(r Reading) bool {
	if s.isAll(r) || s.boxesAll(r) || s.saysNone() || r.Detail == "formula" && (s.boxes || len(s.toks) < fewWords) || s.onlyExamples() {
		return true
	}
	if _, ok := s.unknownPart(); ok || r.Evidence[0].Rule == ruleAlternatives {
		return true
	}
	_, ok := s.leaves()
	return ok
}

// saysNone reports whether an answer opens with "none" where a number is asked for, and not how
// many there are: "which prime lies between 24 and 28?"
func (s *scene) saysNone() bool {
	c := s.clauses[0]
	return s.q.AnswerType == "number" && c.to-c.from == 1 && s.word(c.from) == "none" && !s.asksCount()
}

// isAll reports whether the phrase by which an answer abstains or refuses is all that it says.
func (s *scene) isAll(r Reading) bool { return s.isAllOf(r, 0, len(s.toks)) }

// boxesAll reports whether that phrase is all that the last box holds: \boxed{I don't know}.
func (s *scene) boxesAll(r Reading) bool {
	from, to, ok := s.lastBox()
	return ok && s.isAllOf(r, s.clauses[from].from, s.clauses[to].to)
}

// isAllOf reports whether that phrase takes up all tokens from from to to.
func (s *scene) isAllOf(r Reading, from, to int) bool {
	e := r.Evidence[0]
	return (r.Kind == Abstained || r.Kind == Refused) && e.Start <= s.toks[from].start && e.End >= s.toks[to-1].end
}

// weighedAnswer is an answer of another kind than the rules read.
func (s *scene) weighedAnswer(r Reading, kind Kind, detail string) Reading {
	out := Reading{Kind: kind, Detail: detail, Value: r.Value}
	if r.Kind.Declines() && !s.untyped() {
		out.Value = ""
		if v := s.surest(); v.strength > 0 {
			out.Value = s.raw(v.from, v.to)
			out.Evidence = []Evidence{s.span(v.from, v.to, ruleWords)}
			return out
		}
	}
	out.Evidence = []Evidence{s.span(0, s.clauses[s.ends[0]].to, ruleWords)}
	return out
}

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
