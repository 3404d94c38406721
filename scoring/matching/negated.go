package matching

import "strings"

// negated reports whether the value that begins at token i is denied: a
// negation stands shortly before it in its clause. A negation in a quotation
// that ends before the value denies nothing, nor does one that the question
// asked with ("Who did not sign?").
func (d *document) negated(i int) bool {
	for j := i - 1; j >= 0 && j >= i-5 && d.toks[j].clause == d.toks[i].clause; j-- {
		if n := d.at(negate, j); n > 0 && j+n <= i {
			return d.at(negateExempt, j) == 0 && !d.until(span{j + n, i}) && !d.quoteEnds(j+n, i) && !d.asksInNegative()
		}
		if d.toks[j].norm == "but" {
			return false
		}
	}
	return false
}

// until reports whether a word of s says that what is denied holds from a time on: "not used until 1920".
func (d *document) until(s span) bool {
	for i := s.from; i < s.to; i++ {
		if n := d.toks[i].norm; n == "until" || n == "till" {
			return true
		}
	}
	return false
}

// deniedByVerb reports whether a verb that denies stands shortly before token i in its clause: "it does
// not border Spain", "doesn't".
func (d *document) deniedByVerb(i int) bool {
	const longest = 4 // words between
	for j := i - 1; j >= max(0, i-longest) && d.toks[j].clause == d.toks[i].clause; j-- {
		if t := &d.toks[j]; t.is(denial) && strings.HasSuffix(t.norm, "nt") {
			return !d.asksInNegative()
		}
	}
	return false
}

// deniedBehind reports whether the answer says of h that it is not what was asked for: "Sydney is
// not the capital", "Dutch is not". What else it is not denies nothing.
func (d *document) deniedBehind(h span) bool {
	const longest = 12 // words that are looked through
	i := h.to
	if i >= len(d.toks) || d.toks[i].clause != d.toks[h.from].clause {
		return false
	}
	switch t := &d.toks[i]; {
	case t.is(auxiliary) && i+1 < len(d.toks) && d.toks[i+1].norm == "not" && d.at(negateExempt, i+1) == 0:
		i += 2
	case t.is(denial) && strings.HasSuffix(t.norm, "nt"):
		i++
	default:
		return false
	}
	if i >= len(d.toks) || d.toks[i].clause != d.toks[h.from].clause {
		return !d.asksInNegative()
	}
	for j := i; j < min(len(d.toks), i+longest) && d.toks[j].clause == d.toks[h.from].clause; j++ {
		if d.ofQuestion(&d.toks[j]) {
			return !d.asksInNegative()
		}
	}
	return false
}

// quoteEnds reports whether a double quote is closed between tokens from and to.
func (d *document) quoteEnds(from, to int) bool {
	for i := from; i <= to; i++ {
		gap := d.gapBefore(i)
		if strings.Contains(gap, "\u201d") {
			return true
		}
		if q := strings.IndexByte(gap, '"'); q >= 0 && (q+1 == len(gap) || !letterOrDigit(gap[q+1])) && q < len(gap)-1 {
			return true
		}
	}
	return false
}

// asksInNegative reports whether the last sentence of the question denies.
func (d *document) asksInNegative() bool {
	if d.negative == nil {
		q := taken(d.question, d.ask())
		last := span{}
		if s := q.sentences(q.all()); len(s) > 0 {
			last = s[len(s)-1]
		}
		v := q.has(negate, last)
		d.negative = &v
	}
	return *d.negative
}

// contradicted reports whether the mention h is what others say, or what the answer only says that
// one could think, and a contrast follows: "some say Paris, but it is Lyon".
func (d *document) contradicted(h span) bool {
	if d.marks&(1<<hearsay) == 0 {
		return false
	}
	const behind = 4 // words: "Paris is a common guess"
	from, to := h.from, h.to
	for from > 0 && d.toks[from-1].clause == d.toks[h.from].clause && h.from-from < reach {
		from--
	}
	for to < len(d.toks) && d.toks[to].sentence <= d.toks[h.from].sentence+1 && to-h.to < reach {
		to++
	}
	said := d.has(hearsay, span{from, min(h.to+behind, to)})
	return said && d.has(contrast, span{h.to, to})
}

// reach is how far, in words, contradicted looks on either side.
const reach = 24
