package matching

import (
	"slices"
	"strings"
)

// ofApposition reports whether h only stands in what is said of the name that its sentence opens with
// and that is the answer: "Sydney, about 280 km from Canberra", "UNICEF, an agency of the United
// Nations", "Thursday (since tomorrow is Wednesday)".
func (d *document) ofApposition(h span) bool {
	const longest, between = 4, 4 // words of the name, and from the mark behind it to h
	opens := h.from
	for opens > 0 && h.from-opens <= reach && d.toks[opens-1].clause == d.toks[h.from].clause {
		opens--
	}
	first := opens
	for first > 0 && opens-first <= longest && d.toks[first-1].upper && d.toks[first-1].sentence == d.toks[h.from].sentence {
		first--
	}
	if first < opens && d.toks[first].is(article) {
		first++ // "The World Bank, across the street from ..."
	}
	alone := first == 0 || d.toks[first-1].is(article) || d.toks[first-1].sentence != d.toks[first].sentence
	if opens-first > longest || !d.isName(span{first, opens}) || !alone && !d.ledUpTo(first) {
		return false
	}
	if t := &d.toks[opens]; givesReason(t) || t.norm == "until" || d.remarksOn(h, opens) {
		return true
	}
	i := h.from - 1
	for i > opens && d.toks[i].is(article) {
		i--
	}
	if i < opens || i == opens && !d.toks[i].is(besidePlace) || i-opens > between || slices.ContainsFunc(d.toks[opens:i], func(t token) bool { return t.upper || t.is(auxiliary) || pronoun(&t) }) {
		return false
	}
	if d.toks[i].is(besidePlace) {
		return true
	}
	if d.has(besidePlace, span{opens, min(opens+2, i)}) {
		return true // "across the border from", "just inside the orbit of"
	}
	switch d.toks[i].norm {
	case "from":
		return alone
	case "to":
		return d.toks[i-1].norm == "next" || d.toks[i-1].norm == "close"
	case "of": // "north of", "an agency of"
		if d.toks[i-1].is(partOfPlace) {
			return d.toks[opens].norm != "in" // "Hamburg, in the north of Germany"
		}
		return alone && i == opens+2 && (d.toks[opens].norm == "a" || d.toks[opens].norm == "an") && !d.toks[i-1].is(polity) && !d.asksForPlace()
	}
	return false
}

// ledUpTo reports whether an article, a verb or a preposition stands before token i: "It is set in Lyon".
func (d *document) ledUpTo(i int) bool {
	t := &d.toks[i-1]
	return t.clause == d.toks[i].clause && (t.is(auxiliary) || t.is(light) && t.norm != "and" && t.norm != "or" && t.norm != "of")
}

// remarksOn reports whether h is what a remark in brackets is about, which begins at token opens: "Porto
// (Lisbon is larger)". What says that something is called so is about the name before it.
func (d *document) remarksOn(h span, opens int) bool {
	if h.from != opens || !strings.HasSuffix(d.gapBefore(opens), "(") || h.to >= len(d.toks) || !d.toks[h.to].is(auxiliary) {
		return false
	}
	for i := h.to; i < min(len(d.toks), h.to+reach) && d.toks[i].clause == d.toks[h.from].clause; i++ {
		switch d.toks[i].norm {
		case "name", "called", "named", "known", "same", "also":
			return false
		}
	}
	return true
}

// besideBareName reports whether h stands in brackets of their own behind an answer that is nothing but
// another name: "Sydney. (Canberra is the seat of the government.)"
func (d *document) besideBareName(h span) bool {
	const longest = 4 // words of a name
	first := span{0, 0}
	for first.to <= longest && first.to < h.from && d.toks[first.to].sentence == d.toks[0].sentence {
		first.to++
	}
	name := first
	for name.from < name.to && d.toks[name.from].is(article) {
		name.from++
	}
	if first.to > longest || d.toks[h.from].sentence == d.toks[0].sentence || !d.isName(name) {
		return false
	}
	from := h.from
	for from > first.to && h.from-from < reach && d.toks[from-1].sentence == d.toks[h.from].sentence {
		from--
	}
	return strings.Contains(d.gapBefore(from), "(")
}

