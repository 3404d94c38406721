package matching

import "slices"

// inRange reports whether nothing but "to" and its like stands between two dates, the first and the last of a time:
// "from 1 April to 1 March", "1914-1918".
func (d *document) inRange(v, w span) bool {
	if w.from == v.to {
		gap := d.gapBefore(w.from)
		return gap == "-" || gap == "–" || gap == " – " || gap == " - " || gap == "—"
	}
	if w.from != v.to+1 {
		return false
	}
	switch d.toks[v.to].norm {
	case "to", "until", "till", "through":
		return true
	}
	return false
}

// asksEnd and asksStart report whether the question asks when something ended, or began.
func (d *document) asksEnd() bool { return d.asksEdge("end") && !d.asksEdge("begin") }

func (d *document) asksStart() bool { return d.asksEdge("begin") && !d.asksEdge("end") }

// asksEdge reports whether the question holds a verb that says the same as the given one.
func (d *document) asksEdge(verb string) bool {
	senses := d.lex.of(verb).senses
	return slices.ContainsFunc(d.lastAsk(), func(t token) bool { return t.word.senses&senses != 0 })
}

// ofOtherEdge reports whether the date at h is the first of a time where its end is asked for, or the last where its
// start is: "from 1939 to 1945".
func (d *document) ofOtherEdge(at []span, own int) bool {
	return own+1 < len(at) && d.inRange(at[own], at[own+1]) && d.asksEnd() || own > 0 && d.inRange(at[own-1], at[own]) && d.asksStart()
}

// opensAside reports whether the clause of the date at h says only what it was after or before: "after it had been
// passed on June 19".
func (d *document) opensAside(h span) bool {
	i := h.from
	for i > 0 && h.from-i < reach && d.toks[i-1].clause == d.toks[h.from].clause {
		i--
	}
	n := d.toks[i].norm
	return i > 0 && i < h.from-1 && (n == "after" || n == "before") && d.toks[i-1].sentence == d.toks[i].sentence && !d.asked(n)
}
