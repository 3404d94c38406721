package matching

import "slices"

// isPatient reports whether h is to whom another did what is asked, where it is asked who did it: "Ben was hired by
// Ann", asked who hired Ann.
func (d *document) isPatient(h span) bool {
	q := d.lastAsk()
	if len(q) < 2 || q[0].norm != "who" || h.to+2 >= len(d.toks) || d.toks[h.to+2].clause != d.toks[h.from].clause {
		return false
	}
	switch q[1].norm {
	case "play", "plays", "played", "portrays", "portrayed", "voices", "voiced":
		return false // a part may be told for who has it
	}
	switch d.toks[h.to].norm {
	case "was", "were", "is", "are":
	default:
		return false
	}
	return d.toks[h.to+2].norm == "by" && d.sameForm(&q[1], &d.toks[h.to+1])
}

// ofContrary reports whether the statement of h says the contrary of what is asked, and not that as well: "it opens at
// six", asked when it closes.
func (d *document) ofContrary(h span) bool {
	if d.asksInNegative() || d.asksWhoWon() && !d.asked("when") && !d.asked("year") {
		return false // who lost to somebody says who won
	}
	s := d.ownStatement(h)
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		if i >= h.from && i < h.to || t.word.contraries == nil || particle(t) || d.asked(t.key) || d.negated(i) {
			continue
		}
		for k, q := range d.lastAsk() {
			if verb := k > 0; verb && contrary(&q, t) && !d.holdsForm(&q, s) {
				return !slices.ContainsFunc(d.toks[s.from:s.to], func(o token) bool { return o.is(denial) })
			}
		}
	}
	return false
}

// particle reports whether t says in which direction, of two, something is.
func particle(t *token) bool {
	switch t.norm {
	case "on", "off", "up", "down", "above", "below", "inside", "outside", "before", "after":
		return true
	}
	return false
}
