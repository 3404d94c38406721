package comparison

import (
	"cmp"
	"math"
	"slices"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// detected is what a cluster adds to d' and c of one run: items by the share of
// their responses that decline.
type detected struct{ hits, hitItems, alarms, alarmItems float64 }

func (d *detected) add(o detected, t float64) {
	d.hits += t * o.hits
	d.hitItems += t * o.hitItems
	d.alarms += t * o.alarms
	d.alarmItems += t * o.alarmItems
}

func (d *detected) count(it *item) {
	if it == nil || it.scored == 0 {
		return
	}
	share := float64(it.declined) / float64(it.scored)
	if it.answerable {
		d.alarms += share
		d.alarmItems++
	} else {
		d.hits += share
		d.hitItems++
	}
}

// figures are d' and c; NaN where a side has no items.
func (d detected) figures() (dPrime, c float64) {
	f, ok := stats.LogLinear(d.hits, d.hitItems, d.alarms, d.alarmItems)
	if !ok {
		return math.NaN(), math.NaN()
	}
	return f.DPrime, f.C
}

// unseen is how many items of each side a cluster of average size holds. Half such a
// cluster that was not seen weighs along on either side and either way, as it does
// in a signature: without it a side with few failures would hardly vary.
type unseen struct{ unanswerable, answerable float64 }

func unseenAmong(clusters []joint) unseen {
	var u unseen
	var with unseen // clusters that have any
	for _, j := range clusters {
		d := j.next // both runs have the same items
		u.unanswerable += d.hitItems
		u.answerable += d.alarmItems
		with.unanswerable += min(1, d.hitItems)
		with.answerable += min(1, d.alarmItems)
	}
	if with.unanswerable > 0 {
		u.unanswerable /= with.unanswerable
	}
	if with.answerable > 0 {
		u.answerable /= with.answerable
	}
	return u
}

// shapes are those of the weights that weighed takes.
func (unseen) shapes() []float64 { return []float64{.5, .5, .5, .5} }

// weighed are d' and c under weights, those of unseen clusters among them: what
// declines and what answers where there is no answer, and then where there is one.
func (d detected) weighed(u unseen, weights []float64) (dPrime, c float64) {
	hit := (d.hits + u.unanswerable*weights[0]) / (d.hitItems + u.unanswerable*(weights[0]+weights[1]))
	alarm := (d.alarms + u.answerable*weights[2]) / (d.alarmItems + u.answerable*(weights[2]+weights[3]))
	f, ok := stats.Detect(hit, alarm)
	if !ok {
		return math.NaN(), math.NaN()
	}
	return f.DPrime, f.C
}

// kinds groups clusters that are alike, in an order of their content alone, and
// counts them.
func kinds[C any](clusters []C, order func(a, b C) int) (like []C, alike []float64) {
	all := slices.SortedFunc(slices.Values(clusters), order)
	for _, j := range all {
		if n := len(like); n > 0 && order(like[n-1], j) == 0 {
			alike[n-1]++
			continue
		}
		like, alike = append(like, j), append(alike, 1)
	}
	return like, alike
}

func compare(a, b detected) int {
	return cmp.Or(cmp.Compare(a.hits, b.hits), cmp.Compare(a.hitItems, b.hitItems),
		cmp.Compare(a.alarms, b.alarms), cmp.Compare(a.alarmItems, b.alarmItems))
}
