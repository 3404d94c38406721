package matching

import "slices"

// withoutAsked takes from qs those that the question asks to be told otherwise: the 150 minutes of "150
// minutes are 2.4 hours", the 3/8 of "3/8 is 0.357". Where nothing would be left, all are.
func (c *counter) withoutAsked(qs []quantity) []quantity {
	otherwise := func(q *quantity) bool {
		return c.isGold(q) && (q.part && !c.golds[0].part || q.unit != "" && !c.d.lex.oneUnit(q.unit, c.unit()))
	}
	if len(c.golds) > 1 || !slices.ContainsFunc(qs, func(q quantity) bool { return otherwise(&q) }) {
		return qs
	}
	question := taken(c.d.question, c.d.ask())
	given := question.quantities(question.all())
	return orAll(qs, func(q *quantity) bool {
		return !otherwise(q) || !slices.ContainsFunc(given, func(g quantity) bool {
			return c.d.lex.oneUnit(g.unit, q.unit) && g.part == q.part && same(g.value, q.value, 0)
		})
	})
}

// oneUnit reports whether a and b are names of one unit: "ml", "milliliters".
func (l *lexicon) oneUnit(a, b string) bool {
	if a == b {
		return true
	}
	v, ok := l.convert(1, a, b)
	w, back := l.convert(1, b, a)
	return ok && back && v == 1 && w == 1
}

// isRest reports whether q counts, or is the share of, what is left, of which nothing is said that the question
// asks about: "70% walk, the other 30% drive".
func (c *counter) isRest(q *quantity) bool {
	const before = 2 // words: "the other", "the rest, or"
	d, at := c.d, q.at
	others := func(t token) bool { return t.norm == "other" || t.norm == "others" }
	ofRest := func(t token) bool {
		switch t.norm {
		case "rest", "remaining", "remainder":
			return true
		}
		return others(t)
	}
	asked := func(t token) bool {
		return ofRest(t) || t.norm == "left" || t.norm == "remain" || t.norm == "remains"
	}
	from := max(0, at.from-before)
	for from < at.from && d.toks[from].sentence != d.toks[at.from].sentence {
		from++
	}
	if slices.ContainsFunc(d.toks[from:at.from], others) {
		asked = others
	}
	if !slices.ContainsFunc(d.toks[from:at.from], ofRest) || d.asksInNegative() || slices.ContainsFunc(d.lastAsk(), asked) {
		return false
	}
	said := 0
	for i := at.to; i < min(len(d.toks), at.to+reach) && d.toks[i].sentence == d.toks[at.from].sentence; i++ {
		if d.ofQuestion(&d.toks[i]) && !d.toks[i].is(auxiliary) {
			return false
		}
		if !function(&d.toks[i]) {
			said++
		}
	}
	return said > 0
}
