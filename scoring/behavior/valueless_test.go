package behavior

import "testing"

// TestValueless holds what rules take short answers for that have no value and no known
// phrase.
func TestValueless(t *testing.T) {
	number := Question{Text: "How many minutes does the pump need?", AnswerType: "number", Values: []string{"30"}}
	option := Question{Text: "Is the boat called Heron or Swift?", AnswerType: "choice", Values: []string{"Heron"}}
	rules := Question{Text: "How many rules does the club have?", AnswerType: "number"}
	for _, test := range []struct {
		q      Question
		answer string
		want   Kind
		reason string
	}{
		{number, "Regrettably, that lies outside anything within my reach; nothing to offer.", Abstained, "a lack, in no known wording"},
		{number, "House policy keeps this closed to me.", Refused, "a rule keeps it from answering"},
		{number, "A misconception hides in the wording.", Corrected, "the question is at fault"},
		{number, "Kindly share the volume.", Clarified, "something has to be supplied"},
		{number, "And the volume would be?", Clarified, "nothing but a question back"},
		{number, "The pump runs and the tank drains.", Unclear, "neither a value nor a word of declining"},
		{rules, "The club's rules are written on its wall.", Unclear, "a word of the question shows nothing"},
		{number, "I went through the wording again and again, and no figure turns up there.", Abstained, "who looked at the question claims to have opened nothing"},
		{number, "I examined the attached recording from beginning to end.", Answered, "a claim to have heard what did not come"},
		{option, "Swift", Answered, "the other option, bare: which of them is right is not asked here"},
		{option, "That boat goes by the name of Swift.", Answered, "the same, dressed"},
	} {
		var s scene
		s.look(test.q, test.answer, tables())
		got := s.byRules()
		if got.Kind != test.want {
			t.Errorf("%q: %s (%s), want %s: %s", test.answer, got.Kind, got.Detail, test.want, test.reason)
		}
		if (got.Kind == Unclear) != (len(got.Evidence) == 0) {
			t.Errorf("%q: evidence %v", test.answer, got.Evidence)
		}
	}
}
