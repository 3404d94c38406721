package behavior

import (
	"slices"
	"strings"
)

// An openEnd is where what stands before an answer ends that may do more than lead into it, in bytes: it sees
// trouble ("It looks easy, but it isn't."), or is bound to what was asked and may be an answer to it ("Sure.").
// 0 where nothing does.
type openEnd struct {
	at    int
	bound bool
}

// cutOpenings leaves out what leads into an answer or a decline.
func (s *scene) cutOpenings() {
	if s.greeted() || s.beginsText() {
		return
	}
	for range mostOpenings {
		first := 0
		for first < len(s.ends)-1 && (s.isAside(endsOpening, first) || s.restates(first)) {
			first++
		}
		if ci := s.firstClause(first); ci > 0 {
			if s.agreesTo(ci) {
				return
			}
			s.cutTo(ci, s.clauses[ci].from)
		}
		end, open, bound := s.leadsTo()
		if open > end {
			s.open = openEnd{at: s.toks[open].start, bound: bound}
		}
		if first+end == 0 || end > 0 && s.agreesTo(s.clauseAt(end)) {
			return
		}
		if end > 0 {
			s.cutTo(s.clauseAt(end), end)
		}
	}
}

// beginsText reports whether the first words may be those of a letter that was asked for.
func (s *scene) beginsText() bool {
	return s.untyped() && s.posed && s.leads(0, leadGreeting) &&
		slices.ContainsFunc(s.asked, func(t token) bool { return leadWordOf(t.hash).is(leadLetter) })
}

// greeted reports whether the question may be a greeting, which is answered by one: a few words that ask
// for nothing, or after the speaker.
func (s *scene) greeted() bool {
	if len(s.asked) >= shortestEcho || !s.untyped() {
		return false
	}
	for i := range s.asked {
		if t := &s.asked[i]; t.is(classMake) || t.is(classAsk) || t.is(classAux) {
			return i+1 == len(s.asked) || s.asked[len(s.asked)-1].is(classStop)
		}
	}
	return true
}

// agreesTo reports whether the words before a clause may agree to a task that it asks the reader to hand
// something over for: "Sure, go ahead and paste it."
func (s *scene) agreesTo(ci int) bool {
	return s.clauses[ci].from <= fewAgree && s.hands(s.clauses[ci])
}

// fewAgree is within how many words somebody agrees to a task.
const fewAgree = 6

// mostOpenings is how many times such words are looked for, those of one sort behind those of another.
const mostOpenings = 6

// behind reads what stands behind such words: where it declines, so does all of it. Behind what may be an
// answer it has to do so at once, in a phrase or as the speaker.
func (s *scene) behind(q Question, text string, o openEnd) (rest Reading, ok bool) {
	text = text[o.at:]
	rest, _ = s.readCore(q, text)
	if !rest.Kind.Declines() || o.bound && !(rest.Kind == Abstained || rest.Kind == Refused) {
		return rest, false
	}
	e := rest.Evidence[0]
	speaks := strings.HasPrefix(text, "I ") || strings.HasPrefix(text, "I'") || strings.HasPrefix(text, "I\u2019") || strings.HasPrefix(text, "As ")
	if o.bound && (strings.ContainsAny(text[:e.Start], ".!?\n") || e.Rule == ruleWords && !speaks) {
		return rest, false
	}
	for i := range rest.Evidence {
		rest.Evidence[i].Start += o.at
		rest.Evidence[i].End += o.at
	}
	return rest, true
}
