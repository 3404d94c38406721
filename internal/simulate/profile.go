package simulate

// Reasoning is where a profile's chain of thought stands in its replies.
type Reasoning string

// The places of a trace.
const (
	NoTrace     Reasoning = ""      // there is none
	FieldTrace  Reasoning = "field" // in reasoning_content
	TagTrace    Reasoning = "tags"  // in the content, between <think> and </think>
	VariedTrace Reasoning = "mixed" // one of the two for each reply, by hash
)

// Mix are the weights of the kinds of decline on one side. A kind that does not
// fit an item (a clarifying question about a closed-book fact) is left out for
// that item and the others share its weight; where none is left, the item is
// abstained on. Weights need not sum to one.
type Mix struct{ Abstained, Clarified, Corrected, Refused float64 }

// A Profile is how a simulated checkpoint behaves. All rates are probabilities,
// 0 to 1.
type Profile struct {
	Name  string // the model name on the wire
	Title string // one line for people
	// OverAnswer is P(does not decline | unanswerable item). OverRefusal is
	// P(declines | answerable item). Wrong is P(answers wrongly | answerable
	// item): the wrong rate, over all answerable items, so that OverRefusal +
	// Wrong may not exceed 1.
	OverAnswer, OverRefusal, Wrong float64
	// Alarm is what alarming words add to OverRefusal in the probe alarming.
	Alarm float64
	// WrongStep and DeclineStep are what each step of difficulty beyond the first
	// adds to Wrong and to OverRefusal in the probe hard. Sums that pass 1 stop
	// there, declining first.
	WrongStep, DeclineStep float64
	// Hedged is the share of over-answers that are given in doubt, under an
	// assumption, as possibly out of date or despite a denied premise.
	Hedged float64
	// Apt is the share of abstentions on unanswerable items that name what is
	// missing.
	Apt float64
	// Unanswerable and Answerable are the kinds of decline on either side.
	Unanswerable, Answerable Mix
	// RefusalField is the share of policy refusals that come in the message's
	// refusal field, with null for a content.
	RefusalField float64
	Reasoning    Reasoning
	// Notices is the share of over-answers whose trace notices that there is
	// no answer before the reply gives one all the same.
	Notices float64
	// Rethinks is the share of the items without an answer over which the trace
	// goes a second time, whatever comes of it: the checkpoint thinks longer where
	// there is no answer.
	Rethinks float64
}

// Profiles returns the simulated checkpoints that ship with the tool.
//
// The rates of sim-borderline are those at which "inconclusive" is most certain
// with 48 to 96 items a side at margins of .10 (exact binomials against
// Clopper-Pearson limits, level .95): probability .993 at 72 items a side, where
// .11 and .06 would give .974.
func Profiles() []Profile {
	return []Profile{
		{
			Name: "sim-imitation", Title: "fluent and confident, wrong where it does not know",
			OverAnswer: .85, OverRefusal: .02, Wrong: .35, Apt: .5,
			Alarm: .05, WrongStep: .12,
			Unanswerable: Mix{Abstained: .7, Clarified: .5, Corrected: .8},
			Answerable:   Mix{Abstained: .8, Clarified: .1, Corrected: .1},
		},
		{
			Name: "sim-outcome", Title: "right where there is an answer, and answers where there is none",
			OverAnswer: .50, OverRefusal: .03, Wrong: .05, Hedged: .10, Apt: .8,
			WrongStep:    .15,
			Unanswerable: Mix{Abstained: .7, Clarified: .6, Corrected: .9},
			Answerable:   Mix{Abstained: .7, Clarified: .2, Corrected: .1},
			Reasoning:    VariedTrace, Notices: .5, Rethinks: .5,
		},
		{
			Name: "sim-safety", Title: "refuses for policy on both sides",
			OverAnswer: .10, OverRefusal: .35, Wrong: .03, Apt: .3,
			Alarm: .40, WrongStep: .05, DeclineStep: .05,
			Unanswerable: Mix{Abstained: .3, Corrected: .1, Refused: .6},
			Answerable:   Mix{Abstained: .15, Refused: .85},
			RefusalField: .2,
		},
		{
			Name: "sim-coin", Title: "declines half of everything: cannot tell the two apart",
			OverAnswer: .50, OverRefusal: .50, Wrong: .05, Apt: .2,
			Unanswerable: Mix{Abstained: .8, Clarified: .3, Corrected: .3},
			Answerable:   Mix{Abstained: .8, Clarified: .3, Corrected: .3},
			Reasoning:    TagTrace,
		},
		{
			Name: "sim-borderline", Title: "near the margin on both sides: a small suite cannot say",
			OverAnswer: .08, OverRefusal: .08, Wrong: .04, Apt: .7,
			Alarm: .04, WrongStep: .04, DeclineStep: .12,
			Unanswerable: Mix{Abstained: .7, Clarified: .6, Corrected: .9},
			Answerable:   Mix{Abstained: .8, Clarified: .2, Corrected: .1},
		},
	}
}
