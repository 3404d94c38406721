package behavior

// A remark is what is known of the declines that values are held against, looked for once
// for all of them.
type remark struct {
	asked   carried
	lacks   []lack // all declines, once a value stood before them; none where there are more than mostLacks
	looked  bool
	assumed int // the first token of an assumption behind the one that leads, 0 where none is
}

// mostLacks is how many declines of an answer may be remarks.
const mostLacks = 6

func (s *scene) remarkOf(dec signal) (r remark) {
	for _, g := range s.signals[s.at[dec.clause]:] {
		if g.group == assumption && g.from > dec.from {
			r.assumed = g.from
			break
		}
	}
	return r
}

// lacksOf holds each decline beside the values against the question, where there are words
// to hold it against.
func (s *scene) lacksOf(q *carried, vs []value) (lacks []lack) {
	if len(q.core) == 0 {
		return nil
	}
	for _, g := range s.signals {
		if !g.group.declines() {
			continue
		}
		if len(lacks) == mostLacks {
			return nil
		}
		lacks = append(lacks, s.lackAt(q, vs, g))
	}
	return lacks
}

// settled reports whether v answers before the decline, and the decline is a remark on
// something else: "He was baptized on the 26th. His birth date is unknown."
func (s *scene) settled(v value, dec signal, r *remark) bool {
	if v.from > dec.from {
		return false
	}
	if !r.looked {
		r.looked, r.asked = true, s.carried()
		r.lacks = s.lacksOf(&r.asked, s.committed)
	}
	return s.remarks(&r.asked, r.lacks, v)
}

// isSettled is settled for a single value.
func (s *scene) isSettled(v value, dec signal) bool { return s.settled(v, dec, new(remark)) }

// besideRemark is an answer with v, and no other, beside a remark on something else.
func (s *scene) besideRemark(v value, dec signal) Reading {
	r := s.withDoubt(v, signal{}, false)
	r.Evidence = append(r.Evidence, s.span(dec.from, dec.to, ruleRemark))
	return r
}

// ruleRemark is the rule of the evidence for a decline that is no more than a remark.
const ruleRemark = "remark"

// told finds the answer beside a remark on something else where no more is known of the
// value than what the question asks for by its words: "84 kg; who built it is not said".
func (s *scene) told(lead signal) (Reading, bool) {
	if s.seeks == "" || lead.group >= declinePolicy || s.asks == asksSpeaker || s.any(wholly, apology, cannot) {
		return Reading{}, false
	}
	q := s.carried()
	for ci := 0; ci < lead.clause && ci < mostBefore; ci++ {
		if c := s.clauses[ci]; !s.tells(ci, ci) || s.in[ci].has(hearsay) || s.saysOfText(c.from, c.to) {
			continue // what a text says may be all that it has in place of what was asked
		}
		if v, ok := s.soughtIn(&q, ci); ok && s.remarks(&q, s.lacksOf(&q, []value{v}), v) {
			return s.besideRemark(v, lead), true
		}
	}
	return Reading{}, false
}

// soughtIn finds a value of the type that the question asks for in a clause, which may
// stand in the text before the question.
func (s *scene) soughtIn(q *carried, ci int) (value, bool) {
	c := s.clauses[ci]
	for i := c.from; i < c.to; i++ {
		t := &s.toks[i]
		if s.inProper(q, t.hash) || t.kind == number && s.inFormula(i) {
			continue
		}
		is := t.kind == number || t.is(classNumber) && s.seeks == "number"
		to := i + 1
		switch s.seeks {
		case "name":
			for to < c.to && s.toks[to].upper && s.toks[to].brk == none {
				to++
			}
			is = t.upper && t.kind == word && !t.is(classStop) && (i > c.from || to > i+1 || to == c.to)
		case "month", "date":
			is = is || t.upper && t.is(classMonth)
		case "weekday":
			is = t.upper && t.is(classWeekday)
		}
		if is {
			return value{from: i, to: to, clause: ci, listed: -1, strength: fresh}, true
		}
	}
	return value{}, false
}
