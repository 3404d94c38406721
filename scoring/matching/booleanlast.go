package matching

import "strings"

// lastStatement reads a yes or no out of the last of several sentences, of which others hold the words and this
// one neither: "By 2? No. By 3? No. So 97 is prime." It has to conclude, or to stand in a line of its own and to
// say nothing but what was asked.
func (d *document) lastStatement(sentences []span) (yes bool, at span, rule string, ok bool) {
	s := sentences[len(sentences)-1]
	if len(sentences) == 1 || !d.has(conclude, span{s.from, min(s.to, s.from+4)}) && !d.restates(s) {
		return false, span{}, "", false
	}
	if _, _, said := d.says(s); said {
		return false, span{}, "", false
	}
	return d.implies(s)
}

// restates reports whether s stands in a line of its own, and all that it says is of the question.
func (d *document) restates(s span) bool {
	if !strings.Contains(d.gapBefore(s.from), "\n") {
		return false
	}
	said := 0
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		if !saysWhat(t) || d.at(negate, i) > 0 || t.is(denial) {
			continue
		}
		if !d.ofQuestion(t) {
			return false
		}
		said++
	}
	return said > 0
}

// denialOpens is where the clause of the denial at token i opens in s, or the reason that holds it: what stands
// before it may say something else. It is the first token of s where all of it is one.
func (d *document) denialOpens(i int, s span) int {
	for i > s.from && d.toks[i].clause == d.toks[i-1].clause && !givesReason(&d.toks[i]) {
		i--
	}
	return i
}
