package behavior

import "strings"

// spoken is where a value ends that begins at token i and is put as it is spoken, for the type
// of value asked for: "twenty-four square meters", "half past six", "the tenth of May". It is
// i where none is.
func (s *scene) spoken(i int, c *clause) int {
	switch s.q.AnswerType {
	case "number":
		return s.spokenNumber(i, c)
	case "year":
		if k := s.numberWords(i, c); k-i >= 2 { // "eighteen eighty-four"
			return k
		}
		if s.isShortYear(i) || s.roman(i) >= leastYear {
			return i + 1
		}
	case "date":
		return s.spokenDate(i, c)
	case "time":
		return s.spokenTime(i, c)
	case "day_of_month":
		return s.spokenDay(i, c)
	case "month":
		if i+1 < c.to && ordinal(s.word(i)) && s.word(i+1) == "month" {
			return i + 2
		}
		if i > c.from && s.word(i-1) == "month" && (s.toks[i].kind == number || s.toks[i].is(classNumber)) {
			return i + 1
		}
	}
	return i
}

// numberWords is where the number words end that begin at token i, with an "and" among them
// behind a hundred or more.
func (s *scene) numberWords(i int, c *clause) int {
	k := i
	for k < c.to && (k == i || s.toks[k].brk == none) {
		switch {
		case s.toks[k].is(classNumber):
			k++
		case k > i && k+1 < c.to && s.word(k) == "and" && large(s.word(k-1)) && s.toks[k+1].is(classNumber):
			k += 2
		default:
			return k
		}
	}
	return k
}

func large(w string) bool { return w == "hundred" || w == "thousand" || w == "million" }

// spokenNumber reads several number words, one that ends a clause, a fraction, "a dozen", "an
// hour and a half".
func (s *scene) spokenNumber(i int, c *clause) int {
	if c.to-c.from <= 2 && s.roman(i) > 0 { // "IX", "XII degrees"
		return i + 1
	}
	if s.countsAlone(i, c) {
		return i + 1
	}
	first := s.word(i)
	at := func(k int, w string) bool { return k < c.to && s.word(k) == w }
	switch first {
	case "a", "an", "one":
		switch {
		case at(i+2, "and") && at(i+3, "a") && at(i+4, "half") && s.toks[i+1].is(classUnit):
			return i + 5
		case i+1 >= c.to || s.toks[i+1].brk != none:
		case fraction(s.word(i+1)) && !at(i+2, "as"):
			return i + 2
		case first != "one" && (large(s.word(i+1)) || s.word(i+1) == "dozen"):
			return max(i+2, s.numberWords(i+1, c))
		}
	case "half":
		if (at(i+1, "a") || at(i+1, "an")) && i+2 < c.to && s.toks[i+2].is(classUnit) {
			return i + 3
		}
	}
	k := s.numberWords(i, c)
	switch {
	case k > i && k < c.to && s.toks[k].brk == none && fraction(s.word(k)):
		if at(k+1, "as") {
			return i // "one third as many as there are"
		}
		return k + 1
	case k > i && at(k, "and") && at(k+1, "a") && k+2 < c.to && (s.word(k+2) == "half" || fraction(s.word(k+2))):
		return k + 3 // "two and a half"
	case k-i >= 2, k-i == 1 && k == c.to && s.lastNumber(i, c):
		return k
	}
	return i
}

// countsAlone reports whether a number word, or "both", opens an answer to a question for a count and
// stands for what is counted: "Two are left.", "Three of them came.", "Both."
func (s *scene) countsAlone(i int, c *clause) bool {
	w := s.word(i)
	if i != s.clauses[0].from || !s.toks[i].is(classNumber) && w != "both" || w == "half" || w == "zero" || !s.asksCount() {
		return false
	}
	if i+1 == c.to {
		return w == "both"
	}
	if s.toks[i+1].brk != none {
		return false
	}
	switch s.word(i + 1) {
	case "are", "were", "have", "had", "is", "was", "has":
		return true
	case "of":
		return i+2 < c.to && (s.word(i+2) == "them" || s.word(i+2) == "those" || s.word(i+2) == "these")
	}
	return false
}

// lastNumber reports whether a number word that ends a clause is a value there: "that leaves
// twelve", and not "that one", "year three", "a factor of four".
func (s *scene) lastNumber(i int, c *clause) bool {
	switch s.word(i) {
	case "one", "half", "zero":
		return i == c.from
	}
	if i == c.from {
		return true
	}
	before := s.word(i - 1)
	return s.toks[i].brk == none && before != "no" && !s.toks[i-1].is(classUnit) && !(before == "of" && i-1 > c.from && s.word(i-2) == "factor")
}

