package matching

// Correct says whether an answer is right.
type Correct string

// Unknown means that the item has no gold answer by design.
const (
	Right   Correct = "right"
	Wrong   Correct = "wrong"
	Unknown Correct = "unknown"
)

// Type is how a gold answer matches: the item's match.type.
type Type string

// The match types.
const (
	Text    Type = "text"
	Number  Type = "number"
	Choice  Type = "choice"
	Boolean Type = "boolean"
	Date    Type = "date"
	Set     Type = "set" // Answers are the members, all of which must be given
)

// Gold is what an item says is right.
type Gold struct {
	Answers   []string // alternatives, or the members of a set
	Type      Type     // empty means Text
	Tolerance float64  // Number: largest absolute difference that is still right
	Unit      string   // Number: a unit that may stand behind the value
	KeepCase  bool     // Text: "Re" is not "re"
	Choices   []string // the options that were shown, in order
	// Question is what the model saw. A number or an option that the question
	// itself names is weaker evidence of an answer. May be empty.
	Question string
}

// Result is what Check found.
type Result struct {
	Correct Correct
	// Extracted is the final answer as the response words it.
	Extracted string
	// Unclear means that no final answer could be extracted although there is
	// gold to compare with; Correct is then Unknown and the response enters no
	// rate.
	Unclear bool
	// Open says of an unclear answer that it names gold and another option and
	// chooses neither, so that no part of it can be taken for its choice.
	Open bool
	// Start and End delimit Extracted in the text, in bytes; Rule says how it
	// was found.
	Start, End int
	Rule       string
}
