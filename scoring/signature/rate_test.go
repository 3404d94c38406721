package signature_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
)

// TestRateOfClustersThatAreAlike: clusters held once with their number give the
// rate that they give one by one.
func TestRateOfClustersThatAreAlike(t *testing.T) {
	one := func(n int, x float64) stats.Group { return stats.Group{N: n, Sum: x, SumSq: x} }
	for _, test := range []struct {
		reason string
		all    []stats.Group
	}{
		{"one response each", []stats.Group{one(1, 1), one(1, 0), one(1, 0), one(1, 1), one(1, 0)}},
		{"several", []stats.Group{one(2, 1), one(1, 0), one(2, 1), one(3, 3), one(2, 1), one(3, 3)}},
		{"none", nil},
	} {
		alike := stats.Alike{}
		for _, g := range test.all {
			alike.Add(g)
		}
		if diff := cmp.Diff(signature.RateOf(test.all, .95), signature.RateOf(alike.Groups(), .95)); diff != "" {
			t.Errorf("%s (-one by one +together):\n%s", test.reason, diff)
		}
	}
}
