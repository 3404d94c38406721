package signature_test

import (
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// An item without a twin says nothing of d' and c: with it or without it, their
// intervals are the same.
func TestALoneItemMovesNoDiscernment(t *testing.T) {
	pairs := twins("ddda", "aaaa")
	alone := append(twins("ddda", "aaaa"), verdict(100, "", false, 'd'), verdict(101, "", true, 'a'))
	alone[len(alone)-1].Cluster, alone[len(alone)-2].Cluster = "", ""
	figures := func(verdicts int) (d, c signature.Estimate) {
		tally := signature.NewTally()
		for _, v := range alone[:verdicts] {
			tally.Add(v)
		}
		s, _ := tally.Signature("s", signature.Options{})
		return s.DPrime, s.C
	}
	d, c := figures(len(pairs))
	d2, c2 := figures(len(alone))
	if *d.Lo != *d2.Lo || *d.Hi != *d2.Hi || *c.Lo != *c2.Lo || *c.Hi != *c2.Hi {
		t.Errorf("d' (%v, %v) became (%v, %v); c (%v, %v) became (%v, %v)", *d.Lo, *d.Hi, *d2.Lo, *d2.Hi, *c.Lo, *c.Hi, *c2.Lo, *c2.Hi)
	}
}
