package comparison

import (
	"cmp"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// A measure is one rate: how many of an item's scored responses are in it, and how many
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

// share1 and share2 are the shares that failed.
func (p pairedItem) share1() float64 { return float64(p.failed1) / float64(p.of1) }
func (p pairedItem) share2() float64 { return float64(p.failed2) / float64(p.of2) }

// unanimous reports that every response of a run was the same.
func (p pairedItem) unanimous() bool {
	return (p.failed1 == 0 || p.failed1 == p.of1) && (p.failed2 == 0 || p.failed2 == p.of2)
}

func rateChange(all []both, of measure, o Options) RateChange {
	r := RateChange{Level: o.Level, Method: signature.NewcombePaired}
	var items []pairedItem
	for _, b := range all {
		failed2, of2, in := of(b.base)
		failed1, of1, _ := of(b.next)
		if in && of1 > 0 && of2 > 0 {
			items = append(items, pairedItem{b.next.cluster, failed1, of1, failed2, of2})
		}
	}
	slices.SortStableFunc(items, func(a, b pairedItem) int { return cmp.Compare(a.cluster, b.cluster) })
	r.Items = len(items)
	r.Next = rateOf(items, func(p pairedItem) (int, int) { return p.failed1, p.of1 }, o.Level)
	r.Base = rateOf(items, func(p pairedItem) (int, int) { return p.failed2, p.of2 }, o.Level)
	r.bounds(all, of)
	if len(items) == 0 {
		return r
	}
	cells := cellsOf(all, of)
	r.Rose, r.Fell = cells.Only1, cells.Only2
	if independent(items) {
		d, _ := stats.NewcombePaired(cells, o.Level)
		test, _ := stats.McNemar(cells.Only1, cells.Only2)
		r.Value, r.Lo, r.Hi, r.P = defined(d.Value), defined(d.Lo), defined(d.Hi), defined(test.MidP)
		s, ok := stats.SmallestAdded(len(items), float64(r.Rose+r.Fell)/float64(len(items)), o.alpha(), power)
		r.visible(s, ok)
	} else {
		r.clustered(items, o)
	}
	return r
}

// cellsOf counts items by whether they fail in either run, 1 being the later, in most of
// the samples that both have. Where every response of a run is the same, that is all.
func cellsOf(all []both, of measure) stats.Paired {
	var cells stats.Paired
	for _, b := range all {
		failed1, of1, in := of(b.next)
		failed2, of2, _ := of(b.base)
		if !in || of1 == 0 || of2 == 0 {
			continue
		}
		if failed1 != 0 && failed1 != of1 || failed2 != 0 && failed2 != of2 {
			even := b.even()
			failed1, of1, _ = of(even.next)
			failed2, of2, _ = of(even.base)
		}
		if of1 > 0 && of2 > 0 {
			cells.Add(2*failed1 >= of1 && failed1 > 0, 2*failed2 >= of2 && failed2 > 0)
		}
	}
	return cells
}

// rateOf is the rate of a run, in which an item weighs as much as any other, however many
// of its responses were scored, as it does in the change.
func rateOf(items []pairedItem, of func(pairedItem) (failed, n int), level float64) signature.Rate {
	rate := signature.RateOf(groups(items, of), level)
	if len(items) == 0 {
		return rate
	}
	_, first := of(items[0])
	if !slices.ContainsFunc(items, func(p pairedItem) bool { _, n := of(p); return n != first }) {
		return rate
	}
	// Responses tell as much as they do together, rounded down, spread evenly over items.
	each := float64(rate.Of / len(items))
	var by []stats.Group
	for i, p := range items {
		if i == 0 || p.cluster != items[i-1].cluster {
			by = append(by, stats.Group{})
		}
		failed, n := of(p)
		g, share := &by[len(by)-1], float64(failed)/float64(n)
		g.N += int(each)
		g.Sum += each * share
		g.SumSq += each * share * share
	}
	return rate.Weighed(by)
}

// visible sets the smallest change that would be seen, where some change would be.
func (r *RateChange) visible(smallest float64, some bool) {
	if r.blind = !some; some {
		r.Smallest = defined(smallest)
	}
}

// rates is how many a comparison adjusts for: over-answering, over-refusal and wrong.
const rates = 3

// alpha is at what level one change among all has to show: Holm's first step.
func (o Options) alpha() float64 { return (1 - o.Level) / float64(rates*o.Comparisons) }

// independent reports that each item is a cluster of its own and got one answer from
// either run, be it once or in all of its responses: the same answer several times over
// is no more than one.
func independent(items []pairedItem) bool {
	for i, p := range items {
		if !p.unanimous() || i > 0 && p.cluster == items[i-1].cluster {
			return false
		}
	}
	return true
}

// bounds are the change had every response that was not scored gone either way.
func (r *RateChange) bounds(all []both, of measure) {
	least, most, items := 0.0, 0.0, 0
	for _, b := range all {
		low1, high1, in := b.next.reach(of)
		low2, high2, _ := b.base.reach(of)
		if !in {
			continue
		}
		items++
		least += low1 - high2
		most += high1 - low2
		if b.next.lost+b.base.lost > 0 {
			r.Lost++
		}
	}
	if items > 0 {
		r.Least, r.Most = defined(least/float64(items)), defined(most/float64(items))
	}
}

// reach is the share that failed had what was not scored gone either way. in is false
// for items of the other side, and where nothing could be in the measure.
func (it *item) reach(of measure) (low, high float64, in bool) {
	failed, n, in := of(it)
	all := float64(n + it.lost)
	if !in || all == 0 {
		return 0, 1, false
	}
	return float64(failed) / all, float64(failed+it.lost) / all, true
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
