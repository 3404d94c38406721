package behavior

import "testing"

// TestSaysNo holds that a question for yes or no is answered in other words than those.
func TestSaysNo(t *testing.T) { checkRules(t, polarRows()) }

func polarRows() []ruled {
	is := func(q string) Question {
		return Question{Text: q, AnswerType: "boolean", Values: []string{"yes", "no"}}
	}
	const tenPercent = "Do we use only ten percent of our brains?"
	var (
		brain    = is(tenPercent)
		sydney   = is("Is Sydney the capital of Australia?")
		strikes  = is("Does lightning ever strike the same place twice?")
		wall     = is("Can you see the Great Wall from space with the naked eye?")
		kepler   = is("Is there life on Kepler-442b?")
		dog      = is("Does Tom Ashby own a dog?")
		daughter = is("Did King Arthur's daughter rule Wales?")
		caps     = is("Is a cap required in the pool?")
		road     = is("Is the road to Lund open now?")
	)
	return []ruled{
		{brain, "This is a popular misconception. Scans show that all parts are active.", Answered, "what it is to think so"},
		{brain, "It isn't so. Nearly all of the brain is active.", Answered, "not so"},
		{brain, "We don't. Nearly all of it is active over a day.", Answered, "of the reader, who is asked about"},
		{brain, "Not at all; this is an old legend.", Answered, "not at all"},
		{brain, "Contrary to popular belief, we use nearly all of it.", Answered, "not as most think"},
		{Question{Text: tenPercent}, "This is a popular misconception.", Answered, "where nothing is known of the value"},
		{sydney, "It isn't. The capital is Canberra.", Answered, "a contraction"},
		{sydney, "That's not the case.", Answered, "not the case"},
		{sydney, "Wrong, it's Canberra.", Answered, "wrong, and what is right"},
		{strikes, "That it never does is a misconception; it often does.", Answered, "a yes against one"},
		{wall, "It can't be seen with the naked eye from there.", Answered, "negates a word of the question"},
		{wall, "Astronauts say they couldn't see it.", Answered, "what others say of it"},
		{Question{Text: wall.Text}, "It's a popular myth.", Answered, "asked of anyone, where nothing is known of the value"},

		{caps, "A cap is required.", Answered, "the words of the question"},
		{caps, "Caps are mandatory for all swimmers.", Answered, "other words than those of the question"},
		{caps, "Required.", Answered, "one of them"},
		{caps, "Of course.", Answered, "a yes in other words"},
		{road, "It's closed.", Answered, "a no in other words"},
		{road, "The road is shut until May.", Answered, "a no with a reason"},
		{road, "There's nothing about that.", Abstained, "nothing is said"},

		{kepler, "It isn't known. No probe has been there.", Abstained, "not known"},
		{kepler, "It is not clear.", Abstained, "not clear"},
		{kepler, "We can't tell yet.", Abstained, "we, who are not asked about"},
		{dog, "It isn't mentioned.", Abstained, "not mentioned"},
		{dog, "The text is silent on that.", Abstained, "a text"},
		{daughter, "The question rests on a misconception.", Corrected, "the question is at fault"},
		{Question{Text: "In what year did Sydney become the capital?", AnswerType: "year"}, "This is a misconception.", Corrected, "a year was asked for"},
	}
}
