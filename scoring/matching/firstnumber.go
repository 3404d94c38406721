package matching

import (
	"math"
	"slices"
)

// wholeNumber is the whole number that t gives in digits or in a word.
func (t *token) wholeNumber() (v float64, ok bool) {
	if kind := t.word.number.kind; kind == "unit" || kind == "ten" {
		return t.word.number.value, true
	}
	return t.value, t.number && t.value == math.Trunc(t.value)
}

// isPartOf is isPart of h, a mention of a number as text.
func (d *document) isPartOf(h span, value *quantity) bool {
	c := counter{d: d}
	return c.isPart(&quantity{value: value.value, at: h})
}

// besideFirstNumber reports whether h, a number as text, stands behind a first clause that is nothing but another one:
// "He was 36, having started 35 years before".
func (d *document) besideFirstNumber(h span, aliases []alias) bool {
	first := span{0, 0}
	for first.to < h.from && first.to < reach && d.toks[first.to].clause == d.toks[0].clause {
		first.to++
	}
	if first.to == h.from || first.to == reach || d.toks[h.from].sentence != d.toks[0].sentence || h.from-first.to > reach || d.has(contrast, span{first.to, h.from}) || d.has(conclude, span{first.to, h.from}) {
		return false
	}
	qs := d.quantities(first)
	if len(qs) != 1 || qs[0].ordinal || year(d.toks[qs[0].at.from].norm) || d.asked(canonical(formatNumber(qs[0].value))) || d.rivalNumber(first.to) || slices.ContainsFunc(aliases, func(a alias) bool {
		return a.value != nil && (same(a.value.value, qs[0].value, 0) || a.value.unit != qs[0].unit)
	}) {
		return false
	}
	for i := first.from; i < first.to; i++ {
		t := &d.toks[i]
		if (i < qs[0].at.from || i > qs[0].at.to) && !function(t) && !t.is(article) || i == qs[0].at.to && !function(t) && !d.ofQuestion(t) {
			return false // more than "36 laps"
		}
	}
	return true
}

// rivalNumber reports whether token i only sets another number beside the one before.
func (d *document) rivalNumber(i int) bool {
	return d.isNumber(i) || d.toks[i].norm == "or" || d.toks[i].norm == "and" || d.toks[i].norm == "to"
}

// isBehindFirst is besideFirstNumber of q.
func (c *counter) isBehindFirst(q *quantity) bool { return c.d.besideFirstNumber(q.at, nil) }

// isBare reports whether the sentence s is nothing but the number at h, beside what the question says.
func (d *document) isBare(h, s span) bool {
	for i := s.from; i < s.to; i++ {
		if t := &d.toks[i]; (i < h.from || i >= h.to) && !function(t) && !t.is(article) && !d.ofQuestion(t) {
			return false
		}
	}
	return true
}

// isPlace reports whether q says which one in a row something is, where it is asked how many there are: "9 of them; a
// tenth was lost".
func (c *counter) isPlace(q *quantity) bool {
	t := &c.d.toks[q.at.from]
	return (q.ordinal || t.ordinalNumber() && q.at.to == q.at.from+1) && !c.golds[0].part && c.d.asked("how") && (c.d.asked("many") || c.d.asked("much"))
}

// isOfContrary reports whether what is said behind q is the contrary of what the question asks: of the failed where the
// passed are counted.
func (c *counter) isOfContrary(q *quantity) bool {
	const longest = 4 // words
	d := c.d
	for i := q.at.to; i < min(len(d.toks), q.at.to+longest) && d.toks[i].clause == d.toks[q.at.from].clause && !d.isNumber(i); i++ {
		if slices.ContainsFunc(d.lastAsk(), func(t token) bool { return !function(&t) && contrary(&t, &d.toks[i]) }) {
			return !d.asked(d.toks[i].key)
		}
	}
	return false
}
