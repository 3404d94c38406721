// Package effort is what replies took: tokens, reasoning tokens, seconds, and
// how many were cut off, by side and as a ratio within twin pairs. Thinking far
// longer about questions without an answer than about their twins is a symptom
// of its own: it shows where the rates do not, in a model that declines in the
// end.
//
// Nothing here says what a reply was worth. It is computed from what the server
// said the exchange cost, and what was not said is no figure, never 0.
package effort

import (
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// An Effort is what the replies to one suite took.
//
// A reply is a response in which a model came to speak: every state but
// content_filter, context_overflow and api_error, since what was stopped from
// outside took no effort of the model's that could be compared.
type Effort struct {
	// Completion are all tokens of a reply, those of its reasoning included where
	// the server counts them so, as most do.
	Completion Figure `json:"completion_tokens"`
	// Reasoning are the tokens of the reasoning alone. Many servers do not say
	// them, and a 0 cannot be told from that: a reply without reasoning has no
	// figure here, so that a mean is one of the replies that reasoned.
	Reasoning Figure `json:"reasoning_tokens"`
	// Seconds is how long the try took that was answered: the model's time, and
	// the wait in the server's queue with it.
	Seconds Figure `json:"seconds"`
	// Truncated is the share of replies that ended at a limit, of those whose end is
	// known.
	Truncated Truncation `json:"truncated"`
}

// Truncation is the share of replies in the state truncated, by side, of those of which
// it is known whether they were cut off: see scoring.EndTold. A side without any has no
// value.
type Truncation struct {
	Unanswerable signature.Rate `json:"unanswerable"`
	Answerable   signature.Rate `json:"answerable"`
}

// A Figure is one kind of effort, by side and within pairs.
type Figure struct {
	Unanswerable Side  `json:"unanswerable"`
	Answerable   Side  `json:"answerable"`
	Ratio        Ratio `json:"ratio"`
	// Whole is Ratio over the pairs without a truncated reply; nil where no pair
	// holds one, or every pair does.
	Whole *Ratio `json:"ratio_without_truncated,omitempty"`
}

// A Side is a figure over the replies to the questions of one side. Each reply
// counts once, however often its question was asked.
type Side struct {
	Replies   int `json:"replies"`   // that arrived
	Said      int `json:"said"`      // of them with a figure above zero
	Truncated int `json:"truncated"` // of Said: their figures are lower bounds
	// Mean and Median are over Said, in tokens or seconds; nil where it is 0. With
	// truncated replies the mean is a lower bound.
	Mean   *float64 `json:"mean"`
	Median *float64 `json:"median"`
}

// A Ratio is how many times as much the unanswerable twin took as the
// answerable one: the geometric mean over complete pairs, in (0, inf), 1 where
// both take the same. Value is nil without a complete pair, Lo and Hi with one
// cluster only.
type Ratio struct {
	Value *float64 `json:"value"`
	Lo    *float64 `json:"lo"`
	Hi    *float64 `json:"hi"`
	Level float64  `json:"level"`
	// Method is how Lo and Hi were computed.
	Method string `json:"method"`
	// Pairs are complete: both twins have a figure. Incomplete are the others of
	// which any reply arrived, save those that are Lost: every reply to either twin
	// was truncated, and of two lower bounds nothing follows.
	Pairs      int `json:"pairs"`
	Incomplete int `json:"incomplete"`
	Lost       int `json:"lost"`
	Clusters   int `json:"clusters"` // of complete pairs
	// Of the complete pairs, those in which a reply to the unanswerable twin alone
	// was truncated, to the answerable twin alone, and to both, which takes
	// several epochs.
	CutUnanswerable int             `json:"cut_unanswerable"`
	CutAnswerable   int             `json:"cut_answerable"`
	CutBoth         int             `json:"cut_both"`
	Warnings        []stats.Warning `json:"warnings,omitempty"`
}

// LogT is the method of a ratio's interval: t over clusters of log ratios.
const LogT = "cluster-t-of-log-ratios"

// Bound says which way truncated replies bound a ratio.
type Bound string

// The bounds.
const (
	Exact   Bound = ""         // nothing was truncated
	AtLeast Bound = "at least" // only unanswerable twins were
	AtMost  Bound = "at most"  // only answerable twins were
	Neither Bound = "neither"  // some of both were: the ratio may be off either way
)

// Bound is which way the truncated replies of r bound it: more tokens on the
// unanswerable side would have raised it.
func (r Ratio) Bound() Bound {
	switch u, a := r.CutUnanswerable+r.CutBoth > 0, r.CutAnswerable+r.CutBoth > 0; {
	case u && a:
		return Neither
	case u:
		return AtLeast
	case a:
		return AtMost
	}
	return Exact
}

// FewClusters is below how many clusters of pairs a ratio comes with a warning
// and nothing is said of it in words.
const FewClusters = 10

// Notable is how far from 1 a whole interval has to lie for a ratio to be worth
// a sentence: 10% either way, as the margins of the rates are 10 points.
const Notable = 1.1

// fewCut is up to which share of pairs may be truncated on the side that speaks
// against a ratio.
const fewCut = .1

// Shows reports that the ratio lies beyond Notable, or below its inverse, with
// its whole interval, and rests on enough clusters to be believed. Replies that
// were truncated on the other side may have pushed it there ("at most twice" is
// no symptom): they have to be few, and the ratio has to show the same without
// them.
func (f Figure) Shows() bool {
	way := f.Ratio.beyond()
	against := f.Ratio.CutBoth
	switch way {
	case 0:
		return false
	case +1:
		against += f.Ratio.CutAnswerable
	case -1:
		against += f.Ratio.CutUnanswerable
	}
	if against == 0 {
		return true
	}
	return float64(against) <= fewCut*float64(f.Ratio.Pairs) && f.Whole != nil && f.Whole.beyond() == way
}

// beyond is on which side of 1 the whole interval notably lies: +1 above, -1
// below, 0 where that is not shown.
func (r Ratio) beyond() int {
	switch {
	case r.Lo == nil || r.Hi == nil || *r.Lo >= *r.Hi || r.Clusters < FewClusters: // a point shows nothing
	case *r.Lo > Notable:
		return +1
	case *r.Hi < 1/Notable:
		return -1
	}
	return 0
}
