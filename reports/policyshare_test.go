package reports

import (
	"bytes"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// TestPolicyShareIsTold: refusals for policy are named wherever declines are, and
// the second lean where there is one.
func TestPolicyShareIsTold(t *testing.T) {
	figure := func(x float64) *float64 { return &x }
	share := signature.Rate{Count: 17, Of: 45, Value: figure(17. / 45), Lo: .24, Hi: .54, Level: .95}
	lean := &signature.Estimate{Value: figure(.12), Lo: figure(-.2), Hi: figure(.4), Method: signature.PairWeights, Units: 40, Unit: signature.PairUnit, Level: .95}
	for _, c := range []struct {
		reason string
		s      signature.Signature
		want   string
	}{
		{"no decline is one for policy", signature.Signature{PolicyShare: signature.Rate{Of: 9, Value: figure(0)}}, ""},
		{"some are, and few", signature.Signature{PolicyShare: signature.Rate{Count: 1, Of: 9, Value: figure(1. / 9), Lo: .003, Hi: .48}},
			"Refused for policy: 1 of 9 declines, 11% (0-48)."},
		{"many are", signature.Signature{PolicyShare: share, CWithoutPolicy: lean},
			"Refused for policy: 17 of 45 declines, 38% (24-54). Lean without policy refusals: c +0.12 (-0.20 to +0.40), no lean shown (above 0: to answering)."},
		{"nothing else is left", signature.Signature{PolicyShare: share, CWithoutPolicy: &signature.Estimate{}},
			"Refused for policy: 17 of 45 declines, 38% (24-54). Lean without policy refusals: no data."},
		{"a probe has measures of its own", signature.Signature{PolicyShare: share, Probe: &signature.Probe{}}, ""},
	} {
		if got := policyText(c.s); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.reason, got, c.want)
		}
	}

	d := Document{Runs: []Run{{Signatures: []SuiteReport{{Strict: signature.Signature{PolicyShare: share, CWithoutPolicy: lean}}}}}}
	for name, render := range map[string]Renderer{"terminal": Terminal, "markdown": Markdown, "html": HTML} {
		var out bytes.Buffer
		if err := render(&out, d, nil); err != nil {
			t.Fatal(err)
		}
		if text := strings.Join(strings.Fields(out.String()), " "); !strings.Contains(text, "17 of 45 declines") || !strings.Contains(text, "Lean without policy refusals: c") {
			t.Errorf("%s does not tell of refusals for policy", name)
		}
	}
}
