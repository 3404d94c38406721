package matching

import "strings"

// rival reports whether the mention h is one of two or more alternatives, of
// which another is no gold answer: "Paris or Lyon", "Paris, Lyon or Nice",
// "Paris/Lyon".
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
	if o.number && own.number && d.toks[h.from].clause != o.clause {
		return false // "60 minutes, or 3,600 seconds" says one thing twice
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

// alternativeTo returns a token of what the answer sets beside h, -1 where it
// sets nothing.
func (d *document) alternativeTo(h span) int {
	const bare = 4
	same := func(i int) bool { return i >= 0 && i < len(d.toks) && d.toks[i].sentence == d.toks[h.from].sentence }
	other := -1
	if same(h.from-1) && d.toks[h.from-1].norm == "or" {
		other = h.from - 2
	}
	switch {
	case same(h.to) && d.toks[h.to].norm == "or" && same(h.to+1):
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
