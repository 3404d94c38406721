package evaluate

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/responses/importers"
)

func TestOpenAsksAreCountedByReason(t *testing.T) {
	var o openAsks
	if got := o.text(nil); got != "" {
		t.Errorf("of none: %q", got)
	}
	for i, why := range []string{"HTTP 429", "batch_expired", "batch_expired", "HTTP 500"} {
		o.add(importers.Answer{ID: fmt.Sprint(i), Open: why})
	}
	answered := map[string][]importers.Answer{"3": {{ID: "3"}}}
	want := "3 requests without an answer (HTTP 429 1, batch_expired 2)"
	if diff := cmp.Diff(want, o.text(answered)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// Of many mistakes the first are told, and how many more there are; one more is told
// like the others.
func TestMistakes(t *testing.T) {
	for n, want := range map[int]string{0: "", 2: "", mostMistakes + 1: "", mostMistakes + 2: "and 2 more lines"} {
		var m mistakes
		for i := range n {
			m.add(fmt.Errorf("line %d", i))
		}
		err := m.err("lines")
		if n == 0 {
			if err != nil {
				t.Error("no mistakes are an error")
			}
			continue
		}
		complaints := Complaints(err)
		if last := complaints[len(complaints)-1].Message; want != "" && (last != want || len(complaints) != mostMistakes+1) || want == "" && len(complaints) != n {
			t.Errorf("%d: %d are told, the last %q", n, len(complaints), last)
		}
	}
}
