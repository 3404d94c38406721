package behavior

import (
	"slices"
	"strings"

	"github.com/abstain-eval/abstain-eval/scoring/phrases"
)

// A signal is a phrase of a table found in a clause.
type signal struct {
	group    group
	from, to int // tokens
	clause   int
}

// find looks for the phrases of the tables, clause by clause.
func (s *scene) find() {
	s.ids = slices.Grow(s.ids[:0], len(s.toks))[:len(s.toks)]
	for i := range s.toks {
		t := &s.toks[i]
		s.ids[i] = t.id
		if t.kind == number {
			s.ids[i] = phrases.Number
		}
	}
	s.finder.Look(s.lx, s.ids)
	s.signals = slices.Grow(s.signals, len(s.toks)/4+8)
	for i, c := range s.clauses {
		s.ends[c.sentence] = i
		s.found = s.finder.Find(c.from, c.to, s.found[:0])
		for _, m := range s.found {
			s.signals = append(s.signals, signal{group: group(m.Group), from: m.From, to: m.To, clause: i})
		}
	}
}

// weigh drops the signals that their surroundings take back (quoted, reported,
// asked, conditional) and notes the rest by clause and sentence.
func (s *scene) weigh() {
	plain := s.untyped()
	if plain {
		s.prepare()
	}
	entirely := true
	for i := range s.toks {
		entirely = entirely && s.toks[i].quoted
	}
	reportedIn := -1
	said := s.said[:0] // the disclaimers and ordinary uses of the clause at hand
	saidIn, ahead := -1, 0
	keep := s.signals[:0]
	for i, g := range s.signals {
		c := &s.clauses[g.clause]
		if g.group == reported {
			reportedIn = c.sentence
			continue
		}
		if g.clause != saidIn {
			saidIn, said = g.clause, said[:0]
			ahead = max(ahead, i)
			for ; ahead < len(s.signals) && s.signals[ahead].clause <= g.clause; ahead++ {
				if a := s.signals[ahead]; a.clause == g.clause && (a.group == disclaimer || a.group == ordinary) {
					said = append(said, a)
				}
			}
		}
		t := &s.toks[g.from]
		switch {
		case g.group == cannot && g.to < c.to && s.toks[g.to].is(classIdiom):
			continue
		case g.group == ordinary || covered(said, ordinary, g):
			continue
		case s.isHarmless(i):
			s.cleared = true
			continue
		case !plain && g.group == offer && s.asFarAs(g.from):
			g.group = doubt // "as far as I can tell"
		case s.lacksExact(g):
			g.group, s.rough = doubt, true
		case (g.group == declinePolicy || g.group == declinePlain || g.group == declineAbility) && covered(said, disclaimer, g):
			// "I cannot give a personal opinion" says what the speaker is.
			continue
		case plain && s.onLack && (g.group == declinePlain || g.group == declineKnowledge) && !s.ofSpeaker(g):
			continue // told of, where the question is about what has no answer
		case g.group == declinePlain && plain && s.ofOthers(g):
			continue // "the patients could not tell the difference"
		case t.quoted && !entirely && !s.sent[c.sentence].has(final, declineInformation):
			continue
		case g.group.takenBack() && reportedIn == c.sentence:
			continue
		case g.group.takenBack() && c.condition && !s.whether(c):
			continue
		case g.group.takenBack() && c.asked:
			continue
		}
		if g.group == declinePolicy && s.q.AnswerType == "" && s.impersonal(g) {
			g.group = norm
		}
		keep = append(keep, g)
		s.in[g.clause] |= 1 << g.group
		s.sent[c.sentence] |= 1 << g.group
	}
	s.signals, s.said = keep, said
	s.at = zeros(s.at, len(s.clauses)+1)
	k := 0
	for ci := range s.clauses {
		for k < len(keep) && keep[k].clause < ci {
			k++
		}
		s.at[ci] = k
	}
	s.at[len(s.clauses)] = len(keep)
}

// asFarAs reports whether token i stands behind words that limit what is said to what the speaker
// can find out.
func (s *scene) asFarAs(i int) bool {
	if i < 2 {
		return false
	}
	switch s.word(i - 1) {
	case "as":
		return s.word(i-2) == "far"
	case "best":
		return s.word(i-2) == "as"
	case "what":
		return s.word(i-2) == "from"
	}
	return false
}

// ofOthers reports whether what is not able to say something is neither the
// speaker nor what was asked: some noun stands before the phrase.
func (s *scene) ofOthers(g signal) bool {
	switch s.word(g.from) {
	case "can", "can't", "cannot", "could", "couldn't", "unable":
	default:
		return false
	}
	k := g.from - 1
	for k >= s.clauses[g.clause].from && (s.word(k) == "is" || s.word(k) == "are" || s.word(k) == "am" || s.word(k) == "still") {
		k--
	}
	if k < s.clauses[g.clause].from || s.ofSpeaker(g) || s.isPassive(g) && s.seeks != "" {
		return false // "the winner of the race can't be worked out"
	}
	t := &s.toks[k]
	if t.is(classGauge) || t.is(classGeneric) {
		return false // "the total cannot be told"
	}
	return !t.is(classStop) && !t.is(classTurn) && !t.is(classParty) && !s.inAsked(t.hash) && t.brk < comma
}

// isPassive reports whether the phrase says what cannot be done to something.
func (s *scene) isPassive(g signal) bool {
	for i := g.from; i < g.to; i++ {
		if s.word(i) == "be" {
			return true
		}
	}
	return false
}

// impersonal reports whether a phrase of policy speaks neither of the speaker
// nor of the request ("it is not acceptable to"): that judges, and who judges
// may go on to refuse, to deny or to answer.
func (s *scene) impersonal(g signal) bool {
	for i := g.from; i < g.to; i++ {
		if s.toks[i].is(classParty) {
			return false
		}
	}
	return true
}

// whether reports whether the clause opens the sentence with "whether": what
// follows says something of the question ("whether it exists is not known"). So does
// a "when" from which nothing is set off ("when she was born is not said").
func (s *scene) whether(c *clause) bool {
	switch s.word(c.from) {
	case "whether":
		return c.first
	case "when":
		for i := c.from + 1; i < c.to; i++ {
			if s.toks[i].brk == comma {
				return false
			}
		}
		ends := c.to == len(s.toks) || s.toks[c.to].brk >= sentenceBreak
		return ends && (c.first || strings.HasSuffix(strings.TrimRight(s.text[:s.toks[c.from].start], " "), ";"))
	}
	return false
}

// covered reports whether one of the phrases is of the group and covers g.
func covered(by []signal, of group, g signal) bool {
	for _, d := range by {
		if d.group == of && g.from >= d.from && g.to <= d.to {
			return true
		}
	}
	return false
}

// ofSpeaker reports whether the speaker says g of itself.
func (s *scene) ofSpeaker(g signal) bool {
	for i := g.from; i < g.to; i++ {
		if s.toks[i].is(classFirst) {
			return true
		}
	}
	return false
}
