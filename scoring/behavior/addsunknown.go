package behavior

import "strings"

// longestUnknown is how many words an answer has at the most that is looked at for a sum with something unknown.
const longestUnknown = 40

// addsUnknown reads a short answer to an item that comes to no value but to a sum or a difference of a given one and
// something unknown, "5 May 2024 + the usual term", "current year − 1988", or that only compares what was asked for:
// "1.5 times the amount for 4 people".
func (s *scene) addsUnknown() (Reading, bool) {
	at, ok := s.unknownPart()
	if !ok {
		return Reading{}, false
	}
	c := s.clauseOf(at)
	return Reading{Kind: Abstained, Detail: "formula", Evidence: []Evidence{s.span(c.from, c.to, "formula")}}, true
}

// unknownPart is the number, or the word, beside which something unknown stands in such an answer.
func (s *scene) unknownPart() (at int, found bool) {
	switch s.q.AnswerType {
	case "number", "year", "time", "date", "day_of_month":
	default:
		return 0, false
	}
	if len(s.toks) < 2 || len(s.toks) > longestUnknown || s.symbolic || s.any(doubt, assumption) {
		return 0, false
	}
	for k := range s.sent {
		if s.sent[k].declines() {
			return 0, false
		}
	}
	for i := range s.toks {
		if s.toks[i].asked {
			return 0, false
		}
	}
	for i := range s.toks {
		if found = s.plusUnknown(i) || s.comparesOnly(i); found {
			at = i
			break
		}
	}
	for _, v := range s.possible() {
		if found && v.listed >= 0 {
			return 0, false
		}
		if found && (v.from > at || v.to <= at) && !s.allGiven(v) && !s.inSum(v) {
			return 0, false // a value all the same
		}
	}
	return at, found
}

// allGiven reports whether each word of v stands in the question or its context.
func (s *scene) allGiven(v value) bool {
	for i := v.from; i < v.to; i++ {
		if !s.given(s.toks[i].hash) {
			return false
		}
	}
	return true
}

// inSum reports whether a sign of a sum stands beside v.
func (s *scene) inSum(v value) bool {
	return v.from > 0 && s.addsBehind(v.from-1) || s.addsBehind(v.to-1)
}

// addsAt reports whether "plus", "minus" or their sign stands behind token i, and what stands behind that.
func (s *scene) addsAt(i int) (next int, ok bool) {
	if i+1 >= len(s.toks) {
		return 0, false
	}
	if s.says(i+1, i+2, "plus", "minus") {
		return i + 2, i+2 < len(s.toks)
	}
	between := strings.Trim(s.between(i, i+1), " $()\\{}*")
	return i + 1, between == "+" || between == "−" || between == "-" && s.says(i+1, min(len(s.toks), i+3), "current", "present", "now", "today")
}

// plusUnknown reports whether a number stands at i to which something unknown is added, or something unknown to which a
// number is.
func (s *scene) plusUnknown(i int) bool {
	next, ok := s.addsAt(i)
	if !ok {
		return false
	}
	t := &s.toks[i]
	if t.kind == number || t.is(classHour) || t.is(classMonth) {
		return s.q.AnswerType != "number" && s.unknownAt(next) // formula finds those of numbers
	}
	switch s.word(i) {
	case "year", "year's", "time", "date", "today", "now", "day", "hour", "water", "start", "departure", "arrival":
		return s.toks[next].kind == number
	}
	return false
}

// unknownAt reports whether no number stands at i but a letter, or words for one: "x", "40n", "the usual term".
func (s *scene) unknownAt(i int) bool {
	for i < len(s.toks)-1 && s.says(i, i+1, "the", "a", "an", "its", "her", "his", "their", "some", "however", "whatever", "any", "many") {
		i++
	}
	t := &s.toks[i]
	if t.kind == number {
		rest := s.text[t.end:]
		return len(rest) > 0 && rest[0] >= 'a' && rest[0] <= 'z' && strings.IndexByte("hmsdwy", rest[0]) < 0 && (len(rest) == 1 || !isLetter(rest[1]))
	}
	if i+1 < len(s.toks) && s.toks[i+1].kind == number && s.toks[i+1].brk == none {
		return false // "age 30"
	}
	return !t.is(classUnit) && !t.is(classNumber) && !t.is(classMonth) && !t.is(classWeekday) && !t.is(classNegation) && !t.is(classTurn)
}

// comparesOnly reports whether the number at i only compares what was asked for with something else: "1.5 times as
// much", "50% more than", where no ratio or percentage was asked for.
func (s *scene) comparesOnly(i int) bool {
	if s.q.AnswerType != "number" || s.toks[i].kind != number || i+2 >= len(s.toks) ||
		s.asksOf("times", "percent", "percentage", "factor", "ratio", "share", "fraction", "proportion", "multiple") || strings.Contains(s.q.Text, "%") {
		return false
	}
	next := i + 1
	switch {
	case s.says(next, next+1, "times"):
		return s.says(next+1, next+2, "as") && s.says(next+2, min(len(s.toks), next+3), "much", "many", "long", "far", "heavy", "large", "big") ||
			s.says(next+1, next+2, "the", "that", "what") && s.says(next+1, min(len(s.toks), next+4), "amount", "number", "quantity", "size", "weight", "length", "what", "that")
	case strings.HasPrefix(strings.TrimLeft(s.text[s.toks[i].end:], ` \`), "%"), s.says(next, next+1, "percent"):
		if s.says(next, next+1, "percent") {
			next++
		}
		return s.says(next, min(len(s.toks), next+1), "more", "less", "fewer", "higher", "lower") && s.says(next+1, min(len(s.toks), next+2), "than") ||
			s.says(next, min(len(s.toks), next+1), "of") && s.says(next+1, min(len(s.toks), next+3), "amount", "quantity")
	}
	return false
}

// addsBehind reports whether "plus", "minus" or their sign stands behind token i.
func (s *scene) addsBehind(i int) bool {
	_, ok := s.addsAt(i)
	return ok
}
