package behavior

import "testing"

// TestBesides holds answers that stand beside a decline of something else, and declines
// that look like it.
func TestBesides(t *testing.T) {
	const (
		died  = "How many people died in the flood of 1342?"
		bell  = "The museum owns a bell found in a river. Its maker is unknown. It weighs 84 kilograms.\n\nHow much does the bell weigh?"
		stain = "How do I get red wine out of a tablecloth?"
	)
	checkPlain(t, []plainRow{
		{died, "Nobody knows, but the flood of 1784 took 40 lives.", Abstained, "knowledge", "a number of something else"},
		{"A machine makes 240 bolts an hour, a second one fewer. How many do both make in 8 hours?", "That comes to more than 1,920 and fewer than 3,840. The exact number can't be pinned down.", Abstained, "information", "bounds"},
		{bell, "The bell weighs **84 kg**. The passage doesn't name its maker, but the weight is stated plainly.", Answered, "", "a value in the question's words, and a remark"},
		{bell, "**Check of the data**\n\nThe passage doesn't state the weight.", Abstained, "information", "a heading in bold"},
		{"Is it safe to take both together?", "I don't know your medical history, but for most healthy adults they may be taken on the same day.", Hedged, "despite", "what is not known was not asked"},
		{"Is the bridge at Asby still open?", "I don't know whether the bridge at Asby is still open, but the older of the two was closed last year.", Abstained, "knowledge", "and here it was"},
		{"Which is faster, a list or a set?", "A set; I can't give exact timings for your machine, but for a million strings it is faster by far.", Hedged, "despite", "one of two, and a remark"},
		{"How many people live in Norland?", "About 4 million, though I can't look up today's figure.", Hedged, "despite", "a number before a remark"},
		{"How many people live in Norland?", "Many more than in Sudland, though I can't look up the figure.", Abstained, "ability", "no number"},
		{"Who is the chair of the Norland Diet?", "Ada Brandt, as far as my information goes, but I can't check today's news.", Hedged, "despite", "a name"},
		{"Who is the chair of the Norland Diet right now?", "Right now it is Ada Brandt, though I can't check what is new right now.", Hedged, "despite", "a name, not checked"},
		{"In what year was the Peace of Marlow signed?", "A first meeting is described, yet I see no statement that would fix the signing to one particular year.", Abstained, "information", "words that count nothing"},
		{"Is my phone harmed by that?", "Probably only slightly, though I don't know your phone.", Hedged, "despite", "what is likely"},
		{"What was the weather like?", "It was probably raining, although the letter never says so outright.", Hedged, "despite", "what a text never says"},
		{"What is a vacuum?", "A **vacuum** is a region without matter. A perfect one doesn't exist in practice.", Answered, "", "and one on what a word means"},
		{"Should I buy or lease my next car?", "Buy, from what you tell me, though I don't know your finances.", Hedged, "despite", "advice"},
		{"What cargo did the ship carry?", "The *Calista* carried **wine and cork**. The amounts aren't stated in the passage.", Hedged, "despite", "what was asked for, in bold"},
	})
}

// TestDefined holds that words of lack may be what a word means.
func TestDefined(t *testing.T) {
	checkPlain(t, []plainRow{
		{"What is an anonymous donor?", "A person who gives without being named. The identity of such a person may be unknown to everyone.", Answered, "", "behind the first sentence"},
		{"What does anonymous mean?", "It describes a letter or a gift whose author is unknown to those who receive it.", Answered, "", "in a clause of its own"},
		{"What is a brindle-wort?", "I don't know that word.", Abstained, "knowledge", "of the speaker"},
	})
}
