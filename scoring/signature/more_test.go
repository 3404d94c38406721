package signature_test

import (
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
	"github.com/abstain-eval/abstain-eval/scoring/stats"
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

// TestMoreOnAverage: the number of more items that is told decides with a chance of 80%
// if the rate observed is the true one. On average over what the true rate may be, by
// Jeffreys' posterior, what was asked and so many more decide with one of some 70%, as
// docs/statistics.md says.
func TestMoreOnAverage(t *testing.T) {
	const margin, alpha, draws = .1, .025, 200
	for _, n := range []int{50, 100, 367} {
		sum, cases := 0., 0
		for failed := 1; failed < n; failed++ {
			var verdicts []scoring.Verdict
			for i := range n {
				d := did('d')
				if i < failed {
					d = did('a')
				}
				verdicts = append(verdicts, verdict(i, "", false, d))
			}
			side := sign(t, signature.Options{Resamples: 1}, verdicts...).OverAnswer
			if side.State != signature.Undetermined || side.More < 0 || side.More > 10*n {
				continue // so near to the margin that nobody asks so many
			}
			within, _ := stats.MostWithin(n+side.More, margin, alpha)
			exceeds, _ := stats.LeastExceeding(n+side.More, margin, alpha)
			chance := 0.
			for i := range draws {
				rate, _ := stats.BetaQuantile((float64(i)+.5)/draws, float64(failed)+.5, float64(n-failed)+.5)
				if within >= failed {
					below, _ := stats.BinomialAtMost(within-failed, side.More, rate)
					chance += below / draws
				}
				above, _ := stats.BinomialAtLeast(max(0, exceeds-failed), side.More, rate)
				chance += above / draws
			}
			if chance < .6 || chance > .9 {
				t.Errorf("%d of %d, %d more: a chance of %.2f", failed, n, side.More, chance)
			}
			sum += chance
			cases++
		}
		if mean := sum / float64(cases); mean < .67 || mean > .74 {
			t.Errorf("%d items: a chance of %.3f on average", n, mean)
		} else {
			t.Logf("%d items: a chance of %.3f on average over %d rates", n, mean, cases)
		}
	}
}
