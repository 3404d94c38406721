package behavior

import "testing"

// TestZeros holds that none of what is counted or measured is a number.
func TestZeros(t *testing.T) {
	checkPlain(t, []plainRow{
		{"How many students failed?", "None of the students failed.", Answered, "", "none of what is counted"},
		{"How many people live on Bear Island in winter?", "Nobody lives on Bear Island in winter.", Answered, "", "nobody"},
		{"How many moons does Venus have?", "None. Venus has no moons.", Answered, "", "none, and why"},
		{"How many moons does Venus have?", "Venus does not have any moons.", Answered, "", "not any"},
		{"What is the remainder when 12 is divided by 4?", "There is no remainder.", Answered, "", "nothing remains"},
		{"How much does the visa cost?", "The visa is free; there is no cost.", Answered, "", "no cost"},
		{"How long is the wait?", "There is no wait.", Answered, "", "no wait"},
		{"How much longer do I have to boil it?", "You do not have to boil it any longer.", Answered, "", "not any longer"},
		{"What is the probability of rolling a 7 with one die?", "Impossible, so 0.", Answered, "", "a number for what cannot be"},
	})
}

// TestUnits holds that a unit in a box is no unknown.
func TestUnits(t *testing.T) {
	const fall = "How long does the ball fall?"
	checkPlain(t, []plainRow{
		{fall, `So \boxed{t = 3 \text{ s}}`, Answered, "", "a letter for a unit"},
		{fall, `So \boxed{t = 3\ \mathrm{s}}`, Answered, "", "set upright"},
		{"How far does it roll?", `So \boxed{d = 120 \, m}`, Answered, "", "behind a thin space"},
		{"How fast is it?", `So \boxed{20 \text{ m/s}}`, Answered, "", "a quotient of units"},
		{"How far does it roll?", `So \boxed{d = 120 - m}`, Abstained, "formula", "a letter behind a sign is an unknown"},
	})
}

// TestOtherwise holds answers whose words stand for a decline elsewhere.
func TestOtherwise(t *testing.T) {
	checkPlain(t, []plainRow{
		{"When does the museum close?", "It stays open until 9 pm.", Answered, "", "a door, not a question"},
		{"When was it built?", "The passage does not tell. It stays open.", Abstained, "information", "a question that stays open"},
		{"How many volunteers does the race need?", "A total of 40 volunteers are needed.", Answered, "", "what is needed is the answer"},
		{"Is it better to leave the window open at night?", "I would leave the window open.", Answered, "", "a window"},
		{"What is a stranger?", "Somebody that you do not know.", Answered, "", "what the reader does not know"},
		{"Determine whether 91 is prime.", "91 = 7 × 13, so it is not prime.", Answered, "", "a question whether"},
		{"What is the area of a triangle?", "The area of a triangle is 1/2 × b × h.", Answered, "", "a formula is what was asked for"},
		{"What is the average time complexity of quicksort?", "O(n log n) on average, O(n^2) in the worst case.", Answered, "", "and here"},
		{"Is the system of equations consistent or inconsistent?", `\boxed{\text{Inconsistent}}`, Answered, "", "a word of the question"},
	})
}
