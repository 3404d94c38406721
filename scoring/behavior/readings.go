package behavior

import "slices"

// readings finds an answer that sets out readings and chooses none, or asks.
func (s *scene) readings(vs []value, best value, denied bool) (Reading, bool) {
	ask, asks := s.signalIn(0, len(s.clauses), askBack)
	many, hasMany := s.signalIn(0, len(s.clauses), readingMany)
	ifs := 0
	var first signal
	for _, g := range s.signals {
		if g.group == readingIf {
			if ifs == 0 {
				first = g
			}
			ifs++
		}
	}
	different := 0
	var seen []value
	for _, v := range vs {
		if len(seen) == 16 {
			break // nobody means sixteen readings: the rest are figures of the work
		}
		if s.q.AnswerType == "choice" || v.strength < fresh || s.in[v.clause].has(hearsay) {
			continue
		}
		dup := slices.ContainsFunc(seen, func(o value) bool { return s.sameValue(o, v) })
		if !dup && v.listed >= 0 {
			different++
		}
		if !dup {
			seen = append(seen, v)
		}
	}
	switch {
	case best.strength == marked && ifs < 2:
		return Reading{}, false
	case s.in[0].has(declineSubjective) && len(seen) > 1 && s.q.AnswerType != "choice":
		g, _ := s.signalIn(0, 0, declineSubjective)
		return Reading{Kind: Clarified, Evidence: []Evidence{s.evidence(g)}}, true
	case best.strength == concluded && s.clauses[best.clause].sentence == len(s.sent)-1 && ifs < 2 && !asks:
		return Reading{}, false
	case different >= 2 && s.tied(seen) && !s.any(denial, denialSoft):
		g := s.span(seen[0].from, seen[len(seen)-1].to, "several readings")
		return Reading{Kind: Clarified, Evidence: []Evidence{g}}, true
	case ifs >= 2 && len(seen) != 1:
		return Reading{Kind: Clarified, Evidence: []Evidence{s.evidence(first)}}, true
	case hasMany && (different != 1 && len(seen) != 1 || s.q.AnswerType == "choice" && best.strength < concluded) && !denied:
		return Reading{Kind: Clarified, Evidence: []Evidence{s.evidence(many)}}, true
	case asks && len(seen) == 0 && ask.from < 40 && !denied:
		if d, ok := s.decline(); ok && d.group != declineKnowledge {
			return Reading{}, false
		}
		return Reading{Kind: Clarified, Evidence: []Evidence{s.evidence(ask)}}, true
	}
	return Reading{}, false
}

// tied reports whether each of two values is tied to a reading of its own: a
// name or a condition stands beside each, or "or" between them.
func (s *scene) tied(vs []value) bool {
	if s.any(readingIf, readingMany, askBack, declineSubjective) || s.clauses[0].asked {
		return true
	}
	ifs := 0
	for i := range s.toks {
		if s.toks[i].is(classCondition) || s.word(i) == "otherwise" {
			ifs++
		}
	}
	if ifs >= 2 {
		return true
	}
	ones := 0
	for _, v := range vs {
		for i := s.clauses[v.clause].from; i < v.from; i++ {
			if s.word(i) == "one" && prevOf(vs, v) <= i {
				ones++
				break
			}
		}
	}
	if ones >= 2 {
		return true // "one in June and one in September"
	}
	tagged := 0
	for _, v := range vs {
		if v.to < len(s.toks) && s.word(v.to) == "for" {
			tagged++
		}
	}
	if tagged >= 2 {
		return true
	}
	names, or := 0, false
	prev := 0
	for _, v := range vs {
		from := max(prev, s.clauses[s.firstClause(s.clauses[v.clause].sentence)].from)
		named := false
		for i := from; i < v.from; i++ {
			if s.toks[i].upper && !s.toks[i].is(classStop) {
				named = true
			}
			if w := s.text[s.toks[i].start:s.toks[i].end]; w == "or" && i > prev && prev > 0 {
				or = true
			}
		}
		for i := v.to; i < min(v.to+4, len(s.toks)) && s.toks[i].brk < comma; i++ {
			if s.toks[i].upper {
				named = true
			}
		}
		if named {
			names++
		}
		prev = v.to
	}
	return names >= 2 || or
}

// prevOf is where the value before v ends, 0 where none is.
func prevOf(vs []value, v value) int {
	at := 0
	for _, o := range vs {
		if o.from < v.from && o.to > at {
			at = o.to
		}
	}
	return at
}

// ruleAlternatives is the rule of a reading of two values between which nothing chooses.
const ruleAlternatives = "alternatives"

// undecidedBetween reads an answer that leaves two values side by side: of the
// question's own options it does not know which, of others it gives readings.
func (s *scene) undecidedBetween(pair [2]value) Reading {
	rule := "several readings"
	if s.alternates(pair[0], pair[1]) {
		rule = ruleAlternatives
	}
	r := Reading{Kind: Clarified, Evidence: []Evidence{s.span(pair[0].from, pair[1].to, rule)}}
	if s.q.AnswerType == "choice" {
		r.Kind, r.Detail = Abstained, "information"
	}
	return r
}

// onlyAsks reports whether the answer is nothing but questions.
func (s *scene) onlyAsks() bool {
	for _, c := range s.clauses {
		if !c.asked {
			return false
		}
	}
	return true
}
