package behavior

import "testing"

// TestHarmless holds lacks that decline nothing, and lacks in like words that do.
func TestHarmless(t *testing.T) {
	const (
		known  = "A cleaner charges $30 an hour. What do 5 hours cost?"
		open   = "A cleaner bills by the hour. What do 5 hours cost?"
		cycle  = "A cyclist rides from A to B at 20 km/h and back the same way at 30 km/h. What was her average speed?"
		number = "I think of a number, double it and add 4 to get 70. What is the number?"
		ring   = "When was the ring forged?"
	)
	checkTyped(t, []typedRow{
		{known, "150", "There's no missing information in this one: 5 × 30 = $150.", Answered, "", "denied before the word"},
		{known, "150", "No information is missing here: 5 × $30 = $150.", Answered, "", "denied before what is missing"},
		{known, "150", "5 × 30 = 150, so it costs $150. Nothing is left unspecified.", Answered, "", "behind the value"},
		{known, "150", "Nothing is missing: the cost is $150.", Answered, "", "nothing"},
		{known, "150", "None of the necessary data are missing. 5 hours cost $150.", Answered, "", "none of several"},
		{known, "150", "No further information is needed: 5 × 30 = $150.", Answered, "", "not needed"},
		{known, "150", "It costs $150. The problem doesn't mention any travel fee, so I haven't included one.", Answered, "", "left out behind the value"},
		{known, "150", "$150 (materials not included, since the question doesn't mention them).", Answered, "", "the reason why it was left out"},
		{known, "150", "The cost is $150, as no discount is mentioned.", Answered, "", "the same in the passive"},
		{cycle, "24", "We don't know the distance, but we don't need it: 2/(1/20 + 1/30) = 24 km/h.", Answered, "", "not known and not needed"},
		{cycle, "24", "The distance isn't given, but it cancels out. The average speed is 24 km/h.", Answered, "", "it cancels"},

		{cycle, "24", "The distance isn't known, nor do we need it: she averages 24 km/h.", Answered, "", "a need that is denied"},
		{cycle, "24", "How far it is isn't stated, and it doesn't matter. The average is 24 km/h.", Answered, "", "that it matters is denied"},

		{open, "150", "The rate isn't stated, and without it the cost can't be found; one needs it for any figure.", Abstained, "information", "a need that is not denied"},
		{open, "150", "Information is missing here: the hourly rate isn't given.", Abstained, "information", "not denied"},
		{open, "150", "Nothing is said about the rate, which is missing.", Abstained, "information", "a negation of something else"},
		{open, "150", "The problem doesn't mention the hourly rate, so the cost can't be found.", Abstained, "information", "what follows declines"},
		{open, "150", "The question doesn't mention any rate, so no cost follows.", Abstained, "information", "no figure"},
		{open, "150", "We don't know the rate, but we'd need it to work out the cost.", Abstained, "knowledge", "needed"},
		{open, "150", "The question doesn't mention the rate, so I'll assume $30: 5 hours cost $150.", Hedged, "assumption", "assumed in its place"},
	})
	checkPlain(t, []plainRow{
		{known, "No information is missing here: 5 × $30 = $150.", Answered, "", "where no more than the question is known"},
		{ring, "The year is unknown, but that's not needed for the plot.", Abstained, "knowledge", "no figure beside it"},
		{ring, "I haven't included a date, as none is recorded.", Abstained, "information", "what was not done, for a lack"},
	})
	if got := Read(Question{Text: known}, "No information is missing here: 5 × $30 = $150."); got.Kind != Answered {
		t.Errorf("%+v: words outweigh a lack that is denied", got)
	}
}

// TestExact holds that to lack only the exact figure behind a rough one hedges, and what declines all the same.
func TestExact(t *testing.T) {
	const (
		lakes = "How many lakes are there in Finland?"
		fans  = "Report: some 9,000 fans came, a few of whom were turned away. How many fans were turned away?"
	)
	checkTyped(t, []typedRow{
		{lakes, "188,000", "About 188,000, though I can't give you an exact count.", Hedged, "doubt", "in its sentence"},
		{lakes, "188,000", "Roughly 188,000 lakes, by the usual reckoning. The precise number isn't known to me.", Hedged, "doubt", "in the next one"},
		{lakes, "188,000", "As of 2020 there were nearly 188,000. A live figure isn't available.", Hedged, "dated", "and as of when"},

		{lakes, "188,000", "I don't have an exact number of lakes.", Abstained, "information", "no rough figure"},
		{lakes, "188,000", "The exact number of lakes isn't recorded; there are about 310 towns.", Abstained, "knowledge", "a figure of something else behind it"},
		{lakes, "188,000", "The exact number of lakes isn't recorded; there are about 310 towns, if that helps.", Hedged, "doubt", "known miss: the same with an offer"},
		{fans, "300", "About 9,000 fans came. An exact number of those turned away isn't given.", Abstained, "information", "of what was asked, by its words"},
	})
}
