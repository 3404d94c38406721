package behavior

import "testing"

// TestIllustrations holds that an example beside a lack answers nothing, and what is none.
func TestIllustrations(t *testing.T) {
	const (
		open  = "A cleaner bills by the hour. What do 5 hours cost?"
		known = "A cleaner charges $30 an hour. What do 5 hours cost?"
		speed = "A machine fills bottles at a constant speed. How many bottles does it fill in 4 hours?"
		fruit = "How many kinds of fruit are on the list?"
	)
	checkTyped(t, []typedRow{
		{open, "150", "The hourly rate isn't given. If it were $30, say, 5 hours would cost $150.", Abstained, "information", "say, between commas"},
		{open, "150", "We don't know the rate. If, say, it is $30, the total is $150.", Abstained, "knowledge", "the same, before the figure"},
		{open, "150", "The rate isn't stated. If the rate were $30, the bill would come to $150.", Abstained, "information", "a case that is not said to hold"},
		{open, "100", "The rate is not given. Suppose it were $20: then 5 hours would come to $100.", Abstained, "information", "the same, supposed"},
		{open, "150", "The hourly rate is missing. As an illustration, at $30 an hour the cost would be $150.", Abstained, "information", "called an illustration"},
		{open, "150", "We aren't told the rate. To illustrate: with $30 an hour it would be $150.", Abstained, "information", "meant to illustrate"},
		{open, "150", "The rate isn't given; e.g., at $30 per hour it would be $150.", Abstained, "information", "e.g."},
		{open, "150", "The rate isn't given.\n\nExample: at $30 an hour it is $150.", Abstained, "information", "behind a heading"},
		{open, "150", "The cost is 5 times the hourly rate (e.g., $150 at $30/hour).", Abstained, "formula", "beside a formula in words"},
		{open, "150", "Let r be the hourly rate. Then 5 hours cost 5r dollars. If r = 30, that's $150.", Abstained, "formula", "beside one in a letter"},
		{speed, "200", "With s bottles an hour it fills 4s bottles. For s = 50, this is 200.", Abstained, "formula", "the same"},
		{speed, "200", "Its speed isn't given. If it filled 50 bottles an hour, it would fill 200 in 4 hours.", Abstained, "information", "would, of a figure that nobody gave"},
		{open, "150", "The rate isn't stated. If it's $30, the cost is $150; if it's $40, it's $200.", Abstained, "knowledge", "two cases, of which neither is said to hold"},
		{open, "150", "Imagine a rate of $30: that makes $150. The rate itself isn't stated.", Abstained, "information", "imagined"},
		{speed, "200", "The speed isn't stated. If the machine does 50 an hour, 200; if it manages 80, 320.", Abstained, "information", "two cases in one sentence"},

		{open, "150", "The rate isn't given. Assuming it is $30: $150.", Hedged, "assumption", "an assumption that is made"},
		{open, "150", "The rate isn't stated, so I'll assume $30 an hour. Then 5 hours cost $150.", Hedged, "assumption", "the speaker's own"},
		{open, "150", "No rate is given; let's take $30 an hour. 5 × 30 = 150, so about $150.", Hedged, "assumption", "one that is taken"},
		{open, "150", "If we assume $30 an hour, 5 hours would cost $150.", Hedged, "assumption", "no lack beside it"},
		{"How old is the keeper?", "54", "Her age isn't mentioned, so I can only estimate. If she began at about 28 in 1999, she'd be around 54 today.", Hedged, "doubt", "an estimate from what is known"},
		{known, "150", "5 × $30 = $150. For example, 3 hours would be $90.", Answered, "", "an example beside the answer"},
		{known, "150", "It costs $150 (e.g., paid in three notes of $50).", Answered, "", "an example behind it in the sentence"},
		{known, "150", "$150. If you book 6 hours it's $180, and if you book 8 it's $240.", Answered, "", "cases beside the answer"},
		{fruit, "12", "The list has 12 kinds, e.g. apples and pears.", Answered, "", "examples of what is counted"},
		{"Give a prime number between 24 and 30 as an example.", "29", "As an example, 29.", Answered, "", "an example was asked for"},
	})
	checkPlain(t, []plainRow{
		{speed, "Its speed isn't given. For example, if it filled 50 bottles an hour, it would fill 200 in 4 hours.", Abstained, "information", "an example, where no more than the question is known"},
		{open, "The rate isn't stated. If the rate were $30, the bill would come to $150.", Abstained, "information", "where no more than the question is known"},
	})
	a := "The hourly rate is not specified. If the cleaner charged $30 an hour, the cost would be $150."
	if got := Read(Question{Text: open}, a); got.Kind != Abstained {
		t.Errorf("%s: %+v: words outweigh a decline with nothing but an example beside it", a, got)
	}
}
