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

// TestBoth: where one answer is gold, "both" that and another is not right.
func TestBoth(t *testing.T) {
	warden := Gold{Answers: []string{"Haddad"}, Question: "Who becomes warden?"}
	bus := Gold{Answers: []string{"11:05"}, Question: "When is the boat due?"}
	years := Gold{Type: Number, Answers: []string{"17"}, Question: "How many years did he reign?"}
	posted := Gold{Type: Date, Answers: []string{"2027-03-05"}, Question: "When is the last day to post it?"}
	two := Gold{Answers: []string{"Haddad", "Sorin"}, Question: "Who becomes warden?"}
	checkRows(t, []row{
		{warden, "Both Haddad and Sorin are possible.", Wrong, "both"},
		{warden, "Both Sorin and Haddad are possible.", Wrong, "gold second"},
		{warden, "Haddad and Sorin both fit.", Wrong, "both behind them"},
		{warden, "Haddad beat both Sorin and Roy.", Right, "both of others"},
		{warden, "It went to both Haddad and Sorin.", Right, "both of them"},
		{warden, "Haddad beat both Sorin and Roy, who may yet appeal.", Right, "both of words"},
		{two, "Both Haddad and Sorin.", Right, "both are gold"},
		{bus, "Both 11:05 and 12:05 are possible.", Wrong, "times"},
		{bus, "11:05 and 12:05 are both possible.", Wrong, "both behind them"},
		{bus, "It is due at 11:05 or 12:05.", Wrong, "either"},
		{years, "Both 17 and 31 years fit.", Wrong, "numbers"},
		{years, "17 and 31 are both possible.", Wrong, "both behind them"},
		{years, "17, of both 10 and 7.", Right, "of others"},
		{years, "17 and 31", Wrong, "two numbers alone"},
		{posted, "Both 5 March 2027 and 10 April 2027 are possible.", Wrong, "dates"},
		{posted, "On 5 March 2027; both 3 and 10 April are too late.", Right, "of others"},
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
