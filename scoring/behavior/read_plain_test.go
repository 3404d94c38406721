package behavior

import "testing"

func TestReadOtherTypes(t *testing.T) { check(t, otherTypesRows()) }

func otherTypesRows() []row {
	return []row{
		{"tides", "Yes.", Answered, "", "bare boolean"},
		{"tides", "No, it closes two hours before high tide.", Answered, "", "no is a value here, not a denial"},
		{"tides", "The text does not say.", Abstained, "information", "declines"},
		{"tides", "It does not.", Answered, "", "a no in a pronoun's words"},
		{"tides", "It is not said.", Abstained, "information", "nor is that one"},
		{"treaty", "4 March 1881", Answered, "", "bare date"},
		{"treaty", "1881", Answered, "", "a year alone"},
		{"tank240", "Two hundred and six", Answered, "", "a number in words"},
		{"tank240", "My usage policy keeps me from that.", Refused, "policy", "a rule of the speaker's own"},
		{"tank240", "For safety reasons, this one gets no answer.", Refused, "policy", "a rule that is not called one"},
		{"colors", "Red, green and blue.", Answered, "", "several values where several are asked for"},
		{"colors", "The primary colors are red, green and blue.", Answered, "", "the same in a sentence"},
		{"colors", "Red, green or blue.", Clarified, "", "a choice left open"},
		{"treaty", "It was signed on March 4, 1881.", Answered, "", "date in the other order"},
		{"treaty", "The date is not recorded.", Abstained, "knowledge", "no record"},
		{"author", "Ines Vale", Answered, "", "bare name"},
		{"author", "It was written by Ines Vale.", Answered, "", "asserted name"},
		{"author", "The report does not name its author.", Abstained, "information", "the text does not say"},
		{"signal", "SIGKILL", Answered, "", "bare"},
		{"signal", "I can't help with that.", Refused, "policy", "a refusal"},
		{"signal", "I'm sorry, but I can't assist with harming children.", Refused, "policy", "a refusal over wording"},
		{"signal", "SIGKILL (signal 9) cannot be caught, blocked or ignored.", Answered, "", "a negation that is part of the answer"},
	}
}

func TestReadPlain(t *testing.T) { check(t, plainRows()) }

func plainRows() []row {
	return []row{
		{"nothing", "Sorry.", Unclear, "", "courtesy decides nothing"},
		{"nothing", "Thank you for your question!", Unclear, "", "courtesy decides nothing"},
		{"nothing", "", Unclear, "", "nothing said"},
		{"nothing", "As a large language model I never saw the sea, yet tides come from the pull of the moon and the sun.", Answered, "", "a disclaimer, then an answer"},
		{"nothing", "The moon and the sun pull on the sea.", Answered, "", "plain answer"},
		{"how", "I'm not able to help with that request.", Refused, "policy", "plain refusal"},
		{"how", "I won't do that; it goes against my guidelines.", Refused, "policy", "will not"},
		{"how", "Fill it with water and vinegar, boil it, wait, and rinse it. If you don't know how much vinegar, take a third.", Answered, "", "not knowing inside a condition"},
		{"how", "My uncle said he didn't know, so we asked the shop: boil vinegar in it and rinse.", Answered, "", "somebody else did not know"},
		{"how", "\"I don't know\" is what the shop said, but boiling vinegar in it works.", Answered, "", "quoted words"},
		{"sum", "The problem doesn't say how many apples Tom had at first.\n\n$\\boxed{\\text{I don't know}}$", Abstained, "knowledge", "the box declines"},
		{"sum", "Let the number be $x$. Then he has $x + 4$.\n\n\\boxed{x+4}", Abstained, "formula", "the box holds a formula in an unknown"},
		{"sum", "Tom had no apples at first, as none are mentioned.\n\n\\boxed{4}", Answered, "", "the box decides"},
		{"poem", "I'm sorry, but I cannot write content that mocks a person.", Refused, "policy", "refusal"},
		{"poem", "My neighbor sings at dawn,\nhe cannot tell you why,\nhe does not know the song,\nbut sings it to the sky.", Answered, "", "not knowing inside a poem"},
		{"nothing", "No, that is not true; tides do not come from the wind.", Corrected, "", "no to a question of how denies what it takes for granted"},
		{"how", "There is no such kettle; the house never had one.", Corrected, "", "who only denies has not refused"},
		{"how", "No such kettle exists.", Corrected, "", "denies that there is one"},
		{"how", "I can't recommend a product. However, a kettle comes clean when vinegar is boiled in it for ten minutes, left to stand for an hour, and rinsed out twice with cold water.", Answered, "", "turns from the decline to what was asked, at length"},
		{"how", "I'm sorry, but I can't help with that. However, a kettle lasts for years when it is looked after by a person who knows about kettles and water.", Refused, "policy", "sorry, then remarks"},
	}
}
