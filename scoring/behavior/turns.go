package behavior

// turnsToAsked reports whether what the answer turns to, at the start of a
// sentence or in that of its first decline, holds words of the question or a list.
func (s *scene) turnsToAsked() bool {
	turned := false
	for i, p := range s.stretches() {
		c := s.clauses[p.from]
		turned = turned || i > 0 && p.turned && (c.first || c.sentence <= 1)
		if turned && (p.act == actContent || p.act == actAssent) && (p.item || s.namesAsked(c.from, s.clauses[p.to-1].to)) {
			return true
		}
	}
	return false
}

// turnsAway reports whether the answer, after a word on what the speaker is or
// will not do, turns to what was asked and only tells of that: "I never saw the
// sea, yet tides come from the moon".
func (s *scene) turnsAway() bool {
	if s.any(wholly, apology, norm, urge, seek, moral, equal) || !s.turnsToAsked() {
		return false
	}
	m := s.measure(s.stretches())
	declines := m.words[actDecline] > 0
	return m.turned > atLength && (!declines || m.turned > 2*m.words[actDecline] && m.shared > half) && m.words[actDeny] == 0
}

// contests reports whether the answer opens with a denial of what a request, or
// a question that takes something for granted, rests on, and turns to nothing.
func (s *scene) contests() bool {
	parts := s.stretches()
	return (s.asks == asksMake || s.asks.presumes() || s.deniedClause() >= 0) && parts[0].act == actDeny && s.measure(parts).turned <= atLength
}
