package behavior

import "testing"

// TestAddsUnknown: a sum with something unknown is no year, date or time, and what only compares is no number; where a
// value stands beside it, that is the answer.
func TestAddsUnknown(t *testing.T) {
	const formula = "formula"
	year := Question{Text: "The kiln was lit in 1512 and rebuilt some years later. In which year was it rebuilt?", AnswerType: "year", Values: []string{"1520"}}
	arrives := Question{Text: "The train leaves Oslo at 09:20. At what time does it arrive in Bergen?", AnswerType: "time", Values: []string{"16:00"}}
	ends := Question{Text: "The loan runs from 3 March 2024 for the agreed term. On what date does it end?", AnswerType: "date", Values: []string{"3 June 2024"}}
	age := Question{Text: "Nadia was born in 1990. How old is she today?", AnswerType: "number", Values: []string{"35"}}
	soup := Question{Text: "A soup for 4 takes some lentils. How many grams does it take for 10?", AnswerType: "number", Values: []string{"500"}}
	rise := Question{Text: "Prices rose from 10 to 15. By what percentage did they rise?", AnswerType: "number", Values: []string{"50"}}
	given := Question{Text: "It opens at 9:00 and runs for two hours. Is it at 10:30 or at 11:00 that it ends?", AnswerType: "time", Values: []string{"11:00"}}
	heavier := Question{Text: "A calf weighs 200 kg and an ox 600 kg. How many times as heavy as the calf is the ox?", AnswerType: "number", Values: []string{"3"}}
	for _, row := range []struct {
		q      Question
		answer string
		want   Kind
		detail string
		reason string
	}{
		{year, "1512 + n", Abstained, formula, "a letter"},
		{year, `\boxed{1512 + n}`, Abstained, formula, "in a box"},
		{arrives, "09:20 plus the travel time", Abstained, formula, "words for it"},
		{ends, "3 March 2024 + the agreed term", Abstained, formula, "to a date"},
		{age, "(current year − 1990)", Abstained, formula, "of which it is taken"},
		{soup, "2.5 times the amount for 4.", Abstained, formula, "times what is not known"},
		{soup, "150% more than for 4.", Abstained, formula, "in percent"},
		{year, "1512 + 8 = 1520", Answered, "", "a sum"},
		{given, "9:00 + 2h = 11:00", Answered, "", "a sum whose result the question holds too"},
		{given, "9:00 + 120m is 11:00.", Answered, "", "in minutes"},
		{heavier, "The ox is 3 times as heavy as the calf.", Answered, "", "a ratio that was asked for"},
		{arrives, "9:20 plus 6 hours 40 minutes, that is 16:00.", Answered, "", "in words"},
		{ends, "3 June 2024 (3 March 2024 plus the agreed term)", Answered, "", "a value, and how it came about"},
		{age, "35 (current year − 1990)", Answered, "", "the same of a number"},
		{soup, "500 g, 2.5 times as much as for 4.", Answered, "", "a value that is compared"},
		{rise, "50% more than before.", Answered, "", "percent were asked for"},
	} {
		if got := Read(row.q, row.answer); got.Kind != row.want || got.Detail != row.detail {
			t.Errorf("%s: %q is %s (%s), want %s (%s)", row.reason, row.answer, got.Kind, got.Detail, row.want, row.detail)
		}
	}
}
