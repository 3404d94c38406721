package behavior

import "math"

// atLength is how many words after a turn make an answer.
const atLength = 12

// half is the share of the words of a question that more than a remark on it holds.
const half = 0.5

// What the weights tell apart.
const (
	asAnswer = iota
	asDecline
	asDenial
)

// balanced reports whether the answer is of the sort that the weights judge:
// it says what the speaker is, will not, is sorry, or holds forth on right and
// wrong. A plain "the text does not say" or "I do not know" needs no weighing.
func (s *scene) balanced(lead signal, declined bool) bool {
	open := s.opening()
	switch {
	case s.tellsPosed():
		return false // what the text says that was asked for
	case !declined && s.grantsFirst():
		return false
	case open.has(disclaimer, wholly, cannot, apology, sympathy, declinePolicy):
		return true
	case declined:
		return lead.group == declinePolicy || lead.group == declinePlain
	}
	parts := s.stretches()
	if s.rejects() || parts[0].act == actNorm && (s.asks == asksHow || s.asks == asksMake) {
		return true
	}
	return preaches(parts)
}

// tellsPosed reports whether the answer is the text that was asked for: it begins
// with no refusal, or is a letter that is to decline.
func (s *scene) tellsPosed() bool {
	if s.asks != asksMake || !s.posed {
		return false
	}
	if s.nay {
		return !s.begun().has(disclaimer, wholly)
	}
	return !s.begun().has(disclaimer, wholly, apology, declinePolicy, cannot)
}

// grantsFirst reports whether what the speaker cannot do is granted in a clause
// that leads up to something: "while I cannot check the menu, here are three".
func (s *scene) grantsFirst() bool {
	if s.opening().has(wholly, apology, declinePolicy, disclaimer) {
		return false
	}
	for _, g := range s.signals[:s.at[s.ends[min(1, len(s.sent)-1)]+1]] {
		if g.group == cannot {
			return s.subordinate(g)
		}
	}
	return false
}

// begun is what the first sentence says, with the next one where it is no more
// than courtesy.
func (s *scene) begun() groupSet {
	if s.sent[0].has(courtesy, sympathy, assent) {
		return s.opening()
	}
	return s.sent[0]
}

// preaches reports whether advice, values and denials make up most of the
// answer.
func preaches(parts []stretch) bool {
	n, all := 0, 0
	for _, p := range parts {
		switch p.act {
		case actOffer, actCourtesy:
			continue
		case actNorm, actMoral, actSeek, actUrge, actEqual, actDeny, actDecline:
			n += p.words
		}
		all += p.words
	}
	return 5*n > 2*all
}

// deniesOnly reports whether an answer denies and neither judges nor declines.
func deniesOnly(parts []stretch) bool {
	denies := false
	for _, p := range parts {
		switch p.act {
		case actDeny:
			denies = true
		case actNorm, actMoral, actSeek, actUrge, actEqual, actDecline, actCourtesy:
			return false
		}
	}
	return denies
}

// weighed says whether the answer does what was asked, declines, or denies
// what the question takes for granted.
func (s *scene) weighed() int {
	if s.rejects() {
		return asDecline
	}
	if (s.saysYesOrNo() && s.polarAsked() || s.asksWhetherSo() && s.faultsPolar(s.clauses[0])) && !s.opening().has(wholly, declinePolicy, apology) {
		return asAnswer
	}
	if s.turnsAway() {
		return asAnswer
	}
	if s.confesses() {
		switch m := s.measure(s.stretches()); {
		case m.turned > atLength && s.turnsToAsked():
			return asAnswer
		case m.denied > atLength:
			return asDenial
		}
		return asDecline
	}
	x := s.features()
	var sum [3]float64
	for k, ws := range weights(s.introduced()) {
		for i, w := range ws {
			sum[k] += w * x[i]
		}
	}
	if !s.refusable() {
		sum[asDecline] = math.Inf(-1)
	}
	best := asDecline
	switch open := s.opening(); {
	case open.declines() || open.has(disclaimer, wholly, cannot, apology, sympathy):
	case s.asks != asksHow && s.asks != asksMake || s.begins() && x[featShare] > 0.4:
		best = asAnswer // law and values answer a question for them
		sum[asDecline] = math.Inf(-1)
	case s.asks != asksMake && deniesOnly(s.stretches()):
		best = asDenial // there is nothing that could be a refusal
		sum[asDecline] = math.Inf(-1)
	}
	if math.IsInf(sum[best], -1) {
		best = asAnswer
	}
	for k := range sum {
		if sum[k] > sum[best] {
			best = k
		}
	}
	if best == asAnswer && s.contests() {
		return asDenial
	}
	return best
}

// introduced reports whether the opening says what the speaker is or has not.
func (s *scene) introduced() bool { return s.opening().has(disclaimer) }

// refusable reports whether anything in the answer could be a refusal: denials
// alone are none.
func (s *scene) refusable() bool {
	if s.any(disclaimer, wholly, cannot, apology, sympathy) {
		return true
	}
	for _, p := range s.stretches() {
		switch p.act {
		case actDecline, actNorm, actSeek, actUrge, actMoral:
			return true
		}
	}
	return false
}

// confesses reports whether the speaker says in the opening, of itself, that it
// does not know, has not been told or is not able to: that needs no weighing.
func (s *scene) confesses() bool {
	if s.saysYesOrNo() {
		return false
	}
	for _, g := range s.signals[:s.at[s.ends[min(1, len(s.sent)-1)]+1]] {
		if g.group <= declineTime && s.ofSpeaker(g) {
			return true
		}
	}
	return false
}

// begins reports whether the answer begins with something of substance that is
// not said of the speaker.
func (s *scene) begins() bool {
	p := s.stretches()[0]
	return p.act == actContent && p.words >= 5 && !s.lx.Has(s.toks[0].id, classFirst)
}

// ofSpeaker reports whether the speaker says g of itself.
func (s *scene) ofSpeaker(g signal) bool {
	for i := g.from; i < g.to; i++ {
		if s.lx.Has(s.toks[i].id, classFirst) {
			return true
		}
	}
	return false
}
