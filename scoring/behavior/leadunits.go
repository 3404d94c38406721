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
	from, to   int
	negations  int
	lacks      int        // words for trouble
	negation   int        // the last of them
	lack       int        // the last of those
	refutes    bool       // says that what seemed so is not: "that would be wrong"
	denied     bool       // the one denies the other: "nothing is missing"
	seems      appearance // how surely that only seems so
	short      bool       // says no more than that something is or can: "but it isn't"
	counters   bool       // says that it is not so: "it isn't", "I am not any more"
	about      bool       // is of asking, reading or answering, or of who does it
	heading    bool       // for a word of what is asked or read, or of courtesy
	person     bool       // for the speaker
	deed       bool       // for what is done with a question
	strange    int        // words that are none of those that lead into an answer
	turns      bool       // is set against what stands before
	grants     bool       // grants what is to be turned from
	interjects bool       // is of words like "okay"
	affirms    bool       // opens with a yes
	agrees     bool       // opens with what may be one: "sure"
	helps      bool       // is of what is to be done: help, explain
	item       bool       // opens an item of a list
	numbered   bool       // ends in a number: "step 2"
	judges     bool       // says how it looks
	auxiliary  bool       // ends in an auxiliary: "it is"
}

// bare reports whether a unit is no more than a negation: "No", "Never".
func (u unit) bare() bool { return u.to-u.from == u.negations }

// unitAt reads the unit at word i. It is not ok where words stand in it that are not of those; it may be not
// ok of what the question holds too, which foreign looks for.
func (s *scene) unitAt(i int) (u unit, ok bool) {
	first := leadWordOf(s.toks[i].hash)
	u = unit{from: i, to: i, interjects: true, turns: first.is(leadTurning), grants: first.is(leadGranting)}
	for ; i < len(s.toks) && (i == u.from || s.toks[i].brk == none && !s.turnsAt(i)); i++ {
		if k := &s.toks[i]; i-u.from == mostLead || k.quoted || k.asked && !s.asksItself(u.from, i) || !s.fits(i, u.from) || !u.add(s, i) {
			return u, false
		}
	}
	u.to = i
	last := &s.toks[u.to-1]
	u.about = u.heading || u.person
	u.turns = u.turns && u.to-u.from > 1
	u.denied = u.negations == 1 && u.lacks == 1 && s.deniesTrouble(u.negation, u.lack)
	u.refutes = u.negations == 0 && u.lacks == 1 && u.to-u.from <= longestShort && s.leads(u.lack, leadRefutes)
	u.affirms = first.is(leadYes)
	u.agrees = first.is(leadAssent) || s.wordIn(u.from) == "of" // "of course"
	u.short = s.onlySays(u)
	u.counters = u.short && u.negations == 1 && !s.reads(u.from, u.to, "and", "either") && (!s.reads(u.from, u.to, "i", "we") || s.reads(u.from, u.to, "more", "anymore", "longer"))
	u.seems = s.seemsIn(u)
	u.item = s.toks[u.from].item
	u.numbered = last.kind == number
	u.auxiliary = last.is(classAux) && !last.asked
	u.judges = (i == len(s.toks) || s.toks[i].brk >= sentenceBreak) && s.wordIn(u.from) == "it" && u.seems > 0 && u.negations+u.lacks == 0
	return u, true
}

// add notes word i of a unit, and reports whether it may stand there.
func (u *unit) add(s *scene, i int) bool {
	k := &s.toks[i]
	of := leadWordOf(k.hash)
	u.interjects = u.interjects && of.is(leadInterjection)
	u.helps = u.helps || of.is(leadHelps)
	switch w := s.wordIn(i); {
	case k.kind == number:
	case k.is(classNegation), w == "nobody":
		u.negations, u.negation = u.negations+1, i
	case of.is(leadTrouble), s.troubles(i, u.from):
		u.lacks, u.lack = u.lacks+1, i
	case of.is(leadIdle):
		u.heading = u.heading || of.is(leadMatter) || of.is(leadCivil)
		u.person = u.person || w == "let" || w == "here" || oneOf(w, "want", "wanted", "wants") && i > u.from && oneOf(s.wordIn(i-1), "you", "they", "user")
	case k.is(classStop), k.is(classTurn), k.is(classPronoun):
		u.person = u.person || oneOf(w, "i", "we", "us")
	case k.kind != word || k.upper || k.is(classLack):
		return false
	default:
		u.strange++
		return u.strange <= mostStrange
	}
	return true
}

