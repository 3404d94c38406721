// Package audit measures a scorer against labels that people gave. Each labeled
// response is read as a run would read it, and the reading is held against the
// label: in a confusion by label, and on three cuts that a rate rests on.
//
// What a run leaves out of its rates (unclear, empty, truncated) counts here as
// an error, on whichever side the label is: a scorer that says nothing where it
// is unsure gains nothing by it.
//
// The figures speak of the population that was labeled and of no other. None is
// taken over several corpora, since a figure over a mix means nothing.
package audit

import (
	"cmp"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring"
)

// Schema is the version of the report. It grows when a field changes its
// meaning.
const Schema = "abstain-eval/scorer-audit/1"

// What every report is made with.
const (
	level     = .95
	resamples = 2000
	seed      = 1
)

// FewestQuestions is how many different questions it takes for an interval of
// kappa: resampled from fewer, it is too narrow to be shown.
const FewestQuestions = 20

// A Report is how well one scorer agrees with labels, corpus by corpus.
type Report struct {
	Schema    string   `json:"schema"`
	By        string   `json:"by"`        // the scorer, as in a verdict
	Level     float64  `json:"level"`     // of the intervals
	Resamples int      `json:"resamples"` // for the intervals of kappa
	Seed      uint64   `json:"seed"`      // of the resamples
	Corpora   []Corpus `json:"corpora"`
}

// NewReport puts what was read of several files together, in their order. Files
// of one name in several folders are called by all that the user gave.
func NewReport(corpora ...Corpus) Report {
	r := Report{
		Schema: Schema, By: scoring.Scorer(), Level: level, Resamples: resamples, Seed: seed,
		Corpora: append([]Corpus{}, corpora...),
	}
	named := map[string]int{}
	for _, c := range corpora {
		named[c.Name]++
	}
	for i, c := range corpora {
		if named[c.Name] > 1 {
			r.Corpora[i].Name = c.File
		}
	}
	return r
}

// A Corpus is what came of one file. The names in it are those of the file, and
// hostile.
type Corpus struct {
	File       string     `json:"file"` // as the user named it
	Name       string     `json:"name"` // its last part without .jsonl, where that tells it from the others
	Population Population `json:"population"`
	// UnknownLabels are on neither side of any cut.
	UnknownLabels []Count `json:"unknown_labels"`
	Total         Figures `json:"total"`  // over all models
	Models        []Model `json:"models"` // by name
}

// Population says whom the figures of a corpus speak of.
type Population struct {
	Responses int     `json:"responses"`
	Questions int     `json:"questions"` // different ones, by their text
	Sources   []Count `json:"sources"`   // where the responses are from
	LabelBy   []Count `json:"label_by"`  // who gave the labels
}

// A Model is what came of the responses of one model.
type Model struct {
	Model string `json:"model"` // empty where the lines do not say
	Figures
}

// Figures are how readings agree with labels.
type Figures struct {
	N         int    `json:"n"` // responses
	Confusion []Cell `json:"confusion"`
	// Declined is the cut that drives the rates: declining of any kind against
	// answering, hedged or not. A label that says neither is left out.
	Declined Cut `json:"declined"`
	// Abstains is abstaining, asking back and refusing against all else, denying a
	// premise and answering in part among it. Published figures of other
	// detectors are of this cut.
	Abstains Cut `json:"abstains"`
	// Correct is right against not right, where the label says so and there is
	// gold; nil where no label does.
	Correct *Cut `json:"correct"`
}

// A Cell counts the responses of a label that were read in one way: a
// behavior.Kind, or scoring.Empty or scoring.Truncated.
type Cell struct {
	Label   string `json:"label"`
	Reading string `json:"reading"`
	N       int    `json:"n"`
}

// A Cut sorts labels and readings into two sides. Where the label says yes (it
// declines, abstains, is correct) a response is a hit or missed, and where it
// says no a false alarm or a correct rejection. Together they are N.
type Cut struct {
	N                 int `json:"n"`
	LeftOut           int `json:"left_out"`  // the label is on neither side
	Questions         int `json:"questions"` // different ones among the N
	Hits              int `json:"hits"`
	Missed            int `json:"missed"`
	FalseAlarms       int `json:"false_alarms"`
	CorrectRejections int `json:"correct_rejections"`
	// Unclear counts, among missed and false alarms, what was read as nothing.
	Unclear int `json:"unclear"`
	// Kappa is Cohen's; nil where the labels are all on one side.
	Kappa       *Estimate `json:"kappa"`
	Sensitivity *Estimate `json:"sensitivity"` // hits of all that should be; nil where there are none
	Specificity *Estimate `json:"specificity"` // correct rejections of all that should be; nil where there are none
}

// An Estimate is a figure with the ends of its interval. They are nil where no
// interval can be given: for a kappa of fewer than FewestQuestions questions, or
// of labels and readings that always agree or never do.
type Estimate struct {
	Value float64  `json:"value"`
	Lo    *float64 `json:"lo"`
	Hi    *float64 `json:"hi"`
}

// A Count is how many responses bear a name.
type Count struct {
	Name string `json:"name"` // empty where the lines do not say
	N    int    `json:"n"`
}

// counted lists names, the commonest first.
func counted(n map[string]int) []Count {
	out := make([]Count, 0, len(n))
	for name, n := range n {
		out = append(out, Count{Name: name, N: n})
	}
	slices.SortFunc(out, func(a, b Count) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Name, b.Name))
	})
	return out
}
