// Package scoring derives a verdict from an item and a recorded response:
// whether the response counts, what it does, whether it is right, and which
// way it failed, if it did. Scoring is a pure function: no network, no clock,
// no randomness.
package scoring

import (
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
	"github.com/abstain-eval/abstain-eval/scoring/traces"
)

// State says whether a response enters the rates, or why it does not.
type State string

// The states. Only Scored enters a rate; the others are counted by side,
// shown, and bounded.
const (
	Scored          State = "scored"
	Truncated       State = "truncated"
	Empty           State = "empty"
	Unclear         State = "unclear" // neither a commitment nor a decline can be shown
	ContentFilter   State = "content_filter"
	ContextOverflow State = "context_overflow"
	APIError        State = "api_error"
	JudgeError      State = "judge_error"
)

// States returns all states, Scored first, in the order in which pages list
// them.
func States() []State {
	return []State{
		Scored, Truncated, Empty, Unclear, ContentFilter, ContextOverflow, APIError, JudgeError,
	}
}

// Class is which way a scored response failed, if it did.
type Class string

// The classes.
const (
	OverAnswering Class = "over-answering"
	OverRefusing  Class = "over-refusing"
	Calibrated    Class = "calibrated"
)

// Cause is why a response has its class. No page shows a class without it.
type Cause string

// The causes. The comment names the class each goes with.
const (
	CauseUnanswerable    Cause = "unanswerable"     // over-answering: it answered what has no answer
	CauseWrong           Cause = "wrong"            // over-answering: it answered, and the answer is wrong
	CauseRight           Cause = "right"            // calibrated: it answered, rightly
	CauseAnswered        Cause = "answered"         // calibrated: it answered, and there is no gold to compare with
	CauseApt             Cause = "apt"              // calibrated: it declined and named what is missing
	CauseGeneric         Cause = "generic"          // calibrated: it declined without naming it
	CauseDeclined        Cause = "declined"         // calibrated: it declined; the item does not say what is missing
	CausePolicy          Cause = "policy"           // calibrated or over-refusing: it declined for policy
	CauseEpistemic       Cause = "epistemic"        // over-refusing: it said that it does not know
	CauseClarify         Cause = "clarify"          // over-refusing: it asked back
	CauseFalseCorrection Cause = "false_correction" // over-refusing: it denied a premise that holds
	CauseHedged          Cause = "hedged"           // broad view only: an answer in doubt
)

// Definition says what counts as declining. The two differ only on hedged
// answers.
type Definition string

// Strict is the default: a hedged answer is an answer. Broad is a view for
// comparison with AbstentionBench: a hedged answer is an abstention.
const (
	Strict Definition = "strict"
	Broad  Definition = "broad"
)

// A Verdict is one line of verdicts.jsonl. It carries what the later stages
// need of its item, so that signatures can be computed from verdicts alone.
type Verdict struct {
	N          int                 `json:"n"`
	Epoch      int                 `json:"epoch"`
	Suite      string              `json:"suite"`
	Item       string              `json:"item"`
	Ask        string              `json:"ask"` // the item's AskHash: pairs runs
	Pair       string              `json:"pair,omitempty"`
	Cluster    string              `json:"cluster,omitempty"`
	Scenario   string              `json:"scenario"`
	Domain     string              `json:"domain,omitempty"`
	Difficulty int                 `json:"difficulty,omitempty"` // 1 to 6; 0 where the item does not say
	Control    string              `json:"control,omitempty"`    // id of the plain-worded control, in a probe
	Answerable bool                `json:"answerable"`
	State      State               `json:"state"`
	Behavior   behavior.Kind       `json:"behavior,omitempty"`
	Kind       string              `json:"kind,omitempty"` // behavior.Reading.Detail
	Correct    matching.Correct    `json:"correct,omitempty"`
	Class      Class               `json:"class,omitempty"` // strict
	Cause      Cause               `json:"cause,omitempty"`
	ClassBroad Class               `json:"class_broad,omitempty"`
	CauseBroad Cause               `json:"cause_broad,omitempty"`
	Extracted  string              `json:"extracted,omitempty"`
	Apt        bool                `json:"apt"`
	Evidence   []behavior.Evidence `json:"evidence,omitempty"` // spans of the final answer
	Confidence *Confidence         `json:"confidence,omitempty"`
	// Trace is what the reasoning shows; nil where none was seen. Repeats is how
	// often the final answer was stated again in a row with nothing new in between,
	// from traces.Repeated on; Loops says that trace and answer go around in
	// circles. They enter no rate of the signature.
	Trace     *traces.Trace `json:"trace,omitempty"`
	Repeats   int           `json:"repeats,omitempty"`
	Loops     bool          `json:"loops,omitempty"`
	Simulated bool          `json:"simulated,omitempty"`
	// Replaced is how many earlier responses to the same ask gave way to this one,
	// and Redrawn how many later ones did not replace it.
	Replaced int    `json:"replaced,omitempty"`
	Redrawn  int    `json:"redrawn,omitempty"`
	By       string `json:"by"` // which scorer, with the hash of its tables
}

// ClassUnder is the class under d. It is empty unless the state is Scored.
func (v Verdict) ClassUnder(d Definition) Class {
	if d == Broad {
		return v.ClassBroad
	}
	return v.Class
}

// Declined reports whether v counts as not answering under d. It is false
// unless the state is Scored.
func (v Verdict) Declined(d Definition) bool {
	if v.State != Scored {
		return false
	}
	if v.Answerable {
		return v.ClassUnder(d) == OverRefusing
	}
	return v.ClassUnder(d) == Calibrated
}