// foreign reports whether a unit holds words of the question that make it no lead, and notes whether it is of
// what is done with a question. A context is looked into for that, which few answers need.
func (u *unit) foreign(s *scene) bool {
	u.deed = u.from == 0 && s.headed()
	given, strange := false, 0
	for i := u.from; i < u.to && (u.strange > strange || !u.about); i++ {
		k := &s.toks[i]
		of := leadWordOf(k.hash)
		switch {
		case k.kind == number, k.is(classNegation), s.wordIn(i) == "nobody", of.is(leadTrouble), s.troubles(i, u.from):
		case of.is(leadIdle):
			if u.about {
				continue
			}
			asked := (of.is(leadDeed) || !k.is(classStop)) && s.given(k.hash)
			u.deed = u.deed || of.is(leadDeed) && !asked
			given = given || asked && !k.is(classStop)
		case k.is(classStop), k.is(classTurn), k.is(classPronoun):
		case s.given(k.hash):
			return true
		default:
			strange++
		}
	}
	u.about = u.about || u.deed
	return given && !u.about && u.to-u.from > 1 && u.seems == 0 && !u.short && !u.denied
}

// mostStrange is how many words that are none of those a unit may hold, if it is denied behind.
const mostStrange = 2

// leadsOn reports whether a unit may stand before a comma and lead into a sentence of content: "Okay",
// "thinking about it", "no doubt".
func (u unit) leadsOn(l *leading) bool {
	s, n := l.s, u.to-u.from
	switch w := s.wordIn(u.from); {
	case l.polar && (u.agrees || u.affirms):
		return false
	case u.interjects:
		return u.from == 0 || s.toks[u.from].brk > none
	case u.denied:
		return n <= longestDenial
	case u.seems > 0 || u.negations > 0 || n == 1:
		return false
	default:
		return strings.HasSuffix(w, "ing") || w == "after" || w == "on" || w == "to" && s.wordIn(u.from+1) != "be"
	}
}

// longestDenial is how many words "without any doubt" and its like have.
const longestDenial = 4

// heads reports whether a unit before a colon or a dash leads into what stands behind it: "Here is what I
// found", and not "One that we know of".
func (u unit) heads(l *leading) bool {
	s, first := l.s, l.s.wordIn(u.from)
	if u.short || u.denied {
		return true
	}
	if u.auxiliary || s.reads(u.from, u.to, "answer", "solution", "response") && first != "here" && first != "step" {
		return false
	}
	return u.heading || oneOf(first, "here", "let", "to", "so") || strings.HasSuffix(first, "ing")
}

// headed reports whether the first words stand in a heading.
func (s *scene) headed() bool {
	return strings.HasPrefix(strings.TrimLeft(s.text[s.lead:s.toks[0].start], " .:*\n"), "#")
}

// turnsAt reports whether a clause begins at word i.
func (s *scene) turnsAt(i int) bool {
	return s.toks[i].is(classTurn) && s.clauses[s.clauseAt(i)].from == i
}

// deniesTrouble reports whether the negation at word i denies the trouble at word k: "no information is missing".
func (s *scene) deniesTrouble(i, k int) bool {
	if i > k || k-i > farDenial+1 {
		return false
	}
	for j := i + 1; j < k; j++ {
		if t := &s.toks[j]; !t.is(classStop) && !s.leads(j, leadBetween) {
			return false
		}
	}
	return s.wordIn(i) != "without" || oneOf(s.wordIn(k), "doubt", "doubts", "difficulty", "trouble", "problem", "problems", "hesitation")
}

// onlySays reports whether a unit says no more than that something is, does or can: "but it isn't".
func (s *scene) onlySays(u unit) bool {
	i := u.from
	for i < u.to && s.leads(i, leadBefore) {
		i++
	}
	if i < u.to && s.wordIn(i) == "not" && u.to-i > 1 { // "not at all"
		return u.to-i <= longestShort && s.onlyBehind(i, u.to)
	}
	if u.to-i < 2 || u.to-i > longestShort || !s.toks[i+1].is(classAux) && s.wordIn(i+1) != "might" {
		return false
	}
	if !oneOf(s.wordIn(i), "it", "this", "that", "there", "i", "we", "they", "one", "nothing", "none", "everything") {
		return false
	}
	return s.onlyBehind(i+2, u.to)
}

// onlyBehind reports whether the words from from to to are of those that stand behind "it is".
func (s *scene) onlyBehind(from, to int) bool {
	for i := from; i < to; i++ {
		if !s.toks[i].is(classStop) && !s.leads(i, leadBehind) {
			return false
		}
	}
	return true
}

// longestShort is how many words such a unit has.
const longestShort = 6

// seemsIn reports how surely a unit says that something only seems so.
func (s *scene) seemsIn(u unit) (is appearance) {
	modal, others := false, false
	for i := u.from; i < u.to; i++ {
		of := leadWordOf(s.toks[i].hash)
		modal, others = modal || of.is(leadModal) && (i+1 == u.to || !s.toks[i+1].is(classNegation)), others || of.is(leadOthers)
		switch {
		case of.is(leadSupposes) && (modal || others), of.is(leadAtFirst), modal && of.is(leadSeems),
			of.is(leadSupposed) && i > u.from && oneOf(s.wordIn(i-1), "i", "was", "first", "we", "initially"),
			s.wordIn(i) == "first" && (i == u.to-1 || i > u.from && oneOf(s.wordIn(i-1), "at", "i")):
			return plainly
		case of.is(leadSeems):
			is = loosely
		}
	}
	return is
}
