package matching

import "slices"

// checkDate decides by the marked final answer or by the first date given that
// is not denied; of several in its sentence, by the one whose clause holds most
// of the words of the question.
func (d *document) checkDate(g Gold) verdict {
	var golds []date
	for _, a := range g.Answers {
		if e, ok := parseDate(tokenize(a)); ok {
			golds = append(golds, e)
		}
	}
	if len(golds) == 0 {
		return d.checkText(g)
	}
	region, rule := d.all(), "date"
	if f, ok := d.final(); ok && len(d.dates(f.span)) > 0 {
		region, rule = f.span, f.rule
	}
	if b, ok := d.boldDate(); ok && region == d.all() {
		region, rule = b, "bold"
	}
	found := d.candidates(golds, region)
	if len(found) == 0 {
		return d.noValue("no date")
	}
	best := -1
	for i := range found {
		if !d.negated(found[i].at.from) && !d.weighs(found[i].at) {
			best = d.mostAsked(found, i)
			break
		}
	}
	if best < 0 {
		return wrong(found[0].at, "denied")
	}
	for best+1 < len(found) && d.movedOn(found[best].at, found[best+1].at) {
		best++
	}
	if best+1 < len(found) && d.inRange(found[best].at, found[best+1].at) && d.asksEnd() {
		best++
	}
	e := found[best]
	switch {
	case !slices.ContainsFunc(golds, func(g date) bool { return g.covers(e.date) || g.covers(d.withYear(e).date) }):
		return wrong(e.at, rule)
	case best+1 < len(found) && d.either(e, found[best+1]) || best > 0 && d.either(found[best-1], e) || d.orDay(e):
		return wrong(e.at, "one of several")
	}
	return right(e.at, rule)
}

// boldDate is what an answer sets in bold, where one such span alone holds a date.
func (d *document) boldDate() (s span, ok bool) {
	for _, b := range d.bold() {
		if len(d.dates(b)) == 0 {
			continue
		}
		if ok {
			return span{}, false
		}
		s, ok = b, true
	}
	return s, ok
}

// either reports whether nothing but "or" stands between e and f.
func (d *document) either(e, f dated) bool {
	return f.at.from == e.at.to+1 && d.toks[e.at.to].norm == "or"
}

// orDay reports whether another day of the month stands before e and an "or": "4 or 5 March".
func (d *document) orDay(e dated) bool {
	i := e.at.from
	return i > 1 && e.day != 0 && d.toks[i-1].norm == "or" && d.toks[i-2].number && d.toks[i-2].value <= 31
}

// candidates are the dates of s that may be the answer. A number below 1000 is
// one only where something shows it to be a year. Where gold is a day, a year
// alone is none if days, or months of a year, are given; nor is a date that the
// question holds if there are others.
func (d *document) candidates(golds []date, s span) []dated {
	found := slices.DeleteFunc(d.dates(s), func(e dated) bool {
		return e.year > 0 && e.year < 1000 && e.month == 0 && !d.early(e.at.from)
	})
	if slices.ContainsFunc(golds, func(g date) bool { return g.day != 0 }) {
		found = orAll(found, func(e *dated) bool { return e.day != 0 || e.month != 0 && e.year != 0 })
	}
	if len(found) < 2 {
		return found
	}
	q := taken(d.question, d.ask())
	given := q.dates(q.all())
	return orAll(found, func(e *dated) bool {
		return !slices.ContainsFunc(given, func(g dated) bool { return g.date == e.date })
	})
}

// mostAsked returns, of the dates from the first on that stand in its sentence and are not denied,
// that of which most of the question is said.
func (d *document) mostAsked(found []dated, first int) int {
	at := make([]span, 0, len(found)-first)
	for i := first; i < len(found) && d.toks[found[i].at.from].sentence == d.toks[found[first].at.from].sentence; i++ {
		at = append(at, found[i].at)
	}
	if len(at) == 1 || len(at) > besideMost {
		return first
	}
	best, most, unasked := first, -1, 0
	for k, t := range d.beside(at) {
		n, rest := t.points(), t.words-t.asked-t.names
		if (n > most || n == most && t.nearest && rest < unasked) && !d.negated(at[k].from) && (k == 0 || !d.opensAside(at[k])) {
			best, most, unasked = first+k, n, rest
		}
	}
	return best
}

// early reports whether the number at token i, which is below 1000, is a year:
// it is all of the answer, "in" or its like stands before it, or "AD" beside it.
func (d *document) early(i int) bool {
	era := func(i int) bool {
		return d.toks[i].norm == "ad" || d.toks[i].norm == "ce" || d.beforeChrist(i, len(d.toks))
	}
	return len(d.toks) == 1 || i > 0 && (d.toks[i-1].is(beforeYear) || era(i-1)) || i+1 < len(d.toks) && era(i+1)
}
