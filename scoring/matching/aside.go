package matching

import "slices"

// withoutAsides takes from qs, the numbers of s, those that are told beside the answer: of somebody
// else, as what the answer is compared with or differs by, as what others think, or as what it is
// concluded from. Where nothing would be left, all are.
func (c *counter) withoutAsides(qs []quantity, s span) []quantity {
	if len(qs) < 2 {
		return qs
	}
	d := c.d
	qs = c.ofAskedSubject(c.ofAsked(qs))
	for _, told := range [...]func(*quantity) bool{c.isReference, c.isDifference, c.isPart, c.isOtherMeasure, c.isRest, c.isConceded, c.isBehindFirst, c.isPlace, c.isOfContrary} {
		if len(qs) > 1 {
			qs = orAll(qs, func(q *quantity) bool { return !told(q) })
		}
	}
	if len(qs) == 2 && c.isGold(&qs[0]) != c.isGold(&qs[1]) { // before those of the question are left out
		hit := 0
		if c.isGold(&qs[1]) {
			hit = 1
		}
		if c.ofOther(qs, &qs[hit]) {
			return qs[1-hit : 2-hit]
		}
	}
	if from := d.conclusion(s); from < s.to && len(qs) > 1 {
		if k := slices.IndexFunc(qs, func(q quantity) bool { return q.at.from >= from }); k > 0 && d.decides(span{from, s.to}) {
			return qs[k:]
		}
	}
	return qs
}

// ofAsked takes from qs those said of another than who is asked about, where one is not.
func (c *counter) ofAsked(qs []quantity) []quantity {
	if len(c.d.askedAbout()) == 0 || len(qs) > besideMost {
		return qs
	}
	roles, i := make([]role, len(qs)), 0
	for k := range qs {
		roles[k] = c.d.roleOf(qs[k].at)
	}
	if !slices.ContainsFunc(roles, func(r role) bool { return r != another }) {
		return qs
	}
	return slices.DeleteFunc(qs, func(quantity) bool {
		i++
		return roles[i-1] == another
	})
}

// isReference reports whether q is what the answer is compared with: "3,000, up from 4,500", "the
// 15th, the day after the 14th".
func (c *counter) isReference(q *quantity) bool {
	d := c.d
	const between = 2 // words: "compared to Jin's 64"
	i := q.at.from - 1
	for i >= 0 && q.at.from-1-i < between && (d.toks[i].is(article) || d.toks[i].upper && !d.toks[i].is(light)) {
		i--
	}
	if i < 0 || d.toks[i].sentence != d.toks[q.at.from].sentence {
		return false
	}
	if n := d.toks[i].norm; (q.ordinal || c.isYear(q)) && (n == "after" || n == "before" || n == "following" || n == "preceding") {
		return !d.asked(n)
	}
	if d.toks[i].norm == "than" { // "two fewer than 8"
		for k := i - 1; k > max(0, i-4) && d.toks[k].clause == d.toks[i].clause; k-- {
			if d.toks[k].is(comparative) {
				return d.isNumber(k-1) && !d.comparesAsked()
			}
		}
		return false
	}
	for k := i; k >= max(0, i-1); k-- {
		if n := d.at(reference, k); n > 0 && k+n == i+1 {
			return !d.asksOfBefore()
		}
	}
	return false
}

// asksOfBefore reports whether the question asks for what was before, which an answer may compare with.
func (d *document) asksOfBefore() bool {
	return slices.ContainsFunc(d.lastAsk(), func(t token) bool {
		switch t.norm {
		case "before", "previous", "previously", "original", "originally", "initial", "initially", "earlier", "former", "from", "compared":
			return true
		}
		return false
	})
}

// isDifference reports whether q is by how much something is more than something else: "two more
// than Tom". It is not where the question compares.
func (c *counter) isDifference(q *quantity) bool {
	const longest = 4 // words up to the "than"
	d := c.d
	seen := false
	for i := q.at.to; i < min(len(d.toks), q.at.to+longest) && d.toks[i].clause == d.toks[q.at.from].clause; i++ {
		switch t := &d.toks[i]; {
		case t.norm == "than":
			return seen && !d.comparesAsked()
		case t.is(comparative):
			seen = true
		}
	}
	return false
}

