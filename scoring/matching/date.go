package matching

import (
	"slices"
	"strings"
)

// A date is a day of the calendar, or part of one: zero means not given. Either
// says that the day and the month may be the other way round, as in 03/01/2029.
type date struct {
	year, month, day int
	either           bool
}

func (d date) known() bool { return d.year != 0 || d.month != 0 && d.day != 0 }

// A dated is a date and where it stands.
type dated struct {
	date
	at span
}

// covers reports whether e gives everything that d gives, and the same, in one
// reading of both.
func (d date) covers(e date) bool {
	return d.fits(e) || e.either && d.fits(e.swapped()) || d.either && d.swapped().fits(e)
}

func (d date) fits(e date) bool {
	return (d.year == 0 || d.year == e.year) && (d.month == 0 || d.month == e.month) &&
		(d.day == 0 || d.day == e.day)
}

func (d date) swapped() date { return date{year: d.year, month: d.day, day: d.month} }

// parseDate reads the first date of toks.
func parseDate(toks []token) (date, bool) {
	for i := range toks {
		if e, n := dateAt(toks, i); n > 0 {
			return e, true
		}
	}
	return date{}, false
}

// dateOnly reads a gold answer that is a date, whatever part of one it leaves open ("prior to June
// 1592", "Friday 3 May 1987"), and no name that a year is part of ("1995 Toyota Supra").
func dateOnly(text string, toks []token) date {
	for i := range toks {
		if t := &toks[i]; t.letters && t.word.month == 0 && t.word.number.kind == "" {
			continue
		}
		e, n := dateAt(toks, i)
		if n == 0 {
			continue
		}
		if e.month == 0 && !yearOnly(text, toks, i, n) {
			return date{}
		}
		for k := range toks {
			if t := &toks[k]; (k < i || k >= i+n) && t.upper && k > 0 && !t.is(light) && t.word.day == "" && t.word.month == 0 && !countsYears(t) {
				return date{}
			}
		}
		return e
	}
	return date{}
}

// yearOnly reports whether the n tokens at i, a year by themselves, are one in a gold answer: they are no part of a code
// ("192.168.1.10", "BA 117", "Q3 2021"), and of less than four digits only where an era stands beside them, a word such
// as "in" before them, or nothing else.
func yearOnly(text string, toks []token, i, n int) bool {
	const latest = 2200
	era := false
	for k := range toks {
		switch t := &toks[k]; {
		case k >= i && k < i+n:
		case countsYears(t):
			era = true
		case t.number, t.upper && !t.is(article) && text[t.start:t.end] == strings.ToUpper(t.norm), strings.ContainsAny(t.norm, "0123456789"):
			return false
		}
	}
	v := toks[i].value
	return v <= latest && (n > 1 || v == 0 || v >= 1000 || era || len(toks) == 1 || i > 0 && toks[i-1].is(beforeYear))
}

// countsYears reports whether t says which way years are counted.
func countsYears(t *token) bool {
	switch t.norm {
	case "bc", "bce", "ad", "ce":
		return true
	}
	return false
}

// dates returns the dates of s in order.
func (d *document) dates(s span) []dated {
	var out []dated
	for i := s.from; i < s.to; {
		if t := &d.toks[i]; t.letters && t.word.month == 0 && t.word.number.kind == "" {
			i++ // most words
			continue
		}
		e, n := dateAt(d.toks[:s.to], i)
		if n == 0 {
			i++
			continue
		}
		out = append(out, dated{e, span{i, i + n}})
		i += n
	}
	return out
}

// findDate finds the dates that agree with gold: those that give all that gold
// gives, and a year that the question does not hold, or a month of a year, that is
// gold's, which people accept of a text. Beside another day of that year they are no answer. Where the item
// asks for a date (checkDate), the whole of it is wanted.
func (d *document) findDate(gold date, s span) []span {
	var whole, part []span
	contradicted := false
	for _, e := range d.dates(s) {
		switch {
		case gold.covers(e.date), gold.covers(d.withYear(e).date):
			whole = append(whole, e.at)
		case gold.year != 0 && e.year == gold.year && (e.month == 0 && !d.asked(d.toks[e.at.from].key) || e.month == gold.month && e.month != 0 && e.day == 0):
			part = append(part, e.at)
		case gold.day != 0 && e.day != 0 && (e.year == gold.year || e.year == 0):
			contradicted = true
		}
	}
	if contradicted {
		return whole
	}
	return append(whole, part...)
}

// withYear is e, a day without its year, of the year that stands elsewhere in its sentence, or that the question
// holds: "opened in 1889, on 31 March". It is e where more than one does, or none.
func (d *document) withYear(e dated) dated {
	if e.year != 0 || e.day == 0 {
		return e
	}
	s := d.around(e.at)
	years := slices.DeleteFunc(d.dates(s), func(o dated) bool { return o.year == 0 })
	if d.besides++; len(years) == 0 && d.besides <= besideMost {
		q := taken(d.question, d.ask())
		years = slices.DeleteFunc(q.dates(q.all()), func(o dated) bool { return o.year == 0 })
	}
	if len(years) == 1 && years[0].month == 0 {
		e.year = years[0].year
	}
	return e
}

// around is the sentence of s, as far as is looked.
func (d *document) around(s span) span {
	n := d.toks[s.from].sentence
	from, to := s.from, s.to
	for s.from > 0 && from-s.from < reach && d.toks[s.from-1].sentence == n {
		s.from--
	}
	for s.to < len(d.toks) && s.to-to < reach && d.toks[s.to].sentence == n {
		s.to++
	}
	return s
}

// ofOtherDay reports whether h is the year, or a month of it, of a date that gold gives to the day
// or the month where gold gives another of that year too: of 3 May 1987 and 1987, in "5 May 1987".
func (d *document) ofOtherDay(h span, aliases []alias) bool {
	const longest = 4 // words of a date before its year
	var e date
	for i := max(0, h.from-longest); i <= h.from; i++ {
		if f, n := dateAt(d.toks, i); n > 0 && i+n > h.from {
			e = f
			break
		}
	}
	if e.year == 0 || e.month == 0 {
		return false
	}
	other := false
	for i := range aliases {
		switch g := aliases[i].date; {
		case g.year != e.year || g.month == 0:
		case g.agrees(e) || e.either && g.agrees(e.swapped()):
			return false
		default:
			other = true
		}
	}
	return other
}

// dayOfDate reports whether h is no more than the day in a date, where neither gold nor the question
// is about one: the 8 of "8 May".
func (d *document) dayOfDate(h span, aliases []alias) bool {
	t := &d.toks[h.from]
	if h.to-h.from > 1 || !t.number && t.word.number.kind == "" || t.number && (t.value > 31 || t.value < 1) {
		return false
	}
	const longest = 2 // words of a date before its day
	for i := max(0, h.from-longest); i <= h.from; i++ {
		if e, n := dateAt(d.toks, i); n > 1 && i+n > h.from && e.month > 0 && e.day > 0 {
			return !slices.ContainsFunc(aliases, func(a alias) bool { return a.date.month > 0 }) &&
				!d.asked("day") && !d.asked("date") && !d.asked("when")
		}
	}
	return false
}

// agrees reports whether nothing that both give differs.
func (d date) agrees(e date) bool {
	return (d.month == 0 || e.month == 0 || d.month == e.month) && (d.day == 0 || e.day == 0 || d.day == e.day)
}
