package matching

import "strings"

// ofAnother reports whether h only stands in what is said of somebody else, with whose name
// the sentence opens: "Isabel Allende, who was influenced by ...". It does not where that is
// what both are called, and where the question names the first.
func (d *document) ofAnother(h, region span) bool {
	const farthest = 64 // words from the name
	first := h.from
	for first > region.from && d.toks[first-1].sentence == d.toks[h.from].sentence {
		if first--; h.from-first > farthest {
			return false
		}
	}
	opens := h.from
	for opens > first && d.toks[opens-1].clause == d.toks[h.from].clause {
		opens--
	}
	if opens == first || d.toks[first].is(light) || !d.toks[first].upper || d.toks[first].clause != d.toks[opens-1].clause {
		return false
	}
	switch d.toks[opens].norm {
	case "who", "whose", "whom":
	default:
		return false
	}
	const longest = 4 // words of a name
	if opens-first > longest {
		return false
	}
	for i := first; i < opens; i++ {
		if t := &d.toks[i]; !t.upper || d.asked(t.key) {
			return false
		}
	}
	for i := opens; i < h.from; i++ {
		switch d.toks[i].norm {
		case "known", "called", "named", "name", "alias", "also", "real", "born", "nee":
			return false
		}
	}
	return true
}

// ofRelative reports whether h only says whose friend, brother or pupil somebody else is: "a
// friend of Mark Twain", "Mark Twain's brother". It does not where the question asks for
// such a relation, or names the other.
func (d *document) ofRelative(h span) bool {
	if d.marks&(1<<relation) == 0 {
		return false
	}
	at := d.relationBefore(h)
	if at < 0 && !d.relationBehind(h) {
		return false
	}
	asks := d.asksRelation()
	for i := at - 1; i >= 0 && d.toks[i].sentence == d.toks[h.from].sentence && at-i < reach; i-- {
		t := &d.toks[i]
		if t.upper && !t.is(light) && (i > 0 && d.toks[i-1].sentence == t.sentence || !asks) {
			if asks { // "His mother was Ann, the daughter of Eve", asked for his mother
				return !d.asked(t.key) && d.toks[i].clause != d.toks[at].clause && !d.ofQuestion(&d.toks[at]) && d.relationAsked(i)
			}
			return !d.asked(t.key) // the nearest name: "Alexander was a son of Philip", who was asked for
		}
	}
	return !asks
}

// relationAsked reports whether the relation that the question asks for stands before token i in its clause.
func (d *document) relationAsked(i int) bool {
	for k := i - 1; k >= 0 && i-k < reach && d.toks[k].clause == d.toks[i].clause; k-- {
		if d.toks[k].is(relation) && d.ofQuestion(&d.toks[k]) {
			return true
		}
	}
	return false
}

// relationBefore returns the relation in front of h ("friend of the writer"), -1 where there is none.
func (d *document) relationBefore(h span) int {
	const between = 3 // words before the name: "of the American writer"
	for i := h.from - 1; i > 0 && i >= h.from-1-between && d.toks[i].clause == d.toks[h.from].clause; i-- {
		if d.toks[i].norm == "of" || d.toks[i].norm == "to" {
			if d.toks[i-1].is(relation) && d.toks[i-1].clause == d.toks[i].clause {
				return i - 1
			}
			return -1
		}
	}
	return -1
}

// relationBehind reports whether h is a possessive before a relation: "Mark Twain's younger brother".
func (d *document) relationBehind(h span) bool {
	const between = 2 // words before the relation
	gap := d.gapBefore(h.to)
	if !strings.HasPrefix(gap, "'s") && !strings.HasPrefix(gap, "’s") {
		return false
	}
	for i := h.to; i < min(len(d.toks), h.to+between+1) && d.toks[i].clause == d.toks[h.to-1].clause && !d.toks[i].upper; i++ {
		if d.toks[i].is(relation) {
			return true
		}
	}
	return false
}

// asksRelation reports whether the question itself is about who somebody is to another.
func (d *document) asksRelation() bool {
	for _, t := range d.ask() {
		if t.is(relation) || t.norm == "whose" || strings.HasPrefix(t.norm, "relat") || t.norm == "family" {
			return true
		}
	}
	return false
}
