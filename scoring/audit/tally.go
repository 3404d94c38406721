package audit

import (
	"cmp"
	"maps"
	"slices"

	"github.com/abstain-eval/abstain-eval/responses"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
)

// tally counts the rows of a file.
type tally struct {
	total     *counts
	models    map[string]*counts
	questions map[responses.Key]struct{}
	sources   map[string]int
	labelBy   map[string]int
}

func newTally() *tally {
	return &tally{
		total: newCounts(), models: map[string]*counts{}, questions: map[responses.Key]struct{}{},
		sources: map[string]int{}, labelBy: map[string]int{},
	}
}

func (t *tally) add(s scored) {
	if t.models[s.model] == nil {
		t.models[s.model] = newCounts()
	}
	t.total.add(s)
	t.models[s.model].add(s)
	t.questions[s.question] = struct{}{}
	t.sources[s.source]++
	t.labelBy[s.labelBy]++
}

func (t *tally) corpus() Corpus {
	c := Corpus{
		Population: Population{
			Responses: t.total.n, Questions: len(t.questions), Sources: counted(t.sources), LabelBy: counted(t.labelBy),
		},
		Total: t.total.figures(),
	}
	unknown := map[string]int{}
	for cell, n := range t.total.cells {
		if !slices.Contains(Labels(), cell.label) {
			unknown[cell.label] += n
		}
	}
	c.UnknownLabels = counted(unknown)
	for _, name := range slices.Sorted(maps.Keys(t.models)) {
		c.Models = append(c.Models, Model{Model: name, Figures: t.models[name].figures()})
	}
	return c
}

// counts are those of one model, or of all.
type counts struct {
	n                           int
	cells                       map[cell]int
	declined, abstains, correct cutCounts
	saysCorrect                 int // rows whose label is one of correctness
}

type cell struct{ label, reading string }

func newCounts() *counts {
	return &counts{cells: map[cell]int{}, declined: newCutCounts(), abstains: newCutCounts(), correct: newCutCounts()}
}

func (c *counts) add(s scored) {
	c.n++
	c.cells[cell{s.label, s.reading}]++
	kind := behavior.Kind(s.reading)
	c.declined.add(s.question, declines(s.label), kindDeclines(kind))
	c.abstains.add(s.question, abstaining(s.label), kindAbstains(kind))
	c.correct.add(s.question, isCorrect(s.label, s.gold), kindCorrect(s.correct))
	if saysCorrect(s.label) {
		c.saysCorrect++
	}
}

func (c *counts) figures() Figures {
	f := Figures{N: c.n, Declined: c.declined.figures(c.n), Abstains: c.abstains.figures(c.n)}
	if c.saysCorrect > 0 {
		right := c.correct.figures(c.n)
		f.Correct = &right
	}
	for cell, n := range c.cells {
		f.Confusion = append(f.Confusion, Cell{Label: cell.label, Reading: cell.reading, N: n})
	}
	slices.SortFunc(f.Confusion, func(a, b Cell) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Label, b.Label), cmp.Compare(a.Reading, b.Reading))
	})
	return f
}

// table is a two by two table: what the label says, then how it was read.
type table struct{ yesYes, yesNo, noYes, noNo int }

func (t *table) add(o table, times int) {
	t.yesYes += times * o.yesYes
	t.yesNo += times * o.yesNo
	t.noYes += times * o.noYes
	t.noNo += times * o.noNo
}

func (t table) n() int { return t.yesYes + t.yesNo + t.noYes + t.noNo }

// cutCounts are the rows on a cut by their question, since responses to one
// question are not independent.
type cutCounts struct {
	byQuestion map[responses.Key]table
	unclear    int
}

func newCutCounts() cutCounts { return cutCounts{byQuestion: map[responses.Key]table{}} }

// add counts a row, unless its label is on neither side. A reading on neither
// side is an error.
func (c *cutCounts) add(question responses.Key, label, reading side) {
	if label == neither {
		return
	}
	if reading == neither {
		c.unclear++
		if reading = yes; label == yes {
			reading = no
		}
	}
	t := c.byQuestion[question]
	switch {
	case label == yes && reading == yes:
		t.yesYes++
	case label == yes:
		t.yesNo++
	case reading == yes:
		t.noYes++
	default:
		t.noNo++
	}
	c.byQuestion[question] = t
}
