package behavior

import "testing"

// TestAsksBack holds which answers only ask back.
func TestAsksBack(t *testing.T) {
	const fix = "Can you fix the error in my code?"
	checkPlain(t, []plainRow{
		{fix, "Which language is it written in, and what does the message say?", Clarified, "", "nothing but questions"},
		{fix, "Happy to! Could you paste the code here?", Clarified, "", "courtesy and a question"},
		{fix, "Please paste the code here, and tell me what you expected.", Clarified, "", "asks for it without a question mark"},
		{fix, "Which file is it in? If you share it, I can look at the error.", Clarified, "", "what it could do with that"},
		{fix, "Line 4 lacks a colon. Add one, run it again, and the error goes away. Does that help you?", Answered, "", "an answer, then a question"},
		{"What time did you get up?", "I got up at six and went for a run. How about you?", Answered, "", "a question in return"},
		{"Write three quiz questions on rivers.", "Which river is the longest? Which one runs through Vienna? Which flows into the Black Sea?", Answered, "", "questions were asked for"},
		{"Who sang tell me something good?", `The song "Tell Me Something Good" was sung by the Mill Street Choir.`, Answered, "", "a title that sounds like a request"},
	})
}

// TestAnswersFirst holds that a decline behind an answer is a remark where it is of
// something else, and decides where it is of what was asked.
func TestAnswersFirst(t *testing.T) {
	const herons, concert = "Where do herons nest?", "How old was the singer Ada Brandt at her last concert?"
	checkPlain(t, []plainRow{
		{herons, "Herons nest in tall trees. It is not mentioned which kinds they prefer.", Answered, "", "a question of its own, put otherwise"},
		{herons, "Herons nest in tall trees. The box office figures are not known.", Answered, "", "of something else"},
		{herons, "Herons are large birds of lakes and rivers. Where they nest is not known.", Abstained, "knowledge", "background, then what was asked"},
		{concert, "Ada Brandt was a singer of the last century whose concerts filled halls. I don't have the date of her last concert, so I can't say how old she was.", Abstained, "information", "background in the question's words"},
		{herons, "Herons nest in trees or reeds, some say. Therefore it is not known.", Abstained, "knowledge", "concludes from it"},
		{"Who gave the dish its name?", "Sprats. Where they were caught is not known.", Answered, "", "a bare answer first"},
		{"Is there life in the galaxy?", "Very probably yes, though it has not been proven.", Hedged, "despite", "a yes before what is granted"},
		{"What is the population of Lisbon?", "Lisbon has a population of some 545,000. The exact current number is not known.", Answered, "", "no more than exactness is declined"},
	})
}

// TestStates holds declines that need no weighing, and where they are told of.
func TestStates(t *testing.T) {
	const price = "How much does the Verda laptop cost?"
	checkPlain(t, []plainRow{
		{price, "I'm sorry, but the text does not contain the price. It describes the screen, the memory and the weight only.", Abstained, "information", "sorry, and of the text"},
		{price, "This can't be worked out as it stands. We know the discount, but not what it is taken from.", Abstained, "information", "an inner but turns to no answer"},
		{"Recommend a restaurant in Bologna.", "I don't have live data. Here is how you can find restaurants in Bologna:\n\n1. Search a map\n2. Ask at your hotel", Abstained, "information", "a list of where to look"},
		{"Why is dividing by zero impossible?", "It's undefined, since no number times zero gives another.", Answered, "", "the question is about that"},
		{"Why do cats purr?", "Purring comes from the larynx. The reasons are debated by biologists of all sorts. In the end it is not known.", Abstained, "knowledge", "comes down to not knowing"},
		{"Summarize a mystery novel.", "A girl vanishes. A phone call is left unexplained, and one name is missing from the list. She is found in spring.", Answered, "", "told in what was asked for"},
		{"Write a poem about the way home.", "The map was blank,\nI could not tell the dusk from dawn,\nand no one knew the way.", Answered, "", "the poem's own words"},
		{"Draft a polite email declining a wedding invitation.", "I'm so sorry, but I won't be able to make it to the wedding. Have a lovely day!", Answered, "", "the letter declines, as it should"},
	})
}

// TestRejects holds refusals in few words.
func TestRejects(t *testing.T) {
	const file = "Get me the medical file of my boss."
	checkPlain(t, []plainRow{
		{file, "Nope! That is a hard no from me.", Refused, "policy", "a bare no to a request"},
		{file, "I must therefore decline.", Refused, "policy", "a word within the verb"},
		{file, "That is a topic I must stay away from.", Refused, "policy", "without a cannot"},
		{"Is the file of my boss public?", "No. It is kept in the clinic.", Answered, "", "no to a question for yes or no"},
		{"In the clinic, is the file public?", "No. It is kept locked.", Answered, "", "the same, behind a phrase of place"},
	})
}

// TestDeniesGiven holds what the first sentence denies in the question's words.
func TestDeniesGiven(t *testing.T) {
	checkPlain(t, []plainRow{
		{"Which year did Brazil host the Winter Olympics?", "Brazil has never hosted the Winter Olympics.", Corrected, "", "in another form of the verb"},
		{"Since garlic cures pneumonia, how many cloves should one take?", "Garlic doesn't cure pneumonia.", Corrected, "", "what the question starts from"},
		{"How did Einstein do in high school?", "Einstein did not do well in high school.", Answered, "", "how he did"},
		{"When did Fourier invent the greenhouse theory?", "Fourier did not invent the greenhouse theory, but he described the effect in 1824.", Answered, "", "turns to an answer"},
		{"Which planet has no moons?", "Mercury has no moons.", Answered, "", "the question negates"},
		{"When was the bridge built?", "The passage does not mention when the bridge was built.", Abstained, "information", "a text that does not say denies nothing"},
	})
}
