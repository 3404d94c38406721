package audit

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// mostTells is how many terms are listed for each side.
const mostTells = 10

// Tells are what weighs most in the classifier once it is trained on all pairs:
// where the figures are high, what gives the sides away. There are always some.
// Where the figures are low, they are what chance left.
type Tells struct {
	Answerable   []Tell    `json:"answerable"`   // heaviest first, at most 10
	Unanswerable []Tell    `json:"unanswerable"` // heaviest first, at most 10
	Measures     []Measure `json:"measures"`     // all of them
}

// A Tell is a word, or two neighboring ones, in lower case; □ is a masked word.
type Tell struct {
	Words        string  `json:"words"`
	Weight       float64 `json:"weight"`       // log-odds, above 0 to the side it is listed for
	Answerable   int     `json:"answerable"`   // items that hold it
	Unanswerable int     `json:"unanswerable"` // items that hold it
}

// A Measure is something counted of a text.
type Measure struct {
	Name   string  `json:"name"`
	Weight float64 `json:"weight"` // log-odds a standard deviation, above 0 to unanswerable
}

func tellsOf(d *design, pairs []int) *Tells {
	c := d.trained(pairs, rand.New(rand.NewPCG(0, 0))) // the order of rows changes no digit that is shown
	all := make([]Tell, len(d.terms))
	for _, p := range pairs {
		for _, t := range d.items[sides*p+answerable].terms {
			all[t].Answerable++
		}
		for _, t := range d.items[sides*p+unanswerable].terms {
			all[t].Unanswerable++
		}
	}
	toward := [sides][]Tell{{}, {}}
	for t, column := range c.columns {
		if column < 0 {
			continue
		}
		side, weight := unanswerable, stats.Round9(c.ones[column])
		if weight < 0 {
			side, weight = answerable, -weight
		}
		if weight == 0 {
			continue
		}
		tell := all[t]
		tell.Words, tell.Weight = d.terms[t], weight
		toward[side] = append(toward[side], tell)
	}
	for side := range toward {
		slices.SortFunc(toward[side], func(a, b Tell) int {
			return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Words, b.Words))
		})
		toward[side] = slices.Clone(toward[side][:min(mostTells, len(toward[side]))])
	}
	tells := &Tells{Answerable: toward[answerable], Unanswerable: toward[unanswerable]}
	for m, name := range measures() {
		tells.Measures = append(tells.Measures, Measure{name, stats.Round9(c.dense[m])})
	}
	return tells
}
