// Package signature computes from a stream of verdicts which way a model
// fails: the two rates and their intervals, the direction, how well it tells
// answerable from unanswerable (d') and which way it leans (c). One signature
// speaks of one suite; no figure pools suites.
package signature

import (
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// Rate is a proportion with its interval. Without a denominator Value is nil
// and the interval is [0, 1]: no data is never a number.
type Rate struct {
	Count    int             `json:"count"`
	Of       int             `json:"of"`
	Value    *float64        `json:"value"`
	Lo       float64         `json:"lo"`
	Hi       float64         `json:"hi"`
	Level    float64         `json:"level"`
	Method   string          `json:"method"` // clopper-pearson or korn-graubard
	Warnings []stats.Warning `json:"warnings,omitempty"`
}

// SideState compares a rate's interval with its margin.
type SideState string

// The side states.
const (
	Exceeds      SideState = "exceeds"      // the whole interval lies above the margin
	Within       SideState = "within"       // the whole interval lies below it
	Undetermined SideState = "undetermined" // the interval holds the margin
	Unmeasured   SideState = "unmeasured"   // no items
)

// Side is one rate held against its margin.
type Side struct {
	Rate
	Margin float64   `json:"margin"`
	State  SideState `json:"state"`
	// More is how many more items of this side would decide its state with a
	// chance of 80% if the true rate is the one observed; 0 unless the state is
	// undetermined, -1 where no number of items below 100,000 would.
	More int `json:"more,omitempty"`
	// Worst and Best are the rate with every unscored response of this side
	// counted as a failure, and as none; nil without data.
	Worst    *float64 `json:"worst"`
	Best     *float64 `json:"best"`
	Unscored int      `json:"unscored"`
	// Items is how many questions the scored responses are to: fewer than Of
	// where each was asked several times.
	Items int `json:"items"`
	// StateLevel is the level of the interval behind State where that is not
	// the interval shown: scenarios are adjusted for their number.
	StateLevel float64 `json:"state_level,omitempty"`
}

// Direction is which way the model fails.
type Direction string

// The directions.
const (
	OverAnswering Direction = "over-answering"
	OverRefusing  Direction = "over-refusing"
	Both          Direction = "both"
	Calibrated    Direction = "calibrated"
	Inconclusive  Direction = "inconclusive"
)

// Estimate is a statistic with its bootstrap interval. Value is nil where it
// cannot be computed.
type Estimate struct {
	Value  *float64 `json:"value"`
	Lo     *float64 `json:"lo"`
	Hi     *float64 `json:"hi"`
	SE     *float64 `json:"se"`
	Level  float64  `json:"level"`
	Method string   `json:"method"`
	Pairs  int      `json:"pairs"` // complete pairs it rests on
	// Units is how many independent units it rests on, and Unit what these are: complete
	// pairs, or clusters of them; without twins items, or clusters, of the side that has
	// fewer.
	Units    int             `json:"units"`
	Unit     Unit            `json:"unit,omitempty"`
	Warnings []stats.Warning `json:"warnings,omitempty"`
}

// Quadrant counts complete twin pairs by what the model did on both sides. An
// item that was asked several times counts as what it did in most of its
// scored responses; an even split counts as the failure of its side.
type Quadrant struct {
	TellsApart   int `json:"tells_apart"`   // answers the one, declines the other
	AnswersBoth  int `json:"answers_both"`  // over-answering
	DeclinesBoth int `json:"declines_both"` // over-refusing
	Inverted     int `json:"inverted"`      // the wrong way round
	Pairs        int `json:"pairs"`
	// Split counts the pairs of which an item's responses are evenly split: with few
	// samples of an item these may be many, and the failures are the more.
	Split int `json:"split,omitempty"`
}

// CauseCount is how many responses have one class for one cause.
type CauseCount struct {
	Class scoring.Class `json:"class"`
	Cause scoring.Cause `json:"cause"`
	Count int           `json:"count"`
}

// StateCount is how many responses of each side are in one state.
type StateCount struct {
	State        scoring.State `json:"state"`
	Unanswerable int           `json:"unanswerable"`
	Answerable   int           `json:"answerable"`
}

// ScenarioSides is one scenario: side states only, never a direction.
type ScenarioSides struct {
	Scenario    string `json:"scenario"`
	OverAnswer  Side   `json:"over_answer"`
	OverRefusal Side   `json:"over_refusal"`
}

// Baseline is what a model that does not look at the question would show on
// the same items.
type Baseline struct {
	Name        string   `json:"name"` // always-answer, always-abstain, coin
	OverAnswer  float64  `json:"over_answer"`
	OverRefusal float64  `json:"over_refusal"`
	DPrime      float64  `json:"d_prime"`
	F1          *float64 `json:"f1"` // of abstaining as detection; nil where undefined
}

// Bounds is what the verdict would be if the unscored responses had gone
// either way.
type Bounds struct {
	Unscored   int         `json:"unscored"`
	Directions []Direction `json:"directions"` // every direction that is reachable, sorted
	Holds      bool        `json:"holds"`      // Directions has one member
}

// A Signature is everything said about one suite of one run under one
// definition.
type Signature struct {
	Suite      string             `json:"suite"`
	Definition scoring.Definition `json:"definition"`
	Simulated  bool               `json:"simulated,omitempty"`
	Responses  int                `json:"responses"`
	Scored     int                `json:"scored"`
	// Replaced counts the responses that took the place of an earlier one, after
	// what had kept that from being a whole reply was changed. Redrawn counts those
	// that were asked again with nothing changed and count as they first came.
	Replaced int `json:"replaced,omitempty"`
	Redrawn  int `json:"redrawn,omitempty"`

	Direction Direction `json:"direction"`
	Headline  string    `json:"headline"` // one line
	Sentence  string    `json:"sentence"` // the direction in full, with rates and margins

	OverAnswer  Side `json:"over_answer"`
	OverRefusal Side `json:"over_refusal"`
	Wrong       Side `json:"wrong"`
	// ErrorWhenAnswering is wrong / (right + wrong) on answerable items.
	ErrorWhenAnswering Rate `json:"error_when_answering"`
	// Difference is over-answer rate less over-refusal rate.
	Difference Estimate `json:"difference"`
	DPrime     Estimate `json:"d_prime"`
	C          Estimate `json:"c"`
	Quadrant   Quadrant `json:"quadrant"`
	Bounds     Bounds   `json:"bounds"`
	// PolicyShare is refusals for policy among all declines.
	PolicyShare Rate `json:"policy_share"`
	// CWithoutPolicy is C without the refusals for policy, where they are more
	// than PolicyShareTold of the declines; else nil.
	CWithoutPolicy *Estimate `json:"c_without_policy,omitempty"`
	// F1 is abstaining as detection of unanswerable items, nil where
	// undefined. It is kept for comparison with other tools, never a headline.
	F1 *float64 `json:"f1"`

	// Probe is set for a one-sided suite alone, in which the rates above speak of
	// one side and there is no direction.
	Probe *Probe `json:"probe,omitempty"`

	Baselines []Baseline      `json:"baselines"`
	Causes    []CauseCount    `json:"causes"`
	States    []StateCount    `json:"states"`
	Scenarios []ScenarioSides `json:"scenarios"`
}

// Options set what a signature is held against. The zero value means the
// defaults.
type Options struct {
	Definition    scoring.Definition // Strict
	MarginAnswer  float64            // DefaultMargin
	MarginRefusal float64            // DefaultMargin
	MarginWrong   float64            // DefaultMargin
	Level         float64            // DefaultLevel
	Resamples     int                // bootstrap over pairs: DefaultResamples
	Seed          uint64             // of the bootstrap
	// NoDirection, if not empty, is why no direction may be given, as the end
	// of "No direction is given: ...". Direction is then empty and the sentence
	// carries the reason. Directions belong to the policies neutral and permit.
	NoDirection string
	// Probe names the probe that a one-sided suite is: it gets neither a direction
	// nor d' nor c, but its own measure. Empty for a suite with both sides.
	Probe string
}