func fraction(w string) bool {
	switch w {
	case "third", "thirds", "quarter", "quarters", "fourth", "fourths", "fifth", "fifths", "sixth", "sixths", "eighth", "eighths", "tenth", "tenths":
		return true
	}
	return false
}

// spokenDate reads "the 14th of March", "the tenth of May", "March the 5th".
func (s *scene) spokenDate(i int, c *clause) int {
	month := func(k int) bool { return k < c.to && s.toks[k].upper && s.toks[k].is(classMonth) }
	if of := s.dayAt(i, c); of > i && of+1 < c.to && s.word(of) == "of" && month(of+1) {
		return of + 2
	}
	if month(i) && i+2 < c.to && s.word(i+1) == "the" {
		if to := s.dayAt(i+2, c); to > i+2 {
			return to
		}
	}
	return i
}

// dayAt is where a day of a month ends that begins at token i, as "14th", "tenth" or "twenty-first"; i where
// none does.
func (s *scene) dayAt(i int, c *clause) int {
	if t := &s.toks[i]; t.kind == number && smallNumber(s.text[t.start:t.end], 31) || s.word(i) == "last" {
		return i + 1
	}
	return s.ordinalWords(i, c)
}

// ordinalWords is where an ordinal ends that begins at token i: "tenth", "twenty-first"; i where none does.
func (s *scene) ordinalWords(i int, c *clause) int {
	k := i
	if (s.word(i) == "twenty" || s.word(i) == "thirty") && i+1 < c.to && s.toks[i+1].brk == none {
		k++
	}
	if ordinal(s.word(k)) {
		return k + 1
	}
	return i
}

// spokenDay reads a day of a month: "the tenth", "the twenty-first", "day twelve", "XXIII April", or where it
// is all of a clause in other words too.
func (s *scene) spokenDay(i int, c *clause) int {
	if n := s.roman(i); n > 0 && n <= 31 {
		return i + 1
	}
	k := s.ordinalWords(i, c)
	if k > i && (i > c.from && s.word(i-1) == "the" || i == c.from && k == c.to) {
		return k
	}
	if k = s.numberWords(i, c); k > i && (i > c.from && s.word(i-1) == "day" || i == c.from && k == c.to) {
		return k
	}
	return i
}

// ordinal reports whether a word is one of the days of a month, or the last part of one
// ("twenty-first").
func ordinal(w string) bool {
	switch w {
	case "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "twentieth", "thirtieth":
		return true
	}
	return strings.HasSuffix(w, "teenth")
}

// spokenTime reads a time of day: "five past twelve", "half past six", "six p.m.", "nine
// thirty", "6 in the evening", "at six", "9.30", "18h".
func (s *scene) spokenTime(i int, c *clause) int {
	part := func(k int) bool {
		return k < c.to && (s.toks[k].kind == number || s.toks[k].is(classNumber) || s.word(k) == "quarter")
	}
	if !part(i) || i > c.from && part(i-1) && s.toks[i].brk == none {
		return i
	}
	to := i + 1
	for to < c.to && part(to) && s.toks[to].brk == none {
		to++ // "twenty-five"
	}
	text := s.text[s.toks[i].start:s.toks[i].end]
	alone := i == c.from && c.to-c.from <= 2 || i > c.from && s.word(i-1) == "at"
	switch {
	case to+1 < c.to && (s.word(to) == "past" || s.word(to) == "to" && s.toks[i].kind == word) && part(to+1):
		return to + 2
	case s.noon(to) || to < c.to && s.toks[to].is(classHour):
		return to
	case to+2 < c.to && s.word(to) == "in" && s.word(to+1) == "the" && partOfDay(s.word(to+2)):
		return to + 3
	case s.toks[i].kind == word && (to-i == 2 || alone && text != "quarter"):
		return to
	case s.toks[i].kind == number && (clockTime(text) || alone && (len(text) <= 2 || len(text) == 4)):
		return to
	}
	return i
}

func partOfDay(w string) bool {
	return w == "morning" || w == "afternoon" || w == "evening" || w == "night"
}

// clockTime reports whether a number is written as a time: "9.30", "9h30", "18h".
func clockTime(w string) bool {
	hours, minutes, ok := strings.Cut(w, "h")
	if !ok {
		hours, minutes, ok = strings.Cut(w, ".")
		ok = ok && len(minutes) == 2
	}
	return ok && smallNumber(hours, 24) && (minutes == "" || minutes == "00" || smallNumber(minutes, 59))
}
