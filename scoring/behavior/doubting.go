package behavior

// doubting finds words around an answer that doubt all of it and nothing in particular ("I could be wrong,
// but ...", "Don't quote me on that."): what is between them, in bytes. They make no decline of an answer,
// nor a doubtful answer of a decline.
func (s *scene) doubting() (from, to int, ok bool) {
	from, to = s.toks[0].start, len(s.text)
	c := s.clauses[0]
	if end, doubts := s.doubtAt(0, c.to); doubts {
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
		if _, doubts := s.doubtAt(c.from, c.to); doubts && len(s.toks)-c.from <= longestDoubt {
			to, ok = s.toks[c.from].start, true
		}
	}
	return from, to, ok && from < to
}

// doubtAt finds such words at the start of a clause, and where they end. Few words begin them, and the
// others are not looked for.
func (s *scene) doubtAt(from, to int) (end int, ok bool) {
	switch s.lettersOf(from) {
	case "i", "we", "correct", "forgive", "stop", "do", "don", "take", "keep", "note", "but":
		return s.endsWith(endsDoubting, from, to)
	}
	return 0, false
}

// lettersOf are those that word i begins with, of a contraction what is before the apostrophe.
func (s *scene) lettersOf(i int) string {
	w := s.word(i)
	for k := range len(w) {
		if !isLetter(w[k]) {
			return w[:k]
		}
	}
	return w
}

// longestDoubt is how many words a last sentence has that doubts all of an answer.
const longestDoubt = 12

// mostDoubts is how many such words, one behind the other, are left out at either end.
const mostDoubts = 3

// amidDoubt reads an answer again without such words around it: where it declines then, it does, and where
// it answers it is hedged.
func (s *scene) amidDoubt(q Question, whole string, r Reading) Reading {
	from, to := 0, len(whole)
	for range mostDoubts {
		s.lookWithin(q, whole[from:to])
		if len(s.toks) == 0 {
			return r
		}
		first, last, ok := s.doubting()
		if !ok {
			break
		}
		from, to = from+first, from+last
	}
	s.lookWithin(q, whole[from:to])
	if len(s.toks) == 0 {
		return r
	}
	rest := s.doubtAndAll(q, whole[from:to], s.byWords)
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
