package behavior

import "sync"

// Read says what an answer does. It is pure and linear in the length of the
// answer; an answer without a word is Unclear.
//
// The order is that of docs/concepts.md: does the answer commit to a value for
// what was asked; is the commitment in doubt; what kind of decline is it. What rules say of
// that is put together with what the words of the answer weigh.
func Read(q Question, answer string) Reading {
	s, _ := scenes.Get().(*scene)
	defer s.free()
	return s.read(q, answer)
}

// read is Read in the room of s, of which nothing that is left there may be seen.
func (s *scene) read(q Question, answer string) Reading {
	text := clip(answer)
	r := s.endsIn(q, text, s.readAlone(q, text))
	if r.Kind == Answered && saysUnsure(text) && !asksSure(q) {
		r.Kind, r.Detail = Hedged, "doubt"
	}
	if len(answer) > maxAnswer {
		r.Evidence = placed(r.Evidence, len(answer))
	}
	return r
}

// readAlone reads a text, whatever it marks as the answer at its end.
func (s *scene) readAlone(q Question, text string) Reading {
	c := coreOf(q, text)
	r, open := s.readCore(q, c.text)
	if open.at > 0 && !r.Kind.Declines() {
		if rest, ok := s.behind(q, c.text, open); ok {
			r = rest
		}
	}
	for i := range r.Evidence {
		r.Evidence[i].Start += c.start
		r.Evidence[i].End += c.start
	}
	return r
}

// readCore reads a text without a form, and tells where what stands before the answer ends.
func (s *scene) readCore(q Question, text string) (r Reading, open openEnd) {
	s.lookWithin(q, text)
	if r, ok := s.byPolarWord(); ok {
		return r, open
	}
	if len(s.toks) == 0 {
		return Reading{Kind: Unclear}, open
	}
	if s.open.at > s.lead {
		open = s.open
	}
	r, given := s.byValue()
	if !given {
		r = s.within(q, text, s.byWords)
	}
	if r.Kind == Unclear && s.lead > 0 { // by itself what is left says nothing
		s.look(q, text, tables())
		r = s.byWords(s.byRules())
	}
	return r, open
}

// byRules is what the rules find.
func (s *scene) byRules() Reading {
	if s.untyped() {
		return s.orLeft(s.again(s.plain()))
	}
	s.prepare()
	if r, ok := s.addsUnknown(); ok {
		return r
	}
	return s.orLeft(s.typed())
}

// orLeft is r, or where that declines not, what is found of an answer that leaves it.
func (s *scene) orLeft(r Reading) Reading {
	if r.Kind.Declines() {
		return r
	}
	if e, ok := s.leaves(); ok {
		return Reading{Kind: Abstained, Detail: "information", Evidence: []Evidence{e}}
	}
	return r
}

// leaves finds where an answer leaves what was asked for to others to find, leaves it free, or lists it with
// nothing beside it. None of that needs a phrase of declining, and other values may stand there.
func (s *scene) leaves() (Evidence, bool) {
	for _, find := range [...]func() (Evidence, bool){s.sends, s.leavesFree, s.onlyBounds, s.lacksRow} {
		if e, ok := find(); ok {
			return e, true
		}
	}
	return Evidence{}, false
}

// untyped reports whether nothing is known of the value asked for.
func (s *scene) untyped() bool {
	return (s.q.AnswerType == "" || s.q.AnswerType == "text") && len(s.q.Values) == 0
}

// scenes are taken apart and used again: a run reads a million answers.
var scenes = sync.Pool{New: func() any { return new(scene) }}

// free gives s back, unless a long answer has made it large.
func (s *scene) free() {
	const large = 4096
	if cap(s.toks) <= large && cap(s.buf) <= large && cap(s.asked) <= large {
		s.text, s.q = "", Question{}
		s.answer.of("")
		s.question.of("")
		scenes.Put(s)
	}
}

// placed moves evidence from the clipped text back to the whole answer.
func placed(es []Evidence, whole int) []Evidence {
	shift := whole - maxAnswer - len("\n\n")
	for i, e := range es {
		if e.Start >= maxAnswer/2 {
			es[i].Start += shift
		}
		if e.End > maxAnswer/2 {
			es[i].End += shift
		}
		es[i].Start, es[i].End = max(0, min(es[i].Start, whole)), max(0, min(es[i].End, whole))
	}
	return es
}
