package evaluate

import (
	"iter"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/matching"
)

// agreeing fills in how far the samples of each item agree with each other. The
// samples of an item follow each other; those of one item at a time are held.
func agreeing(all iter.Seq2[exchange, error]) iter.Seq2[exchange, error] {
	return func(yield func(exchange, error) bool) {
		var held []exchange
		flush := func() bool {
			agree(held)
			for _, x := range held {
				if !yield(x, nil) {
					return false
				}
			}
			held = held[:0]
			return true
		}
		for x, err := range all {
			if len(held) > 0 && (err != nil || held[0].verdict.N != x.verdict.N) && !flush() {
				return
			}
			if err != nil {
				yield(x, err)
				return
			}
			held = append(held, x)
		}
		flush()
	}
}

// agree sets the agreement of samples of one item: with those that were scored
// beside it.
func agree(samples []exchange) {
	if len(samples) < 2 {
		return
	}
	type said struct {
		at       int
		declined bool
		value    matching.Value
	}
	var scored []said
	for i, x := range samples {
		v := x.verdict
		if v.State == scoring.Scored {
			declined := v.Behavior.Declines()
			one := said{at: i, declined: declined}
			if !declined {
				one.value = matching.ValueOf(v.Extracted)
			}
			scored = append(scored, one)
		}
	}
	if len(scored) < 2 {
		return
	}
	for _, a := range scored {
		same := 0
		for _, b := range scored {
			if a.at != b.at && a.declined == b.declined && (a.declined || a.value.Same(b.value)) {
				same++
			}
		}
		v := &samples[a.at].verdict
		c := scoring.Confidence{}
		if v.Confidence != nil {
			c = *v.Confidence
		}
		share := float64(same) / float64(len(scored)-1)
		c.Agreement = &share
		v.Confidence = &c
	}
}
