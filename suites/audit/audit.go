// Package audit asks whether the sides of a suite's twins can be told apart
// without understanding. A classifier that sees only words is trained on some
// pairs and tried on others. Where it succeeds, a model could too, and the
// suite would measure that instead of what it claims to.
//
// The classifier is a logistic regression on the words and pairs of neighboring
// words of context, question and choices, and on a few measures of them such as
// length. Two figures come of it, since either alone can miss a tell:
//
//   - AUC, over all items: how often an unanswerable item is scored above an
//     answerable one, of whatever pairs.
//   - Within pairs: how often it is scored above its own twin. A word that marks
//     one twin of every pair, but is common elsewhere, shows here and hardly in
//     the AUC.
//
// Both are .5 for one that guesses. They can lie below: what is exactly balanced
// over a suite leans, without the pairs that are held out, against them. That is
// no tell, since nobody knows it of pairs yet to come, but beside it a tell may
// not show.
//
// A high figure says that the sides can be told without understanding. A low one
// says that this classifier could not tell them, no more.
package audit

import (
	"fmt"
	"iter"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
	"github.com/abstain-eval/abstain-eval/suites"
)

// Schema is the version of the report. It grows when a field changes its
// meaning.
const Schema = "abstain-eval/audit/1"

// What our own suites are held to. They are under the bars where the upper
// limit of the AUC lies below BarAUC and accuracy within pairs below BarWithin.
const (
	BarAUC    = .60
	BarWithin = .65
)

// Fewest is how many pairs, or clusters of pairs, it takes to say anything. With
// fewer, a fold would hold less than two of them, and an interval within pairs
// would span half of the scale.
const Fewest = 20

// Options say how much work is done. The zero value is the usual amount.
type Options struct {
	Seed        uint64 // of folds and resamples
	Repetitions int    // of the cross-validation; 0 means 5
	Resamples   int    // of each interval; 0 means 2000
}

func (o Options) withDefaults() Options {
	if o.Repetitions <= 0 {
		o.Repetitions = 5
	}
	if o.Resamples <= 0 {
		o.Resamples = 2000
	}
	return o
}

// A Report is what the classifier could tell.
type Report struct {
	Schema string `json:"schema"`
	// Suite and Version are the caller's to fill in.
	Suite   string `json:"suite,omitempty"`
	Version string `json:"version,omitempty"`
	Seed    uint64 `json:"seed"`
	Items   int    `json:"items"`
	// LeftOut counts items without exactly one twin on the other side, and
	// those of a probe.
	LeftOut     int       `json:"left_out"`
	Folds       int       `json:"folds"`
	Repetitions int       `json:"repetitions"`
	Resamples   int       `json:"resamples"`
	Level       float64   `json:"level"` // of the intervals
	Bars        Bars      `json:"bars"`
	Overall     Figures   `json:"overall"`
	Scenarios   []Figures `json:"scenarios"` // each trained on its own pairs alone
	Tells       *Tells    `json:"tells"`     // nil where Overall has too few pairs
}

// Bars are what figures are held against.
type Bars struct {
	AUCUpper    float64 `json:"auc_upper"`
	WithinPairs float64 `json:"within_pairs"`
}

// Figures are how well the classifier told sides apart in pairs that it was not
// trained on. They are nil where there are fewer than Fewest clusters.
type Figures struct {
	Scenario suites.Scenario `json:"scenario,omitempty"` // empty: overall
	Pairs    int             `json:"pairs"`
	// Clusters are what is held together and resampled: a pair, or the pairs
	// that name one cluster.
	Clusters    int             `json:"clusters"`
	AUC         *Estimate       `json:"auc"`          // 0 to 1
	WithinPairs *Estimate       `json:"within_pairs"` // 0 to 1; equal scores count half
	UnderBars   *bool           `json:"under_bars"`
	Warnings    []stats.Warning `json:"warnings,omitempty"` // the bars that are missed; figures below a guess
}

// An Estimate is a figure with the ends of its interval. The interval is about
// the choice of pairs; the scores are taken as they are.
type Estimate struct {
	Value float64 `json:"value"`
	Lo    float64 `json:"lo"`
	Hi    float64 `json:"hi"`
}

// A NoTwinsError is a suite in which there are no sides to tell apart.
type NoTwinsError struct {
	Items int
	Probe string // of the first item that belongs to one, or empty
}

// Error says what was looked for.
func (e *NoTwinsError) Error() string {
	switch {
	case e.Items == 0:
		return "there is no item"
	case e.Probe != "":
		return fmt.Sprintf("the items are of the probe %s, whose questions all have an answer: there are no sides to tell apart", e.Probe)
	}
	return fmt.Sprintf("none of the %d items has a twin: one pair, one item answerable and one not", e.Items)
}

// level is that of all intervals.
const level = .95

// Audit trains and tries the classifier on the twins of items, over all and in
// each scenario that has any. Twins share a pair; a pair belongs to the cluster
// that either names, and to the scenario of the unanswerable one. In
// nonexistent_entity what differs between twins is masked, since there the name
// is the signal.
//
// The same items in the same order and the same options give the same report, on
// any number of cores. Audit holds the words of all twins in memory.
//
// The error is the first among items, or a *NoTwinsError.
func Audit(items iter.Seq2[suites.Item, error], o Options) (Report, error) {
	o = o.withDefaults()
	c, err := collect(items)
	if err != nil {
		return Report{}, fmt.Errorf("auditing: %w", err)
	}
	if len(c.twins) == 0 {
		return Report{}, &NoTwinsError{Items: c.items, Probe: c.probe}
	}
	d := newDesign(c.twins)
	r := Report{
		Schema: Schema, Seed: o.Seed, Items: c.items, LeftOut: c.items - 2*len(c.twins),
		Folds: folds, Repetitions: o.Repetitions, Resamples: o.Resamples, Level: level,
		Bars:      Bars{AUCUpper: BarAUC, WithinPairs: BarWithin},
		Scenarios: []Figures{},
	}
	all := newSample(c.twins, func(twins) bool { return true })
	r.Overall = figuresOf(d, all, o)
	if len(all.clusters) >= Fewest {
		r.Tells = tellsOf(d, all.pairs())
	}
	for _, scenario := range suites.Scenarios() {
		s := newSample(c.twins, func(t twins) bool { return t.scenario == scenario })
		if len(s.clusters) == 0 {
			continue
		}
		f := r.Overall // of a suite of one scenario, this is it
		if len(s.clusters) < len(all.clusters) || len(s.pairs()) < len(all.pairs()) {
			f = figuresOf(d, s, o)
		}
		f.Scenario = scenario
		r.Scenarios = append(r.Scenarios, f)
	}
	return r, nil
}
