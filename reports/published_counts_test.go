package reports

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
	"github.com/abstain-eval/abstain-eval/scoring/metrics"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/suites"
)

// publishedCell is one model on one data set of AbstentionBench: its published
// figures and the counts they come of.
type publishedCell struct {
	model, set            string
	p, tp, n, fp          int // n is 0 where it is not known; every set with n has answerable items
	precision, recall, f1 float64
	inferred              bool // n follows from how the set is built, not from the benchmark's code
}

// publishedCells reads abstentionbench_counts.csv of the folder that
// ABSTAIN_EVAL_REFERENCE names; nothing of it is kept here.
func publishedCells(t *testing.T) []publishedCell {
	t.Helper()
	dir := os.Getenv("ABSTAIN_EVAL_REFERENCE")
	if dir == "" {
		t.Skip("ABSTAIN_EVAL_REFERENCE is not set")
	}
	f, err := os.Open(filepath.Join(dir, "abstentionbench_counts.csv"))
	if err != nil {
		t.Fatal(err) // a folder was named: a table that is missing must show
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil || len(lines) < 2 {
		t.Fatalf("%s: %d lines, %v", f.Name(), len(lines), err)
	}
	number := func(line int, name string) float64 {
		text := lines[line][slices.Index(lines[0], name)]
		if text == "" && name == "N" {
			return 0
		}
		x, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatalf("%s:%d: %s is %q", f.Name(), line+1, name, text)
		}
		return x
	}
	var cells []publishedCell
	for i := 1; i < len(lines); i++ {
		c := publishedCell{
			model: lines[i][slices.Index(lines[0], "model")], set: lines[i][slices.Index(lines[0], "dataset")],
			p: int(number(i, "P")), tp: int(number(i, "TP")), n: int(number(i, "N")), fp: int(number(i, "FP")),
			precision: number(i, "precision"), recall: number(i, "recall"), f1: number(i, "f1"),
			inferred: lines[i][slices.Index(lines[0], "N_source")] == "inferred",
		}
		if c.tp > c.p || c.n > 0 && c.fp > c.n {
			t.Fatalf("%s:%d: more abstained than asked", f.Name(), i+1)
		}
		cells = append(cells, c)
	}
	return cells
}

// verdicts streams a cell as verdicts of one suite. Their class comes of the class
// table, from what AbstentionBench's judge says: abstained or answered, and
// nothing on whether an answer is right.
//
// Where the number of answerable items is not known, those that were declined are
// all there are: enough for recall, precision and F1, and for nothing else.
func (c publishedCell) verdicts(suite string, each func(suites.Item, scoring.Verdict)) {
	side := func(answerable bool, of, declined int) {
		for i := range of {
			v := scoring.Verdict{
				Suite: suite, Item: fmt.Sprintf("%s/%t/%d", c.set, answerable, i), Answerable: answerable,
				State: scoring.Scored, Behavior: behavior.Answered, Correct: matching.Unknown,
			}
			if i < declined {
				v.Behavior, v.Correct = behavior.Abstained, ""
			}
			v.Class, v.Cause = scoring.Classify(answerable, v.Behavior, v.Correct, scoring.NothingToName, scoring.Strict)
			v.ClassBroad, v.CauseBroad = scoring.Classify(answerable, v.Behavior, v.Correct, scoring.NothingToName, scoring.Broad)
			each(suites.Item{ID: v.Item, Answerable: answerable}, v)
		}
	}
	side(false, c.p, c.tp)
	side(true, max(c.n, c.fp), c.fp)
}

// publishedFigures are what a run would show of a suite. The signature is nil where
// the answerable items are not known.
type publishedFigures struct {
	set       string
	published publishedCell
	counts    metrics.Abstention
	signature *signature.Signature
}

func (f publishedFigures) recall() float64 { return orNaN(f.counts.Confusion().Recall()) }
func (f publishedFigures) precision() float64 {
	return orNaN(f.counts.Confusion().Precision())
}
func (f publishedFigures) f1() float64 { return orNaN(f.counts.Confusion().F1()) }

// orNaN is x; every published figure is defined, and NaN would show.
func orNaN(x float64, ok bool) float64 {
	if !ok {
		return math.NaN()
	}
	return x
}

// publishedModel is a model on all its data sets, each a suite of its own, and on
// all of them thrown together, which a run never does.
type publishedModel struct {
	name         string
	sets         []publishedFigures
	pooled       publishedFigures     // every question
	pooledSigned *signature.Signature // of the sets whose answerable items are known
}

// publishedModels runs the counts through the tallies of a run.
func publishedModels(cells []publishedCell) []publishedModel {
	var names []string
	for _, c := range cells {
		if !slices.Contains(names, c.model) {
			names = append(names, c.model)
		}
	}
	const all = "all"
	var models []publishedModel
	for _, name := range names {
		counted, signed := metrics.NewTally(), signature.NewTally()
		published := map[string]publishedCell{}
		pooledCounts, pooledSigned := metrics.NewTally(), signature.NewTally()
		for _, c := range cells {
			if c.model != name {
				continue
			}
			published[c.set] = c
			c.verdicts(c.set, func(item suites.Item, v scoring.Verdict) {
				counted.Add(item, v, "")
				if c.n > 0 {
					signed.Add(v)
				}
			})
			c.verdicts(all, func(item suites.Item, v scoring.Verdict) {
				pooledCounts.Add(item, v, "")
				if c.n > 0 {
					pooledSigned.Add(v)
				}
			})
		}
		m := publishedModel{name: name, pooled: publishedFigures{set: all, counts: pooledCounts.Suites()[0].Broad.Abstention}}
		o := signature.Options{Definition: scoring.Broad}
		if s, ok := pooledSigned.Signature(all, o); ok {
			m.pooledSigned = &s
		}
		for _, s := range counted.Suites() {
			f := publishedFigures{set: s.Suite, published: published[s.Suite], counts: s.Broad.Abstention}
			if s, ok := signed.Signature(s.Suite, o); ok {
				f.signature = &s
			}
			m.sets = append(m.sets, f)
		}
		models = append(models, m)
	}
	return models
}
