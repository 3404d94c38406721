package behavior

// hands reports whether the clause tells the reader to hand over what a task needs: "go ahead
// and send it", "type out the equation", "I just need the text". What is to go elsewhere
// ("send it to the office") is part of an answer.
func (s *scene) hands(c clause) bool {
	i := c.from
	for i < c.to && leadsToHand(s.word(i)) {
		i++
	}
	needs := i < c.to && s.toks[i].is(classFirst)
	if needs {
		i++
		for i < c.to && (leadsToHand(s.word(i)) || s.toks[i].is(classAux)) {
			i++
		}
	}
	if i == c.to || s.toks[i].quoted || !needs && !handsOver(s.word(i)) || needs && s.word(i) != "need" && s.word(i) != "require" {
		return false
	}
	for i++; i < c.to && (handsOver(s.word(i)) || s.word(i) == "and" || s.word(i) == "out" || s.word(i) == "in" || s.word(i) == "over"); i++ {
	}
	end := s.thing(i, c)
	if end == i {
		return false
	}
	if end == c.to {
		return true
	}
	switch s.word(end) {
	case "to", "on", "into", "by", "for", "at":
		return end+1 < c.to && (s.word(end+1) == "this" || s.word(end+1) == "our")
	}
	return true
}

// thing is where the thing to be handed over ends that is named from word i of the clause on,
// or i where none is.
func (s *scene) thing(i int, c clause) int {
	if i < c.to {
		switch s.word(i) {
		case "it", "them", "that", "this":
			return i + 1
		}
	}
	for k := i; k < min(i+longestThing, c.to); k++ {
		if s.isMaterial(k) {
			return k + 1
		}
	}
	return i
}

// longestThing is within how many words the thing to be handed over is named: "the exact
// wording of the text".
const longestThing = 6

// leadsToHand reports whether a word may stand before the verb of an instruction.
func leadsToHand(w string) bool {
	switch w {
	case "please", "kindly", "just", "only", "then", "now", "so", "go", "ahead", "and", "first", "sure", "certainly", "absolutely", "gladly":
		return true
	}
	return false
}

// handsOver reports whether a word is a verb of handing over.
func handsOver(w string) bool {
	switch w {
	case "send", "share", "paste", "provide", "upload", "attach", "drop", "type", "copy", "post", "enter", "supply", "give", "forward", "insert":
		return true
	}
	return false
}

// isMaterial reports whether word i is one for what a task is done with, or stands in the
// question.
func (s *scene) isMaterial(i int) bool {
	switch s.word(i) {
	case "text", "texts", "content", "contents", "passage", "file", "files", "document", "sentence", "sentences", "paragraph", "code", "article", "material", "wording", "message", "details", "information":
		return true
	}
	t := &s.toks[i]
	return !t.is(classStop) && (s.inAsked(t.hash) || s.stemAsked(s.word(i)))
}

// longestTaskGiven is how many words a task may have that names what it is to be done with
// and does not hold it: "translate this sentence into French".
const longestTaskGiven = 14

// wants reports whether a task speaks of something that is not there: "summarize the report".
// One to write something, with a quotation or a text behind a colon, or of handing something
// over needs nothing more.
func (s *scene) wants() bool {
	if s.q.Context != "" || len(s.asked) > longestTaskGiven {
		return false
	}
	switch s.asks {
	case asksOther, asksMake, asksSpeaker:
	default:
		return false
	}
	named := false
	for i := range s.asked {
		t := &s.asked[i]
		if t.quoted || i > 0 && t.brk >= clauseBreak || handsOver(s.askedWord(i)) {
			return false
		}
		switch s.askedWord(i) {
		case "write", "draft", "compose", "create", "generate", "invent", "ask", "asking", "tell", "say":
			return false
		case "this", "the", "these", "my", "our", "that":
			named = named || i+1 < len(s.asked)
		}
	}
	return named
}

// onlyHands reports whether an answer does nothing but agree to a task and tell the reader to
// hand over what it needs. No words can say otherwise.
func (s *scene) onlyHands() bool {
	hands := false
	for ci, c := range s.clauses {
		switch in := s.in[ci]; {
		case s.hands(c):
			hands = true
		case !in.has(courtesy, assent, offer):
			return false
		}
	}
	return hands && s.wants()
}
