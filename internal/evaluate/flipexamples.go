package evaluate

import (
	"fmt"

	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/comparison"
)

// flipExamples is how many items of each kind of flip a report quotes.
const flipExamples = 3

// examples quotes the first items of every kind of flip, by suite. It passes over
// both runs once more, for the texts alone.
func (p *pairing) examples(changes []*comparison.Change) (map[string][]reports.FlipExample, error) {
	type place struct {
		suite string
		at    int
	}
	out := make(map[string][]reports.FlipExample)
	byItem := make(map[[2]string]place)
	for _, c := range changes {
		for _, f := range c.Flips {
			for _, id := range f.Items[:min(flipExamples, len(f.Items))] {
				at := place{c.Suite, len(out[c.Suite])}
				out[c.Suite] = append(out[c.Suite], reports.FlipExample{Item: id, Answerable: f.Answerable, From: f.From, To: f.To})
				byItem[[2]string{c.Suite, id}] = at
			}
		}
	}
	if len(byItem) == 0 {
		return out, nil
	}
	for _, one := range []*party{&p.base, &p.next} {
		suite := suiteNames(one.run.Manifest.Suites)
		for x, err := range unjudged(one.run) {
			if err != nil {
				return nil, fmt.Errorf("reading %s: %w", one.run.Dir(), err)
			}
			in := suite(x.record.N)
			at, found := byItem[[2]string{in, p.newer(in, x.item).ID}]
			if !found {
				continue
			}
			e := &out[at.suite][at.at]
			r := row("", &x)
			said := &e.Base
			if one == &p.next {
				said = &e.Next
				e.Question, e.Gold, e.Missing = r.Question, r.Gold, r.Missing
			}
			if *said == "" {
				*said = r.Answer
			}
		}
	}
	return out, nil
}
