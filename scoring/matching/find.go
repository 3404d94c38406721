package matching

import "strings"

// find returns the mentions of a in s, strongest first.
func (d *document) find(a *alias, s span, keepCase bool) []span {
	if keepCase {
		return d.findExact(a, s)
	}
	if a.isClock {
		return d.findClock(a, s)
	}
	hits := d.findWords(a.keys, s)
	if len(hits) == 0 && a.written != nil {
		hits = d.findWords(a.written, s)
	}
	if len(hits) == 0 {
		hits = d.findJoined(a, s)
	}
	if len(hits) == 0 && a.name {
		hits = d.findName(a, s)
	}
	if len(hits) == 0 && a.tail != nil {
		hits = d.findWords(a.tail, s)
	}
	if len(hits) == 0 && a.date.known() {
		hits = d.findDate(a.date, s)
	}
	if len(hits) == 0 && a.value != nil {
		if hits = d.findValue(*a.value, s); len(hits) > 0 || a.value.unit != "" {
			return hits
		}
	}
	if len(hits) == 0 && (a.date.month == 0 || a.date.day == 0) {
		hits = d.findMost(a, s)
	}
	return hits
}

// findWeak returns mentions of a by other forms of its words.
func (d *document) findWeak(a *alias, s span) []span {
	if a.date.year > 0 && (a.value != nil || a.date.month > 0) {
		return d.findPeriod(a.date.year, s)
	}
	if a.isClock || a.date.month > 0 || a.value != nil {
		return nil
	}
	if hits := d.findAcronym(a, s); len(hits) > 0 {
		return hits
	}
	return d.findNear(a, s)
}

// findValue finds numbers of the value of q: in its unit, another of its
// dimension, or none.
func (d *document) findValue(q quantity, s span) []span {
	var hits []span
	for _, e := range d.quantities(s) {
		by, ok := 1.0, e.unit == q.unit || e.unit == "" || q.unit == ""
		if !ok {
			by, ok = d.lex.ratio(e.unit, q.unit)
		}
		if ok && same(e.value*by, q.value, 0) {
			hits = append(hits, e.at)
		}
	}
	return hits
}

// findAcronym finds the initials of a, two or more, written in capitals.
func (d *document) findAcronym(a *alias, s span) []span {
	initials := ""
	for i := range a.toks {
		t := &a.toks[i]
		switch {
		case t.upper:
			initials += t.norm[:1]
		case !t.is(light):
			return nil
		}
	}
	if len(initials) < 2 {
		return nil
	}
	var hits []span
	for _, i := range d.places(stem(initials), s) {
		from, to := d.toks[i].start, d.toks[i].end
		if word := strings.ReplaceAll(d.text[from:to], ".", ""); word == strings.ToUpper(word) {
			hits = append(hits, span{i, i + 1})
		}
	}
	return hits
}
