package matching

import "strings"

// saysComparison reads a statement that compares the two that the question compares, asked whether one is more: asked
// whether Ben is taller than Anna, "Anna is taller" is a no and "Anna is shorter" a yes. Ok is false where s does not
// say which of the two is more.
func (d *document) saysComparison(s span) (yes, ok bool) {
	q := d.lastAsk()
	at, than := -1, -1
	for i := range q {
		switch t := &q[i]; {
		case t.norm == "than" && at >= 0 && than < 0:
			than = i
		case at < 0 && (t.word.pair > 0 || degree(t.norm) != "" && i > 1):
			at = i
		}
	}
	if at < 1 || than < at || than+1 >= len(q) {
		return false, false
	}
	said, opposite := -1, false
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		base := degree(q[at].norm)
		if less := i > s.from && (d.toks[i-1].norm == "less" || d.toks[i-1].norm == "more"); less && base != "" && strings.HasPrefix(t.norm, base) && len(t.norm) <= len(base)+1 {
			if said < 0 || said == i-1 {
				said, opposite = i, d.toks[i-1].norm == "less"
				continue
			}
		}
		if t.word.pair > 0 && t.word.pair == q[at].word.pair || degree(t.norm) != "" && degree(t.norm) == degree(q[at].norm) {
			if said >= 0 {
				return false, false
			}
			said, opposite = i, t.word.pair > 0 && t.word.other != q[at].word.other
		}
	}
	if said < 0 || d.toks[max(0, said-1)].norm == "as" {
		return false, false
	}
	first, second := q[1:at], q[than+1:]
	subject := span{s.from, said}
	one, other := d.onlyIn(first, second, subject), d.onlyIn(second, first, subject)
	if one == other {
		return false, false
	}
	if object := (span{said, s.to}); one && d.onlyIn(first, second, object) || other && d.onlyIn(second, first, object) {
		return false, false
	}
	return one != opposite, true
}

// saysOrder reads a statement that says which of two came first, asked whether one did: asked whether the ship was
// repaired before it sailed, "it sailed before it was repaired" is a no. Ok is false where s does not say so.
func (d *document) saysOrder(s span) (yes, ok bool) {
	order := func(t *token) bool { return t.norm == "before" || t.norm == "after" }
	q := d.lastAsk()
	at, said := -1, -1
	for i := range q {
		if i > 1 && order(&q[i]) {
			at = i
		}
	}
	for i := s.from + 1; i < s.to; i++ {
		if order(&d.toks[i]) {
			if said >= 0 {
				return false, false
			}
			said = i
		}
	}
	if at < 0 || said < 0 || at+1 >= len(q) {
		return false, false
	}
	first, second := q[1:at], q[at+1:]
	before, behind := span{s.from, said}, span{said, s.to}
	one, other := d.onlyIn(first, second, before) && d.onlyIn(second, first, behind), d.onlyIn(second, first, before) && d.onlyIn(first, second, behind)
	if one == other {
		return false, false
	}
	return one == (q[at].norm == d.toks[said].norm), true
}

// onlyIn reports whether s holds a word of a that b does not hold.
func (d *document) onlyIn(a, b []token, s span) bool {
	for i := range a {
		t := &a[i]
		if function(t) || t.is(article) || !d.holdsForm(t, s) {
			continue
		}
		shared := false
		for k := range b {
			shared = shared || b[k].key == t.key
		}
		if !shared {
			return true
		}
	}
	return false
}
