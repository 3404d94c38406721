package matching

import (
	"slices"
	"strings"
)

// concludesOther reports whether of the times in s, a sentence, the last is worked out, gold stands before as what it
// is worked out from, and is not said to be what was asked for: "the 2nd was a Sunday, so the 30th was a Monday",
// "Sunday + 28 days = Monday".
func (d *document) concludesOther(s span, at []span, same []bool, own int) bool {
	last := len(at) - 1
	if same[last] || d.negated(at[last].from) {
		return false
	}
	if gap := d.gapBefore(at[last].from); strings.Contains(gap, "=") || len(at) == 2 && arrow(gap) {
		return true
	}
	from := d.conclusion(s)
	if at[own].to > from || at[last].from < from || slices.Contains(same[own+1:], true) {
		return false
	}
	before := span{s.from, from - 1}
	return d.saysOfQuestion(span{from, s.to}) || !d.saysOfQuestion(before) && !d.isBare(at[own], before)
}

// concludedLater reports whether the last sentence of the answer concludes another time than gold, which stands at h,
// and that of h does not answer, or the last does too: "The 2nd was a Sunday. So the 30th was a Monday."
func (d *document) concludedLater(h span, a *alias) bool {
	const opens = 6 // words
	s := span{len(d.toks) - 1, len(d.toks)}
	for s.from > h.to && s.to-s.from < reach && d.toks[s.from-1].sentence == d.toks[s.from].sentence {
		s.from--
	}
	if d.toks[s.from].sentence == d.toks[h.from].sentence {
		return false
	}
	behind := s
	if !d.opensConclusion(span{s.from, min(s.to, s.from+opens)}) {
		behind.from = d.conclusion(s)
	}
	at, same := d.times(behind, a)
	if len(at) == 0 || slices.Contains(same, true) || d.negated(at[len(at)-1].from) {
		return false
	}
	other := at[len(at)-1]
	return !d.givenTimes(h, a)(other) && (!d.answersAsked(h) || d.answersAsked(other))
}

// ofOtherDayThan reports whether h is a weekday that is said of another date than the one asked about, or of one that
// the question says it of, and another weekday stands behind it: "June 2 was a Sunday. 28 days later it was Monday."
func (d *document) ofOtherDayThan(h span) bool {
	own := &d.toks[h.from]
	if own.word.day == "" || !d.otherWeekday(h) {
		return false
	}
	q := taken(d.question, d.ask())
	lastAsk := len(q.toks) - len(d.lastAsk())
	given := slices.DeleteFunc(q.dates(q.all()), func(e dated) bool { return e.day == 0 })
	ofOther := false
	for _, e := range d.dates(d.around(h)) {
		if e.day == 0 || e.at.to != h.from && e.at.from != h.to && !d.inClause(e.at, own.clause) {
			continue
		}
		asked := false // for a date, and for this one
		for _, g := range given {
			if g.agrees(e.date) {
				return slices.ContainsFunc(q.toks, func(t token) bool { return t.word.day == own.word.day && q.inClause(g.at, t.clause) })
			}
			asked = asked || g.at.from >= lastAsk
		}
		ofOther = ofOther || asked
	}
	return ofOther
}

// inClause reports whether the date at h begins or ends in the clause, since a comma may part its year.
func (d *document) inClause(h span, clause int32) bool {
	return d.toks[h.from].clause == clause || d.toks[h.to-1].clause == clause
}

// A weekday is where the answer last gives another day than this one.
type weekday struct {
	own  string
	last int
}

// otherWeekday reports whether behind h, a weekday, the answer gives another one that the question does not hold.
// It is looked for once: an answer may name the same day a thousand times.
func (d *document) otherWeekday(h span) bool {
	own := d.toks[h.from].word.day
	if d.weekday.own != own {
		d.weekday = weekday{own, len(d.toks) - 1}
		for ; d.weekday.last >= 0; d.weekday.last-- {
			t := &d.toks[d.weekday.last]
			if t.word.day != "" && t.word.day != own && t.upper && !d.asked(t.key) && !d.negated(d.weekday.last) {
				break
			}
		}
	}
	return d.weekday.last >= h.to
}
