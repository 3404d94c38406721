package behavior

import "strings"

// A value is a candidate answer found in a clause.
type value struct {
	from, to int // tokens
	clause   int
	listed   int // index of the value in play it equals, or -1
	given    bool
	strength int
}

// How sure it is that a value in an assertive clause answers the question.
const (
	restated  = iota + 1 // stands in the question or context too
	fresh                // of the type, and not given
	inPlay               // equals one of the question's values
	concluded            // after "so", "it is", "which gives"
	marked               // boxed, after "the answer is", or all there is
)

// possible are what could be a value of the question's type, or is one in play, wherever it
// stands. They are looked for once a type: sought tries another than the item's.
func (s *scene) possible() []value {
	if len(s.values) == 0 && (s.q.AnswerType == "" || s.q.AnswerType == "text") {
		return nil
	}
	if s.sifted && s.siftedFor == s.q.AnswerType {
		return s.could
	}
	s.sifted, s.siftedFor, s.could, s.part = true, s.q.AnswerType, s.could[:0], 0
	onlyListed := !toldByLook(s.q.AnswerType)
	for ci := range s.clauses {
		c := &s.clauses[ci]
		for i := c.from; i < c.to; {
			if onlyListed && !s.begins.has(s.toks[i].hash) { // as mostly
				i++
				continue
			}
			to, listed := s.valueAt(i, c)
			if to == i {
				i++
				continue
			}
			s.could = append(s.could, value{from: i, to: to, clause: ci, listed: listed})
			i = to
		}
	}
	s.could = s.together(s.could)
	return s.could
}

// toldByLook reports whether values of a type are told from other words by how they look, and not only by
// those that are in play.
func toldByLook(kind string) bool {
	switch kind {
	case "number", "year", "day_of_month", "time", "month", "weekday", "date", "boolean", "symbol", "name":
		return true
	}
	return false
}

// valueAt reads a value of the question's type that begins at token i and
// returns where it ends, or i where there is none.
func (s *scene) valueAt(i int, c *clause) (to, listed int) {
	if k, n := s.listedAt(i); n > 0 {
		if n == 1 && (s.toks[i].kind == number && (s.sign(s.toks[i].end, 1, "+*×÷·") || s.numeric() && s.inFormula(i)) || s.q.AnswerType == "boolean" && s.determiner(i, c)) {
			return i, -1
		}
		return i + n, k
	}
	if to = s.spoken(i, c); to > i {
		return to, -1
	}
	t := &s.toks[i]
	if t.id == 0 && t.kind == word && !t.upper && s.q.AnswerType != "boolean" {
		return i, -1 // a small word that no table has is a value only where it is listed
	}
	next := &token{}
	if i+1 < c.to {
		next = &s.toks[i+1]
	}
	text := func(t *token) string { return s.text[t.start:t.end] }
	switch s.q.AnswerType {
	case "number":
		if t.kind == number {
			if isStep(s, i) || s.inFormula(i) || s.operand(i, c) || s.compared(i, c) || s.inDate(i, c) || s.label(i, c) {
				return i, -1
			}
			return i + 1, -1
		}
		if t.is(classNumber) && (c.to-c.from <= 2 || next.kind == word && next.brk == none && (next.is(classUnit) || s.inAsked(next.hash) && !next.is(classStop))) {
			return i + 1, -1
		}
	case "year":
		if t.kind == number && s.isYear(i, next) {
			return i + 1, -1
		}
	case "day_of_month":
		if t.kind == number && (smallNumber(text(t), 31) || isoDate(text(t))) {
			return i + 1, -1
		}
	case "time":
		if t.kind == number && (strings.IndexByte(text(t), ':') > 0 || next.is(classHour) || s.noon(i+1)) {
			return i + 1, -1
		}
		// Not the "am" of "I'm", which spans the whole contraction.
		if t.is(classHour) && len(text(t)) > 2 && (i == 0 || s.toks[i-1].start < t.start) {
			return i + 1, -1
		}
	case "month":
		if t.is(classMonth) && (t.upper || len(text(t)) > 3) {
			return i + 1, -1
		}
	case "weekday":
		if t.is(classWeekday) && (t.upper || t.end-t.start > len("thurs")) { // "sat" and "sun" are words of their own
			return i + 1, -1
		}
	case "date":
		if c.to-c.from <= 2 && t.kind == number && len(text(t)) == 4 && isDigit(text(t)[3]) {
			return i + 1, -1 // a year alone: a date all the same, though no exact one
		}
		if t.is(classMonth) && t.upper && next.kind == number || t.kind == number && next.is(classMonth) {
			return i + 2, -1
		}
		if t.kind == number && (strings.ContainsAny(text(t), "-/") || strings.Count(text(t), ".") == 2) {
			return i + 1, -1
		}
	case "boolean":
		if (i == c.from || i > 0 && s.sent[c.sentence].has(final)) && !s.determiner(i, c) {
			switch strings.ToLower(text(t)) {
			case "yes", "no", "true", "false", "yeah", "yep", "yup", "nope", "correct", "indeed":
				return i + 1, -1
			}
		}
	case "symbol":
		w := text(t)
		if t.kind == word && t.upper && len(w) <= 3 && !s.given(t.hash) && !t.is(classStop) && t.id == 0 {
			return i + 1, -1
		}
	case "name":
		if t.kind == word && t.upper && !s.given(t.hash) && (t.brk < sentenceBreak || len(s.toks) <= 6) && !t.is(classStop) && t.id == 0 {
			to := i + 1
			for to < c.to && s.toks[to].upper && s.toks[to].brk == none {
				to++
			}
			return to, -1
		}
	}
	return i, -1
}

