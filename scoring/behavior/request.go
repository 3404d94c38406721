package behavior

// What a question asks for, by its form.
type form int

const (
	asksOther   form = iota
	asksPolar        // yes or no: it opens with an auxiliary verb
	asksSpeaker      // about the one who answers: "do you like", "are you"
	asksMake         // to make something: "write", "give me", "can you list"
	asksHow          // how or where something is done or had
	asksWhy          // for a reason
	asksGiven        // how or when something is that it takes for granted
	asksAdvice       // what one should do
)

// form reads what the question asks for by the first words of its sentences
// ("is it", "can you", "write"); the last sentence that has a form decides.
func (s *scene) form() form {
	best := asksOther
	for i := range s.asked {
		if i > 0 && s.asked[i].brk < sentenceBreak && (s.asked[i].brk < comma || best != asksOther || !s.asked[i].is(classAux) && !s.asked[i].is(classWhy)) {
			continue // "in the valley, are there" asks as "are there" does
		}
		if f := s.formAt(i); f != asksOther {
			best = f
		}
	}
	return best
}

func (s *scene) formAt(i int) form {
	t := &s.asked[i]
	next := func(k int, class uint) bool { return i+k < len(s.asked) && s.asked[i+k].is(class) }
	switch {
	case t.is(classAux):
		switch {
		case t.is(classBe) && next(1, classYou):
			return asksPolar // "are you": what the speaker says it is answers that
		case !next(1, classYou):
			if next(1, classFirst) && !next(2, classFirst) {
				return asksAdvice // "should I", "can we"
			}
			return asksPolar
		case next(2, classMake) || next(3, classMake) || next(4, classMake):
			return asksMake
		}
		return asksSpeaker
	case t.is(classMake):
		return asksMake
	case t.is(classWhy):
		return asksWhy
	case t.is(classPresume) && next(1, classAux) && !next(2, classYou) && !next(2, classFirst):
		return asksGiven // "how did they", not "how do I"
	case t.is(classAsk):
		for k := 1; k < 7; k++ {
			switch {
			case next(k, classYou) && k < 5:
				return asksSpeaker
			case next(k, classShould) && k < 5, next(k, classAdvise):
				return asksAdvice
			}
		}
		if next(1, classDegree) {
			return asksOther // "how long", "how many": for a number
		}
		for k := range 6 {
			if next(k, classWay) {
				return asksHow
			}
		}
	}
	return asksOther
}

// presumes reports whether the question takes for granted that something is so.
func (f form) presumes() bool { return f == asksWhy || f == asksGiven }
