package behavior

import "strings"

// An appearance says how surely something only seems so.
type appearance int

const (
	loosely appearance = 1 + iota // "it seems"
	plainly                       // "at first", "you might think"
)

// A unit is what stands between two marks of a sentence, or before a word that turns it, where all words
// are of those that lead into an answer.
type unit struct {
	from, to  int
	first     leadWord   // the classes of its first word
	some      leadWord   // those of any of its words
	every     leadWord   // those of all of them
	last      leadWord   // those of its last word
	negations int        // words that negate
	troubles  int        // words for trouble
	denies    bool       // the one denies the other: "nothing is missing"
	seems     appearance // how surely it says that something only seems so
	short     bool       // says no more than that something is or can: "but it isn't"
	about     bool       // is of asking, reading or answering, or of who does it
}

// unitAt reads the unit at word i. It is not ok where it holds other words, or says together what leads into
// no answer. Whether the question holds its words too foreign looks for.
func (s *scene) unitAt(i int) (u unit, ok bool) {
	u = unit{from: i, to: i, first: leadWordOf(s.toks[i].hash), every: ^leadWord(0)}
	for ; u.to < len(s.toks) && (u.to == i || s.toks[u.to].brk == none && !s.turnsAt(u.to)); u.to++ {
		if u.to-i == mostLead || !u.add(&s.toks[u.to]) {
			return u, false
		}
	}
	u.about = u.heading() || u.some.is(leadPerson)
	u.short = s.onlySays(u)
	return u, u.hear(s)
}

// add notes the next word of a unit, and reports whether it may stand there.
func (u *unit) add(k *token) bool {
	of, last := leadWordOf(k.hash), u.last
	u.some |= of
	u.every &= of
	u.last = of
	switch {
	case k.quoted, k.asked && !u.some.is(leadOurs):
		return false
	case k.kind == number:
		return last.is(leadCounted)
	case of.is(leadNegation):
		u.negations++
	case of.is(leadTrouble):
		u.troubles++
		u.denies = u.negations == 1
	default:
		return of.is(leadIdle) || k.is(classStop) || k.is(classTurn) || k.is(classPronoun)
	}
	return true
}

// hear notes what the phrases of a unit say, and reports whether it may lead into an answer by them.
func (u *unit) hear(s *scene) bool {
	if u.some.is(leadSeems) {
		u.seems = loosely
	}
	for _, m := range s.endingsIn(u.from, u.to) {
		switch m.Group {
		case endsNoLead:
			return false
		case endsAtFirst:
			u.seems = plainly
		case endsTrouble:
			u.troubles++
			u.denies = true
		}
	}
	u.denies = u.denies && u.negations == 1 && u.troubles == 1
	return true
}

// foreign reports whether a unit holds words of the question that make it no lead, unless it is of what is
// done with a question, which it notes. A context is looked into for that, which few answers need.
func (u *unit) foreign(s *scene) bool {
	if u.about {
		return false
	}
	u.about = u.from == 0 && s.headed()
	given := false
	for i := u.from; i < u.to && !u.about; i++ {
		switch k, of := &s.toks[i], leadWordOf(s.toks[i].hash); {
		case !of.is(leadIdle) || k.is(classStop):
		case s.given(k.hash):
			given = true
		default:
			u.about = of.is(leadDeed)
		}
	}
	return given && !u.about && u.to-u.from > 1 && u.seems == 0
}

// heading reports whether a unit has a word for what is asked or read, or of courtesy.
func (u unit) heading() bool { return u.some.is(leadMatter) || u.some.is(leadCivil) }

// numbered reports whether a unit ends in a number: "step 2".
func (u unit) numbered(s *scene) bool { return s.toks[u.to-1].kind == number }

// refutes reports whether a unit says that what seemed so is not: "that would be wrong".
func (u unit) refutes() bool { return u.negations == 0 && u.some.is(leadRefutes) && !u.heading() }

// leadsOn reports whether a unit may stand before a comma and lead into a sentence of content: "Okay",
// "thinking about it", "no doubt".
func (u unit) leadsOn(s *scene) bool {
	return u.every.is(leadInterjection) || u.denies || u.seems == 0 && u.negations == 0 && u.to-u.from > 1 && u.sets(s)
}

// heads reports whether a unit before a colon or a dash leads into what stands behind it: "Here is what I
// found", and not "One that we know of".
func (u unit) heads(s *scene) bool {
	if u.some.is(leadResult) {
		return u.first.is(leadShows)
	}
	return u.short || u.denies || u.heading() || u.first.is(leadHeads) || u.sets(s)
}

// sets reports whether the first word of a unit sets out for what comes behind it: "to sum up", "looking at it".
func (u unit) sets(s *scene) bool {
	return u.first.is(leadSets) || strings.HasSuffix(s.word(u.from), "ing")
}

// headed reports whether the first words stand in a heading.
func (s *scene) headed() bool {
	return strings.HasPrefix(strings.TrimLeft(s.text[s.lead:s.toks[0].start], " .:*\n"), "#")
}

// turnsAt reports whether a clause begins at word i.
func (s *scene) turnsAt(i int) bool {
	return s.toks[i].is(classTurn) && s.clauses[s.clauseAt(i)].from == i
}

// onlySays reports whether a unit says no more than that something is, does or can: "but it isn't".
func (s *scene) onlySays(u unit) bool {
	i := u.from
	for i < u.to && s.leads(i, leadBefore) {
		i++
	}
	if u.to-i < 2 || !s.leads(i, leadIt) || !s.toks[i+1].is(classAux) && !s.leads(i+1, leadModal) {
		return false
	}
	for i += 2; i < u.to && s.toks[i].is(classStop); i++ {
	}
	return i == u.to
}
