package behavior

import "testing"

// TestValuesAlone: where a short answer holds no more than a value and words of the question, it answers.
func TestValuesAlone(t *testing.T) {
	place := Question{Text: "In what place did Mara finish, after two others crossed the line before her?", AnswerType: "number", Values: []string{"3"}}
	year := Question{Text: "In what year did Augustus die?", AnswerType: "year", Values: []string{"14"}}
	landed := Question{Text: "On what date did Apollo 11 land on the Moon?", AnswerType: "date", Values: []string{"1969-07-20"}}
	for _, c := range []struct {
		reason string
		q      Question
		answer string
		want   bool
	}{
		{"an ordinal", place, "Third", true},
		{"in a sentence", place, "She finished third.", true},
		{"the wrong one", place, "Mara finished in second place.", true},
		{"a year of two digits", year, "Augustus died in 14 AD.", true},
		{"hyphens at which no line is broken", landed, "It landed on 1969\u201107\u201120.", true},
		{"a label", landed, "The answer is 20 July.", true},
		{"no value", place, "She finished.", false},
		{"nothing new", landed, "It was Apollo 11.", false},
		{"two values", year, "Augustus died in 14 or 15.", false},
		{"a negation", place, "She did not finish third.", false},
		{"a lack", year, "Augustus died in an unknown year, 14.", false},
		{"a question back", place, "Third?", false},
		{"a word of its own", place, "She crawled in third.", false},
		{"another type", Question{Text: "Who finished?", AnswerType: "name", Values: []string{"Mara"}}, "Number 3 finished.", false},
		{"a long answer", place, "The third place is the place in which Mara did finish after the two others.", false},
	} {
		s := new(scene)
		s.lookWithin(c.q, c.answer)
		s.prepare()
		if got := s.valuesAlone(); got != c.want {
			t.Errorf("%s: %q holds a value alone: %v", c.reason, c.answer, got)
		}
		if r := Read(c.q, c.answer); c.want && r.Kind != Answered {
			t.Errorf("%s: %q is %s", c.reason, c.answer, r.Kind)
		}
	}
}
