package reasoning

import (
	"fmt"
	"math"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// shares are the twins of a pair: how many of their responses count, and how
// many of those noticed; answered is how many of the unanswerable twin's did not
// decline.
type shares struct {
	cluster    uint64
	of, in     [2]int // unanswerable, answerable
	answered   int
	answeredIn int
}

// within is the difference of noticing within pairs. Both twins have to be scored
// with a trace; where answeredOnly, the responses to the unanswerable twin are
// those that answer.
//
// With one response an item and every pair a cluster of its own the interval is
// Newcombe's for pairs, with McNemar's mid-p; else it is t over the clusters of
// the pairs' differences (CR1), an item counting by the mean of its responses.
func within(rows []row, level float64, answeredOnly bool) Difference {
	d := Difference{Level: stats.Round9(level)}
	var pairs []shares
	plain := true
	clusters := map[uint64]bool{}
	for _, p := range gather(rows) {
		of, in := p.of[0], p.in[0]
		if answeredOnly {
			if of > 0 && p.answered == 0 {
				continue // it was declined: no pair of these
			}
			of, in = p.answered, p.answeredIn
		}
		if of == 0 || p.of[1] == 0 {
			d.Incomplete++
			continue
		}
		p.of[0], p.in[0] = of, in
		plain = plain && of == 1 && p.of[1] == 1 && !clusters[p.cluster]
		clusters[p.cluster] = true
		pairs = append(pairs, p)
	}
	d.Pairs = len(pairs)
	if d.Pairs == 0 {
		return d
	}
	var c stats.Paired
	values, of := make([]float64, len(pairs)), make([]uint64, len(pairs))
	for i, p := range pairs {
		first, second := 2*p.in[0] > p.of[0], 2*p.in[1] > p.of[1] // most of its responses
		switch {
		case first && second:
			c.Both++
		case first:
			c.Only1++
		case second:
			c.Only2++
		default:
			c.Neither++
		}
		values[i] = float64(p.in[0])/float64(p.of[0]) - float64(p.in[1])/float64(p.of[1])
		of[i] = p.cluster
	}
	d.Only = [2]int{c.Only1, c.Only2}
	if plain {
		n, _ := stats.NewcombePaired(c, level)
		test, _ := stats.McNemar(c.Only1, c.Only2)
		d.Method = signature.NewcombePaired
		d.Value, d.Lo, d.Hi, d.MidP = rounded(n.Value), rounded(n.Lo), rounded(n.Hi), rounded(test.MidP)
		return d
	}
	groups, _ := stats.GroupBy(values, of)
	d.clustered(groups, level)
	return d
}

// gather puts the scored replies with a trace into pairs. Rows are sorted by
// unit.
func gather(rows []row) []shares {
	var all []shares
	for from := 0; from < len(rows); {
		to := from + 1
		for to < len(rows) && rows[to].unit == rows[from].unit {
			to++
		}
		p := shares{cluster: rows[from].cluster}
		for _, r := range rows[from:to] {
			if !r.facts.has(scored | traced) {
				continue
			}
			side, in := 0, int(one(r.facts.has(noticed)))
			if r.facts.has(answerable) {
				side = 1
			} else if !r.facts.has(declined) {
				p.answered++
				p.answeredIn += in
			}
			p.of[side]++
			p.in[side] += in
		}
		if rows[from].facts.has(twin) && p.of[0]+p.of[1] > 0 {
			all = append(all, p)
		}
		from = to
	}
	return all
}

// clustered fills in the mean of groups with its t interval.
func (d *Difference) clustered(groups []stats.Group, level float64) {
	mean, ok := stats.ClusterMean(groups)
	if !ok {
		return
	}
	d.Method, d.Value = ClusterT, rounded(mean.Mean)
	interval, ok := mean.Interval(level)
	if !ok {
		d.Warnings = append(d.Warnings, "one cluster only: no interval")
		return
	}
	d.Lo, d.Hi = rounded(max(-1, interval.Lo)), rounded(min(1, interval.Hi))
	d.few(mean.Clusters)
}

func (d *Difference) few(clusters int) {
	if clusters < FewPairs {
		d.Warnings = append(d.Warnings, stats.Warning(fmt.Sprintf("%d clusters only: too few to say", clusters)))
	}
}

// selectivity is P(hedged | wrong) - P(hedged | right), and how many answers
// were hedged. With one response a cluster the interval is Newcombe's; else it is
// t over clusters of the linearized difference: each response adds its distance
// from the share of its kind, over the number of its kind (Binder 1983).
func selectivity(rows []row, level float64) (d Difference, hedges int) {
	d.Level = stats.Round9(level)
	var n, x [2]int // wrong, right
	kind := func(f facts) int {
		switch {
		case !f.has(answerable | scored):
			return -1
		case f.has(wrong):
			return 0
		case f.has(right):
			return 1
		}
		return -1
	}
	clusters := map[uint64]int{}
	plain := true
	for _, r := range rows {
		if k := kind(r.facts); k >= 0 {
			n[k]++
			x[k] += int(one(r.facts.has(hedged)))
			clusters[r.cluster]++
			plain = plain && clusters[r.cluster] == 1
		}
	}
	hedges = x[0] + x[1]
	if n[0] == 0 || n[1] == 0 {
		return d, hedges
	}
	share := [2]float64{float64(x[0]) / float64(n[0]), float64(x[1]) / float64(n[1])}
	d.Value = rounded(share[0] - share[1])
	if plain {
		c, _ := stats.NewcombeDiff(x[0], n[0], x[1], n[1], level)
		d.Method, d.Lo, d.Hi = signature.Newcombe, rounded(c.Lo), rounded(c.Hi)
		return d, hedges
	}
	d.Method = ClusterT
	var adds []float64
	var of []uint64
	for _, r := range rows {
		if k := kind(r.facts); k >= 0 {
			add := (one(r.facts.has(hedged)) - share[k]) / float64(n[k])
			if k == 1 {
				add = -add
			}
			adds, of = append(adds, add), append(of, r.cluster)
		}
	}
	groups, _ := stats.GroupBy(adds, of)
	squares := 0.
	for _, g := range groups {
		squares += g.Sum * g.Sum
	}
	g := float64(len(groups))
	t, ok := stats.TQuantile(1-(1-level)/2, g-1)
	if !ok || g < 2 {
		d.Warnings = append(d.Warnings, "one cluster only: no interval")
		return d, hedges
	}
	half := t * math.Sqrt(squares*g/(g-1))
	d.Lo, d.Hi = rounded(max(-1, share[0]-share[1]-half)), rounded(min(1, share[0]-share[1]+half))
	d.few(len(groups))
	return d, hedges
}
