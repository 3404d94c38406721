package behavior

// loud reports whether an answer of several words has all of them in capitals, so that capitals say nothing
// of any.
func (s *scene) loud() bool {
	words, small := 0, 0
	for i := range s.toks {
		t := &s.toks[i]
		if t.kind == number {
			continue
		}
		if !t.upper && (i == 0 || s.toks[i-1].start < t.start) { // not the second word of a contraction
			return false
		}
		words++
		if t.is(classStop) {
			small++
		}
	}
	return words >= fewLoud && small >= fewSmall
}

// From how many words on, and how many of those that names seldom hold, an answer is loud.
const (
	fewLoud  = 4
	fewSmall = 2
)

// lowers takes capitals of an answer that is loud for small letters, but for the first of a sentence, names
// of the question and of values in play, months and weekdays, and where a name is asked for what no table
// holds.
func (s *scene) lowers() {
	if !s.loud() {
		return
	}
	s.prepare()
	names := s.names()
	vocabulary := &shippedNgrams().words
	sought := s.wanted() == "name" || s.wanted() == "symbol"
	for i := range s.toks {
		t := &s.toks[i]
		if t.kind == number || t.brk >= sentenceBreak || t.end-t.start == 1 {
			continue
		}
		t.upper = names[t.hash] || t.is(classMonth) || t.is(classWeekday) ||
			sought && t.id == 0 && vocabulary.Get(t.hash) == 0 && !s.given(t.hash)
	}
}

// names are the words that have a capital in the question, its context or a value in play, and not only
// because a sentence begins there.
func (s *scene) names() map[uint64]bool {
	of := map[uint64]bool{}
	add := func(toks []token, first bool) {
		for i := range toks {
			if t := &toks[i]; t.upper && (first || t.brk < sentenceBreak) && !t.is(classStop) {
				of[t.hash] = true
			}
		}
	}
	add(s.asked, false)
	add(tokenize(clip(s.q.Context), s.lx, nil), false)
	for _, list := range [][]string{s.q.Values, s.q.Choices} {
		for _, v := range list {
			add(tokenize(clip(v), s.lx, nil), true)
		}
	}
	return of
}
