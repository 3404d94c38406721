package behavior

import (
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// emptySetWord is the word for which the lexer takes the sign of the empty set.
const emptySetWord = "emptyset"

// inPlaceOfValue reads clauses of a box or behind a label that hold words in place of a
// value, no phrase of a decline among them: "Undefined", "Entity not identified", "No such
// bed exists", "DNE".
func (s *scene) inPlaceOfValue(from, to int, rule string) (Reading, bool) {
	if s.polarAsked() {
		return Reading{}, false
	}
	c := s.clauses[from]
	ev := []Evidence{s.span(c.from, c.to, rule)}
	if s.in[from].has(denial) {
		return Reading{Kind: Corrected, Evidence: ev}, true
	}
	if s.guessesOn(to) || s.in[from].has(assumption) || s.circumstance(&c) || s.says(c.from, c.from+1, "under", "given", "on", "based") {
		return Reading{}, false // "Answer (under this assumption): 12"
	}
	if c.to-c.from == 1 && s.toks[c.from].is(classNegation) {
		return s.isNone(c.from, rule)
	}
	if w := s.word(c.from); s.seeks == "name" && c.to-c.from <= 2 && (w == "nobody" || w == "nowhere" || w == "no" && s.word(c.to-1) == "one") {
		return Reading{}, false // an answer to "who" or "where"
	}
	opens := s.toks[c.from].is(classLack) && !s.inAsked(s.toks[c.from].hash) // "Impossible: 60% and 55% are more than 100%"
	boxed := s.boxed(c.from)
	for i := c.from; i < s.clauses[to].to && !opens; i++ {
		if t := &s.toks[i]; boxed == s.boxed(i) && (t.kind == number || t.is(classNumber) || t.upper && i > c.from && t.id == 0) {
			return Reading{}, false
		}
	}
	for _, cue := range cues {
		for i := c.from; i < c.to; i++ {
			if t := &s.toks[i]; t.is(cue.class) && !s.inAsked(t.hash) && !s.isResult(i) {
				return Reading{Kind: cue.kind, Detail: cue.detail, Evidence: ev}, true
			}
		}
	}
	return Reading{}, false
}

// guessesOn reports whether the sentence turns from clause ci to a guess or to a value that is
// supposed: "Answer: not known, but about 12".
func (s *scene) guessesOn(ci int) bool {
	for k := ci + 1; k <= s.ends[s.clauses[ci].sentence]; k++ {
		if s.clauses[k].contrast || s.in[k].has(doubt, assumption) {
			return true
		}
	}
	return false
}

// isNone reads "none" in place of a value: there is none, where what was asked for neither
// counts something nor is somebody or a word.
func (s *scene) isNone(i int, rule string) (Reading, bool) {
	if !s.says(i, i+1, "none", "nothing", "never") {
		return Reading{}, false
	}
	kind := s.q.AnswerType
	if kind == "" {
		kind = s.seeks
	}
	switch kind {
	case "number":
		if s.asksCount() {
			return Reading{}, false
		}
	case "year", "month", "date", "time", "weekday", "day_of_month":
	default:
		return Reading{}, false
	}
	return Reading{Kind: Corrected, Evidence: []Evidence{s.span(i, i+1, rule)}}, true
}

// asksCount reports whether what was asked for is how many or how much there is of
// something, of which there may be none.
func (s *scene) asksCount() bool {
	if s.counted != 0 {
		return true
	}
	from, to := s.proper()
	for k := from; k < to; k++ {
		switch s.askedWord(k) {
		case "number":
			if s.askedWord(k+1) == "of" {
				return true
			}
		case "amount", "total", "remainder", "rest", "change", "difference", "cost", "price", "fee", "charge", "tax", "discount", "interest", "profit", "loss", "balance", "wait", "delay", "probability":
			return true
		}
	}
	return false
}

// answersNone reads "none" to a question for how many or how much, all there is, in a box or
// behind a label: it is a number.
func (s *scene) answersNone() (Reading, bool) {
	if s.q.AnswerType != "number" && (s.q.AnswerType != "" || s.seeks != "number") {
		return Reading{}, false
	}
	if c := s.clauses[0]; s.asksCount() && (s.saysZero(c) || s.countsNone()) {
		return Reading{Kind: Answered, Value: s.raw(c.from, c.to), Evidence: []Evidence{s.span(c.from, c.to, "final answer")}}, true
	}
	at := len(s.clauses) - 1
	if _, to, ok := s.lastBox(); ok {
		at = to
	} else if at > 0 && (s.clauses[at].to-s.clauses[at].from > 1 || !s.labeled(at)) {
		return Reading{}, false
	}
	c := s.clauses[at]
	if c.to-c.from > 1 || !s.says(c.from, c.to, "none", "nothing", "nobody") || at > 0 && s.boxed(s.clauses[at-1].from) || !s.asksCount() {
		return Reading{}, false
	}
	return Reading{Kind: Answered, Value: s.raw(c.from, c.to), Evidence: []Evidence{s.span(c.from, c.to, "final answer")}}, true
}

// saysZero reports whether a clause that is a sentence says "none of them failed", "not one",
// "there were none", "there are no apples left", and nothing besides that the question does not hold; or
// whether one that opens a sentence is "none" where an item asks for a number, with a reason behind it.
func (s *scene) saysZero(c clause) bool {
	if s.sent[c.sentence]&^(1<<denialSoft) != 0 {
		return false
	}
	if s.ends[c.sentence] != 0 {
		return s.q.AnswerType == "number" && c.to-c.from == 1 && s.word(c.from) == "none" && !s.lacksIn(c.to, s.clauses[s.ends[c.sentence]].to)
	}
	if c.to-c.from < 2 {
		return false
	}
	second := s.word(c.from + 1)
	switch s.word(c.from) {
	case "none":
	case "not":
		if second != "one" && second != "a" && second != "any" {
			return false
		}
	case "there":
		if c.to-c.from < 3 || !s.toks[c.from+1].is(classAux) {
			return false
		}
		switch s.word(c.from + 2) {
		case "none":
			if c.to-c.from != 3 {
				return false
			}
		case "no":
			if c.to-c.from < 4 || s.q.AnswerType != "number" || s.toks[c.from+3].hash != s.counted {
				return false
			}
		default:
			return false
		}
	default:
		return false
	}
	for i := c.from + 1; i < c.to; i++ {
		if t := &s.toks[i]; !s.inAsked(t.hash) && !t.is(classStop) && !s.says(i, i+1, "single", "one", "them", "none") {
			return false
		}
	}
	return true
}

// lacksIn reports whether the tokens from from to to tell of a lack, or of what can or cannot be done.
func (s *scene) lacksIn(from, to int) bool {
	return s.says(from, to, "can", "could", "cannot", "unable") ||
		slices.ContainsFunc(s.toks[from:to], func(t token) bool { return t.is(classLack) })
}

// marksZero reports whether "none" in a box or behind a label answers how many or how much.
func (s *scene) marksZero() bool {
	if !s.boxes && (len(s.toks) == 1 || s.untyped() && len(s.clauses) == 1) {
		return false // "NONE" may be what one was told to say for a lack
	}
	_, ok := s.answersNone()
	return ok
}

// labeled reports whether the clause before clause ci ends in a label of the answer.
func (s *scene) labeled(ci int) bool {
	for _, g := range s.signals[s.at[ci-1]:s.at[ci]] {
		if g.group == final && g.to == s.clauses[ci-1].to && s.namesAnswer(g) {
			return true
		}
	}
	return false
}

// isResult reports whether the word at i for none is what a task comes to: that a limit does
// not exist, that a set is empty, that a division by zero is undefined.
func (s *scene) isResult(i int) bool {
	switch w := s.word(i); w {
	case "dne", "undefined":
		return s.asksOf("limit", "lim", "limits", "zero", "0", "tan", "log", "ln")
	default:
		return s.toks[i].hash == phrases.Hash(emptySetWord) && s.asksOf("set", "sets", "solutions", "all", "union", "intersection")
	}
}

// asksOf reports whether one of the words stands in what was asked.
func (s *scene) asksOf(words ...string) bool {
	for k := range s.asked {
		if slices.Contains(words, s.askedWord(k)) {
			return true
		}
	}
	return false
}

// boxesNone reads an answer to an item whose box holds words that say that there is no
// value: it decides over values outside.
func (s *scene) boxesNone() (Reading, bool) {
	from, to, ok := s.lastBox()
	if !ok || !s.typedByWords() {
		return Reading{}, false
	}
	for ci := from; ci <= to; ci++ {
		if g, ok := s.signalIn(ci, ci, declineKnowledge, declineInformation, declineAbility, declineTime, declinePolicy, declinePlain); ok {
			return s.declineReading(g), true
		}
	}
	return s.inPlaceOfValue(from, to, "boxed words")
}

// typedByWords reports whether values of the type asked for are told from other words.
func (s *scene) typedByWords() bool {
	switch s.q.AnswerType {
	case "number", "year", "month", "date", "time", "weekday", "day_of_month":
		return true
	}
	return false
}
