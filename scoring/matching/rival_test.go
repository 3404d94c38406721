package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestOneThingTwice: an "or" between two names or two measures of one thing leaves nothing open.
func TestOneThingTwice(t *testing.T) {
	length := Gold{Answers: []string{"90 minutes"}, Question: "How long is the film?"}
	belief := Gold{Answers: []string{"Sethianism"}, Question: "What is the belief called?"}
	seat := Gold{Answers: []string{"Trent"}, Question: "Where did the council meet?"}
	named := Gold{Answers: []string{"Rex"}, Question: "Is the dog called Rex or Max?"}
	checkRows(t, []row{
		{length, "It runs 90 minutes or 1 hour and 30 minutes.", Right, "in two units"},
		{length, "It runs 90 minutes or 2 hours.", Wrong, "two lengths"},
		{belief, "It is known as Sethianism or Classic Gnosis.", Right, "two names"},
		{belief, "They are sometimes called \"Ophites\" or \"Sethianism\".", Right, "the second"},
		{seat, "It met in Trent or Bologna.", Wrong, "two places"},
		{named, "It is called Rex or Max.", Wrong, "what the question sets beside each other"},
	})
}

// TestLandsOfTheQuestion: the land that a question asks about need not stand in a longer answer.
func TestLandsOfTheQuestion(t *testing.T) {
	college := Gold{Answers: []string{"the U.S. Electoral College"}, Question: "Which body elects the president of the United States?"}
	other := Gold{Answers: []string{"the U.S. Electoral College"}, Question: "Which body was it modeled on?"}
	mills := Gold{Answers: []string{"Ashdown Mills Limited"}, Question: "Who owns the hall?"}
	checkRows(t, []row{
		{college, "The Electoral College elects the president.", Right, "the land is asked about"},
		{college, "A college in each state does.", Wrong, "another word"},
		{other, "It was modeled on the Electoral College of the Empire.", Wrong, "the land is not asked about"},
		{mills, "Ashdown Mills Ltd.", Right, "a form of company cut short"},
		{mills, "Barrow Mills Ltd.", Wrong, "another company"},
	})
}