// inFormula reports whether the number at i is only part of a formula, and notes it.
func (s *scene) inFormula(i int) bool {
	if !s.term(i) && !s.worked(i) {
		return false
	}
	s.part = max(s.part, i)
	return true
}

// numeric reports whether the value asked for is a number, or may be one.
func (s *scene) numeric() bool {
	return s.q.AnswerType == "number" || s.q.AnswerType == "" || s.q.AnswerType == "text"
}

// noon reports whether "a.m." or "p.m." stands at i, which the lexer cuts at its dot.
func (s *scene) noon(i int) bool {
	return i+1 < len(s.toks) && s.toks[i].brk == none && s.toks[i+1].end-s.toks[i].start == len("p.m") &&
		(s.word(i) == "p" || s.word(i) == "a") && s.word(i+1) == "m"
}

// determiner reports whether the word at i is the "no" of "no example is
// known", which answers nothing.
func (s *scene) determiner(i int, c *clause) bool {
	if s.word(i) != "no" || i+1 >= c.to || s.toks[i+1].brk != none {
		return false
	}
	n := &s.toks[i+1]
	return !n.is(classPronoun) && !n.is(classStop)
}

// label reports whether the number at i names one of several things, as the
// question's own number does: "line 3" where it asks about line 2.
func (s *scene) label(i int, c *clause) bool {
	if i == c.from || s.toks[i].brk != none {
		return false
	}
	what := &s.toks[i-1]
	if !s.inAsked(what.hash) || what.is(classStop) || operates(s.between(i-1, i)) {
		return false
	}
	for k := 0; k+1 < len(s.asked); k++ {
		if a, n := &s.asked[k], &s.asked[k+1]; a.hash == what.hash && n.kind == number && n.brk == none && !operates(s.q.Text[a.end:n.start]) {
			return true
		}
	}
	return false
}

// isStep reports whether the number at i counts a step of the work.
func isStep(s *scene, i int) bool {
	if i == 0 {
		return false
	}
	p := s.text[s.toks[i-1].start:s.toks[i-1].end]
	return strings.EqualFold(p, "step") || strings.EqualFold(p, "case")
}

func smallNumber(t string, most int) bool {
	n := 0
	for i := range len(t) {
		if !isDigit(t[i]) {
			return i > 0 && i+2 == len(t) && n >= 1 && n <= most
		}
		if n = n*10 + int(t[i]-'0'); n > most {
			return false
		}
	}
	return n >= 1
}

// listedAt finds the longest value in play that begins at token i, its last word in the plural too where
// that is more than a letter: "is" is no plural.
func (s *scene) listedAt(i int) (index, n int) {
	index = -1
	if i < len(s.toks) && !s.begins.has(s.toks[i].hash) {
		return index, 0
	}
	for k, hs := range s.values {
		if len(hs) <= n || i+len(hs) > len(s.toks) {
			continue
		}
		same := true
		for j, h := range hs {
			if t := &s.toks[i+j]; t.hash != h && (t.kind != word || j+1 < len(hs) || t.end-t.start <= 2 || t.hash != pluralOf(h)) {
				same = false
				break
			}
		}
		if same {
			index, n = k, len(hs)
		}
	}
	return index, n
}
