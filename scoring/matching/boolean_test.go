package matching

import "testing"

// TestYesAndNoInWords: what says yes or no without either word alone.
func TestYesAndNoInWords(t *testing.T) {
	yes, no := Gold{Answers: []string{"yes"}, Type: Boolean}, Gold{Answers: []string{"no"}, Type: Boolean}
	fly, grow := no, yes
	fly.Question, grow.Question = "Can herons of this kind fly?", "Did the old harbor grow?"
	checkRows(t, []row{
		{no, "Absolutely not.", Right, "a yes word and not"},
		{no, "Definitely not: it is 7 times 13.", Right, "with a reason"},
		{yes, "Yes, not only once.", Right, "a comma between yes and not"},
		{yes, "Of course!", Right, "of course"},
		{no, "Of course not.", Right, "and not"},
		{yes, "I believe so.", Right, "a belief"},
		{no, "I don't think so.", Right, "and its denial"},
		{fly, "No herons of this kind can fly.", Right, "no before what the question is about"},
		{grow, "No record of that year is left, but it did.", Unknown, "no before something else"},
	})
}
