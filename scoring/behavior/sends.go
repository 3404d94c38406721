package behavior

import "slices"

// ruleSends is the rule of an answer that only sends the reader to where what was asked may be found.
const ruleSends = "sends elsewhere"

// longestSending is how many words an answer has at most that does no more than that.
const longestSending = 30

// sends finds an answer to a question for a fact that says no more than where else it may be found: "Ask at
// the counter.", "Best to check the label." A value beside it answers, and so does such advice where one asks
// what to do.
func (s *scene) sends() (Evidence, bool) {
	if len(s.toks) > longestSending || !s.asksFact() || s.asksToAct() || s.holdsSought() {
		return Evidence{}, false
	}
	for k := range s.sent {
		if !s.sendsFrom(s.clauses[s.firstClause(k)]) && (k == 0 || !s.sent[k].has(seek, offer, courtesy)) {
			return Evidence{}, false
		}
	}
	return s.span(0, s.clauses[s.ends[0]].to, ruleSends), true
}

// asksFact reports whether the question is for a fact by its form: not how or why, nor for something to be made.
func (s *scene) asksFact() bool {
	return s.asks == asksOther || s.asks == asksPolar || s.asks == asksGiven && s.seeks == "date"
}

// asksToAct reports whether the question is what to do or whom to turn to, or for the best or first of
// something, which may be just that.
func (s *scene) asksToAct() bool {
	for k := range s.asked {
		switch s.askedWord(k) {
		case "should", "contact", "ask", "check", "consult", "help", "call", "way", "ways", "step", "steps", "tip", "tips", "advice", "need", "next",
			"first", "best", "good", "key", "trick", "secret", "thing", "things", "rule", "idea", "important":
			return true
		case "do":
			if s.askedBeside(k, "i", "we", "you", "to") {
				return true
			}
		}
	}
	return false
}

// askedBeside reports whether one of the words stands right beside word k of what was asked.
func (s *scene) askedBeside(k int, words ...string) bool {
	return k > 0 && slices.Contains(words, s.askedWord(k-1)) || k+1 < len(s.asked) && slices.Contains(words, s.askedWord(k+1))
}

// sendsFrom reports whether a clause opens with what sends the reader elsewhere.
func (s *scene) sendsFrom(c clause) bool {
	i := c.from
	for i < min(c.to, c.from+5) && s.leadsToAdvice(i) {
		i++
	}
	if i+1 >= c.to || s.toks[i].quoted || !s.says(i, i+1, "ask", "check", "consult", "contact", "refer") {
		return false
	}
	return s.says(i+1, i+2, "the", "your", "at", "with", "on", "a", "an", "any", "them", "him", "her", "their", "its", "to", "whoever")
}

// leadsToAdvice reports whether a word may stand before advice: "you could", "best to".
func (s *scene) leadsToAdvice(i int) bool {
	switch s.word(i) {
	case "best", "better", "to", "you", "could", "can", "should", "might", "i'd", "you'd", "have", "want", "will":
		return true
	}
	return false
}

// holdsSought reports whether a value of the type that is asked for stands in the answer.
func (s *scene) holdsSought() bool {
	if !s.untyped() && len(s.possible()) > 0 {
		return true
	}
	for i := range s.toks {
		if t := &s.toks[i]; (t.kind == number || t.is(classNumber)) && !s.given(t.hash) && s.wanted() != "name" {
			return true
		}
	}
	return false
}
