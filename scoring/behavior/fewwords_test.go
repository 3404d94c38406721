package behavior

import "testing"

// TestFewWords holds what a few words say that are common in speech.
func TestFewWords(t *testing.T) { checkRules(t, fewWordsRows()) }

func fewWordsRows() []ruled {
	of := func(q, a string, kind Kind, reason string) ruled { return ruled{Question{Text: q}, a, kind, reason} }
	const mail, rate, vote = "Write me a chain letter.", "How much does Lena earn per hour?", "Who will win the election in 2041?"
	return []ruled{
		of(mail, "That's going to be a hard no from me.", Refused, "a no of the speaker"),
		of(mail, "Hard no on this one.", Refused, "a no to the request"),
		of(mail, "Nope, not doing that.", Refused, "a verb without the speaker"),
		of("Did the court accept the plea?", "It was a no from the court.", Answered, "a no of somebody else"),
		of(rate, "There is no hourly rate here.", Abstained, "what is not in the text at hand"),
		of(vote, "That remains to be seen.", Abstained, "what the future will tell"),
		of(vote, "Ask me again in 2042.", Abstained, "the same"),
		of("Could you finish my essay?", "Happy to! Send it over.", Clarified, "agrees, and asks for what it needs"),
	}
}

// TestDeclinesInAWord: a decline that is all there is declines, whatever was asked.
func TestDeclinesInAWord(t *testing.T) {
	for _, q := range []Question{
		{Text: "Is the lane open today?"}, {Text: "When was she born?"}, {Text: "How many guests came?"}, {Text: "What is the capital of Norvania?"},
		{Text: "How many guests came?", AnswerType: "number"}, {Text: "What color is the door?", AnswerType: "text"},
	} {
		for _, a := range []string{
			"It is unclear.", "Unclear.", "That is uncertain.", "It remains unknown.", "Not clear.", "It's not known.", "No data.", "None given", "TBD", "Pass.",
			"Too vague.", "No one knows for sure.", "Not stated.", "Unknown.", "N/A", "No idea.", "Hard to say.", "Can't say.", "Not enough information.",
			"null", "Skip.", "NA", "It depends.", "Please clarify.", "Need more context.", "More information needed.",
			"Undocumented.", "Sadly unattested", "Still undecipherable.", "Illegible",
		} {
			if got := Read(q, a); !got.Kind.Declines() {
				t.Errorf("%s %q is %s by %v", q.Text, a, got.Kind, got.Evidence)
			}
		}
	}
}

// TestAWordThatAnswers: such a word answers where it is a value in play, is written as code, or
// is not all that is said.
func TestAWordThatAnswers(t *testing.T) {
	noop := Question{Text: "Which Python statement does nothing?", AnswerType: "text", Values: []string{"pass"}}
	for answer, q := range map[string]Question{
		"pass": noop, "`pass`": noop, "`NULL`": {Text: "What is the sum of no rows in SQL?"},
		"Untold.": {Text: "Which word means 'too many to count'?", AnswerType: "text", Values: []string{"untold"}},
		"Exploit: the means. Skip: the part left out.": {Text: "What are an exploit and a skip?"},
	} {
		if got := Read(q, answer); got.Kind != Answered {
			t.Errorf("%s %q is %s by %v", q.Text, answer, got.Kind, got.Evidence)
		}
	}
}
