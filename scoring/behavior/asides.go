package behavior

import (
	"cmp"
	"slices"
)

// asideGroups are those of phrases that may stand in a sentence that says nothing of what was
// asked.
const asideGroups = groupSet(1<<courtesy | 1<<assent | 1<<seek | 1<<moral | 1<<final | 1<<readingIf | 1<<doubt | 1<<dated)

// cutAsides leaves out what stands around an answer or a decline and says nothing of what was
// asked: "Let me think.", the question once more, a label, "That's the final answer." How
// that is put would weigh like the answer itself. Where a text was asked for it may be of it.
func (s *scene) cutAsides() {
	s.prepare()
	if !s.untyped() || !s.posed {
		for last := len(s.ends) - 1; last > 0 && (s.isAside(endsClosing, last) || !s.untyped() && s.isAside(endsItem, last)); last-- {
			s.cutFrom(last)
		}
	}
	s.cutOpenings()
	s.cutLead()
	s.unquote()
}

// isAside reports whether a sentence is one of a group of endings, and holds nothing that could
// be an answer or a decline.
func (s *scene) isAside(group, k int) bool {
	ci, last := s.firstClause(k), s.ends[k]
	from, to := s.clauses[ci].from, s.clauses[last].to
	end, ok := s.endsWith(group, from, s.clauses[ci].to)
	headed := !ok && ci < last && s.clauses[ci].to-from <= longestHeading
	if headed {
		end, ok = s.endsWith(group, from, to) // "Confidence: 95%"
	}
	if !ok || group == endsOpening && ci < last && !headed {
		return false
	}
	for i := end; i < to; i++ {
		t := &s.toks[i]
		_, listed := s.listedAt(i)
		if t.kind == number || listed > 0 || t.is(classLack) || group == endsOpening && t.brk == comma {
			return false
		}
	}
	var in groupSet
	k, _ = slices.BinarySearchFunc(s.signals, ci, func(g signal, ci int) int { return cmp.Compare(g.clause, ci) })
	for ; k < len(s.signals) && s.signals[k].clause <= last; k++ {
		if g := s.signals[k]; g.to > end || g.group == assent { // the phrase itself is known
			in |= 1 << g.group
		}
	}
	if in&^asideGroups != 0 || in.has(assent) && (s.q.AnswerType == "boolean" || s.untyped() && s.asks == asksPolar) {
		return false // "Sure." may be a yes
	}
	return true
}

// longestHeading is how many words a clause has that leads another: "Confidence: 95%".
const longestHeading = 3

// restates reports whether a sentence only says again what was asked: "The question asks how many were
// left." Whatever it says, it says in words of the question.
func (s *scene) restates(k int) bool {
	ci, last := s.firstClause(k), s.ends[k]
	end, ok := s.endsWith(endsRestating, s.clauses[ci].from, s.clauses[ci].to)
	if !ok {
		return false
	}
	held, others := 0, 0
	for i := end; i < s.clauses[last].to; i++ {
		switch t := &s.toks[i]; {
		case s.given(t.hash):
			held++
		case t.kind == number, t.is(classLack):
			return false
		case !t.is(classStop):
			others++
		}
	}
	return held > 5*others
}

// cutLead leaves out a label before what is more than a value ("Answer: It takes ..."), and words
// before a comma that lead into an answer to an item ("Based on the text, ...").
func (s *scene) cutLead() {
	to := s.clauses[0].to
	if end, ok := s.endsWith(endsLabeling, 0, to); ok && end == to && to < len(s.toks)-longestMarked && !lacksShortly(s.text[s.toks[to].start:]) {
		s.cutTo(1, to)
	}
	if s.q.AnswerType == "boolean" || s.untyped() && s.asks == asksPolar {
		return
	}
	to = s.clauses[0].to
	end, ok := s.endsWith(endsLeadingOn, 0, to)
	if !ok && !s.untyped() {
		end, ok = s.endsWith(endsLeading, 0, to)
	}
	if ok && end < to && s.toks[end].brk == comma {
		s.cutTo(0, end)
	}
}

// unquote takes off the quotation marks around an answer as a whole, as in JSON.
func (s *scene) unquote() {
	for i := range s.toks {
		if !s.toks[i].quoted {
			return
		}
	}
	for i := range s.toks {
		s.toks[i].quoted = false
	}
}

// cutFrom leaves out what stands from sentence k on.
func (s *scene) cutFrom(k int) {
	first := s.firstClause(k)
	n := s.clauses[first].from
	s.text = s.text[:s.toks[n].start]
	s.toks, s.clauses, s.ends, s.in, s.sent = s.toks[:n], s.clauses[:first], s.ends[:k], s.in[:first], s.sent[:k]
	s.signals = slices.DeleteFunc(s.signals, func(g signal) bool { return g.clause >= first })
}

// cutTo leaves out what stands before token n, which is of clause first. The text stays, so that
// what is found has its place in it.
func (s *scene) cutTo(first, n int) {
	k := s.clauses[first].sentence
	s.lead, s.ended = s.toks[n-1].end, [2]int{}
	s.toks, s.clauses, s.ends = slices.Delete(s.toks, 0, n), slices.Delete(s.clauses, 0, first), slices.Delete(s.ends, 0, k)
	s.toks[0].brk = paragraphBreak
	for i := range s.clauses {
		c := &s.clauses[i]
		c.from, c.to, c.sentence = max(0, c.from-n), c.to-n, c.sentence-k
	}
	s.clauses[0].first = true
	for i := range s.ends {
		s.ends[i] -= first
	}
	s.in, s.sent = s.in[:len(s.clauses)], s.sent[:len(s.ends)]
	s.signals = slices.DeleteFunc(s.signals, func(g signal) bool { return g.from < n })
	for i := range s.signals {
		g := &s.signals[i]
		g.from, g.to, g.clause = g.from-n, g.to-n, g.clause-first
	}
}

// lacksElse finds where the last sentences of an answer to an item begin that tell of a lack of
// something else ("No other details are given."): 0 where none does.
func (s *scene) lacksElse() (at int) {
	if s.untyped() {
		return 0
	}
	for last := len(s.ends) - 1; last > 0; last-- {
		c := s.clauses[s.firstClause(last)]
		to := c.to
		if to == c.from+1 { // "Note: my knowledge has a cutoff."
			to = s.clauses[s.ends[last]].to
		}
		if _, lacks := s.endsWith(endsLacking, c.from, to); !lacks && !s.lacksOther(last) {
			break
		}
		at = s.toks[c.from].start
	}
	return at
}
