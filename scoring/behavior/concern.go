package behavior

// Whom a question concerns, by its words. "I have no access to that" is all that there is to
// an answer on one firm's plans, and only a remark before advice on how firms plan.
const (
	concernsNamed   = 1 << iota // somebody or something with a name
	concernsReader              // the one who asks
	concernsSpeaker             // the one who answers
)

// concern is the set of those whom the question proper concerns; empty where it is a
// general one. The question is read (prepare).
func (s *scene) concern() (set int) {
	from, to := s.proper()
	for i := from; i < to; i++ {
		switch t := &s.asked[i]; s.askedWord(i) {
		case "i", "i'm", "i've", "me", "my", "mine", "we", "us", "our", "ours":
			set |= concernsReader
		case "you", "you're", "you've", "your", "yours", "yourself":
			set |= concernsSpeaker
		default:
			if t.upper && i > from && t.brk < sentenceBreak && t.kind == word && !t.is(classStop) {
				set |= concernsNamed
			}
		}
	}
	return set
}
