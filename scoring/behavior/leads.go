package behavior

import "strings"

// mostLead is how many words of an answer are looked at for what leads into it.
const mostLead = 120

// A leading goes through the words with which an answer begins as long as they are of those that say
// nothing of what was asked: "Let me go through the passage first." Trouble that they speak of stands
// until it is denied: "At first there seems to be no answer, but there is."
type leading struct {
	s        *scene
	at       int        // the word that is next
	end      int        // where what leads into the answer ends so far
	open     int        // the same, where it may also be an answer or a decline
	troubled bool       // something is wrong so far
	seems    appearance // or seems so
	about    bool       // it is about asking, reading or answering
	bound    bool       // what was said may be an answer
	affirms  bool       // it says yes, and not to a task
	polar    bool       // for yes or no
}

// leadsTo finds where the words end that lead into an answer, and where those end that may also agree or see
// trouble, bound where they agree; 0 where there are none.
func (s *scene) leadsTo() (end, open int, bound bool) {
	l := leading{s: s, polar: s.q.AnswerType == "boolean"}
	if s.untyped() {
		l.polar = s.asks == asksPolar || s.asks == asksSpeaker || s.asks == asksAdvice
	}
	for l.at < mostLead {
		u, ok := s.unitAt(l.at)
		if !ok || (u.to < len(s.toks) || l.mayTurn(u)) && (!l.allows(u) || u.foreign(s)) {
			l.turnsTo(u)
			break
		}
		if u.to == len(s.toks) || !l.take(u) {
			break
		}
	}
	return l.end, l.open, l.bound
}

// allows reports whether a unit is no answer by itself: "It is.", "No.", "so" of "I think so."
func (l *leading) allows(u unit) bool {
	n := u.to - u.from
	return n > u.negations && (n > 1 || l.s.toks[l.at].brk > none) && (!u.short || l.at > 0)
}

// take goes on behind a unit, and reports whether more may follow.
func (l *leading) take(u unit) bool {
	l.judge(u)
	l.at = u.to
	s, next := l.s, l.s.toks[u.to].brk
	switch {
	case next <= comma:
		if next == comma && !l.troubled && u.leadsOn(s) {
			l.end = s.pastSo(u.to)
		}
		return true
	case next == clauseBreak && (u.numbered(s) || !strings.ContainsAny(s.between(u.to-1, u.to), ":–—-;…")):
		return true
	case s.colonAt(u.to) && !u.heads(s):
		return false
	case l.troubled && l.seems == 0, !l.troubled && (l.affirms || !l.about && l.seems == 0):
		return false
	case l.troubled:
		l.open = u.to
	case !l.about: // "It looks easy."
	case l.bound || l.polar && u.first.is(leadAssent) || u.first.is(leadShows) && s.setApart(u.to):
		l.bound, l.open = true, u.to
	default:
		l.end = u.to
	}
	if next >= sentenceBreak {
		l.about = false
	}
	return true
}

// judge notes what a unit says of trouble.
func (l *leading) judge(u unit) {
	l.about = l.about || u.about
	l.affirms = (l.affirms || u.first.is(leadYes)) && !u.some.is(leadHelps)
	switch {
	case u.short && u.negations == 1 && (!l.troubled || !u.some.is(leadAlike)), l.seems > 0 && u.refutes(): // "it isn't"
		l.troubled, l.about = !l.troubled, true
	case u.denies, l.troubled && u.negations+u.troubles == 0 && l.seems == plainly && u.to-u.from > 1:
		l.troubled, l.about = false, true
	case u.negations+u.troubles > 0:
		l.troubled = true
	}
	l.seems = max(l.seems, u.seems)
}

// turnsTo ends what leads into an answer before the words that are set against trouble which plainly
// was no more than seen at first: "It may seem that nobody knows, but the bridge opened in 1901."
func (l *leading) turnsTo(u unit) {
	s, i := l.s, l.at
	if !l.mayTurn(u) {
		return
	}
	for i < len(s.toks) && s.leads(i, leadTurning) {
		i++
	}
	if len(s.toks)-i >= shortestRest && s.toks[i].brk <= comma {
		l.end = i
	}
}

// mayTurn reports whether a unit may be set against trouble that was no more than seen at first.
func (l *leading) mayTurn(u unit) bool {
	return l.troubled && l.seems == plainly && u.first.is(leadTurning)
}

// shortestRest is how many words stand at least behind trouble that is turned from.
const shortestRest = 6

// setApart reports whether signs of a fence, a quotation or a list stand before word i.
func (s *scene) setApart(i int) bool {
	return strings.ContainsAny(s.between(i-1, i), "`>\"*|")
}

// colonAt reports whether a colon or a dash stands before word i.
func (s *scene) colonAt(i int) bool {
	return strings.ContainsAny(s.between(i-1, i), ":–—-")
}

// pastSo is where words go on that lead into a sentence: behind the "so" of "Okay, so ..."
func (s *scene) pastSo(i int) int {
	if i+2 < len(s.toks) && s.word(i) == "so" && s.toks[i+1].brk == none {
		return i + 1
	}
	return i
}
