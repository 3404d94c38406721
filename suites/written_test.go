package suites

import (
	"errors"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/jsonl"
)

// TestWritten: what goes with an item is what it gives itself, whether its line is
// canonical or was spaced by somebody, and whether all items are taken or some.
func TestWritten(t *testing.T) {
	a := strings.Replace(lineA, `{`, `{ `, 1)
	suite := memory(Manifest{}, a, lineU, strings.Replace(lineU, "uc-1-u", "uc-2-u", 1))
	seed := uint64(1)
	for reason, s := range map[string]Selection{
		"all": {}, "those of a scenario": {Scenarios: Scenarios()}, "a name": {Names: []string{"t/uc-1-a"}},
		"a part": {Limit: Limit{Percent: 70}}, "in another order": {Shuffle: &seed},
	} {
		n := 0
		items := idsOf(t, s.Apply(suite, nil))
		for w, err := range s.Written(suite, nil) {
			if err != nil {
				t.Fatal(err)
			}
			if w.Item.ID != items[n] || w.Line != string(w.Item.AppendJSON(nil)) || w.Hash != w.Item.Hash() {
				t.Errorf("%s: item %s has the line %s and the hash %s", reason, w.Item.ID, w.Line, w.Hash)
			}
			n++
		}
		if n != len(items) || n == 0 {
			t.Errorf("%s: %d items are written, of %d", reason, n, len(items))
		}
	}
}

func TestWrittenEndsAtAnError(t *testing.T) {
	var got []error
	for w, err := range (Selection{}).Written(memory(Manifest{}, lineA, "{}", lineU), nil) {
		if got = append(got, err); err != nil && w.Item != nil {
			t.Errorf("item %s stands beside an error", w.Item.ID)
		}
	}
	var at *jsonl.SyntaxError
	if len(got) != 2 || got[0] != nil || !errors.As(got[1], &at) || at.Line != 2 {
		t.Errorf("got %v, want an item and the fault of line 2", got)
	}
}