// asksWithWord reports whether the last sentence of the question holds the word t: what stands before that may be told
// as an answer.
func (d *document) asksWithWord(t *token) bool {
	return d.asked(t.key) && slices.ContainsFunc(d.lastAsk(), func(q token) bool { return q.key == t.key })
}

// isName reports whether s is all of a clause and nothing but a name in capitals that the question
// does not ask with.
func (d *document) isName(s span) bool {
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		if !t.upper || t.number || t.clause != d.toks[s.from].clause || d.asksWithWord(t) || t.is(light) || t.is(auxiliary) || t.is(contrast) || t.is(yesWord) || t.is(noWord) || t.is(retract) || pronoun(t) {
			return false
		}
	}
	return !s.empty()
}

// asksForPlace reports whether the question asks where something is, of which a part may be told.
func (d *document) asksForPlace() bool {
	return d.asked("where") || d.asked("country") || d.asked("state") || d.asked("continent") || d.asked("place")
}

// besideDay reports whether h, a month or a weekday, only says what the answer is before or behind:
// "the month after October, November".
func (d *document) besideDay(h span, a *alias) bool {
	t := &d.toks[h.from]
	day := h.to == h.from+1 && len(a.toks) == 1 && (t.word.month > 0 || t.word.day != "")
	if !day && a.date.day == 0 || h.from == 0 {
		return false
	}
	i := h.from - 1
	for i > 0 && d.toks[i].is(article) {
		i--
	}
	switch n := d.toks[i].norm; n {
	case "after", "before", "following", "preceding":
		if d.asked(n) || d.toks[i].sentence != t.sentence {
			return false
		}
	default:
		return false
	}
	if !day {
		return slices.ContainsFunc(d.dates(d.around(h)), func(e dated) bool { return e.day != 0 && !a.date.covers(e.date) })
	}
	for i := max(0, h.from-reach); i < min(len(d.toks), h.to+reach); i++ {
		if w := d.toks[i].word; i != h.from && d.toks[i].sentence == t.sentence && d.toks[i].key != t.key && d.toks[i].upper && (w.month > 0 || w.day != "") {
			return true
		}
	}
	return false
}

// concludedName is the name that the last sentence of an answer ends in behind an arrow, or behind a
// "so" with nothing but words such as "it is" between: "Tomorrow is Tuesday, so it is Wednesday".
func (d *document) concludedName() (s span, ok bool) {
	const longest, lead = 4, 4 // words of the name, and between it and the conclusion
	end := len(d.toks)
	from := end
	for from > 0 && end-from <= longest && d.toks[from-1].sentence == d.toks[end-1].sentence && d.toks[from-1].upper && !d.toks[from-1].number {
		if from--; arrow(d.gapBefore(from)) {
			return span{from, end}, true
		}
	}
	for from < end && d.at(conclude, from) > 0 {
		from++ // "So: Lyon", in capitals
	}
	s = span{from, end}
	if end-from > longest || !d.isName(s) {
		return span{}, false
	}
	for i := from - 1; i >= max(0, from-1-lead) && d.toks[i].sentence == d.toks[end-1].sentence; i-- {
		if n := d.at(conclude, i); n > 0 && i+n <= from {
			return s, !d.toks[i+n].is(auxiliary) // but for "and so did Lyon"
		}
		if t := &d.toks[i]; !function(t) || t.norm == "of" {
			break
		}
	}
	return span{}, false
}

// arrow reports whether a gap holds an arrow.
func arrow(gap string) bool {
	return strings.Contains(gap, "→") || strings.Contains(gap, "⇒") || strings.Contains(gap, "=>") || strings.Contains(gap, "->")
}
