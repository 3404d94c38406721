package matching

// ofAnother reports whether h only stands in what is said of somebody else, with whose name
// the sentence opens: "Isabel Allende, who was influenced by ...". It does not where that is
// what both are called, and where the question names the first.
func (d *document) ofAnother(h, region span) bool {
	first := h.from
	for first > region.from && d.toks[first-1].sentence == d.toks[h.from].sentence {
		first--
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
