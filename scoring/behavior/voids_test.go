package behavior

import "testing"

// TestVoids holds boxes and labels that say that there is no value, whatever stands outside,
// and where that is the value.
func TestVoids(t *testing.T) {
	const (
		odd    = "What is the largest odd number that is divisible by 4?"
		count  = "How many odd multiples of 4 lie below 100?"
		apples = "A bowl holds 9 apples. How many apples are left?"
		year   = "In which year did Otto Hahn win his second Nobel Prize?"
	)
	checkTyped(t, []typedRow{
		{odd, "4", `\boxed{\text{DNE}}`, Corrected, "", "does not exist"},
		{odd, "4", `\boxed{\emptyset}`, Corrected, "", "a sign for none"},
		{odd, "4", `\boxed{?}`, Abstained, "knowledge", "a question mark alone"},
		{odd, "4", `4 and 8 are even. \boxed{\text{N/A}}`, Abstained, "information", "not applicable"},
		{odd, "4", "There isn't one, because 4 is even.", Corrected, "", "first of all, then a reason"},

		{odd, "12", `\boxed{12}`, Answered, "", "a value"},
		{odd, "12", "**Answer: 12** (none larger is known)", Answered, "", "a value behind a label"},
		{odd, "12", "**Answer (under this assumption):** 12", Hedged, "assumption", "a word for a fault that is none"},
		{odd, "12", "Answer: nothing certain, but probably 12.", Hedged, "doubt", "a guess behind it"},
		{count, "0", `All of them are even, so \boxed{0}`, Answered, "", "zero"},
		{count, "0", `\boxed{\text{none}}`, Answered, "", "none is a number where something is counted"},
		{count, "0", "**Answer: none**", Answered, "", "the same behind a label"},
		{count, "0", "None.", Answered, "", "and alone"},
		{count, "0", "There are no odd multiples of 4 below 100.", Answered, "", "none, in the words of the question"},
		{apples, "0", "There are no apples left.", Answered, "", "none of what is counted"},
		{apples, "0", "None — Ann and Ben took all 9.", Answered, "", "a reason behind none"},
		{apples, "0", "None — the text does not say how many were taken.", Abstained, "information", "a lack behind it"},
		{apples, "0", "There are no apples in the text.", Corrected, "", "something that the question does not hold"},
		{"What is the remainder of 12 divided by 4?", "0", "Answer: none", Answered, "", "a remainder may be none"},
		{"What is the diameter of the bolt?", "12", "∅ 12 mm", Answered, "", "a sign for a diameter"},
	})
	checkPlain(t, []plainRow{
		{odd, "Answer: DNE", Corrected, "", "where no more than the question is known"},
		{odd, "All are even.\n\n**Answer:** none", Corrected, "", "the same"},
		{year, `He won in 1944 only. \boxed{\text{none}}`, Corrected, "", "no year"},
		{year, "N/A", Abstained, "information", "not applicable"},
		{count, `\boxed{\text{none}}`, Answered, "", "none is a number"},
		{"Who won the prize in 1951?", "Answer: nobody", Answered, "", "nobody is an answer to who"},
		{"Find the limit of sin(x)/|x| as x goes to 0.", `\boxed{\text{DNE}}`, Answered, "", "that a limit does not exist is what was asked for"},
		{"Find the solution set of x^2 = -1 over the real numbers.", `\boxed{\emptyset}`, Answered, "", "a set may be empty"},
		{"What is 12 divided by 0?", "Answer: **undefined**", Answered, "", "what such a division is"},
	})
	if got := Read(Question{Text: count}, "**Answer: none**"); got.Kind != Answered {
		t.Errorf("%+v: words outweigh none where something is counted", got)
	}
	for _, a := range []string{"Answer: DNE", "**Answer: none**", "There isn't one, because 4 is even."} {
		if got := Read(Question{Text: odd}, a); got.Kind != Corrected {
			t.Errorf("%s: %+v: words outweigh what is marked", a, got)
		}
	}
}
