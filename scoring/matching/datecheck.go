package matching

import "slices"

// checkDate decides by the marked final answer or by the first date given that
// is not denied, unless a later sentence concludes; of several in its sentence, by
// the one whose clause holds most of the words of the question.
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
	if region == d.all() {
		best = d.concludedDate(found, best)
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

// concludedDate is, of the dates found, the one of the last sentence that opens with a conclusion: "Day 1 is 4 May. So
// it is due on 10 May." Where none does it is the one of the sentence that says most of the question: "Launch: 4 May.
// Landing: 10 May." It is first where that sentence answers, and the other says less.
func (d *document) concludedDate(found []dated, first int) int {
	const opens = 6 // words
	own := d.toks[found[first].at.from].sentence
	if d.toks[found[len(found)-1].at.from].sentence == own {
		return first
	}
	answers := d.answersAsked(found[first].at)
	for k := len(found) - 1; k > max(first, len(found)-besideMost) && d.toks[found[k].at.from].sentence != own; k-- {
		s := d.around(found[k].at)
		if !d.opensConclusion(span{s.from, min(s.to, s.from+opens)}) || d.negated(found[k].at.from) || answers && !d.answersAsked(found[k].at) {
			continue
		}
		for d.toks[found[k-1].at.from].sentence == d.toks[found[k].at.from].sentence {
			k--
		}
		return d.mostAsked(found, k)
	}
	if answers {
		return first
	}
	best, most := first, 0
	for k := first + 1; k < min(len(found), first+besideMost); k++ {
		if d.toks[found[k].at.from].sentence == d.toks[found[k-1].at.from].sentence || d.negated(found[k].at.from) {
			continue
		}
		if n := d.saidOfAsked(d.around(found[k].at)); n > most {
			best, most = k, n
		}
	}
	if best == first {
		return first
	}
	return d.mostAsked(found, best)
}

// answersAsked reports whether the sentence of the date at h answers the question: it says of what was asked, or
// nothing else and is no entry of a list.
func (d *document) answersAsked(h span) bool {
	s := d.around(h)
	return d.saidOfAsked(s) > 0 || d.isBare(h, s) && (s.from == 0 || !d.listNumber(span{s.from - 1, s.from}))
}

// saidOfAsked counts the words of the question that s, a sentence, says and that are no names of what it asks about.
func (d *document) saidOfAsked(s span) (n int) {
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		if saysWhat(t) && (!t.upper || i == s.from && !slices.Contains(d.askedAbout(), t.key)) && d.ofQuestion(t) {
			n++
		}
	}
	return n
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

// either reports whether nothing but "or" stands between e and f, or "and" where both are meant.
func (d *document) either(e, f dated) bool {
	return f.at.from == e.at.to+1 && (d.toks[e.at.to].norm == "or" || d.bothJoins(e.at.to))
}

// orDay reports whether another day of the month stands before e and an "or": "4 or 5 March".
func (d *document) orDay(e dated) bool {
	i := e.at.from
	return i > 1 && e.day != 0 && d.toks[i-1].norm == "or" && d.toks[i-2].number && d.toks[i-2].value <= 31
}

// candidates are the dates of s that may be the answer. A number below 1000 is
// one only where something shows it to be a year. Where gold is a day, a year
// alone is none if days, or months of a year, are given; nor is a date that the
// question holds, with its year or without, or one said of another than who or what
// it asks about, if there are others.
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
	found = orAll(found, func(e *dated) bool { return !d.ofAnotherSubject(e.at) })
	q := taken(d.question, d.ask())
	given := q.dates(q.all())
	return orAll(found, func(e *dated) bool {
		return !slices.ContainsFunc(given, func(g dated) bool {
			oneDay := e.day != 0 && g.day != 0 && (e.year == 0 || g.year == 0) && g.agrees(e.date)
			return oneDay || g.date == e.date
		})
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
	said := d.beside(at)
	if last := len(at) - 1; d.worksOut(at[last]) && !slices.ContainsFunc(said[:last], func(t told) bool { return t.asked > 0 }) {
		return first + last // "on 4 and 18 May it was too rough, so it was 11 May"
	}
	best, most, unasked := first, -1, 0
	for k, t := range said {
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
