package reports

import (
	"fmt"

	"github.com/abstain-eval/abstain-eval/scoring/signature"
)

// policyText says how many of the declines are refusals for policy, and where
// those are many, which way the rest leans; empty where there are none.
func policyText(s signature.Signature) string {
	if s.PolicyShare.Count == 0 || s.Probe != nil {
		return ""
	}
	text := fmt.Sprintf("Refused for policy: %d of %s, %s.", s.PolicyShare.Count,
		plural(s.PolicyShare.Of, "decline"), s.PolicyShare.Text())
	c := s.CWithoutPolicy
	switch {
	case c == nil:
		return text
	case c.Value == nil:
		return text + " Lean without policy refusals: " + signature.NoData + "."
	}
	return text + fmt.Sprintf(" Lean without policy refusals: c %s, %s.", estimate(*c), leanText(*c))
}
