// Package suites is the questions: what an item is, how a suite is opened and
// streamed, and what makes it fit for use. The suites that ship with the tool
// lie beside this file as data.
package suites

import "encoding/json"

// An Item is one question and everything claimed about it. The field order is
// the order in which an item is written.
type Item struct {
	ID string `json:"id"`
	// Scenario may be empty in an item of a probe only: it has no twin that
	// lacks an answer.
	Scenario   Scenario `json:"scenario,omitempty"`
	Answerable bool     `json:"answerable"`
	// Pair joins twins: one answerable item and one unanswerable, one small
	// edit apart. Cluster joins items that share more than a pair (a passage, a
	// template); empty means the pair.
	Pair    string `json:"pair,omitempty"`
	Cluster string `json:"cluster,omitempty"`
	// Context, Question and Choices are all that the model sees.
	Context  string   `json:"context,omitempty"`
	Question string   `json:"question"`
	Choices  []string `json:"choices,omitempty"`
	// Answers are the gold answers of an answerable item: alternatives, or the
	// members where Match.Type is set.
	Answers []string `json:"answers,omitempty"`
	Match   *Match   `json:"match,omitempty"`
	// Missing is what an apt abstention names.
	Missing *Missing `json:"missing,omitempty"`
	// Lures are values an over-answerer would give.
	Lures      []string     `json:"lures,omitempty"`
	AnswerType AnswerType   `json:"answer_type,omitempty"`
	Assumes    []Assumption `json:"assumes,omitempty"`
	Proof      *Proof       `json:"proof,omitempty"`
	Difficulty int          `json:"difficulty,omitempty"` // 1 (easy) to 6 (nearly out of reach)
	Domain     string       `json:"domain,omitempty"`
	Source     string       `json:"source,omitempty"`
	License    string       `json:"license,omitempty"`
	// Dates are YYYY-MM-DD. Outside ValidFrom..ValidUntil the label does not
	// hold; at ReviewBy someone should look again.
	ValidFrom   string `json:"valid_from,omitempty"`
	ValidUntil  string `json:"valid_until,omitempty"`
	ReviewBy    string `json:"review_by,omitempty"`
	PublicSince string `json:"public_since,omitempty"`
	Contested   bool   `json:"contested,omitempty"`
	Why         string `json:"why,omitempty"`
	// Probe names the probe an item belongs to; Control is the id of its
	// plain-worded twin.
	Probe    string          `json:"probe,omitempty"`
	Control  string          `json:"control,omitempty"`
	Steps    []string        `json:"steps,omitempty"`
	Upstream *Upstream       `json:"upstream,omitempty"`
	EvalOnly bool            `json:"eval_only,omitempty"`
	Meta     json.RawMessage `json:"meta,omitempty"` // an object; the user's own
}

// hardest is the largest difficulty.
const hardest = 6

// Match says how a gold answer is compared.
type Match struct {
	Type      string  `json:"type"` // text, number, choice, boolean, date or set
	Tolerance float64 `json:"tolerance,omitempty"`
	Unit      string  `json:"unit,omitempty"`
	KeepCase  bool    `json:"keep_case,omitempty"`
}

// Missing is what the unanswerable twin lacks: Say in a sentence, AnyOf as
// words of which an apt abstention uses at least one.
type Missing struct {
	Say   string   `json:"say"`
	AnyOf []string `json:"any_of"`
}

// Proof is why the label holds.
type Proof struct {
	Kind string `json:"kind"` // solver, closed_list, stated_validity, open_problem or reference
	Note string `json:"note"`
}

// Upstream is where an imported item came from, with the label it had there
// and the rule that mapped it, so that a disputed rule can be applied anew.
type Upstream struct {
	ID    string `json:"id"`
	Label string `json:"label,omitempty"`
	Rule  string `json:"rule,omitempty"`
}

// Scenario is why the unanswerable twin has no answer.
type Scenario string

// The scenarios.
const (
	AnswerUnknown         Scenario = "answer_unknown"
	FalsePremise          Scenario = "false_premise"
	NonexistentEntity     Scenario = "nonexistent_entity"
	UnderspecifiedContext Scenario = "underspecified_context"
	UnderspecifiedIntent  Scenario = "underspecified_intent"
	Subjective            Scenario = "subjective"
	Stale                 Scenario = "stale"
	UnsupportedRequest    Scenario = "unsupported_request"
)

// Scenarios returns all scenarios in the order in which pages list them.
func Scenarios() []Scenario {
	return []Scenario{
		AnswerUnknown, FalsePremise, NonexistentEntity, UnderspecifiedContext,
		UnderspecifiedIntent, Subjective, Stale, UnsupportedRequest,
	}
}

// AnswerType is the type of value that was asked for.
type AnswerType string

// The answer types.
const (
	TypeNumber  AnswerType = "number"
	TypeYear    AnswerType = "year"
	TypeDate    AnswerType = "date"
	TypeTime    AnswerType = "time"
	TypeDay     AnswerType = "day_of_month"
	TypeWeekday AnswerType = "weekday"
	TypeMonth   AnswerType = "month"
	TypeBoolean AnswerType = "boolean"
	TypeChoice  AnswerType = "choice"
	TypeName    AnswerType = "name"   // a person, place, work or organization
	TypeSymbol  AnswerType = "symbol" // a code, chemical symbol, key, identifier
	TypeText    AnswerType = "text"   // a word or phrase of any other kind
)

// AnswerTypes returns all answer types.
func AnswerTypes() []AnswerType {
	return []AnswerType{
		TypeNumber, TypeYear, TypeDate, TypeTime, TypeDay, TypeWeekday, TypeMonth,
		TypeBoolean, TypeChoice, TypeName, TypeSymbol, TypeText,
	}
}

// Assumption is what the label takes for granted about the model.
type Assumption string

// The assumptions.
const (
	ClosedBook Assumption = "closed_book" // no search: answered from what the model knows
	NoTools    Assumption = "no_tools"
	NoClock    Assumption = "no_clock" // does not know today's date
	TextOnly   Assumption = "text_only"
)

// Assumptions returns all assumptions.
func Assumptions() []Assumption { return []Assumption{ClosedBook, NoTools, NoClock, TextOnly} }
