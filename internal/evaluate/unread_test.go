package evaluate

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/responses/importers"
)

func TestUnreadKeysAreNamed(t *testing.T) {
	for _, c := range []struct {
		reason string
		lines  [][]string
		want   string
	}{
		{"all was read", nil, ""},
		{"a misspelled key stands first", [][]string{{"prompt", "modle"}}, `not read of f: "modle" (did you mean "model"?), "prompt"`},
		{"another case", [][]string{{"Finish_Reason"}}, `not read of f: "Finish_Reason" (did you mean "finish_reason"?)`},
		{"each once, however many lines have it", [][]string{{"prompt"}, {"prompt", "usage"}}, `not read of f: "prompt", "usage"`},
		{"a harness has many", [][]string{{"q", "w", "r", "t", "z", "u", "i", "o", "p"}}, `not read of f: "q", "w", "r", "t", "z", "u", "i", "o", and 1 more`},
	} {
		u := unreadKeys{known: importers.Keys()}
		for _, line := range c.lines {
			u.add(line)
		}
		if diff := cmp.Diff(c.want, u.note("f")); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.reason, diff)
		}
	}
}
