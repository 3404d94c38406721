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
	flipped  bool       // and by more than a no: by words for trouble, or as what was said is denied
	granted  bool       // the sentence grants that: "although"
	about    bool       // it is about asking, reading or answering
	bound    bool       // what was said may be an answer
	plan     bool       // steps are told of
	strange  bool       // something else was said, and stands unless it is denied at once
	closed   bool       // with its sentence
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
		if !ok || (u.to < len(s.toks) || l.mayTurn(u)) && (u.foreign(s) || !l.allows(u)) {
			l.turnsTo(u)
			break
		}
		if u.to == len(s.toks) || !l.take(u) {
			break
		}
	}
	return l.end, l.open, l.bound
}

// allows reports whether a unit is no answer by itself: "It is.", "No.", and for yes or no "It looks like it."
func (l *leading) allows(u unit) bool {
	if u.bare() || u.short && l.at == 0 || l.closed && !u.short && u.to-u.from > 1 || u.strange > 0 && (l.polar || u.to-u.from <= u.strange+mostStrange) {
		return false
	}
	return !l.polar || !u.judges && (!u.auxiliary || u.short || u.heading)
}

// take goes on behind a unit, and reports whether more may follow.
func (l *leading) take(u unit) bool {
	l.judge(u)
	l.at = u.to
	next := &l.s.toks[u.to]
	switch {
	case l.strange:
		l.closed, l.about = l.closed || next.brk >= clauseBreak, false
		return true
	case next.brk <= comma:
		if !l.troubled && !l.bound && next.brk == comma && u.leadsOn(l) {
			l.end = l.s.pastSo(u.to)
		}
		return true
	case next.brk == clauseBreak && (u.numbered || !l.s.colonAt(u.to) && !strings.ContainsAny(l.s.between(u.to-1, u.to), ";…")):
		return true
	case l.s.colonAt(u.to) && !u.heads(l):
		return false
	case l.troubled && l.seems == 0:
		l.about = false
		return next.brk >= sentenceBreak
	case l.troubled && l.polar && !l.flipped:
	case l.troubled:
		l.open = u.to
	case l.affirms, !l.about && (l.seems == 0 || next.brk < sentenceBreak):
		return false
	case !l.about: // "It looks easy."
	case l.bound || l.polar && u.agrees || l.s.wordIn(u.from) == "here" && l.s.setApart(u.to):
		l.bound, l.open = true, u.to
	default:
		l.end = u.to
	}
	if next.brk >= sentenceBreak {
		l.about, l.granted = false, false
	}
	return true
}

// judge notes what a unit says of trouble.
func (l *leading) judge(u unit) {
	l.plan = l.plan || u.numbered || u.item && u.about
	l.about = l.about || u.about || l.plan
	l.granted = l.granted || u.grants
	l.affirms = (l.affirms || u.affirms) && !u.helps
	l.strange = l.strange || u.strange > 0
	switch {
	case l.strange && u.short && (u.counters || l.troubled && u.negations == 0): // whatever it was, it is not so
		l.strange, l.closed, l.troubled, l.about = false, false, false, true
	case u.short && u.negations == 1 && u.lacks == 0 && (u.counters || !l.troubled), u.refutes && l.seems > 0: // "it isn't"
		l.troubled, l.about, l.flipped = !l.troubled, true, true
	case u.denied:
		l.troubled, l.about = false, true
	case u.negations+u.lacks > 0:
		l.troubled, l.flipped = true, l.flipped || u.lacks > 0
	case l.troubled && u.negations == 0 && (u.short || l.seems == plainly && u.to-u.from > 1):
		l.troubled, l.about = false, true
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
	for i < len(s.toks) && s.reads(i, i+1, "but", "however", "yet", "though", "still") {
		i++
	}
	if len(s.toks)-i >= shortestRest {
		l.end = i
	}
}

// mayTurn reports whether a unit may be set against trouble that was no more than seen at first.
func (l *leading) mayTurn(u unit) bool {
	return l.troubled && !l.strange && l.seems >= plainly && (u.turns || l.granted)
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
	if i+2 < len(s.toks) && s.wordIn(i) == "so" && s.toks[i+1].brk == none {
		return i + 1
	}
	return i
}
