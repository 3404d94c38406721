package matching

import "slices"

// isBeaten reports whether the answer says of h that another won against it, where it is asked who won: "Lyon beat
// Paris", "a victory over Paris", "Paris lost to Lyon".
func (d *document) isBeaten(h span) bool {
	if d.marks&(1<<defeat|1<<defeated) == 0 || !d.asksWhoWon() {
		return false
	}
	const before, longest, between = 3, 2, 3 // words: before the name, of a phrase, and from the name to the verb
	i := h.from
	for i > max(0, h.from-before) && (d.toks[i-1].is(article) || d.toks[i-1].is(title) || d.toks[i-1].upper) && d.toks[i-1].clause == d.toks[h.from].clause {
		i--
	}
	for n := 1; n <= min(longest, i); n++ {
		if d.toks[i-n].clause == d.toks[h.from].clause && d.at(defeat, i-n) == n {
			return true
		}
	}
	for i := h.to; i < min(len(d.toks), h.to+between) && d.toks[i].clause == d.toks[h.to-1].clause; i++ {
		if d.at(defeated, i) > 0 {
			return true
		}
		if !d.toks[i].is(light) && !d.toks[i].is(auxiliary) {
			return false
		}
	}
	return false
}

// asksWhoWon reports whether the last sentence of the question asks who won, and not who was beaten.
func (d *document) asksWhoWon() bool {
	won := false
	for _, t := range d.lastAsk() {
		switch t.norm {
		case "lost", "lose", "loses", "loser", "beat", "beaten", "defeated", "defeat", "against", "over":
			return false
		case "win", "won", "wins", "winner", "winners", "champion", "champions":
			won = true
		}
	}
	return won
}

// isLesser reports whether h is the side of a comparison that has less of what the question asks for most of: "the
// Atlantic is deeper than the Pacific", asked for the deepest.
func (d *document) isLesser(h span) bool {
	const before = 3 // words: "deeper than the"
	i := h.from
	for i > 0 && d.toks[i-1].is(article) {
		i--
	}
	if i < before-1 || d.toks[i-1].norm != "than" || d.toks[i-1].clause != d.toks[h.from].clause {
		return false
	}
	for k := i - 2; k >= max(0, i-1-before); k-- {
		if base := degree(d.toks[k].norm); base != "" && d.toks[k].clause == d.toks[h.from].clause {
			return slices.ContainsFunc(d.lastAsk(), func(t token) bool { return degree(t.norm) == base })
		}
	}
	return false
}
