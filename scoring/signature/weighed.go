package signature

import (
	"math"

	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// PairWeights is a Bayesian bootstrap over pairs, as Estimate.Method says it.
const PairWeights = "bayesian-pair-bootstrap"

// weighed is sums under the weights of a Bayesian bootstrap.
type weighed struct {
	answered, unanswerable, declined, answerable float64 // responses
	hits, hitItems, alarms, alarmItems           float64 // items
}

func (w *weighed) add(s sums, weight float64) {
	w.answered += weight * float64(s.answered)
	w.unanswerable += weight * float64(s.unanswerable)
	w.declined += weight * float64(s.declined)
	w.answerable += weight * float64(s.answerable)
	w.hits += weight * s.hits
	w.hitItems += weight * s.hitItems
	w.alarms += weight * s.alarms
	w.alarmItems += weight * s.alarmItems
}

// statistics are the difference of the rates, d' and c; NaN where undefined.
func (w *weighed) statistics(out []float64) {
	for i := range out {
		out[i] = math.NaN()
	}
	if w.unanswerable > 0 && w.answerable > 0 {
		out[0] = w.answered/w.unanswerable - w.declined/w.answerable
	}
	if w.hitItems > 0 && w.alarmItems > 0 {
		if d, ok := stats.Detect(w.hits/w.hitItems, w.alarms/w.alarmItems); ok {
			out[1], out[2] = d.DPrime, d.C
		}
	}
}

// apart is the difference of the shares of items that decline on either side.
func (w *weighed) apart(out []float64) { out[0] = w.hits/w.hitItems - w.alarms/w.alarmItems }

// unseen is what a cluster of average size holds of each side. Half such a cluster
// that was not seen weighs along on either side and either way: in terms of items
// that is what the log-linear correction adds, and what Jeffreys' prior is for a share.
type unseen struct{ unanswerable, unanswerableItems, answerable, answerableItems float64 }

// shapes are those of the weights that addTo takes.
func (unseen) shapes() []float64 { return []float64{.5, .5, .5, .5} }

func unseenAmong(like []kind) unseen {
	var u unseen
	var of [4]float64 // clusters that have any
	sums := []*float64{&u.unanswerable, &u.unanswerableItems, &u.answerable, &u.answerableItems}
	for _, k := range like {
		for i, held := range []float64{float64(k.unanswerable), k.hitItems, float64(k.answerable), k.alarmItems} {
			if held > 0 {
				*sums[i] += float64(k.alike) * held
				of[i] += float64(k.alike)
			}
		}
	}
	for i, sum := range sums {
		if of[i] > 0 {
			*sum /= of[i]
		}
	}
	return u
}

// addTo adds it to w: what answers and what declines where there is no answer, and
// then where there is one.
func (u unseen) addTo(w *weighed, weights []float64) {
	answers, hits, passes, alarms := weights[0], weights[1], weights[2], weights[3]
	w.answered += u.unanswerable * answers
	w.unanswerable += u.unanswerable * (answers + hits)
	w.hits += u.unanswerableItems * hits
	w.hitItems += u.unanswerableItems * (answers + hits)
	w.declined += u.answerable * alarms
	w.answerable += u.answerable * (passes + alarms)
	w.alarms += u.answerableItems * alarms
	w.alarmItems += u.answerableItems * (passes + alarms)
}
