package evaluate

import (
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/prompts"
)

func TestDirName(t *testing.T) {
	long := strings.Repeat("a", 120)
	for _, test := range []struct{ name, policy, want, reason string }{
		{"org/ckpt", "permit-1", "org-ckpt.permit-1", "a short name is only made safe"},
		{long[:92], "neutral", long[:92] + ".neutral", "as long as a name may be"},
		{long[:93], "neutral", long[:83] + ".neutral-c31458da", "one byte longer, it is shortened"},
		{long[:94], "neutral", long[:83] + ".neutral-57b9c7c7", "and still another one"},
		{long[:94], "force", long[:94] + ".force", "the policy is a part of it"},
	} {
		c := cell{Checkpoint: Checkpoint{Name: test.name}, Policy: prompts.Policy{Name: test.policy}}
		if got := c.dirName(); got != test.want || len(got) > longestDir {
			t.Errorf("%s under %s is %s, want %s: %s", test.name, test.policy, got, test.want, test.reason)
		}
	}
}
