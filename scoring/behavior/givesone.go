package behavior

// longestGiving is how many words an answer has at the most that is read as giving one thing.
const longestGiving = 12

// givingGroups are those of phrases that may stand in such an answer.
const givingGroups = groupSet(1<<courtesy | 1<<assent | 1<<final | 1<<opened | 1<<ordinary)

// givesOne reports whether an answer to an item is a few words around one thing of which question or
// context speak, with nothing beside that could decline: "It is **Albatross**." Where that is not the
// right one it is none of the values in play, and short answers without those mostly decline.
func (s *scene) givesOne() bool {
	switch s.q.AnswerType {
	case "choice", "text", "name", "symbol":
	default:
		return false
	}
	if s.untyped() || len(s.toks) > longestGiving || s.saysMore() {
		return false
	}
	c := s.clauses[len(s.clauses)-1]
	end := c.to
	if end-1 > c.from && s.ofOptions(end-1) && s.isPlace(end-2) {
		end--
	}
	from := end
	for from > c.from && s.isGivenThing(from-1) {
		from--
	}
	if from == end || end-from > mostBold {
		return false
	}
	for i := range from {
		if s.isGivenThing(i) { // one of several
			return false
		}
	}
	for i := from - 1; i >= c.from && s.toks[i+1].brk != comma; i-- { // "Going through it carefully, I get **north**."
		if !s.toks[i].is(classStop) && !s.says(i, i+1, "answer", "choice", "option", "get", "choose", "pick", "say", "go") {
			return false
		}
	}
	return true
}

// isGivenThing reports whether token i is a word with a meaning of its own of the question or its context, or
// names one of some options by its place.
func (s *scene) isGivenThing(i int) bool {
	t := &s.toks[i]
	return !t.is(classStop) && s.given(t.hash) || s.isPlace(i)
}

// isPlace reports whether token i names one of some options by its place: "the second", "the latter".
func (s *scene) isPlace(i int) bool {
	if s.q.AnswerType != "choice" || i == 0 || s.word(i-1) != "the" {
		return false
	}
	switch s.word(i) {
	case "former", "latter", "last", "middle":
		return true
	}
	return ordinal(s.word(i))
}

// ofOptions reports whether token i is a word for any option: "the second one".
func (s *scene) ofOptions(i int) bool { return s.says(i, i+1, "one", "option", "choice") }
