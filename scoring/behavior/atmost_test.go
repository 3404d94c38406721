package behavior

import "testing"

// TestBoundsByNot: a bound that is told by "no more than" or its like is a value, and the negation in it lacks nothing.
func TestBoundsByNot(t *testing.T) {
	guests := Question{Text: "How many guests does the hall admit?", AnswerType: "number", Values: []string{"40"}}
	form := Question{Text: "By when must the form be handed in?", AnswerType: "time", Values: []string{"17:00"}}
	parcel := Question{Text: "By which day must the parcel arrive?", AnswerType: "weekday", Values: []string{"Friday"}}
	open := Question{Text: "By which day must the parcel arrive?", Values: []string{"Friday"}}
	for _, row := range []struct {
		q      Question
		answer string
		want   Kind
		reason string
	}{
		{guests, "No more than 40 guests.", Answered, "a bound is what was asked for"},
		{guests, "Not over forty.", Answered, "another comparison, in words"},
		{guests, "No fewer than 12.", Answered, "another value"},
		{form, "No later than 17:00.", Answered, "of a time"},
		{form, "The form must be handed in not later than 5 pm.", Answered, "in a sentence"},
		{parcel, "No later than Friday.", Answered, "of a weekday"},
		{open, "No later than Friday.", Answered, "the type is not known"},
		{guests, "No more than that is known.", Abstained, "bounds what is known"},
		{guests, "Not more than a hint is given in the text.", Abstained, "without a value"},
		{guests, "No number is given.", Abstained, "the negation is of the number"},
		{guests, "Not more than 1 line of it is legible, so I can't tell.", Abstained, "a lack beside it"},
		{form, "No later time than the opening, 9:00, is named.", Abstained, "no bound"},
	} {
		if got := Read(row.q, row.answer); got.Kind != row.want {
			t.Errorf("%s: %q is %s (%s), want %s", row.reason, row.answer, got.Kind, got.Detail, row.want)
		}
	}
}
