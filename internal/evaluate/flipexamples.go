package evaluate

import (
	"fmt"
	"iter"

	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring/comparison"
)

// flipExamples is how many items of each kind of flip a report quotes.
const flipExamples = 3

// examples quotes the first items of every kind of flip, by suite: of each run the
// first of its samples that did what the kind says. It passes over both runs once
// more, for these items alone.
func (p *pairing) examples(changes []*comparison.Change) (map[string][]reports.FlipExample, error) {
	out := make(map[string][]reports.FlipExample)
	places := make(flipPlaces)
	for _, c := range changes {
		for _, f := range c.Flips {
			for _, id := range f.Items[:min(flipExamples, len(f.Items))] {
				places[[2]string{c.Suite, id}] = len(out[c.Suite])
				out[c.Suite] = append(out[c.Suite], reports.FlipExample{Item: id, Answerable: f.Answerable, From: f.From, To: f.To})
			}
		}
	}
	if len(places) == 0 {
		return out, nil
	}
	for _, one := range []*party{&p.base, &p.next} {
		suite := suiteNames(one.run.Manifest.Suites)
		for x, err := range p.judge(one)(p.quoted(one, places)) {
			if err != nil {
				return nil, fmt.Errorf("reading %s: %w", one.run.Dir(), err)
			}
			in := suite(x.record.N)
			e := &out[in][places[[2]string{in, p.newer(in, x.item).ID}]]
			r := row("", &x)
			said, act := &e.Base, e.From
			if one == &p.next {
				said, act = &e.Next, e.To
				e.Question, e.Gold, e.Missing = r.Question, r.Gold, r.Missing
			}
			if *said == "" && x.verdict.Act() == act {
				*said = r.Answer
			}
		}
	}
	return out, nil
}

// flipPlaces are the places among the examples of a suite, by suite and item.
type flipPlaces map[[2]string]int

// quoted yields the responses of a run to the items that are quoted.
func (p *pairing) quoted(one *party, places flipPlaces) iter.Seq2[exchange, error] {
	suite := suiteNames(one.run.Manifest.Suites)
	return func(yield func(exchange, error) bool) {
		for x, err := range unjudged(one.run) {
			if err == nil {
				in := suite(x.record.N)
				if _, found := places[[2]string{in, p.newer(in, x.item).ID}]; !found {
					continue
				}
			}
			if !yield(x, err) {
				return
			}
		}
	}
}
