package signature_test

import (
	"fmt"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// TestUnits: d' and c rest on what is independent, on the side that has fewer.
func TestUnits(t *testing.T) {
	twice := func(verdicts []scoring.Verdict) []scoring.Verdict {
		return again(verdicts, 2, func(epoch, i int, v *scoring.Verdict) {
			if epoch == 1 && i == 0 {
				v.State = scoring.Truncated
			}
		})
	}
	// in puts items into so many clusters a side; 0 leaves those of a side alone.
	in := func(unanswerable, answerable int, verdicts []scoring.Verdict) []scoring.Verdict {
		for i := range verdicts {
			v, n := &verdicts[i], unanswerable
			if v.Answerable {
				n = answerable
			}
			if n > 0 {
				v.Cluster = fmt.Sprint(v.Answerable, v.N/2%n)
			}
			if v.Pair != "" {
				v.Cluster = fmt.Sprint(v.N / 2 % n)
			}
		}
		return verdicts
	}
	u, a := spread(40, 10, 'a', 'd'), of(40, 4, 'd', 'a')
	for _, c := range []struct {
		reason   string
		verdicts []scoring.Verdict
		want     string
	}{
		{"twins", twins(u, a), "40 pairs"},
		{"twins asked twice are no more", twice(twins(u, a)), "40 pairs"},
		{"where a twin was not scored there is no pair", twins("x"+u[1:], a), "39 pairs"},
		{"pairs that share a cause", in(8, 8, twins(u, a)), "8 clusters"},
		{"no twins", singles(u, a), "40 items"},
		{"asked twice they are no more", twice(singles(u, a)), "40 items"},
		{"six of a side, asked once", singles(u[:6], a), "6 items"},
		{"six of the other, asked twice", twice(singles(u, a[:6])), "6 items"},
		{"items that share a cause", in(12, 12, singles(u, a)), "12 clusters"},
		{"on one side alone", in(8, 0, singles(u, a)), "8 clusters"},
		{"of which the other has fewer all the same", in(30, 0, singles(u, a[:3])), "3 items"},
		{"one side only", singles(u, ""), "0 items"},
		{"nothing scored", twins("xx", "xx"), "0 pairs"},
	} {
		s := sign(t, signature.Options{}, c.verdicts...)
		for _, e := range []signature.Estimate{s.DPrime, s.C} {
			if got := e.RestsOn(); got != c.want || e.TooFew() != (e.Units < 10) {
				t.Errorf("%s: it rests on %s, want %s (%s)", c.reason, got, c.want, e.Method)
			}
		}
	}
	elsewhere := signature.Estimate{Units: 1, Unit: "<b>"}
	if got := elsewhere.RestsOn(); got != "1 unit" {
		t.Errorf("words from elsewhere: %q", got)
	}
}

// TestOneUnit: one item shows nothing of how much items differ, however many there are
// on the other side.
func TestOneUnit(t *testing.T) {
	verdicts := again(singles("d", of(20, 4, 'd', 'a')), 2, func(epoch, i int, v *scoring.Verdict) {})
	s := sign(t, signature.Options{}, verdicts...)
	if d := s.DPrime; d.Value == nil || d.Lo != nil || len(d.Warnings) != 1 || d.Warnings[0] != "1 item only: no interval" {
		t.Errorf("%v to %v, %v", d.Lo, d.Hi, d.Warnings)
	}
}
