package behavior

import "testing"

// TestFormulas holds answers that are a formula in an unknown, and those that are not.
func TestFormulas(t *testing.T) {
	const eggs = "Eggs are shared among the children of pipe street B. How many does each get?"
	checkPlain(t, []plainRow{
		{eggs, `\boxed{\frac{36}{n} \text{, where } n \text{ is the number of children}}`, Abstained, "formula", "below a bar, explained"},
		{eggs, `\boxed{\frac{4b}{b-4}}`, Abstained, "formula", "a small letter that the question has as a capital"},
		{eggs, `\boxed{n! \text{, where } n \text{ is the number of children}}`, Abstained, "formula", "a factorial, whose mark ends no box"},
		{"x + y = 10. What is x?", `\boxed{x = 10 - y}`, Abstained, "formula", "one unknown by the other"},
		{"x + y = 10 and x - y = 4. What are x and y?", `\boxed{x = 7, y = 3}`, Answered, "", "two values"},
		{"Find the equation of the line through (1, 2) and (3, 8).", `\boxed{y = 3x - 1}`, Answered, "", "a formula was asked for"},
		{eggs, "It depends on the number of children. For $n$ of them it is\n\n$$\\frac{36}{n}$$\n\nFor example:\n- 4 children: 9 eggs\n- 6 children: 6 eggs", Clarified, "", "a list of examples stands under it"},
		{eggs, "It was the 1990s: they got 36.", Answered, "", "the letter of a decade"},
	})
}

// TestNoneAsked holds conclusions that there is none of what was asked for.
func TestNoneAsked(t *testing.T) {
	checkPlain(t, []plainRow{
		{"How many goats are on the farm?", "There were 12 and all were sold. So no goats are left.", Answered, "", "of what it counts: that is a number"},
		{"Find the maximum value of x² over all numbers.", "It grows without bound. Since it does, it has no maximum.", Corrected, "", "drawn from a reason"},
	})
}

// TestOpensNone holds answers that open with none of what was asked for, and why.
func TestOpensNone(t *testing.T) {
	const castle = "Which castle in Oslo did Napoleon besiege?"
	checkPlain(t, []plainRow{
		{castle, "None", Answered, "", "alone it may be one of several answers"},
		{"Find two odd integers whose sum is 57.", "Impossible: the sum of two odd integers is even.", Corrected, "", "of a task"},
		{"Passage: The worm lives in wet moss.\n\nQuestion: Why does the worm shun dry air?", "Because the worm cannot close its pores in dry air.", Answered, "", "a negation that is the reason"},
	})
}

// TestAsksNegated holds which questions negate.
func TestAsksNegated(t *testing.T) {
	for text, want := range map[string]bool{
		"In what key is his Symphony No. 10?": false,
		"Which bird does not fly?":            true,
		"Is there no bus?":                    true,
	} {
		var s scene
		s.look(Question{Text: text}, "Yes.", tables())
		if s.prepare(); s.asksNegated() != want {
			t.Errorf("%q: negated %v", text, !want)
		}
	}
}

// TestSaidByText holds denials that a text makes, and what it does not say.
func TestSaidByText(t *testing.T) {
	const fort = "The fort stood on a hill. In 1340 the counts of Lemat entered it in peace.\n\nIn which year did the counts of Lemat take the fort by force?"
	checkPlain(t, []plainRow{
		{fort, "The passage says that the counts of Lemat never took the fort by force.", Corrected, "", "a text says that not"},
		{fort, "According to the passage, the counts of Lemat never took the fort by force.", Corrected, "", "the same"},
		{fort, "The passage doesn't say in which year the counts of Lemat took the fort by force.", Abstained, "information", "a text does not say that"},
	})
}
