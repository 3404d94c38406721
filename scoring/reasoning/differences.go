package reasoning

import (
	"fmt"
	"math"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
	"github.com/abstain-eval/abstain-eval/scoring/units"
)

// pair is what the scored replies with a trace to the twins of a pair show: how
// many there are, and how many of those noticed. answered is how many of the
// unanswerable twin's did not decline.
type pair struct {
	cluster    uint64
	of, in     [2]int // unanswerable, answerable
	answered   int
	answeredIn int
}

// pairOf is the pair of a unit's rows, sorted by cluster; false for an item
// without a twin, for several on a side, and where no reply counts.
func pairOf(unit []row) (p pair, ok bool) {
	p.cluster = unit[0].Cluster
	for _, r := range unit {
		if !r.Of.has(scored | traced) {
			continue
		}
		side, in := r.Of.side(), 0
		if r.Of.has(noticed) {
			in = 1
		}
		if side == 0 && !r.Of.has(declined) {
			p.answered++
			p.answeredIn += in
		}
		p.of[side]++
		p.in[side] += in
	}
	return p, unit[0].Of.has(twin) && p.of[0]+p.of[1] > 0 && units.Twins(unit, facts.item)
}

// all is the pair as it is.
func (p pair) all() (pair, bool) { return p, true }

// whereAnswered leaves of the unanswerable twin the replies that answer; false
// where it was declined each time: that is no pair of these.
func (p pair) whereAnswered() (pair, bool) {
	asked := p.of[0] > 0
	p.of[0], p.in[0] = p.answered, p.answeredIn
	return p, p.answered > 0 || !asked
}

// contrast is the difference of noticing within pairs. Both twins have to be
// scored with a trace.
type contrast struct {
	pairs, incomplete int
	table             stats.Paired // by what most replies to each twin do
	groups            stats.Alike  // clusters of the pairs' differences
	of, in            [2]int       // replies to each twin, and how many of them do it
	clustered         bool         // some cluster holds several pairs or replies
}

// add takes in the pairs of one cluster that are chosen.
func (c *contrast) add(cluster []pair, chosen func(pair) (pair, bool)) {
	var g stats.Group
	for _, p := range cluster {
		p, is := chosen(p)
		if !is {
			continue
		}
		if p.of[0] == 0 || p.of[1] == 0 {
			c.incomplete++
			continue
		}
		c.pairs++
		for side := range c.of {
			c.of[side] += p.of[side]
			c.in[side] += p.in[side]
		}
		c.clustered = c.clustered || p.of[0] > 1 || p.of[1] > 1
		c.table.Add(2*p.in[0] > p.of[0], 2*p.in[1] > p.of[1])
		v := float64(p.in[0])/float64(p.of[0]) - float64(p.in[1])/float64(p.of[1])
		g.N++
		g.Sum += v
		g.SumSq += v * v
	}
	c.clustered = c.clustered || g.N > 1
	c.groups.Add(g)
}

// difference is the mean over the pairs.
//
// With one response an item and every pair a cluster of its own the interval is
// Newcombe's for pairs, with McNemar's mid-p; else it is t over the clusters of
// the pairs' differences (CR1), an item counting by the mean of its responses.
func (c contrast) difference(level float64) Difference {
	d := Difference{Level: stats.Round9(level), Pairs: c.pairs, Incomplete: c.incomplete}
	if c.pairs == 0 {
		return d
	}
	d.Only = [2]int{c.table.Only1, c.table.Only2}
	if !c.clustered {
		n, _ := stats.NewcombePaired(c.table, level)
		test, _ := stats.McNemar(c.table.Only1, c.table.Only2)
		d.Method = signature.NewcombePaired
		d.Value, d.Lo, d.Hi, d.MidP = rounded(n.Value), rounded(n.Lo), rounded(n.Hi), rounded(test.MidP)
		return d
	}
	d.clustered(c.groups.Groups(), float64(c.in[1])/float64(c.of[1]), level)
	return d
}

// clustered fills in the mean of groups with its t interval. second is the share of
// the second side.
func (d *Difference) clustered(groups []stats.Group, second, level float64) {
	mean, ok := stats.ClusterMean(groups)
	if !ok {
		return
	}
	if math.Abs(mean.Mean) < 1e-14 {
		mean.Mean = 0 // thirds that cancel leave a last bit
	}
	d.Method, d.Value = ClusterT, rounded(mean.Mean)
	interval, ok := mean.Interval(level)
	if !ok {
		d.Warnings = append(d.Warnings, "one cluster only: no interval")
		return
	}
	if d.Lo, d.Hi = rounded(max(-1, interval.Lo)), rounded(min(1, interval.Hi)); interval.Hi-interval.Lo < 1e-9 {
		d.alike(second+mean.Mean, second, mean.Clusters, level)
	}
	d.few(mean.Clusters)
}

// alike is the interval where every cluster differs by as much, of which t makes a
// point: that of two independent samples of as many replies as there are clusters.
func (d *Difference) alike(first, second float64, clusters int, level float64) {
	sample := func(share float64) stats.Sample {
		return stats.Sample{Share: min(1, max(0, share)), Size: float64(clusters)}
	}
	apart, ok := stats.SharesApart(sample(first), sample(second), level)
	if !ok {
		return
	}
	d.Method, d.Lo, d.Hi = signature.Newcombe, rounded(apart.Lo), rounded(apart.Hi)
	d.Warnings = append(d.Warnings, "every cluster differs by as much: the interval is that of two independent samples")
}

func (d *Difference) few(clusters int) {
	switch {
	case clusters == 1:
		d.Warnings = append(d.Warnings, "one cluster only: too few to say")
	case clusters < FewPairs:
		d.Warnings = append(d.Warnings, stats.Warning(fmt.Sprintf("%d clusters only: too few to say", clusters)))
	}
}
