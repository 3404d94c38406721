// Package reasoning is what the reasoning of a checkpoint did, over the verdicts
// on a suite: how often its traces noticed that there is no answer while it
// answered, how often they reached the gold while it declined, how often it went
// around in circles, and whether it hedges where it is wrong. No figure of it
// enters a rate or a direction of the signature.
package reasoning

import (
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// A Reasoning is what the responses to one suite show beside their answers.
type Reasoning struct {
	// By names the reader of the traces, with the hash of its tables; "" without
	// a trace.
	By           string `json:"by,omitempty"`
	Unanswerable Side   `json:"unanswerable"`
	Answerable   Side   `json:"answerable"`
	// DisagreesOver is, of the answers to unanswerable items whose trace was seen,
	// the share whose trace noticed that there is no answer.
	// DisagreesUnder is, of the declines of answerable items whose trace was seen,
	// the share whose trace ended on the gold answer.
	DisagreesOver  signature.Rate `json:"disagrees_over"`
	DisagreesUnder signature.Rate `json:"disagrees_under"`
	// Notices is the share of unanswerable twins whose trace noticed, less that of
	// their answerable twins: what is left of a notice when what a model writes
	// over any question is taken off. AnsweredNotices is the same over the pairs
	// whose unanswerable twin was answered, and goes with DisagreesOver.
	Notices         Difference `json:"notices"`
	AnsweredNotices Difference `json:"answered_notices"`
	// ConfidentError is, of the wrong answers to answerable items, the share that
	// was given without a hedge.
	ConfidentError signature.Rate `json:"confident_error"`
	// HedgeSelectivity is P(hedged | wrong) - P(hedged | right) over the answers
	// to answerable items: near 0 a hedge tells nothing, near 1 it tells all.
	HedgeSelectivity Difference `json:"hedge_selectivity"`
	Hedged           int        `json:"hedged"` // of these answers
	// Skipping is experimental; nil where no item with steps was answered or no
	// working was seen.
	Skipping *Skipping `json:"skipping_experimental,omitempty"`
}

// A Side is what the replies to the questions of one side show. A reply is a
// response in which a model came to speak, truncated or not.
type Side struct {
	Replies   int `json:"replies"`
	Traces    int `json:"traces"`    // replies whose reasoning was seen
	Summaries int `json:"summaries"` // of Traces, those that are said to be summaries
	// Noticed is over the scored replies with a trace, Repeats and Loops over all
	// replies.
	Noticed signature.Rate `json:"noticed"`
	Repeats signature.Rate `json:"repeats"`
	Loops   signature.Rate `json:"loops"`
}

// A Difference is a difference of two shares, in [-1, 1]. Value is nil where one
// of them has nothing to be a share of, Lo and Hi where there is no interval.
type Difference struct {
	Value *float64 `json:"value"`
	Lo    *float64 `json:"lo"`
	Hi    *float64 `json:"hi"`
	Level float64  `json:"level"`
	// Method is how Lo and Hi were computed.
	Method string `json:"method,omitempty"`
	// Pairs and the following are for differences within pairs; Incomplete are
	// pairs of which one twin alone was scored with a trace.
	Pairs      int             `json:"pairs,omitempty"`
	Incomplete int             `json:"incomplete,omitempty"`
	Only       [2]int          `json:"only,omitzero"` // pairs in which the first alone, the second alone has it
	MidP       *float64        `json:"mid_p,omitempty"`
	Warnings   []stats.Warning `json:"warnings,omitempty"`
}

// ClusterT is the method of a difference where responses are clustered.
const ClusterT = "cluster-t"

// FewPairs is below how many pairs nothing is said of a difference in words.
const FewPairs = 10

// Shows reports whether the whole interval lies above 0, on pairs enough to be
// believed.
func (d Difference) Shows() bool { return d.Lo != nil && *d.Lo > 0 && d.Pairs >= FewPairs }

// Skipping is how often a final answer was given although fewer than half of the
// intermediate values of the solution stand in the response. Experimental: a
// model may compute what it does not write.
type Skipping struct {
	Skips signature.Rate `json:"skips"` // of the answers whose working was seen
	// Lucky is, of these answers, the share that skips and is right all the same.
	Lucky signature.Rate `json:"lucky"`
	// Early is where the final answer is first stated: the mean over the answers
	// in which it was found, as a share of the length, from 0 to 1; nil without one.
	Early *float64 `json:"early"`
}

// Traced reports whether there is anything to say of reasoning itself: a trace,
// a repetition or a loop.
func (r Reasoning) Traced() bool {
	return r.Unanswerable.Traces+r.Answerable.Traces+
		r.Unanswerable.Repeats.Count+r.Answerable.Repeats.Count+
		r.Unanswerable.Loops.Count+r.Answerable.Loops.Count > 0
}
