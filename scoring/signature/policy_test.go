package signature_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/abstain-eval/abstain-eval/scoring"
	"github.com/abstain-eval/abstain-eval/scoring/behavior"
	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// TestLeanWithoutPolicy: the second lean is that of the same run had the
// refusals for policy never been asked for, and is told above a fifth.
func TestLeanWithoutPolicy(t *testing.T) {
	for _, c := range []struct {
		reason             string
		unanswerable, rest string
		policy             int // among the declines
		told               bool
	}{
		{"no refusal for policy", "ddddddddddaaaa", "aaaaaaaaaaaadd", 0, false},
		{"a fifth exactly is not above it", "ddddppaaaaaaaa", "aaaaaaaaaadddd", 2, false},
		{"above a fifth", "dddpppaaaaaaaa", "aaaaaaaaaadddd", 3, true},
		{"refusals for policy and nothing else", "pppppppaaaaaaa", "aaaaaaaapppppp", 13, true},
		{"no decline: the share is unknown", "aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa", 0, false},
	} {
		all := twins(c.unanswerable, c.rest)
		s := sign(t, signature.Options{}, all...)
		if s.PolicyShare.Count != c.policy || (s.CWithoutPolicy != nil) != c.told {
			t.Errorf("%s: %d refusals for policy, told: %v", c.reason, s.PolicyShare.Count, s.CWithoutPolicy != nil)
			continue
		}
		if !c.told {
			continue
		}
		left := slices.DeleteFunc(all, func(v scoring.Verdict) bool { return v.Behavior == behavior.Refused })
		if diff := cmp.Diff(sign(t, signature.Options{}, left...).C, *s.CWithoutPolicy); diff != "" {
			t.Errorf("%s (-without them +second lean):\n%s", c.reason, diff)
		}
	}
}

// TestRefusalsForPolicyLean: a model that knows what it knows and refuses a third
// of everything for policy leans to declining, and does not without them.
func TestRefusalsForPolicyLean(t *testing.T) {
	const n = 60
	u, a := []byte(of(n, 50, 'd', 'a')), []byte(of(n, 50, 'a', 'd'))
	for i := range n / 3 { // at the end as at the start, so that both kinds are hit
		u[(i*7)%n], a[(i*7)%n] = 'p', 'p'
	}
	s := sign(t, signature.Options{}, twins(string(u), string(a))...)
	if *s.C.Hi >= 0 {
		t.Errorf("c %v to %v, want a lean to declining", *s.C.Lo, *s.C.Hi)
	}
	if w := s.CWithoutPolicy; w == nil || *w.Lo > 0 || *w.Hi < 0 || w.Pairs != n*2/3 {
		t.Errorf("without refusals for policy %+v, want no lean over %d pairs", w, n*2/3)
	}
}

// TestProbeHasNoLean: what a probe has no c of it has no second c of.
func TestProbeHasNoLean(t *testing.T) {
	s := sign(t, signature.Options{Probe: "alarming"}, singles("", "ppppppaaaa")...)
	if s.CWithoutPolicy != nil {
		t.Errorf("c without policy refusals %+v", s.CWithoutPolicy)
	}
}

// TestPolicyLeaveOut draws suites and compares as above.
func TestPolicyLeaveOut(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		letters := rapid.StringOfN(rapid.RuneFrom([]rune("aawdpx")), 8, 40, -1)
		all := twins(letters.Draw(rt, "unanswerable"), letters.Draw(rt, "answerable"))
		s := sign(t, signature.Options{Resamples: 50}, all...)
		if s.CWithoutPolicy == nil {
			return
		}
		left := slices.DeleteFunc(all, func(v scoring.Verdict) bool { return v.Behavior == behavior.Refused })
		if len(left) == 0 {
			if s.CWithoutPolicy.Value != nil {
				rt.Fatalf("c %v of no response", *s.CWithoutPolicy.Value)
			}
			return
		}
		if diff := cmp.Diff(sign(t, signature.Options{Resamples: 50}, left...).C, *s.CWithoutPolicy); diff != "" {
			rt.Fatalf("(-without them +second lean):\n%s", diff)
		}
	})
}
