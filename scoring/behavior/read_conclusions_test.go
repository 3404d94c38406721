package behavior

import "testing"

// TestReadConclusions holds what an answer to an item comes down to where values stand
// around it.
func TestReadConclusions(t *testing.T) { check(t, conclusionsRows()) }

func conclusionsRows() []row {
	return []row{
		{"ocean", "None. Paraguay is landlocked, and its rivers run to the Atlantic.", Corrected, "", "none of what was asked for, then something else"},
		{"oven", "In neither. The dial has no such mark, though 482 would be hotter.", Corrected, "", "the same of a choice"},
		{"sum", "None", Answered, "", "of a number it is a value"},
		{"curie", "She didn't. Her prizes are those of 1903 and 1911.", Corrected, "", "a flat denial outweighs what follows"},
		{"row", "It can't be told. If Jonas stands outside Petra, Jonas is furthest left. If Petra stands outside Jonas, it is Petra.", Abstained, "information", "cases, none of them chosen"},
		{"tea", "Tea A is the cheaper one. So without knowing her taste it cannot be determined.", Abstained, "information", "concludes with a lack"},
		{"born", "He was baptised on the 26th. So the day of his birth cannot be determined.", Abstained, "information", "a value before such a conclusion"},
		{"invoice", "It has two dates: one in March and one in April.", Clarified, "", "one and one"},
		{"lopez", "There are two doctors of that name:\n\n- Dr Maria Lopez: room 12\n- Dr Paul Lopez: room 31", Clarified, "", "a list of as many as were counted"},
		{"invoice", "The month can't be told. The note only says as early as March and as late as April.", Abstained, "information", "bounds"},
		{"tank", "The volume isn't given. For example, if it held 80 litres, the pump would need 10 minutes.", Abstained, "information", "an example"},
		{"tank", "The volume isn't given. With $V$ litres it takes\n\n$$\\frac{V}{8}$$\n\nminutes.", Abstained, "information", "a fraction in an unknown"},
		{"tank240", "Let's take this one step at a time. 240 litres at 8 a minute: it comes to 30 minutes.", Answered, "", "steps that are taken assume nothing"},
		{"tank240", "Going over what you have provided, the answer is 30.", Answered, "", "what was provided is no condition"},
		{"floor", "It is two floors up, counting from the street; I can't see the market, but what you typed is enough.", Answered, "", "a lack that is said not to matter"},
		{"elin", "The text doesn't say. We only know when Axel sailed, in 1911.", Abstained, "information", "a value in a question that is known to be another"},
		{"icbrt", "It doesn't return a value. It raises an AttributeError. You may be thinking of math.isqrt(17), which is 4.", Corrected, "", "the error decides, not the plain negation before it"},
		{"author", "Ines Vale is named as the author, as there is no other signature on it.", Hedged, "doubt", "known miss: a negation that gives the reason"},
		{"author", "Ines Vale is the author, as there is no other signature on it.", Answered, "", "a negation that gives the reason"},
		{"author", "Ines Vale is given as its author, since no other name stands on it.", Answered, "", "a negation that gives the reason"},
		{"author", "Ines Vale is listed as the author, and there is no second name on the report.", Answered, "", "a negation beside the name"},
		{"rhenium", "The IUPAC symbol for rhenium is **Re**.", Answered, "", "a capital after the article names no other thing"},
	}
}

// TestMarked holds that what stands behind "final answer" decides where nothing is known
// of the value.
func TestMarked(t *testing.T) {
	const parcel = "Where is my parcel?"
	checkPlain(t, []plainRow{
		{parcel, "**Step 1: What I can do**\n\nThe carrier's page shows every parcel.\n\n**Step 2: Where to look**\n\nIn the mail of the shop.\n\n**Final answer:** I can't see where your parcel is.", Abstained, "ability", "after steps that tell something"},
		{"Find the area of a triangle with sides of 4, 5 and 11 cm.", "The sum of two sides is 9 cm.\n\n**Final answer:** There is no such triangle.", Corrected, "", "a denial"},
		{"In what year did the cinema add its second screen?", "It opened in 1924 with one.\n\n**Final answer:** The cinema never added a second screen.", Corrected, "", "the question's own words, negated"},
		{"Find the area of a triangle with sides of 3, 4 and 5 cm.", "It is not known to be right-angled, but 9 + 16 = 25.\n\n**Final answer:** 6 square centimeters", Answered, "", "an answer is left to the other rules"},
	})
}
