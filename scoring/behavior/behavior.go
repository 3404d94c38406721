package behavior

// Kind is what a response does.
type Kind string

// The kinds, in the words of docs/concepts.md. Unclear is where neither a
// commitment nor a decline can be shown; such a response enters no rate.
const (
	Answered  Kind = "answered"
	Hedged    Kind = "hedged"
	Abstained Kind = "abstained"
	Clarified Kind = "clarified"
	Corrected Kind = "corrected"
	Refused   Kind = "refused"
	Unclear   Kind = "unclear"
)

// Declines reports whether k is a kind of not answering.
func (k Kind) Declines() bool {
	return k == Abstained || k == Clarified || k == Corrected || k == Refused
}

// Question is what the reader may know of the question: what the model saw,
// what type of value was asked for, and which values are in play.
type Question struct {
	Text    string
	Context string
	Choices []string
	// AnswerType is the item's answer_type: number, text, choice, year, ...;
	// empty where it is not known, and then Read decides as well as it can.
	AnswerType string
	// Values are the values someone who answers might give: gold answers on an
	// answerable item, lures on an unanswerable one, not told apart.
	Values []string
}

// Reading is what Read found.
type Reading struct {
	Kind Kind
	// Detail says which sort: for hedged doubt, assumption, dated or despite;
	// for abstained knowledge, information, ability, time, premise or formula;
	// for refused policy or field. Empty where there is nothing to add.
	Detail string
	// Value is the value committed to, as the response words it; empty for a
	// decline. For corrected it is the answer to the repaired question, if any.
	Value string
	// Evidence holds at least one span for every kind but unclear.
	Evidence []Evidence
}

// Evidence is a span of the answer, in bytes, and the rule that read it.
type Evidence struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Rule  string `json:"rule"`
}
