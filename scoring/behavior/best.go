package behavior

import "strings"

// best is the commitment that counts: a marked one, else the first in play,
// else a fresh one; next to a decline only what plainly answers all the same.
func (s *scene) best(vs []value, dec signal, declined bool) (value, bool) {
	var b value
	var r remark
	holds := false
	if declined {
		r = s.remarkOf(dec)
	}
	shown := s.examplesAmong(vs, declined)
	for k, v := range vs {
		in := s.in[v.clause]
		if shown && s.supposedCase(v.from, v.clause) {
			continue
		}
		if in.has(hearsay) && (declined || s.any(declineSubjective)) {
			continue
		}
		if in.has(offer, courtesy, moral, seek, urge) && v.strength < marked {
			continue
		}
		if s.clauses[v.clause].condition && !s.sent[s.clauses[v.clause].sentence].has(assumption) {
			continue
		}
		if in.has(dated) && s.clauses[v.clause].contrast && v.strength < marked {
			continue
		}
		if s.illustrates(v.from, v.clause) && (v.strength < marked || declined && !s.boxed(v.from)) {
			continue
		}
		if v.strength == restated {
			if _, ok := s.formula(s.clauses[v.clause].from, s.clauses[v.clause].to); ok {
				continue
			}
		}
		settled := declined && s.settled(v, dec, &r)
		if declined && v.strength < marked && !settled && !s.despite(v, dec, r) {
			continue
		}
		if s.q.AnswerType == "choice" && v.strength < marked && s.undecided(v, sameClause(vs, k)) {
			continue
		}
		if v.strength > b.strength || v.strength == b.strength && v.strength >= concluded && v.clause != b.clause {
			b, holds = v, settled && s.clauses[v.clause].sentence == 0
		}
	}
	if b.strength == restated && declined && !holds && !(r.assumed > 0 && r.assumed < b.from) {
		return value{}, false
	}
	return b, b.strength > 0
}

// undecided reports whether v stands beside another choice in its clause
// without being preferred to it.
func (s *scene) undecided(v value, vs []value) bool {
	c := s.clauses[v.clause]
	for _, o := range vs {
		if o.listed == v.listed || o.listed < 0 {
			continue
		}
		for i := c.from; i < c.to; i++ {
			switch s.text[s.toks[i].start:s.toks[i].end] {
			case "than", "over", "not", "beats":
				return o.from < v.from
			}
		}
		return true
	}
	return false
}

// despite reports whether v is put forward after a decline all the same: in
// doubt, under an assumption, or in a clause that turns from it.
func (s *scene) despite(v value, dec signal, r remark) bool {
	c := s.clauses[v.clause]
	sent := s.sent[c.sentence]
	if sent.has(offer, courtesy, askBack) || s.in[v.clause].has(hearsay) {
		return false
	}
	if sent.has(assumption) || s.in[v.clause].has(doubt) {
		return true
	}
	if v.from < dec.from {
		return false
	}
	if r.assumed > 0 && r.assumed < v.from {
		return true // "the width is not given, so let us assume one meter. Then it is 60"
	}
	if !v.answersAlone(s) && !s.computed(v) {
		return false
	}
	for ci := max(dec.clause+1, s.firstClause(c.sentence)); ci <= v.clause; ci++ {
		if s.clauses[ci].contrast {
			return true
		}
	}
	return false
}

// computed reports whether an equals sign stands right before v.
func (s *scene) computed(v value) bool {
	before := strings.TrimRight(s.text[:s.toks[v.from].start], " *_$")
	return strings.HasSuffix(before, "=") || strings.HasSuffix(before, "≈")
}

// answersAlone reports whether the value's clause is of the form "it is V".
func (v value) answersAlone(s *scene) bool { return v.says(s, 2) }

// says reports whether the value's clause says the value of what was asked, in
// words of the question and at most so many fresh ones, and names nothing else.
func (v value) says(s *scene, most int) bool {
	c := s.clauses[v.clause]
	fresh := 0
	for i := c.from; i < c.to; i++ {
		t := &s.toks[i]
		if i >= v.from && i < v.to || s.inAsked(t.hash) || !t.upper && t.kind == word && s.given(t.hash) || t.is(classStop) || t.is(classTurn) || t.is(classUnit) {
			continue
		}
		if t.upper || t.kind == number {
			return false
		}
		if fresh++; fresh > most {
			return false
		}
	}
	return true
}

// sameClause are the values of the clause that value k stands in.
func sameClause(vs []value, k int) []value {
	from, to := k, k
	for from > 0 && vs[from-1].clause == vs[k].clause {
		from--
	}
	for to < len(vs) && vs[to].clause == vs[k].clause {
		to++
	}
	return vs[from:to]
}
