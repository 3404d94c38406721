package behavior

import "testing"

// TestRestated: one number told in two ways is no choice that is left open.
func TestRestated(t *testing.T) {
	const how = "How much of the tank is full?"
	checkTyped(t, []typedRow{
		{how, "3/4", "It is 3/4, or 75%.", Answered, "", "a fraction and percent"},
		{how, "3/4", "It is 3/4, or 0.75.", Answered, "", "a decimal"},
		{how, "75", "75 percent (or 3/4)", Answered, "", "percent in words"},
		{how, "0.12", "0.12 or 12%", Answered, "", "a decimal and percent"},
		{how, "0.12", "0.12 or 20%", Abstained, "knowledge", "two shares"},
		{"How long does it take?", "30 minutes", "It takes 30 minutes (or half an hour).", Answered, "", "two units"},
		{"How much is it?", "4.75", "€4.75, or 475 cents", Answered, "", "a sign and a unit"},
		{"How long does it take?", "30 minutes", "It takes 30 minutes or 40 minutes.", Abstained, "knowledge", "one unit"},
	})
}

// TestYears: a year with an era, and within a date.
func TestYears(t *testing.T) {
	const year = "In which year was the dictator killed?"
	for _, row := range []struct {
		answer, reason string
		want           Kind
	}{
		{"44 BCE", "an era", Answered},
		{"44 B.C.", "with stops", Answered},
		{"It was in 44 BC.", "in a sentence", Answered},
		{"1564-04-26", "a date", Answered},
		{"44", "no era: an answer, if a wrong one", Answered},
	} {
		if got := Read(Question{Text: year, AnswerType: "year", Values: []string{"100 BC"}}, row.answer); got.Kind != row.want {
			t.Errorf("%s: %q is %s, want %s", row.reason, row.answer, got.Kind, row.want)
		}
	}
}
