package behavior

// ruleBounds is the rule of an answer that gives no more than bounds, and says so.
const ruleBounds = "bounds alone"

// onlyBounds finds a short answer in which all numbers bound what was asked for, and that says that no more can
// be told: "It weighs at least 45 kg, and the total fixes no more." Bounds that are given as the answer ("more
// than 45 kg") answer, and so does what is guessed within them.
func (s *scene) onlyBounds() (Evidence, bool) {
	if w := s.wanted(); w != "number" && w != "year" || s.untyped() && !s.setsProblem() {
		return Evidence{}, false
	}
	if len(s.toks) > longWorking || s.boxes || s.rough || s.any(assumption, doubt) || s.asksBound() {
		return Evidence{}, false
	}
	first, closed := -1, false // the clause of the first bound, and whether no more is known
	for ci := range s.clauses {
		c := &s.clauses[ci]
		closed = closed || !c.asked && s.closes(c)
		for i := c.from; i < c.to; i++ {
			t := &s.toks[i]
			switch {
			case t.kind != number && (!t.is(classNumber) || s.word(i) == "one"):
			case s.boundAt(i, c):
				if first < 0 {
					first = ci
				}
			case !s.given(t.hash) && (first < 0 || !s.standsIn(i, s.clauses[first])):
				return Evidence{}, false
			}
		}
	}
	if first < 0 || !closed {
		return Evidence{}, false
	}
	return s.span(s.clauses[first].from, s.clauses[first].to, ruleBounds), true
}

// standsIn reports whether the token at i stands in a clause too.
func (s *scene) standsIn(i int, c clause) bool {
	for k := c.from; k < c.to; k++ {
		if s.toks[k].hash == s.toks[i].hash {
			return true
		}
	}
	return false
}

// Within how many words before a number and behind it stands what makes it a bound.
const boundBefore, boundBehind = 4, 6

// boundAt reports whether the number at i bounds something: "more than 12", "between 3 and 9", "12 or more", "a
// lower limit of 12".
func (s *scene) boundAt(i int, c *clause) bool {
	from, to := max(c.from, i-boundBefore), min(c.to, i+boundBehind)
	if s.says(from, to, "bound", "bounds", "limit", "limits") || s.says(i+1, min(c.to, i+3), "upward", "upwards") {
		return true
	}
	for k := from; k < i; k++ {
		switch s.word(k) {
		case "than", "least", "most", "exceeds", "exceed", "between", "from", "short":
			return true
		case "over", "under", "above", "below", "after", "before", "beyond", "past":
			if i-k <= 2 {
				return true
			}
		case "up":
			return !s.says(max(c.from, k-1), k, "add", "adds") // to a total
		}
	}
	for k := i + 1; k+1 < to && k < i+3; k++ {
		switch s.word(k) {
		case "or":
			return s.says(k+1, k+2, "more", "less", "fewer", "above", "below", "over", "under", "later", "earlier")
		case "at":
			return s.says(k+1, k+2, "least", "most")
		}
	}
	return false
}

// closes reports whether a clause says that no more is known than what was said: "closer than that it doesn't
// go", "that is all it shows", "how much more is open", "any weight in that range would fit", "the exact weight is lost".
func (s *scene) closes(c *clause) bool {
	denies, further, lacks, exact := false, false, false, false
	for i := c.from; i < c.to; i++ {
		t := &s.toks[i]
		lacks = lacks || t.is(classNegation) || t.is(classLack) || t.is(classOpen) || t.is(classMissing)
		denies = s.toks[i].is(classNegation) || denies && s.toks[i].kind != number // "no more than 12" is a bound
		switch s.word(i) {
		case "closer", "nearer", "further", "farther", "tighter", "more", "beyond", "above", "else":
			further = true
		case "exact", "exactly", "precise", "precisely", "total", "combined", "actual":
			exact = true
		case "lost", "open", "gone":
			lacks = true
		case "all":
			if s.isAllThereIs(i, c) {
				return true
			}
		case "how":
			if s.says(i+1, min(c.to, i+2), "much", "far", "many") && s.says(i+2, min(c.to, i+4), "more", "less", "above", "below", "over", "under", "beyond") {
				return true
			}
		case "any", "anything":
			if i == c.from {
				return true
			}
		}
	}
	return denies && further || lacks && exact && !s.untyped() && !s.says(c.from, c.to, "i") // "I don't have the exact figure" behind what one knows
}

// isAllThereIs reports whether the "all" at i is of all that is known: "that is all", "all it tells us is".
func (s *scene) isAllThereIs(i int, c *clause) bool {
	if i > c.from+1 && s.word(i-1) == "is" && s.says(i-2, i-1, "that", "this", "which", "it") {
		return true
	}
	return s.says(i+1, min(c.to, i+4), "it", "we", "one", "i", "that", "the", "you", "this") &&
		!s.says(i+2, min(c.to, i+3), "same") && !s.says(max(c.from, i-1), i, "at") // "all the same", "at all"
}