// comparesAsked reports whether the last sentence of the question compares.
func (d *document) comparesAsked() bool {
	return slices.ContainsFunc(d.lastAsk(), func(t token) bool {
		return t.norm == "than" || t.norm == "difference" || t.is(comparative) && t.norm != "so" && t.norm != "over" && t.norm != "under"
	})
}

// isPart reports whether q counts a part of what was counted before: "8 of them".
func (c *counter) isPart(q *quantity) bool {
	d := c.d
	if q.at.to+1 >= len(d.toks) || d.toks[q.at.to].norm != "of" || d.toks[q.at.to].clause != d.toks[q.at.from].clause {
		return false
	}
	switch d.toks[q.at.to+1].norm {
	case "them", "these", "those", "which", "whom":
	default:
		return false
	}
	for i := q.at.from - 1; i >= max(0, q.at.from-reach) && d.toks[i].sentence == d.toks[q.at.from].sentence; i-- {
		if v, ok := d.toks[i].wholeNumber(); ok && v > q.value {
			return !slices.ContainsFunc(d.lastAsk(), func(t token) bool { return t.norm == "of" })
		}
	}
	return false
}

// isOtherMeasure reports whether q says how wide something is where it is asked how tall: an
// adjective of measure stands behind it that is not that of the question.
func (c *counter) isOtherMeasure(q *quantity) bool {
	d := c.d
	if q.at.to >= len(d.toks) || d.toks[q.at.to].clause != d.toks[q.at.from].clause || !measures(d.toks[q.at.to].norm) {
		return false
	}
	ask := d.lastAsk()
	for i := 1; i < len(ask); i++ {
		if ask[i-1].norm == "how" && measures(ask[i].norm) {
			return ask[i].norm != d.toks[q.at.to].norm
		}
	}
	return false
}

func measures(norm string) bool {
	switch norm {
	case "tall", "high", "wide", "long", "deep", "thick", "broad", "old":
		return true
	}
	return false
}

// isConceded reports whether q stands in a clause that the rest of its sentence outweighs, or that
// says what would be: "3.15, although many write 3.14".
func (c *counter) isConceded(q *quantity) bool {
	d := c.d
	would := false
	for i := q.at.from; i >= max(0, q.at.from-reach) && d.toks[i].clause == d.toks[q.at.from].clause; i-- {
		would = would || d.toks[i].norm == "would"
		if n := d.toks[i].norm; n == "although" || n == "though" {
			return true
		}
	}
	for i := q.at.to; i < min(len(d.toks), q.at.to+reach) && d.toks[i].clause == d.toks[q.at.from].clause; i++ {
		would = would || d.toks[i].norm == "would"
	}
	would = would && !d.asked("would")
	for i := q.at.to; would && i < min(len(d.toks), q.at.to+reach) && d.toks[i].sentence == d.toks[q.at.from].sentence; i++ {
		if d.toks[i].norm == "but" {
			return slices.ContainsFunc(d.quantities(span{i, min(len(d.toks), i+reach)}), func(q quantity) bool { return c.fresh(&q) })
		}
	}
	return false
}

// decides reports whether a conclusion holds the answer: it says nothing beside a number that the
// question does not ask with: "so 5 are left".
func (d *document) decides(s span) bool {
	const longest = 12 // words
	if s.to-s.from > longest {
		return false
	}
	for i := s.from; i < s.to; i++ {
		if n := d.at(negate, i); n > 0 {
			i += n - 1 // "instead of 365"
			continue
		}
		t := &d.toks[i]
		if !t.number && t.word.number.kind == "" && !t.word.unit && !function(t) && !d.ofQuestion(t) {
			return false
		}
	}
	return true
}
