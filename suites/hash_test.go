package suites

import (
	"encoding/json"
	"testing"
)

func TestAskHashSeesWhatTheModelSees(t *testing.T) {
	base := Item{ID: "i", Question: "Q", Context: "C", Choices: []string{"a", "b"}}
	for _, row := range []struct {
		reason string
		change func(*Item)
		same   bool
	}{
		{"a mended gold answer keeps the hash", func(it *Item) { it.Answers = []string{"x"} }, true},
		{"a new id and label keep the hash", func(it *Item) { it.ID, it.Answerable = "j", true }, true},
		{"another question", func(it *Item) { it.Question = "R" }, false},
		{"another context", func(it *Item) { it.Context = "D" }, false},
		{"no context", func(it *Item) { it.Context = "" }, false},
		{"question and context swapped", func(it *Item) { it.Question, it.Context = "C", "Q" }, false},
		{"a letter that moves from the question to the context", func(it *Item) { it.Question, it.Context = "", "QC" }, false},
		{"choices in another order", func(it *Item) { it.Choices = []string{"b", "a"} }, false},
		{"two choices run together", func(it *Item) { it.Choices = []string{"ab"} }, false},
	} {
		it := base
		row.change(&it)
		if same := it.AskHash() == base.AskHash(); same != row.same {
			t.Errorf("%s: same hash is %t, want %t", row.reason, same, row.same)
		}
	}
}

func TestHashSeesEveryField(t *testing.T) {
	base := Item{ID: "i", Question: "Q"}
	for _, row := range []struct {
		reason string
		change func(*Item)
	}{
		{"the label", func(it *Item) { it.Answerable = true }},
		{"the gold", func(it *Item) { it.Answers = []string{"x"} }},
		{"a lure", func(it *Item) { it.Lures = []string{"x"} }},
		{"a date", func(it *Item) { it.ReviewBy = "2026-11-23" }},
		{"the user's own", func(it *Item) { it.Meta = json.RawMessage(`{"a":1}`) }},
	} {
		it := base
		row.change(&it)
		if it.Hash() == base.Hash() {
			t.Errorf("%s does not change the hash", row.reason)
		}
	}
	spaced, compact := base, base
	spaced.Meta, compact.Meta = json.RawMessage(`{ "a" : 1 }`), json.RawMessage(`{"a":1}`)
	if spaced.Hash() != compact.Hash() {
		t.Error("space in meta changes the hash")
	}
}

// A recorded run is joined to later ones by these: they must never change.
func TestHashesAreForever(t *testing.T) {
	it := parse(t, lineU)
	if got, want := it.AskHash().String(), "da5d8fa4f877a19850457350b6d585f0"; got != want {
		t.Errorf("AskHash is %s, want %s", got, want)
	}
	if got, want := it.Hash().String(), "fcad9264e3a4b8f72f57b51e1a051560"; got != want {
		t.Errorf("Hash is %s, want %s", got, want)
	}
}

func TestClusterKey(t *testing.T) {
	for _, row := range []struct {
		item Item
		want string
	}{
		{Item{ID: "i", Pair: "p", Cluster: "c"}, "c"},
		{Item{ID: "i", Pair: "p"}, "p"},
		{Item{ID: "i"}, "i"},
	} {
		if got := row.item.ClusterKey(); got != row.want {
			t.Errorf("ClusterKey of %+v is %q, want %q", row.item, got, row.want)
		}
	}
}
