package behavior

import "testing"

// TestGivesOne: one thing of question or context in a few words is an answer, though it is not the right one.
func TestGivesOne(t *testing.T) {
	boat := Question{Text: "They take the name with fewer letters. Is it Kestrel or Albatross?", AnswerType: "choice", Values: []string{"Kestrel"}}
	gate := Question{
		Text: "Which gate do buses use?", AnswerType: "name", Values: []string{"Mill Gate"},
		Context: "The fort has four gates: Mill Gate, Harbor Gate, Old Gate and one to the north. Buses use the one beside the mill.",
	}
	for _, c := range []struct {
		reason string
		q      Question
		answer string
		want   bool
	}{
		{"a wrong option", boat, "It is **Albatross**.", true},
		{"without bold", boat, "They choose Albatross.", true},
		{"alone", boat, "Albatross", true},
		{"behind words that lead in", boat, "Going through it carefully, I get **Albatross**.", true},
		{"a name of the context", gate, "The answer is Harbor Gate.", true},
		{"several", gate, "Mill Gate, Harbor Gate, Old Gate.", false},
		{"readings side by side", boat, "Kestrel, should it be letters; Albatross, should it be syllables.", false},
		{"a condition", boat, "Albatross, if you must.", false},
		{"none", boat, "It is not Albatross.", false},
		{"a lack", gate, "Unknown: no such gate.", false},
		{"something that it is said to hang on", gate, "It varies with the buses.", false},
		{"a question back", gate, "Which buses?", false},
		{"a thing that was not spoken of", boat, "It is **Heron**.", false},
	} {
		s := new(scene)
		s.lookWithin(c.q, c.answer)
		s.prepare()
		if got := s.givesOne(); got != c.want {
			t.Errorf("%s: %q gives one thing: %v", c.reason, c.answer, got)
		}
		if r := Read(c.q, c.answer); c.want && r.Kind != Answered {
			t.Errorf("%s: %q is %s", c.reason, c.answer, r.Kind)
		}
	}
}
