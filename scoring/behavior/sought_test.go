package behavior

import "testing"

// TestSought holds what type of value a question's own words ask for.
func TestSought(t *testing.T) {
	for text, want := range map[string]string{
		"How many eggs are in the basket?":                    "number",
		"How far is it to the mill?":                          "number",
		"What is the total weight of the crates?":             "number",
		"What total weight do they carry?":                    "number",
		"A crate weighs 4 kg. Find the weight of six crates.": "number",
		"What's the freight rate right now?":                  "number",
		"Solve 2x + 3 = 7 for x.":                             "number",
		"Given that f(0) = 3 and f(1) = 6, find f(2).":        "number",
		"In what year was the mill built?":                    "year",
		"At what time does the ferry leave?":                  "time",
		"When was the mill built?":                            "date",
		"Who built the mill?":                                 "name",
		"Which of the brothers built it?":                     "name",
		"Where does the river rise?":                          "name",

		"When should one call the miller?":     "", // for advice
		"When do you sleep?":                   "", // of the speaker
		"What has an effect on the weight?":    "", // for a thing, not for a weight
		"Write a scene in which a mill burns.": "",
		"Why did the mill burn?":               "",
		"Is it far?":                           "",
	} {
		var s scene
		s.look(Question{Text: text}, "Yes.", tables())
		if s.prepare(); s.seeks != want {
			t.Errorf("%q: %q, want %q", text, s.seeks, want)
		}
	}
}

// TestAgain holds declines that are seen by the type of value that the question's words
// ask for, and answers that are left alone.
func TestAgain(t *testing.T) {
	const year, eggs = "In what year did Ada Brandt sing in Riga?", "How many eggs are in the basket?"
	checkPlain(t, []plainRow{
		{year, "She never sang there.", Corrected, "", "no year, and a negation"},
		{year, "She never sang there; in 1911 she sang in Oslo.", Answered, "", "a year stands in it: left as it was"},
		{year, "Not before the war, but in 1921.", Answered, "", "a negation beside a year"},
		{"A hen lays 3 eggs a week into the basket. " + eggs, "After n weeks there are 3n eggs in it.", Abstained, "formula", "a formula in the unknown"},
		{eggs, "With n in the box, there are 3n in it.", Answered, "", "where no number is given, a formula may be what was asked for"},
		{eggs, "There is only one egg in it.", Answered, "", "one is a number"},
		{eggs, "None", Answered, "", "and so is none"},
		{eggs, "None of this tells how full it is.", Abstained, "information", "of which this is none"},
		{"Who sang in Riga?", "Nobody did.", Answered, "", "where a name is asked for, a negation answers"},
		{"How many eggs are not in the basket?", "They are not broken.", Answered, "", "the question itself negates"},
		{eggs, "Not a single one more than a dozen.", Answered, "", "a number in words"},
	})
}

// TestBoxedWords holds boxes that hold words in place of a value.
func TestBoxedWords(t *testing.T) {
	const eggs, who = "How many eggs are in the basket?", "Who sang in Riga?"
	checkPlain(t, []plainRow{
		{eggs, `So nothing follows. \boxed{\text{Undefined}}`, Abstained, "information", "a word for a lack"},
		{eggs, `\boxed{\text{No such basket exists}}`, Corrected, "", "a denial"},
		{eggs, `\boxed{\text{None}}`, Answered, "", "none is a number"},
		{eggs, `\boxed{12 \text{ (not broken)}}`, Answered, "", "a number beside the words"},
		{eggs, `\boxed{e = 1.5\,b}`, Abstained, "formula", "a formula in an unknown, set with a thin space"},
		{eggs, `\boxed{\frac{12}{0.3-q}}`, Abstained, "formula", "and one below a bar"},
		{who, `\boxed{\text{Ada Brandt, not Eva Brandt}}`, Answered, "", "a name beside the words"},
		{who, "Singer of that night: not recorded", Abstained, "information", "nothing but a label and a lack"},
		{who, "Many sang there.\n\n**Singers who fell ill: none**", Answered, "", "none is a value"},
	})
}

// TestBeyondText holds answers that the speaker gives of its own where a text gives none.
func TestBeyondText(t *testing.T) {
	const egg = "The swan is a large bird. It nests by lakes and lays six eggs.\n\nHow much does a swan's egg weigh?"
	checkPlain(t, []plainRow{
		{egg, "The passage doesn't say, but it says that a swan lays six eggs.", Abstained, "information", "what else the text tells"},
		{egg, "The passage doesn't say, but a swan's egg is large.", Abstained, "information", "no figure"},
		{egg, "The passage doesn't state the weight. Any guess would rest on eggs of other birds, such as those of geese, at 140 grams.", Abstained, "information", "the word guess alone makes none"},
	})
}

// TestExactness holds that what cannot be said exactly may be estimated.
func TestExactness(t *testing.T) {
	const grains = "How many grains of sand were on the beach?"
	checkPlain(t, []plainRow{
		{grains, "No one can give an exact number; it depends on the tide.", Abstained, "knowledge", "none"},
	})
}

// TestGuesses holds that what may be so of the question is no guess at its answer.
func TestGuesses(t *testing.T) {
	const gambit = "What are the opening moves of the Olsen Gambit?"
	checkPlain(t, []plainRow{
		{gambit, "I'm not familiar with an opening of that name, so it may be a local one, or the name may be slightly off.", Abstained, "knowledge", "of the name"},
	})
}

// TestDenied holds what is denied in bold, and negations that deny nothing.
func TestDenied(t *testing.T) {
	checkPlain(t, []plainRow{
		{"Where did the Hansens fly first?", "The Hansens never flew across the North Sea.", Answered, "", "not what was taken for granted"},
		{"When did Norway become a member of the European Union?", "Norway is **not a member of the European Union**.\n\nInstead, it has treaties with it.", Corrected, "", "whatever there is instead"},
		{"When will the dam be rebuilt?", "No date has been set. Engineers inspect it twice a year.", Abstained, "information", "and no date that is not set"},
	})
}
