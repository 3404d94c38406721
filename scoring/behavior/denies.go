package behavior

// deniesFirst finds a denial in the opening of what the question takes for
// granted. To a question for yes or no a "no" is an answer.
func (s *scene) deniesFirst() (signal, bool) {
	last := s.ends[min(1, len(s.sent)-1)]
	if s.asksMeaning() || s.seeks != "" && s.opensBold() {
		last = s.ends[0] // a remark: "**Sodium**. It doesn't match the English name"
	}
	if g, ok := s.signalIn(0, last, denial); ok && !s.saysYesOrNo() && !s.zero(g) && !(s.asksWhetherSo() && s.faultsPolar(s.clauses[g.clause])) {
		return g, true
	}
	if g, ok := s.affirmsNegated(); ok {
		return g, true
	}
	if gs := s.signals[:s.at[s.ends[0]+1]]; s.negatesGiven(gs) {
		return s.signalIn(0, s.ends[0], denialSoft)
	}
	if s.seeks != "" && s.seeks != "name" && !s.asksNegated() {
		if g, ok := s.signalIn(0, 0, denialSoft); ok && g.from == 0 && (s.noneAsked(g) || s.word(0) == "impossible" && !s.numbered(0)) {
			return g, true // "no rectangle has these sides"
		}
	}
	if s.seeks != "" && s.seeks != "number" && s.opensNone() {
		if g, ok := s.signalIn(1, len(s.clauses), denial, denialSoft); ok {
			return g, true // "none: the two never met"
		}
	}
	if !s.asks.presumes() {
		return signal{}, false
	}
	if g, ok := s.signalIn(0, s.ends[0], unfounded); ok {
		return g, true
	}
	if gs := s.signals[:s.at[s.ends[0]+1]]; s.negates(gs) {
		return s.signalIn(0, s.ends[0], denialSoft)
	}
	return signal{}, false
}

// numbered reports whether a number stands in a sentence, in digits or in words.
func (s *scene) numbered(sentence int) bool {
	for i := s.clauses[s.firstClause(sentence)].from; i < s.clauses[s.ends[sentence]].to; i++ {
		if t := &s.toks[i]; t.kind == number || s.lx.Has(t.id, classNumber) || s.word(i) == "zero" {
			return true
		}
	}
	return false
}

// opensNone reports whether the first clause says no more than "none" or "nobody did".
func (s *scene) opensNone() bool {
	c := s.clauses[0]
	if c.to > 3 || len(s.clauses) == 1 {
		return false
	}
	switch s.word(0) {
	case "none", "neither", "nobody", "nowhere", "never":
		return true
	case "no":
		return c.to > 1 && s.word(1) == "one"
	}
	return false
}

// deniesLast finds a denial in what the answer to a question for a value comes down
// to, its last sentence or one that concludes: "so no such time exists".
func (s *scene) deniesLast() (signal, bool) {
	if s.seeks == "" || s.asksNegated() {
		return signal{}, false
	}
	last, looked := s.lastSaid(), 0
	for k := len(s.signals) - 1; k >= 0; k-- {
		g := s.signals[k]
		at := s.clauses[g.clause].sentence
		if at == 0 || g.group != denial && g.group != denialSoft {
			continue
		}
		if looked++; looked > manyDenials {
			break
		}
		if (g.group == denial || s.noneAsked(g)) && (at == last && !s.opensBold() || s.concludes(at) || s.drawn(g.clause)) {
			return g, true
		}
	}
	return signal{}, false
}

// manyDenials is how many denials from the end are looked at.
const manyDenials = 64

// noneAsked reports whether the negation says that there is none of what the question
// speaks of, but for what it counts: "no regular polygon has such angles".
func (s *scene) noneAsked(g signal) bool {
	if w := s.word(g.to - 1); w != "no" || s.zero(g) || g.to < len(s.toks) && s.word(g.to) == "other" {
		return false
	}
	for i := g.to; i < min(g.to+3, s.clauses[g.clause].to); i++ {
		t := &s.toks[i]
		if s.inAsked(t.hash) && !s.lx.Has(t.id, classStop) {
			return true
		}
	}
	return false
}

// zero reports whether the negation says that there is none of what a question for a
// number counts or measures, which is a number: "none of them", "there is no remainder".
func (s *scene) zero(g signal) bool {
	if s.seeks != "number" {
		return false
	}
	c := s.clauses[g.clause]
	switch s.word(g.from) {
	case "none", "nobody":
		return s.counted != 0
	}
	if g.group == denial && s.counted != 0 {
		for i := g.from + 1; i < min(g.to+1, c.to); i++ {
			if s.toks[i].hash == s.counted && s.word(i-1) == "no" {
				return true // "it has no real roots"
			}
		}
	}
	if !s.lx.Has(s.toks[g.to-1].id, classNegation) {
		return false
	}
	for i := g.to; i < c.to; i++ {
		if w := s.word(i); i > g.to && w == "any" && i+1 < c.to && (s.word(i+1) == "longer" || s.word(i+1) == "more") {
			return true
		}
	}
	at := g.to
	for at+1 < c.to && s.beforeNegated(at) {
		at++
	}
	if at >= c.to {
		return false
	}
	if s.toks[at].hash == s.counted {
		return true
	}
	switch s.word(c.to - 1) {
	case "remainder", "cost", "charge", "fee", "tax", "wait", "delay", "difference", "interest", "limit", "discount":
		return c.to-at <= 2 // "there is no height limit"
	}
	return false
}

// countsOf is the word behind the last "how many" or "how much" of the question.
func (s *scene) countsOf() uint64 {
	for i := len(s.asked) - 3; i >= 0; i-- {
		if s.askedWord(i) == "how" && (s.askedWord(i+1) == "many" || s.askedWord(i+1) == "much") {
			return s.asked[i+2].hash
		}
	}
	return 0
}
