package behavior

// leading is the decline that leads the answer or ends it: one in the first
// sentences, or in the last. A decline in the middle of a long text is part of
// what the text tells.
func (s *scene) leading() (signal, bool) {
	last := s.lastSaid()
	declining := s.nay && !s.any(wholly)
	var found signal
	ok := false
	for _, g := range s.signals {
		if !g.group.declines() {
			continue
		}
		at := s.clauses[g.clause].sentence
		if s.toldIn(g, declining) || s.defined(g) || at > 1 && s.concedes(g) || s.subordinate(g) {
			continue
		}
		if at > 1 && s.inMiddle(g, last) {
			continue
		}
		if !ok || found.group == declinePlain && g.group < declinePlain && s.clauses[found.clause].sentence == at {
			found, ok = g, true
		}
	}
	return found, ok
}

// farEnd is how many sentences behind the first an answer may have whose end is still
// heard of in any words.
const farEnd = 8

// inMiddle reports whether a decline behind the first two sentences is part of what a
// text tells. In a long one only a lack in the text that was to be read decides at the
// end, or where a value was asked for a last paragraph.
func (s *scene) inMiddle(g signal, last int) bool {
	at := s.clauses[g.clause].sentence
	switch {
	case at < last-1, at > 2 && (g.group > declinePlain || g.group == declinePlain && at != last):
		return true
	case last <= farEnd, g.group == declineInformation:
		return false
	}
	return at != last || s.seeks == "" || !s.clauses[s.firstClause(at)].paragraph
}

// lastSaid is the last sentence but for those that advise, offer, ask or take leave.
func (s *scene) lastSaid() int {
	last := len(s.sent) - 1
	for last > 0 {
		from := s.firstClause(last)
		if s.sent[last].declines() || !s.sent[last].has(offer, courtesy, seek, urge, askBack) && !s.clauses[from].asked && !s.addresses(from) {
			break
		}
		last--
	}
	return last
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

// concedes reports whether the decline is granted in passing: "I cannot see the
// future, of course".
func (s *scene) concedes(g signal) bool {
	c := s.clauses[g.clause]
	for i := c.from; i < c.to; i++ {
		switch s.word(i) {
		case "admittedly", "granted":
			return true
		case "course":
			return i > 0 && s.word(i-1) == "of"
		}
	}
	return false
}

// subordinate reports whether the decline is granted in a clause that opens the
// sentence and leads up to something that is told: "while I cannot check the
// menu, here are three places".
func (s *scene) subordinate(g signal) bool {
	at := s.clauses[g.clause].sentence
	first, end := s.clauses[s.firstClause(at)], s.clauses[s.ends[at]].to
	switch s.word(first.from) {
	case "while", "although", "though", "as", "since":
	default:
		return false
	}
	main := 0
	for i := first.from + 1; i < end; i++ {
		if s.toks[i].brk < comma || s.toks[i].brk >= sentenceBreak {
			continue
		}
		if i <= g.from {
			return false // the decline is in the main clause
		}
		if i >= g.to && i+3 <= end {
			main = i
			break
		}
	}
	if main == 0 || s.word(main) == "please" || s.word(main) == "you" {
		return false
	}
	for _, o := range s.signals[s.at[s.firstClause(at)]:s.at[s.ends[at]+1]] {
		if o.from >= main && o.to <= end && (o.group.declines() || o.group == cannot || o.group == wholly || o.group == askBack || o.group == offer) {
			return false
		}
	}
	return true
}
