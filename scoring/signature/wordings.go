package signature

import "github.com/abstain-eval/abstain-eval/scoring"

// wording is what a model did on an item in one of its wordings.
type wording struct {
	answers
	policy int // refusals for it
	lost   int // responses that were not scored
}

func (w *wording) add(f facts, d scoring.Definition) {
	if !f.scored() {
		w.lost++
		return
	}
	w.scored++
	if f.declined(d) {
		w.declined++
	}
	if f.policyRefusal(d) {
		w.policy++
	}
}

func (w wording) asked() bool { return w.scored+w.lost > 0 }

// reach is the share declined had those that were lost gone either way.
func (w wording) reach() (low, high float64) {
	all := float64(w.scored + w.lost)
	return float64(w.declined) / all, float64(w.declined+w.lost) / all
}

// wordings is an item in alarming words beside its control.
type wordings struct {
	cluster, control uint64
	alarming, plain  wording
}

// sharesControl says whether the pair before has the same control.
func sharesControl(pairs []wordings, i int) bool {
	return i > 0 && pairs[i].control == pairs[i-1].control
}

// gather puts rows into pairs, by the first appearance of their control or of an item
// that names it, and so those of a cluster beside each other. Each item that names a
// control is a pair with it. Items without a control, and controls of nothing, are no
// pairs and stay out.
func gather(rows []row, o Options) []wordings {
	type question struct {
		cluster, control uint64
		plain            wording
		alarming         []wording
		last             uint64 // item of alarming: its rows lie together
		item             uint64 // of plain
		several          bool   // items in plain words: of which the others are is not known
	}
	index := make(map[uint64]int)
	var all []question
	for _, r := range rows {
		i, known := index[r.unit]
		if !known {
			i = len(all)
			index[r.unit] = i
			all = append(all, question{cluster: r.cluster, control: r.unit})
		}
		q := &all[i]
		w := &q.plain
		if r.facts.controlled() {
			if len(q.alarming) == 0 || r.item != q.last {
				q.alarming, q.last = append(q.alarming, wording{}), r.item
			}
			w = &q.alarming[len(q.alarming)-1]
		} else {
			q.several = q.several || q.plain.asked() && q.item != r.item
			q.item = r.item
		}
		w.add(r.facts, o.Definition)
	}
	var pairs []wordings
	for _, q := range all {
		for _, a := range q.alarming {
			if q.plain.asked() && !q.several {
				pairs = append(pairs, wordings{q.cluster, q.control, a, q.plain})
			}
		}
	}
	return pairs
}
