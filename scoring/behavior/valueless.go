package behavior

// longestValueless is how many words an answer may have and still be read by
// single words: in a longer one they stand for anything.
const longestValueless = 45

// cues are the words of a short answer or a box without a value that show what it does.
var cues = [...]struct {
	class  uint
	kind   Kind
	detail string
	rule   string
}{
	{classRule, Refused, "policy", "no value, a rule"},
	{classFault, Corrected, "", "no value, a fault in the question"},
	{classSupply, Clarified, "", "no value, something to supply"},
	{classLack, Abstained, "information", "no value, a lack"},
}

// valueless reads a short answer in which no value of the type asked for
// stands and no phrase of the tables is found. Where a value was asked for and
// none is given, a word of a rule, of a fault in the question, of something to
// be supplied or of a lack shows a decline and its kind; without one nothing is
// shown, and the answer stays unclear. A word that the question itself uses
// shows nothing.
func (s *scene) valueless(vs []value) (Reading, bool) {
	if len(vs) > 0 || len(s.toks) > longestValueless {
		return Reading{}, false
	}
	for _, cue := range cues {
		for i, t := range s.toks {
			if !t.is(cue.class) || s.given(t.hash) && cue.class != classLack || s.isResult(i) || cue.class == classLack && s.reasonsAt(i) {
				continue
			}
			c := s.clauseOf(i)
			return Reading{Kind: cue.kind, Detail: cue.detail, Evidence: []Evidence{s.span(c.from, c.to, cue.rule)}}, true
		}
	}
	if last := len(s.clauses) - 1; last >= 0 && s.clauses[last].asked {
		c := s.clauses[last]
		return Reading{Kind: Clarified, Evidence: []Evidence{s.span(c.from, c.to, "no value, a question back")}}, true
	}
	return Reading{}, false
}

// reasonsAt reports whether the negation at i may be what the question is for.
func (s *scene) reasonsAt(i int) bool {
	return s.toks[i].is(classNegation) && s.reasons(signal{from: i, to: i + 1, clause: s.clauseAt(i)})
}

// longestWorded is how many words an answer of a worded type may have and be
// taken for its value, dressed or bare.
const longestWorded = 16

// worded reports whether an answer that declines in no way can be taken for a
// value of its type because any word is one: a text always; an option, a name
// or a symbol where the answer is short. Which of them it is, right or wrong,
// is not asked here.
func (s *scene) worded() bool {
	switch s.q.AnswerType {
	case "text":
		return true
	case "boolean", "choice", "name", "symbol":
		return len(s.toks) <= longestWorded
	}
	return false
}
