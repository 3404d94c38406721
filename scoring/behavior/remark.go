package behavior

// A remark is what is known of the decline that values are held against, looked
// for once for all of them.
type remark struct {
	core    []string // of the question
	apart   bool     // it, and every other decline, is of something else
	assumed int      // the first token of an assumption behind it, 0 where none is
	at      int      // the sentence that covers is of, -1 where none was looked at
	covers  float64
}

func (s *scene) remarkOf(dec signal) remark {
	r := remark{at: -1}
	for _, g := range s.signals[s.at[dec.clause]:] {
		if g.group == assumption && g.from > dec.from {
			r.assumed = g.from
			break
		}
	}
	r.core = s.core()
	if len(r.core) == 0 || len(r.core) > mostCore {
		return r
	}
	last := -1
	for _, g := range s.signals {
		if on := s.clauses[g.clause].sentence; g.group.declines() && on != last {
			if last = on; !s.isApart(r.core, g) {
				return r
			}
		}
	}
	r.apart = true
	return r
}

// isApart reports whether the sentence of a decline holds next to nothing of what
// was asked, and words of its own.
func (s *scene) isApart(core []string, dec signal) bool {
	on := s.clauses[dec.clause].sentence
	if s.concludes(on) || s.ofWhatIsAsked(on) || s.covers(core, on) >= fewOfAsked {
		return false
	}
	own := 0
	for i := s.clauses[s.firstClause(on)].from; i < s.clauses[s.ends[on]].to; i++ {
		t := &s.toks[i]
		if (i < dec.from || i >= dec.to) && !s.lx.Has(t.id, classStop) && !s.lx.Has(t.id, classTurn) && !s.lx.Has(t.id, classGeneric) {
			own++
		}
	}
	return own > 1
}

// answersApart reports whether v answers where the decline is of something else: it
// is concluded, opens the answer, or stands in a sentence that holds most of what
// was asked.
func (s *scene) answersApart(v value, r *remark) bool {
	if v.strength >= concluded || s.opens(v) {
		return true
	}
	if at := s.clauses[v.clause].sentence; at != r.at {
		r.at, r.covers = at, s.covers(r.core, at)
	}
	return r.covers >= mostOfAsked
}

// framed reports whether v stands with a word of the question in its clause, or
// opens the answer: a figure in a row of data or in brackets answers nothing.
func (s *scene) framed(v value) bool {
	c := s.clauses[v.clause]
	return s.namesAsked(c.from, v.from) || s.namesAsked(v.to, c.to) || s.opens(v)
}

// opens reports whether the answer opens with v and little beside it.
func (s *scene) opens(v value) bool {
	return s.clauses[v.clause].sentence == 0 && s.clauses[s.ends[0]].to <= shortAnswer+2
}

// isSettled is settled for a single value.
func (s *scene) isSettled(v value, dec signal) bool {
	r := s.remarkOf(dec)
	return s.settled(v, dec, &r)
}
