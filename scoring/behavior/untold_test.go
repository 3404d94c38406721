package behavior

import "testing"

// TestUntold holds that to tell of other things without what was asked for declines, and what does not.
func TestUntold(t *testing.T) {
	const (
		ship   = "Text: Captain Moore sailed her for six years and sold her in Hull. What was the ship's name?"
		bakers = "Text: The shop employs nine bakers, some of them part-time. How many of them work part-time?"
		cost   = "A box of tiles covers 2 square meters. How many boxes cover the 12 square meters of a bathroom floor?"
		legs   = "A farmer has hens and goats, 40 animals in all. How many legs do they have?"
		weeks  = "Tom saves $15 a week for a drum. How many weeks does it take him?"
	)
	checkPlain(t, []plainRow{
		{ship, "The captain's years aboard are there, but the name goes unmentioned.", Abstained, "information", "it goes unmentioned"},
		{ship, "We follow her owner to Hull without learning much. Nothing about what she was called.", Abstained, "information", "nothing, with a question behind it"},
		{ship, "The passage refers to the sale without giving the name.", Abstained, "information", "without giving it"},
		{ship, "Her name doesn't survive in the records.", Abstained, "information", "it does not survive"},
		{bakers, "The part-timers aren't broken down.", Abstained, "information", "not broken down"},
		{bakers, "The share of part-timers stays unquantified.", Abstained, "information", "in one word"},
		{bakers, "The text deals with how many work there, not with their number of hours.", Abstained, "information", "not with what was asked"},
		{bakers, "Nothing in it settles on one number, so it can't be told.", Abstained, "information", "nothing settles it"},

		{ship, "She was the Dawn, a name that survives in the records.", Answered, "", "it survives"},
		{bakers, "Three, without giving away who.", Answered, "", "another thing is not given away"},
		{cost, "6 boxes. The layout was not spelled out, and doesn't matter.", Answered, "", "a lack that does not matter"},
	})
	for _, row := range []plainRow{
		{weeks, "Weeks = price ÷ 15. You haven't mentioned the price.", Abstained, "", "a number of a formula is no answer, beside which a lack would be a remark"},
		{legs, "Their legs come to 2x + 4y. The share of goats isn't mentioned.", Abstained, "", "the same in letters"},
		{weeks, "12 weeks. You haven't mentioned what color it is.", Answered, "", "one beside which it is"},
	} {
		if got := Read(Question{Text: row.question}, row.answer); got.Kind != row.kind {
			t.Errorf("%s\n  Q %s\n  A %s\n  got %+v, want %s", row.reason, row.question, row.answer, got, row.kind)
		}
	}
	as := Question{Text: "What is the population of Oslo?", AnswerType: "number", Values: []string{"717,000"}}
	if got := Read(as, "As of 2024 it has 717,000 inhabitants."); got.Value != "717,000" {
		t.Errorf("%+v: a year behind \"as of\" is no count", got)
	}
}

// TestGuessesOfOthers holds that what most people pick is no answer beside a lack, and how that is put in short.
func TestGuessesOfOthers(t *testing.T) {
	const card = "I drew one of ten cards, from 1 to 10. Which number is on it?"
	checkTyped(t, []typedRow{
		{card, "7", "No way for me to know. Most people pick 7 when asked.", Abstained, "information", "by most people"},
		{card, "7", "There's no way for me to see it; people choose 7 the most.", Abstained, "information", "the same, in another order"},
		{card, "7", "Seven is what most people pick, and it's my guess: 7.", Hedged, "doubt", "and by the speaker"},
		{card, "7", "It's 7. No way to go wrong there.", Answered, "", "no way of another sort"},
	})
	checkPlain(t, []plainRow{
		{"Who took my umbrella?", "No way of knowing that from here.", Abstained, "information", "in short, at the beginning"},
		{"Is the back road open?", "No way to know whether the snow has gone.", Abstained, "information", "with a question behind it"},
		{"Is the back road open?", "It is, and there's a second way to get here.", Answered, "", "a way of another sort"},
	})
}
