package comparison

import (
	"cmp"
	"math"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// ClusterT is the method of a change whose interval is Student's t over clusters
// of per-item differences, with CR1 errors; the other methods are signature's.
const ClusterT = "cluster-t"

// NewcombeClustered is the method of a change between two samples of which one has
// several responses in a cluster: Newcombe's interval at the effective sizes of Korn
// and Graubard. Clusters of which every one changed by as much are taken for such
// samples.
const NewcombeClustered = "newcombe-korn-graubard"

// A measure is one rate: how many of an item's responses are in it, and how many
// of them fail. in is false for items of the other side.
type measure func(*item) (failed, of int, in bool)

func overAnswer(it *item) (failed, of int, in bool) {
	return it.scored - it.declined, it.scored, !it.answerable
}

func overRefusal(it *item) (failed, of int, in bool) {
	return it.declined, it.scored, it.answerable
}

// wrongAnswer leaves out answers that there is no gold to hold against.
func wrongAnswer(it *item) (failed, of int, in bool) {
	return it.wrong, it.declined + it.right + it.wrong, it.answerable
}

// pairedItem is an item with how often it failed in both runs.
type pairedItem struct {
	cluster                    uint64
	failed1, of1, failed2, of2 int // 1 is the later run
}

func (p pairedItem) difference() float64 {
	return float64(p.failed1)/float64(p.of1) - float64(p.failed2)/float64(p.of2)
}

// unanimous reports that every response of a run was the same.
func (p pairedItem) unanimous() bool {
	return (p.failed1 == 0 || p.failed1 == p.of1) && (p.failed2 == 0 || p.failed2 == p.of2)
}

func rateChange(all []both, of measure, o Options) RateChange {
	r := RateChange{Level: o.Level, Method: signature.NewcombePaired}
	var items []pairedItem
	var lost [][2]*item
	for _, b := range all {
		failed2, of2, in := of(b.base)
		failed1, of1, _ := of(b.next)
		switch {
		case !in:
		case of1 > 0 && of2 > 0:
			items = append(items, pairedItem{b.next.cluster, failed1, of1, failed2, of2})
		case b.base.scored == 0 || b.next.scored == 0:
			lost = append(lost, [2]*item{b.next, b.base})
		}
	}
	slices.SortStableFunc(items, func(a, b pairedItem) int { return cmp.Compare(a.cluster, b.cluster) })
	r.Items, r.Lost = len(items), len(lost)
	r.Next = signature.RateOf(groups(items, func(p pairedItem) (int, int) { return p.failed1, p.of1 }), o.Level)
	r.Base = signature.RateOf(groups(items, func(p pairedItem) (int, int) { return p.failed2, p.of2 }), o.Level)
	sum := 0.0
	var cells stats.Paired
	var shares [2]float64
	for _, p := range items {
		sum += p.difference()
		shares[0] += float64(p.failed1) / float64(p.of1)
		shares[1] += float64(p.failed2) / float64(p.of2)
		cells.Add(2*p.failed1 >= p.of1 && p.failed1 > 0, 2*p.failed2 >= p.of2 && p.failed2 > 0)
	}
	r.Rose, r.Fell = cells.Only1, cells.Only2
	r.bounds(sum, lost, of)
	if len(items) == 0 {
		return r
	}
	if independent(items) {
		d, _ := stats.NewcombePaired(cells, o.Level)
		test, _ := stats.McNemar(cells.Only1, cells.Only2)
		r.Value, r.Lo, r.Hi, r.P = defined(d.Value), defined(d.Lo), defined(d.Hi), defined(test.MidP)
	} else {
		r.clustered(items, shares, o)
	}
	// An item weighs as much as any other, however many of its responses were scored.
	r.Next.Value, r.Base.Value = defined(shares[0]/float64(len(items))), defined(shares[1]/float64(len(items)))
	if n := clustersOf(items); math.Pow(.5, float64(n-1)) <= o.alpha() { // else no change could show
		if s, ok := stats.SmallestPairedChange(n, float64(r.Rose+r.Fell)/float64(len(items)), o.alpha(), power); ok {
			r.Smallest = defined(s)
		}
	}
	r.blind = r.Smallest == nil
	return r
}

// power is the chance with which the smallest change would be seen.
const power = .8

// rates is how many a comparison adjusts for: over-answering, over-refusal and wrong.
const rates = 3

// alpha is at what level one change among all has to show: Holm's first step.
func (o Options) alpha() float64 { return (1 - o.Level) / float64(rates*o.Comparisons) }

// clustersOf counts clusters: items that are not independent count as one.
func clustersOf(items []pairedItem) int {
	n := 0
	for i, p := range items {
		if i == 0 || p.cluster != items[i-1].cluster {
			n++
		}
	}
	return n
}

// independent reports that each item is a cluster of its own and got one answer,
// be it once or, as often in both runs, in all of its responses: the same answer
// several times over is no more than one.
func independent(items []pairedItem) bool {
	for i, p := range items {
		if !p.unanimous() || p.of1 != p.of2 || i > 0 && p.cluster == items[i-1].cluster {
			return false
		}
	}
	return true
}

// clustered is the mean change over items, its error by cluster. shares are the sums
// of what the items show in the later run and in the earlier.
func (r *RateChange) clustered(items []pairedItem, shares [2]float64, o Options) {
	r.Method = ClusterT
	var by []stats.Group
	for i, p := range items {
		if i == 0 || p.cluster != items[i-1].cluster {
			by = append(by, stats.Group{})
		}
		g, d := &by[len(by)-1], p.difference()
		g.N++
		g.Sum += d
		g.SumSq += d * d
	}
	mean, ok := stats.ClusterMean(by)
	if !ok {
		return
	}
	r.Value = defined(mean.Mean)
	exchanges := make([]stats.Exchange, len(items))
	for i, p := range items {
		exchanges[i] = stats.Exchange{X1: p.failed1, N1: p.of1, X2: p.failed2, N2: p.of2}
	}
	sums := make([]float64, len(by))
	for i, g := range by {
		sums[i] = g.Sum
	}
	if p, ok := stats.Unchanged(exchanges, sums, o.Seed); ok {
		r.P = defined(p)
	}
	interval, ok := mean.Interval(o.Level)
	switch {
	case !ok:
		r.Warnings = append(r.Warnings, "one cluster only: no interval")
	case interval.Hi-interval.Lo < 1e-9:
		r.apartByClusters(len(by), shares, len(items), o)
	default:
		r.Lo, r.Hi = defined(max(-1, interval.Lo)), defined(min(1, interval.Hi))
	}
}

// apartByClusters is the interval where every cluster changed by as much: how much
// they vary is then not told by them. It is that of two independent samples of as
// many responses as there are clusters, which takes nothing from what they share.
func (r *RateChange) apartByClusters(clusters int, shares [2]float64, items int, o Options) {
	sample := func(sum float64) stats.Sample {
		return stats.Sample{Share: min(1, sum/float64(items)), Size: float64(clusters)}
	}
	r.Warnings = append(r.Warnings, "every cluster changed by as much: the interval is that of two independent samples")
	if d, ok := stats.SharesApart(sample(shares[0]), sample(shares[1]), o.Level); ok {
		r.Method, r.Lo, r.Hi = NewcombeClustered, defined(d.Lo), defined(d.Hi)
	}
}

// bounds are the change had every item that was lost gone either way; sum is that
// of the others.
func (r *RateChange) bounds(sum float64, lost [][2]*item, of measure) {
	total := float64(r.Items + len(lost))
	if total == 0 {
		return
	}
	least, most := sum, sum
	for _, l := range lost {
		low1, high1 := reach(of(l[0]))
		low2, high2 := reach(of(l[1]))
		least += low1 - high2
		most += high1 - low2
	}
	r.Least, r.Most = defined(least/total), defined(most/total)
}

// reach is the share that failed, or anything where none was scored.
func reach(failed, of int, _ bool) (low, high float64) {
	if of == 0 {
		return 0, 1
	}
	share := float64(failed) / float64(of)
	return share, share
}

func groups(items []pairedItem, of func(pairedItem) (failed, n int)) []stats.Group {
	var by []stats.Group
	for i, p := range items {
		if i == 0 || p.cluster != items[i-1].cluster {
			by = append(by, stats.Group{})
		}
		g := &by[len(by)-1]
		failed, n := of(p)
		g.N += n
		g.Sum += float64(failed)
		g.SumSq += float64(failed)
	}
	return by
}
