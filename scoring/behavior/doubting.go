package behavior

// doubting finds words around an answer that doubt all of it and nothing in particular ("I could be wrong,
// but ...", "Don't quote me on that."): what is between them, in bytes. They make no decline of an answer,
// nor a doubtful answer of a decline.
func (s *scene) doubting() (from, to int, ok bool) {
	from, to = s.toks[0].start, len(s.text)
	c := s.clauses[0]
	if end, doubts := s.endsWith(endsDoubting, 0, c.to); doubts {
		at := end
		if at == c.to && s.ends[0] > 0 { // "I could be wrong, but"
			at = s.clauses[1].from
			for at < len(s.toks) && s.says(at, at+1, "but", "though", "however") {
				at++
			}
		}
		if at < len(s.toks) && (at > c.to || s.toks[at].brk == comma || s.says(at-1, at, "but", "though", "however")) {
			from, ok = s.toks[at].start, true
		}
	}
	last := len(s.ends) - 1
	if c := s.clauses[s.firstClause(last)]; last > 0 {
		if _, doubts := s.endsWith(endsDoubting, c.from, c.to); doubts && len(s.toks)-c.from <= longestDoubt {
			to, ok = s.toks[c.from].start, true
		}
	}
	return from, to, ok && from < to
}

// longestDoubt is how many words a last sentence has that doubts all of an answer.
const longestDoubt = 12

// amidDoubt reads an answer again without such words around it: where it declines then, it does, and where
// it answers it is hedged.
func (s *scene) amidDoubt(q Question, whole string, r Reading) Reading {
	s.lookWithin(q, whole)
	from, to, ok := s.doubting()
	if !ok {
		return r
	}
	s.lookWithin(q, whole[from:to])
	if len(s.toks) == 0 {
		return r
	}
	rest := s.within(q, whole[from:to], s.byWords)
	for i := range rest.Evidence {
		rest.Evidence[i].Start += from
		rest.Evidence[i].End += from
	}
	switch {
	case rest.Kind.Declines():
		return rest
	case r.Kind == Hedged || r.Kind == Answered || rest.Kind == Unclear:
		return r
	case rest.Kind == Answered:
		rest.Kind, rest.Detail = Hedged, "doubt"
	}
	return rest
}
