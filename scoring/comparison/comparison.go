// Package comparison says what changed from one run to another: over the
// questions that both were asked, how each rate moved, whether the model tells
// answerable from unanswerable any better, and which items it now treats
// otherwise. One Change speaks of one suite; no figure pools suites.
package comparison

import (
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// Moved is what may be said of how a figure changed.
type Moved string

// What may be said. A figure rose or fell only where that is beyond chance, all
// comparisons that were made at once allowed for.
const (
	Rose       Moved = "rose"
	Fell       Moved = "fell"
	NotShown   Moved = "not shown"
	Unmeasured Moved = "unmeasured" // nothing was scored in both runs
)

// A RateChange is how one rate changed, over the items that were scored in both
// runs. Shares and changes are fractions, a rise above zero.
type RateChange struct {
	// Base and Next have counts of responses, and the value and interval of the mean over
	// items, in which each weighs as much as any other: where not all of several responses
	// were scored, that is not quite count/of. Unpaired, it is.
	Base signature.Rate `json:"base"`
	Next signature.Rate `json:"next"`
	// Items is how many items both rates rest on; 0 where the runs were compared
	// unpaired, which then rest on the items of each.
	Items int `json:"items"`
	// Rose and Fell count the items that fail in the later run alone and in the
	// earlier alone, by what the model did in most of its responses, the first so many
	// that both runs have.
	Rose int `json:"rose"`
	Fell int `json:"fell"`
	// Value is nil where nothing was scored in both runs; Lo and Hi are nil too
	// where there is no interval, with a warning that says why.
	Value  *float64 `json:"value"`
	Lo     *float64 `json:"lo"`
	Hi     *float64 `json:"hi"`
	Level  float64  `json:"level"`
	Method string   `json:"method"`
	// P tests that nothing changed: McNemar's mid-p, or stats.Unchanged over clusters
	// where an item got several answers, or the mid-p of Fisher's exact test where runs
	// are not paired. PHolm is P adjusted for all rates and checkpoints compared.
	P     *float64 `json:"p"`
	PHolm *float64 `json:"p_holm"`
	Moved Moved    `json:"moved"`
	// Smallest is the smallest change that would be seen with a chance of about 80%, all
	// comparisons allowed for, beside as much else that differs as does now; nil where
	// no change however large would be, and where that cannot be said.
	Smallest *float64 `json:"smallest"`
	// Lost counts the items of this side of which a response could not be scored, in one
	// run or the other. Least and Most are the change had those responses gone either way.
	Lost     int             `json:"lost"`
	Least    *float64        `json:"least"`
	Most     *float64        `json:"most"`
	Warnings []stats.Warning `json:"warnings,omitempty"`

	blind bool // no change however large would be seen with a chance of 80%
}

// A FigureChange is how d' or c changed, over the complete pairs of both runs, or
// without twins over the items.
type FigureChange struct {
	Base *float64 `json:"base"`
	Next *float64 `json:"next"`
	signature.Estimate
	// BaseUnits and NextUnits are what either run rests on where the two were compared
	// unpaired; Units is then the smaller.
	BaseUnits int   `json:"base_units,omitempty"`
	NextUnits int   `json:"next_units,omitempty"`
	Moved     Moved `json:"moved"`
	// Smallest is the smallest change that would be seen with a chance of about 80%, to the
	// better and to the worse; nil where to one of the two no change however large would
	// be, as where there are few failures, and where there is no interval.
	Smallest *float64 `json:"smallest"`

	decisive stats.Interval // at the level that allows for all comparisons
}

// Corner is what a model did with a twin pair; see signature.Quadrant.
type Corner string

// The corners of the quadrant.
const (
	TellsApart   Corner = "tells apart"
	AnswersBoth  Corner = "answers both"
	DeclinesBoth Corner = "declines both"
	Inverted     Corner = "inverted"
)

// Corners lists them in the order of Flows.
func Corners() [4]Corner { return [4]Corner{TellsApart, AnswersBoth, DeclinesBoth, Inverted} }

// Flows count the twin pairs complete in both runs: Pairs[i][j] went from the
// i-th corner to the j-th.
type Flows struct {
	Pairs [4][4]int `json:"pairs"`
	Total int       `json:"total"`
}

// Effect is whether a flip is for the worse.
type Effect string

// The effects. Other is one failure for another: an answerable item that was
// answered wrongly and is now declined, or the reverse.
const (
	Worse  Effect = "worse"
	Better Effect = "better"
	Other  Effect = "other"
)

// Flips are the items of one side that were treated one way in the earlier run
// and another in the later.
type Flips struct {
	Answerable bool        `json:"answerable"`
	From       scoring.Act `json:"from"`
	To         scoring.Act `json:"to"`
	Effect     Effect      `json:"effect"`
	Count      int         `json:"count"`
	Items      []string    `json:"items"` // ids of the first, in item order
}

// A Change is everything said of one suite of two runs.
type Change struct {
	Suite string `json:"suite"`
	// Probe is the probe that the suite is, or "": a probe is one-sided.
	Probe string `json:"probe,omitempty"`
	// Unpaired is set where the two runs were asked different questions of one
	// population. There are then no flips and no flows.
	Unpaired  bool `json:"unpaired,omitempty"`
	Simulated bool `json:"simulated,omitempty"`

	Matched  int      `json:"matched"`   // items that both were asked
	OnlyBase int      `json:"only_base"` // items that the earlier alone was asked
	OnlyNext int      `json:"only_next"`
	Alone    []string `json:"alone,omitempty"` // ids of the first of either

	Headline string `json:"headline"`
	Sentence string `json:"sentence"`

	OverAnswer  RateChange   `json:"over_answer"`
	OverRefusal RateChange   `json:"over_refusal"`
	Wrong       RateChange   `json:"wrong"`
	DPrime      FigureChange `json:"d_prime"`
	C           FigureChange `json:"c"`
	// BaseSamples and NextSamples are how often an item that both were asked was, at
	// most. Flows and flips are told by what was done in most of its samples, the first
	// so many that both runs have.
	BaseSamples int     `json:"base_samples,omitempty"`
	NextSamples int     `json:"next_samples,omitempty"`
	Flows       Flows   `json:"flows"`
	Flips       []Flips `json:"flips"`
}

// Options set how a comparison is made. The zero value means the defaults.
type Options struct {
	Level     float64 // .95
	Resamples int     // bootstrap over pairs or clusters: 10,000, for the ends that allow for many comparisons
	Seed      uint64  // of the bootstrap
	// Comparisons is how many checkpoints are held against one base at once: the
	// words on d' and c, and the smallest changes, allow for all of them. 0 means one.
	// See also Adjust.
	Comparisons int
}

func (o Options) withDefaults() Options {
	if !(o.Level > 0 && o.Level < 1) {
		o.Level = .95
	}
	if o.Resamples <= 0 {
		o.Resamples = signature.DefaultResamples
	}
	if o.Seed == 0 {
		o.Seed = 1
	}
	o.Comparisons = max(1, o.Comparisons)
	return o
}

// Overlap is the share of items that both runs were asked among those of the run
// that was asked more; 1 where neither was asked any.
func (c Change) Overlap() float64 {
	most := c.Matched + max(c.OnlyBase, c.OnlyNext)
	if most == 0 {
		return 1
	}
	return float64(c.Matched) / float64(most)
}
