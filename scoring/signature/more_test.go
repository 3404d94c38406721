package signature_test

import (
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// TestMoreOfClusters: how many more items settle a side counts them as so many like
// them would be worth. The numbers are those of another program, which multiplies the
// clusters out and adds up the binomial chances for every number of trials.
func TestMoreOfClusters(t *testing.T) {
	for _, c := range []struct {
		reason string
		items  []string // what was done in each response
		want   int
	}{
		{"an item that always fails and one that never does: 13 such are worth 10 trials", []string{"aaaaa", "ddddd"}, 11},
		{"one of five, alike in all responses", []string{"aaa", "ddd", "ddd", "ddd", "ddd"}, 109},
		{"one response of thirty", []string{"add", "ddd", "ddd", "ddd", "ddd", "ddd", "ddd", "ddd", "ddd", "ddd"}, 33},
		{"none of ten: no item counts for more than one", []string{"dd", "dd", "dd", "dd", "dd", "dd", "dd", "dd", "dd", "dd"}, 26},
	} {
		var verdicts []scoring.Verdict
		for i, responses := range c.items {
			for epoch, d := range responses {
				v := verdict(i, "", false, did(d))
				v.Epoch = epoch
				verdicts = append(verdicts, v)
			}
		}
		if got := sign(t, signature.Options{Resamples: 1}, verdicts...).OverAnswer; got.State != signature.Undetermined || got.More != c.want {
			t.Errorf("%s: %s, %d more, want %d", c.reason, got.State, got.More, c.want)
		}
	}
}
