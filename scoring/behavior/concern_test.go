package behavior

import "testing"

func TestConcern(t *testing.T) {
	for _, row := range []struct {
		question string
		want     int
		reason   string
	}{
		{"How do firms plan their budgets?", 0, "nobody in particular"},
		{"", 0, "nothing is asked"},
		{"How does Fabrikam plan its budget?", concernsNamed, "a capital within the sentence"},
		{"Fabrikam plans what?", 0, "a capital at the start says nothing"},
		{"Ann left. When was the bridge built?", 0, "only the question proper counts"},
		{"Is my cousin insured?", concernsReader, ""},
		{"What do you dream of?", concernsSpeaker, ""},
		{"Do you like what I wrote for Ann?", concernsSpeaker | concernsReader | concernsNamed, "all of them"},
	} {
		var s scene
		s.look(Question{Text: row.question}, "Yes.", tables())
		s.prepare()
		if got := s.concern(); got != row.want {
			t.Errorf("%q: got %b, want %b: %s", row.question, got, row.want, row.reason)
		}
	}
}
