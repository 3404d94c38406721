package evaluate

import (
	"fmt"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/reports"
	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
	"github.com/abstain-eval/abstain-eval/suites"
)

// counted is what one pass over a suite tells a planner of its items.
type counted struct {
	name, version, probe string
	total, pairs         int
	controlled           int // items of a probe that have a control
	promptTokens         int // estimated, under the neutral policy
	sides                clusters
	scenarios            map[suites.Scenario]clusters
}

// clusters are how many items each cluster has on either side: unanswerable
// first.
type clusters [2]map[uint64]int

func (c *clusters) add(side int, cluster uint64) {
	if c[side] == nil {
		c[side] = make(map[uint64]int)
	}
	c[side][cluster]++
}

// layout is how the responses of a side lie when each item is asked so often.
func (c clusters) layout(side, epochs int) stats.Layout {
	var l stats.Layout
	for _, items := range c[side] {
		l.Add(items * epochs)
	}
	return l
}

// countItems reads the items that a run of the suite would ask.
func countItems(ref string, selection suites.Selection, now time.Time) (counted, error) {
	opened, err := OpenSuites(ref, now)
	if err != nil {
		return counted{}, err
	}
	if len(opened) > 1 {
		return counted{}, &UsageError{
			Message: fmt.Sprintf("%s holds the items of %d suites, and no figure pools suites", ref, len(opened)),
			Next:    "name one of them",
		}
	}
	m := opened[0].Manifest
	c := counted{name: m.Name, version: m.Version, scenarios: make(map[suites.Scenario]clusters)}
	neutral := cell{Policy: prompts.Neutral(), Epochs: 1}
	var pairs suites.Pairs
	for item, err := range selection.Apply(opened[0], nil) {
		if err != nil {
			return c, err
		}
		side := 0
		if item.Answerable {
			side = 1
		}
		c.total++
		c.probe = item.Probe
		cluster := clusterOf(item)
		c.sides.add(side, cluster)
		if item.Scenario != "" {
			of := c.scenarios[item.Scenario]
			of.add(side, cluster)
			c.scenarios[item.Scenario] = of
		}
		if item.Control != "" {
			c.controlled++
		}
		pairs.Add(&item)
		var ask asking.Ask
		neutral.put(questionOf(&item), &ask)
		c.promptTokens += promptTokens(ask)
	}
	if c.total == 0 {
		return c, &UsageError{Message: fmt.Sprintf("suite %s has no item that could be asked", m.Name), Next: "abstain-eval suite show " + ref + " shows its items"}
	}
	c.pairs = pairs.Twins()
	return c, nil
}

// clusterOf is the cluster that the verdicts of an item will count in. An item of
// a probe and its control are one unit.
func clusterOf(item suites.Item) uint64 {
	v := scoring.Verdict{Item: item.ID, Pair: item.Pair, Cluster: item.Cluster}
	if item.Pair == "" && item.Control != "" {
		v.Item = item.Control
	}
	return v.ClusterOf(v.Unit())
}

// clustered says whether any cluster of a side would have several responses.
func (c counted) clustered(epochs int) bool {
	for side := range c.sides {
		if l := c.sides.layout(side, epochs); l.Responses > l.Clusters {
			return true
		}
	}
	return false
}

// suite adds what the suite can see.
func (p *planner) suite() {
	s := reports.SizedSuite{
		Name: p.items.name, Version: p.items.version, Probe: p.items.probe, Items: p.items.total, Pairs: p.items.pairs,
		Unanswerable: p.side(p.items.sides, 0, p.alphaOne), Answerable: p.side(p.items.sides, 1, p.alphaOne),
		Scenarios: []reports.SizedScenario{},
	}
	for side, size := range []*reports.SizedSide{&s.Unanswerable, &s.Answerable} {
		// Samples of one item count by their mean, which can only show more.
		if n, ok := p.items.sides.layout(side, 1).Effective(p.icc, p.o.Level); ok {
			size.Change = defined(stats.SmallestPairedChange(n, p.discord, p.alphaTwo, p.o.Power))
		}
	}
	if s.Unanswerable.Within != nil && s.Answerable.Within != nil {
		s.Calibrated = defined(stats.LargestCalibrated(s.Unanswerable.Effective, s.Answerable.Effective, p.o.Margin, p.alphaOne, p.o.Power))
	}
	if p.items.probe == "" {
		s.DPrime = p.dPrime()
	}
	if p.items.controlled > 0 {
		s.Controlled = p.items.controlled
		s.Contrast = defined(stats.SmallestPairedChange(p.items.controlled, p.discord, 1-p.o.Level, p.o.Power))
	}
	k := len(p.items.scenarios)
	if k > 1 {
		s.ScenarioLevel = stats.Round9(1 - (1-p.o.Level)/float64(k))
		for _, name := range suites.Scenarios() {
			if of, some := p.items.scenarios[name]; some {
				s.Scenarios = append(s.Scenarios, reports.SizedScenario{
					Scenario:     string(name),
					Unanswerable: p.side(of, 0, p.alphaOne/float64(k)), Answerable: p.side(of, 1, p.alphaOne/float64(k)),
				})
			}
		}
	}
	p.out.Suite = s
}

// side is what one side of so many clusters can see.
func (p *planner) side(c clusters, side int, alpha float64) reports.SizedSide {
	l := c.layout(side, p.o.Epochs)
	s := reports.SizedSide{Items: l.Responses / p.o.Epochs, Responses: l.Responses, Clusters: l.Clusters}
	n, some := l.Effective(p.icc, p.o.Level)
	if !some {
		return s
	}
	design, _ := l.Design(p.icc)
	s.Design, s.Effective = stats.Round9(design), n
	s.Above = defined(stats.SmallestExceeding(n, p.o.Margin, alpha, p.o.Power))
	fewest, ok := stats.TrialsForWithin(p.o.Margin, alpha)
	if ok {
		s.Fewest = &fewest
	}
	// Where nothing fails, a cluster counts once, however many responses it has.
	if ok && l.Clusters >= fewest {
		s.Within = defined(stats.LargestWithin(n, p.o.Margin, alpha, p.o.Power))
	}
	return s
}

// fewestForDPrime is below how many items of a side nothing is said of d', whose
// error the delta method does not know there; reports say nothing of it either.
const fewestForDPrime = 10

// dPrime is the smallest change of d', near the rates that a run showed, or with
// both of them at the margin. Only complete pairs enter d', where there are any.
func (p *planner) dPrime() *float64 {
	u, a := len(p.items.sides[0]), len(p.items.sides[1])
	if p.items.pairs > 0 {
		u, a = min(u, p.items.pairs), min(a, p.items.pairs)
	}
	if min(u, a) < fewestForDPrime {
		return nil
	}
	answered := p.choose(reports.AssumedOverAnswer, nil, p.seen.overAnswer, p.o.Margin)
	declined := p.choose(reports.AssumedOverRefusal, nil, p.seen.overRefusal, p.o.Margin)
	inside := func(rate float64, n int) float64 { return (rate*float64(n) + .5) / (float64(n) + 1) }
	return defined(stats.SmallestDPrimeChange(u, a, 1-inside(answered, u), inside(declined, a), p.discord, p.alphaD, p.o.Power))
}
