package matching

import (
	"slices"
	"strings"
)

// ofOtherTime reports whether h, a time of day, a weekday or a month, stands beside another one in its
// sentence, and what the question asks for is said of that: "doors open at seven and the show starts at
// eight". So it is where the answer opens with the other and nothing else: "Friday (the fair is on Monday)".
func (d *document) ofOtherTime(h span, a *alias) bool {
	t := &d.toks[h.from]
	if !a.isClock && (h.to > h.from+1 || t.word.day == "" && t.word.month == 0 || len(a.toks) > 1) {
		return false
	}
	if d.asksSeveral() {
		return false
	}
	if d.besides++; d.besides > besideMost {
		return false
	}
	if d.concludedLater(h, a) || d.ofOtherDayThan(h) {
		return true
	}
	s := h
	for s.from > 0 && d.toks[s.from-1].sentence == t.sentence && h.from-s.from < reach {
		s.from--
	}
	for s.to < len(d.toks) && d.toks[s.to].sentence == t.sentence && s.to-h.to < reach {
		s.to++
	}
	at, same := d.times(s, a)
	own := slices.Index(at, h)
	if own < 0 || len(at) < 2 || !slices.Contains(same, false) || d.worksOut(h) {
		return false
	}
	if own > 0 && d.movedOn(at[own-1], h) {
		return false
	}
	if own+1 < len(at) && !same[own+1] && d.movedOn(h, at[own+1]) {
		return true
	}
	if d.concludesOther(s, at, same, own) {
		return true
	}
	if own > 0 && !same[0] && d.standsAlone(at[0], s) && (strings.ContainsAny(d.gapBefore(at[0].to), "(;") || slices.ContainsFunc(d.toks[at[own-1].to:h.from], func(t token) bool { return !function(&t) && !d.joins(&t) })) {
		return true
	}
	said := d.beside(at)
	if said[own].words == 0 {
		return false
	}
	given := d.givenTimes(h, a)
	for k, o := range said {
		if !same[k] && o.asked > 0 && o.points() > said[own].points() && !given(at[k]) {
			return true
		}
	}
	return false
}

// givenTimes says which times an answer only repeats: those of the last sentence of the question, and, where it holds h
// nowhere, all of it. "A bus leaves at 11:05. When is it there?" is not asked for 11:05.
func (d *document) givenTimes(h span, a *alias) func(span) bool {
	held := func(toks []token) func(span) bool {
		if !a.isClock {
			return func(v span) bool {
				return slices.ContainsFunc(toks, func(t token) bool { return t.upper && t.key == d.toks[v.from].key })
			}
		}
		q := taken(d.question, toks)
		times := q.clocks(q.all())
		return func(v span) bool {
			own := d.clocks(v)
			return len(own) == 1 && slices.ContainsFunc(times, func(e timed) bool { return e.sameHand(own[0]) })
		}
	}
	if given := held(d.ask()); !given(h) {
		return given
	}
	return held(d.lastAsk())
}

// sameHand reports whether a clock with hands shows the same at both times.
func (e timed) sameHand(o timed) bool { return e.minutes%720 == o.minutes%720 }

// worksOut reports whether h stands directly behind an equals sign, an arrow or a conclusion: "13:00 + 1 h =
// 14:00", "the day after Tuesday, so Wednesday".
func (d *document) worksOut(h span) bool {
	const longest = 3 // words: "so it is"
	if strings.ContainsAny(d.gapBefore(h.from), "=→≈") {
		return true
	}
	for i := h.from - 1; i >= max(0, h.from-longest) && d.toks[i].clause == d.toks[h.from].clause; i-- {
		if d.at(conclude, i) > 0 {
			return true
		}
	}
	return false
}

// times are the times of a's kind in s, in order, and which of them are gold.
func (d *document) times(s span, a *alias) (at []span, same []bool) {
	if a.isClock {
		for _, e := range d.clocks(s) {
			at, same = append(at, e.at), append(same, a.clock.agrees(e.clock, a.marked))
		}
		return at, same
	}
	day := a.toks[0].word.day != ""
	for i := s.from; i < s.to; i++ {
		if t := &d.toks[i]; day && t.word.day != "" || !day && t.word.month > 0 && t.upper {
			at, same = append(at, span{i, i + 1}), append(same, t.key == a.keys[0])
		}
	}
	return at, same
}

// standsAlone reports whether v is all that stands before a mark at the beginning of s: "Friday; ...", "It
// is on Friday (...", not "On Friday, ...".
func (d *document) standsAlone(v, s span) bool {
	for i := s.from; i < v.from; i++ {
		if t := &d.toks[i]; !function(t) && t.norm != "every" && t.norm != "each" {
			return false
		}
	}
	if v.to == len(d.toks) || d.toks[v.to].clause == d.toks[v.to-1].clause { // a colon in v begins a clause too
		return false
	}
	first := &d.toks[s.from]
	return s.from == v.from || pronoun(first) || !first.is(light) || d.gapBefore(v.to)[0] != ','
}

// movedOn reports whether the time v was given up for the next one, w: "the 3rd, moved to the 5th". It does
// not where the question asks for what was before.
func (d *document) movedOn(v, w span) bool {
	if d.planned(v, w) {
		return true
	}
	const lead = 3 // words between "to" and w: "to Friday, the"
	if d.marks&(1<<moved) == 0 || w.from <= v.to || d.toks[v.from].sentence != d.toks[w.from].sentence {
		return false
	}
	to := w.from - 1
	for to > v.to && w.from-to <= lead && (d.toks[to].is(article) || d.toks[to].word.day != "") {
		to--
	}
	switch d.toks[to].norm {
	case "to", "until", "till":
	default:
		return false
	}
	for i := max(v.to, to-reach); i < to; i++ {
		if n := d.at(moved, i); n > 0 && i+n <= to {
			return !d.asksOfBefore()
		}
	}
	from := v.from - 1 // "moved from Friday to Monday"
	return to == v.to && from > 0 && d.toks[from].norm == "from" && d.at(moved, from-1) == 1 && !d.asksOfBefore()
}

// planned reports whether v is said to be what was planned at first, and w stands behind it in the sentence:
// "originally set for the 3rd, it will be on the 5th".
func (d *document) planned(v, w span) bool {
	const before = 4 // words
	if w.from <= v.to || d.toks[v.from].sentence != d.toks[w.from].sentence || d.toks[w.from].clause == d.toks[v.from].clause {
		return false
	}
	first, plan := false, false
	for i := v.from - 1; i >= max(0, v.from-before) && d.toks[i].clause == d.toks[v.from].clause; i-- {
		switch d.toks[i].norm {
		case "originally", "initially", "previously", "formerly", "first":
			first = true
		case "planned", "scheduled", "set", "due", "intended", "announced", "expected":
			plan = true
		}
	}
	return first && plan && !d.asksOfBefore()
}
