package behavior

import (
	"math/bits"
	"slices"
)

// A carried question is what was asked, as far as answers and lacks are held against it:
// the words that carry it, and a bit for each that is of a name or a number.
type carried struct {
	from, to       int // the question proper
	core           []string
	names, numbers uint64
}

// carried is empty where the question proper is too long to be held against anything.
func (s *scene) carried() carried {
	var q carried
	if q.from, q.to = s.proper(); q.to-q.from > mostAsked {
		return carried{}
	}
	s.carriers(func(i int) {
		switch t := &s.asked[i]; {
		case t.kind == number:
			q.numbers |= 1 << len(q.core)
		case t.upper && i > q.from && t.brk < sentenceBreak && !t.is(classMonth) && !t.is(classWeekday):
			q.names |= 1 << len(q.core)
		}
		q.core = append(q.core, s.askedWord(i))
	})
	if len(q.core) > mostCore {
		return carried{}
	}
	return q
}

// plain are the words that are neither of a name nor a number.
func (q *carried) plain() uint64 { return (uint64(1)<<len(q.core) - 1) &^ (q.names | q.numbers) }

// inProper reports whether the word stands in the question proper.
func (s *scene) inProper(q *carried, h uint64) bool {
	return s.inAsked(h) && slices.ContainsFunc(s.asked[q.from:q.to], func(a token) bool { return a.hash == h })
}

// carries reports whether word i says something of a matter that the question does not name.
func (s *scene) carries(q *carried, i int) bool {
	t := &s.toks[i]
	return !t.is(classStop) && !t.is(classTurn) && !t.is(classGeneric) && !t.is(classUnit) && !s.inProper(q, t.hash)
}

// A lack is a decline, held against what was asked.
type lack struct {
	from    int    // its first token
	holds   uint64 // words of the question
	ofOther bool   // it has words of its own, and concludes nothing
	ofValue bool   // it is of what belongs to somebody: "her age"
	asks    bool   // it is of a question that is put otherwise: "where", not "how many"
}

// lackAt holds a decline against the question: its sentence, from behind the last of the
// values before it up to what turns from it.
func (s *scene) lackAt(q *carried, vs []value, dec signal) lack {
	at := s.clauses[dec.clause].sentence
	first, last := s.firstClause(at), dec.clause
	for k := len(vs) - 1; k >= 0; k-- {
		if vs[k].clause < dec.clause {
			first = max(first, vs[k].clause+1)
			break
		}
	}
	for last < s.ends[at] && !s.clauses[last+1].contrast && !possessive(&s.toks[s.clauses[last].from]) {
		last++
	}
	from, to := max(s.clauses[first].from, dec.from-longestClause), min(s.clauses[last].to, dec.to+longestClause)
	l := lack{from: dec.from, holds: s.held(q.core, from, to)}
	if s.says(from, to, "question", "answer", "result", "solution") {
		return l
	}
	for i := from; i < to; i++ {
		switch w := s.word(i); {
		case w == "his", w == "her", w == "their", w == "whose":
			l.ofValue = true
		case asking(w):
			l.asks = l.asks || !s.inProper(q, s.toks[i].hash)
		case i < dec.from || i >= dec.to || s.toks[i].id == 0:
			l.ofOther = l.ofOther || s.carries(q, i) && !ofText(w)
		}
	}
	l.ofOther = l.ofOther || l.asks
	return l
}

// asking reports whether a word asks.
func asking(w string) bool {
	switch w {
	case "who", "whose", "whom", "when", "where", "why", "how", "what", "which":
		return true
	}
	return false
}

// How far a clause answers what was asked.
const (
	answersNot  = iota
	answersAs   // it calls the value by one word of its own, "the architect is Ann Reed"
	answersMost // it holds most of what was asked, or sets off the value that the answer opens with
	answersAll  // it holds all of that but for names, or is little more than the value
)

// answering says how far the clause of a value answers, and which words of the question it
// holds, or means by a pronoun.
func (s *scene) answering(q *carried, v value) (how int, held uint64) {
	c := s.clauses[v.clause]
	held = s.held(q.core, c.from, c.to)
	own, before := 0, 0
	var other, pronoun, is bool // another name or number
	computed := s.computed(v)   // from other numbers
	for i := c.from; i < c.to; i++ {
		if i >= v.from && i < v.to {
			continue
		}
		t := &s.toks[i]
		pronoun = pronoun || t.is(classPronoun) && s.word(i) != "that" && s.word(i) != "this"
		is = is || t.is(classBe)
		if !s.carries(q, i) || computed && t.kind == number {
			continue
		}
		own++
		other = other || t.upper && i > c.from || t.kind == number
		if i < v.from {
			before++
		}
	}
	plain, named, off := q.plain(), held&q.names != 0, s.setsOff(v)
	missing := bits.OnesCount64(plain &^ held)
	switch {
	case v.strength == marked, own == 0 && (v.strength == concluded || computed):
		how = answersAll
	case other && !named && !pronoun && q.names != 0 && !off:
		return answersNot, held // of something else: "Bergen had 12 degrees"
	case plain != 0 && missing == 0:
		how = answersAll
	case c.from == 0 && !other && (c.to <= shortAnswer && own <= 1 || before+own == 0):
		how = answersAll // "640 seats"
	case missing == 1 && plain&held != 0 && named && pronoun:
		how = answersAll // "Ann Reed bought it"
	case off, 2*missing < bits.OnesCount64(plain):
		how = answersMost
	case plain&held == 0 && own <= 1 && !other && is && s.wanted() == "name":
		how = answersAs
	}
	if !named {
		held |= q.names
	}
	return how, held
}

// remarks reports whether each of the lacks is a remark on something else than v answers: it
// stands behind v, has words of its own, and holds nothing of what was asked but what the
// clause of v holds as well.
func (s *scene) remarks(q *carried, lacks []lack, v value) bool {
	if len(lacks) == 0 || lacks[0].from < v.from {
		return false
	}
	how, held := s.answering(q, v)
	plain := q.plain()
	for _, l := range lacks {
		more := l.holds &^ held
		if how == answersAll && (l.asks || float64(bits.OnesCount64(more)) < fewOfAsked*float64(bits.OnesCount64(plain))) {
			more &^= plain
		}
		if !l.ofOther || more != 0 || how < answersMost && !l.ofValue {
			return false
		}
	}
	return how > answersNot
}

// setsOff reports whether the answer opens with v and sets it off from the rest of its sentence, which neither
// turns from it nor says that it is of something else: "Hekla, for the upper layer".
func (s *scene) setsOff(v value) bool {
	if !s.opensWith(v) || v.to < len(s.toks) && s.toks[v.to].brk < comma {
		return false
	}
	labeled := v.to < len(s.toks) && s.leadsToLabel(v.to)
	for i := v.to; i < s.clauses[s.ends[0]].to; i++ {
		t := &s.toks[i]
		ofOther := labeled && i < s.clauses[v.clause].to && t.kind == word && !t.is(classStop) && s.given(t.hash) && !s.ofProper(i)
		if ofOther || t.is(classTurn) {
			return false
		}
	}
	return true
}
