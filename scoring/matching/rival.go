package matching

import "strings"

// rival reports whether the mention h is one of two or more alternatives, of
// which another is no gold answer: "Paris or Lyon", "Paris, Lyon or Nice",
// "Paris/Lyon", "both Paris and Lyon".
func (d *document) rival(h span, aliases []alias) bool {
	other := d.alternativeTo(h)
	if other < 0 {
		return false
	}
	const bare = 4 // words of an answer that is nothing but alternatives
	o, own := &d.toks[other], &d.toks[h.from]
	names := o.upper && own.upper || o.number && own.number || len(d.toks) <= bare
	if !names || o.sentence != own.sentence {
		return false
	}
	nearest := own
	if other >= h.to {
		nearest = &d.toks[h.to-1] // of a time of day, behind its colon
	}
	if o.number && own.number && (nearest.clause != o.clause || d.saysTwice(h.from, other)) {
		return false // "60 minutes, or 3,600 seconds" says one thing twice
	}
	if !d.asked("or") && d.asNames(h.from) {
		return false
	}
	for _, a := range aliases {
		for _, key := range a.keys {
			if key == o.key || !o.number && d.lex.near(key, o.key) {
				return false
			}
		}
	}
	return true
}

// saysTwice reports whether the numbers at tokens i and k are one value in two units: "90 minutes or an hour
// and a half".
func (d *document) saysTwice(i, k int) bool {
	s := span{max(0, min(i, k)-2), min(len(d.toks), max(i, k)+reach)}
	var at [2]*quantity
	qs := d.quantities(s)
	for n := range qs {
		for m, t := range [...]int{i, k} {
			if qs[n].at.from <= t && t < qs[n].at.to {
				at[m] = &qs[n]
			}
		}
	}
	c := counter{d: d}
	return at[0] != nil && at[1] != nil && (c.restates(at[0], at[1]) || c.restates(at[1], at[0]))
}

// asNames reports whether the alternatives of which token i is one are names that one thing has: "known as
// Ceylon or Serendib".
func (d *document) asNames(i int) bool {
	const farthest = 8 // words
	for k := i - 1; k >= max(0, i-farthest) && d.toks[k].sentence == d.toks[i].sentence; k-- {
		switch d.toks[k].norm {
		case "called", "known", "named", "termed", "dubbed", "referred", "nicknamed":
			return true
		}
	}
	return false
}

// alternativeTo returns a token of what the answer sets beside h, -1 where it
// sets nothing.
func (d *document) alternativeTo(h span) int {
	const bare = 4
	same := func(i int) bool { return i >= 0 && i < len(d.toks) && d.toks[i].sentence == d.toks[h.from].sentence }
	other := -1
	joins := func(i int) bool { return d.toks[i].norm == "or" || d.bothJoins(i) }
	if same(h.from-1) && joins(h.from-1) {
		other = h.from - 2
	}
	switch {
	case same(h.to) && joins(h.to) && same(h.to+1):
		other = h.to + 1
		for same(other+1) && d.toks[other].is(article) {
			other++
		}
	case same(h.to) && len(d.toks) <= bare && strings.TrimSpace(d.gapBefore(h.to)) == "/":
		other = h.to
	case same(h.to) && strings.HasPrefix(d.gapBefore(h.to), ",") && d.listed(h.to):
		other = h.to
	}
	return other
}

// listed reports whether token i begins the rest of a list of names that ends
// in "or": "Lyon or Nice", "Lyon, Nice, or Metz".
func (d *document) listed(i int) bool {
	const longest = 12 // words
	for j := i; j < min(len(d.toks), i+longest) && d.toks[j].sentence == d.toks[i].sentence; j++ {
		switch t := &d.toks[j]; {
		case t.norm == "or":
			return j > i
		case !t.upper && !t.is(article):
			return false
		}
	}
	return false
}
