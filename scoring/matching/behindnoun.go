package matching

import (
	"slices"
	"strings"
)

// besideFirstNoun reports whether h stands in what a sentence says of something else, which is all that its first
// clause gives: "The liver, which lies next to the stomach", "Oxygen makes up most of it, followed by nitrogen".
func (d *document) besideFirstNoun(h span, aliases []alias) bool {
	first := span{0, 0}
	for first.to < h.from && first.to < reach && d.toks[first.to].clause == d.toks[0].clause {
		first.to++
	}
	if first.to == h.from || first.to == reach {
		return false
	}
	if d.toks[h.from].sentence != d.toks[0].sentence {
		return d.remarksBehind(first, h, aliases)
	}
	opens := h.from
	for opens > first.to && h.from-opens < reach && d.toks[opens-1].clause == d.toks[h.from].clause {
		opens--
	}
	if givesReason(&d.toks[opens]) { // "Ann has it, since Ben gave it back"
		x := d.onlyNoun(first)
		return opens == first.to && d.isName(x) && !d.names(x, aliases)
	}
	if after := d.ranksBehind(opens) || d.comesLater(opens); !after && (opens != first.to || !d.tellsBeside(opens, h)) || after && d.asksRank() {
		return false
	}
	x := d.onlyNoun(first)
	return !x.empty() && !d.names(x, aliases)
}

// isSubject reports whether h is the subject of a statement that begins at token i and says nothing of what is asked.
func (d *document) isSubject(i int, h span) bool {
	for i < h.from && d.toks[i].is(article) {
		i++
	}
	if i != h.from || h.to >= len(d.toks) || !d.toks[h.to].is(auxiliary) {
		return false
	}
	for i = h.to; i < min(len(d.toks), h.to+reach) && d.toks[i].clause == d.toks[h.from].clause; i++ {
		if t := &d.toks[i]; saysWhat(t) && d.ofQuestion(t) {
			return false
		}
	}
	return true
}

// remarksBehind reports whether h stands in brackets behind a first sentence that is s and gives something else: "They
// eat plants. (Lions eat meat.)"
func (d *document) remarksBehind(s, h span, aliases []alias) bool {
	remark := d.around(h)
	if d.toks[s.to].sentence == d.toks[0].sentence || !strings.Contains(d.gapBefore(remark.from), "(") || d.sameNamed(remark) {
		return false
	}
	x := d.onlyNoun(s)
	return !x.empty() && !d.names(x, aliases)
}

// onlyNoun is what s gives beside words of the question and such as carry nothing, where that stands in a row. It is
// empty where it does not, or where there is more of it than a name has.
func (d *document) onlyNoun(s span) (x span) {
	const longest = 3 // words
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		switch {
		case function(t) || t.is(article) || d.ofQuestion(t) || d.asked(t.key) && !t.upper:
		case t.number && year(t.norm) && !x.empty(): // "in 1906"
		case t.number:
			return span{}
		case x.empty():
			x = span{i, i + 1}
		case x.to < i:
			return span{}
		default:
			x.to++
		}
	}
	if x.to-x.from > longest {
		return span{}
	}
	return x
}

// ranksBehind reports whether the clause that begins at token i tells of what comes behind, or lies beside.
func (d *document) ranksBehind(i int) bool {
	if i+1 >= len(d.toks) {
		return false
	}
	t, next := &d.toks[i], d.toks[i+1].norm
	return t.norm == "followed" && next == "by" || t.norm == "ahead" && next == "of" || t.norm == "next" && next == "to" || t.norm == "closely" && next == "followed"
}

// comesLater reports whether the clause that begins at token i tells of what comes later, where the first or the most is
// asked for: "Latin, then Greek".
func (d *document) comesLater(i int) bool {
	if d.toks[i].norm == "and" && i+1 < len(d.toks) {
		i++
	}
	return d.toks[i].norm == "then" && slices.ContainsFunc(d.lastAsk(), func(t token) bool {
		return t.norm == "first" || strings.HasSuffix(t.norm, "est") && degree(t.norm) != ""
	})
}

// asksRank reports whether the question asks for the one at a place in a row, or behind another.
func (d *document) asksRank() bool {
	return slices.ContainsFunc(d.lastAsk(), func(t token) bool {
		return t.ordinalNumber() && t.word.number.value != 1 || t.norm == "after" || t.norm == "next" || t.norm == "follow" || t.norm == "follows" || t.norm == "followed"
	})
}

// tellsBeside reports whether the clause of h, which begins at token opens, tells of something beside what stands
// before it.
func (d *document) tellsBeside(opens int, h span) bool {
	t := &d.toks[opens]
	next := ""
	if opens+1 < len(d.toks) {
		next = d.toks[opens+1].norm
	}
	switch {
	case (t.norm == "before" || t.norm == "after") && !d.asked(t.norm): // "Ann did, before Ben came"
		return h.to < len(d.toks) && d.toks[h.to].clause == t.clause
	case t.norm == "and": // "the heart, and the liver is second"
		return d.isSubject(opens+1, h) && !d.ofQuestion(&d.toks[h.to])
	case t.norm == "with": // "Ann was first, with Ben and Carl following"
		for i := h.to; i < min(len(d.toks), h.to+reach) && d.toks[i].clause == t.clause; i++ {
			switch d.toks[i].norm {
			case "following", "second", "third", "behind", "next", "trailing":
				return !d.asked(d.toks[i].key)
			}
		}
		return false
	case !relative(t) || (t.norm != "which") != d.asked("who") || t.norm == "which" && d.asksForPlace():
		return false
	case next == "is" || next == "was" || next == "are" || next == "were": // what it is, or is part of
		if opens+2 >= len(d.toks) || !d.toks[opens+2].is(besidePlace) {
			return false
		}
	}
	sub := span{opens, h.to}
	for sub.to < len(d.toks) && sub.to-h.to < reach && d.toks[sub.to].clause == t.clause {
		sub.to++
	}
	return !d.isSaidToBe(h) && !d.sameNamed(sub) && !slices.ContainsFunc(d.toks[sub.from:sub.to], func(t token) bool { return saysWhat(&t) && d.ofQuestion(&t) })
}

// noLonger reports whether h is said to have been what is asked for until some time, where it is asked who or what is
// so now.
func (d *document) noLonger(h span) bool {
	now := slices.ContainsFunc(d.lastAsk(), func(t token) bool {
		switch t.norm {
		case "current", "currently", "now", "present", "presently", "today":
			return true
		}
		return false
	})
	if !now {
		return false
	}
	const before = 3 // words: "its former head, Ann Lee"
	for i := max(0, h.from-before); i < min(len(d.toks), h.to+reach); i++ {
		t := &d.toks[i]
		switch {
		case t.sentence != d.toks[h.from].sentence:
		case t.norm == "former" && i < h.from:
			return d.ofQuestion(&d.toks[i+1])
		case t.clause == d.toks[h.from].clause && i > h.to && (t.norm == "until" || t.norm == "till"):
			return i+1 < len(d.toks) && d.toks[i+1].number
		}
	}
	return false
}
