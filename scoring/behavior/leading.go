package behavior

// leading is the first decline that is not told in a text that was asked for, or the reason
// for it in the same sentence.
func (s *scene) leading() (signal, bool) {
	declining := s.nay && !s.any(wholly)
	var found signal
	ok := false
	for _, g := range s.signals {
		if !g.group.declines() {
			continue
		}
		at := s.clauses[g.clause].sentence
		if s.toldIn(g, declining) || s.defined(g) {
			continue
		}
		if !ok || found.group == declinePlain && g.group < declinePlain && s.clauses[found.clause].sentence == at {
			found, ok = g, true
		}
	}
	return found, ok
}

// toldIn reports whether the decline is part of a text that was asked for: it
// is not the speaker's own, or stands behind the first clause of a poem or
// story, or the text is one that declines.
func (s *scene) toldIn(g signal, declining bool) bool {
	if s.asks != asksMake {
		return false
	}
	if g.group != declinePolicy && !s.ofSpeaker(g) {
		return s.clauses[g.clause].sentence > 0
	}
	return s.posed && (declining || g.from > earliest && !s.opening().has(apology, disclaimer, wholly))
}

// earliest is the last word at which a refusal to write something begins that
// is neither sorry nor says what the speaker is.
const earliest = 3

// defined reports whether the decline is part of what a word means: "a work whose owner
// is unknown" where it is asked what an orphan work is.
func (s *scene) defined(g signal) bool {
	if s.ofSpeaker(g) || !s.asksMeaning() {
		return false
	}
	if s.clauses[g.clause].sentence > 0 {
		return !s.sent[0].declines()
	}
	for i := range g.from {
		switch s.word(i) {
		case "whose", "which", "that", "who":
			return true
		}
	}
	return false
}

// asksMeaning reports whether it is asked what something is or what a word means.
func (s *scene) asksMeaning() bool {
	if s.seeks != "" || len(s.asked) < 4 || s.askedWord(0) != "what" {
		return false
	}
	return s.askedWord(2) == "a" || s.askedWord(2) == "an" || s.askedWord(len(s.asked)-1) == "mean"
}

// meansLack reports whether the first sentence tells what a word means, and declines, if
// at all, by no more than that.
func (s *scene) meansLack() bool {
	if s.asksMeaning() && s.tells(0, s.ends[0]) {
		return true
	}
	for _, g := range s.signals[:s.at[s.ends[0]+1]] {
		if g.group <= declineInformation {
			return s.defined(g)
		}
	}
	return false
}
