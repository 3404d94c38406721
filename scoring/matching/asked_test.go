package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestAskedValues: what the question asks to be told otherwise is no answer, though it is worth as much as gold.
func TestAskedValues(t *testing.T) {
	hours := Gold{Answers: []string{"2.5"}, Type: Number, Unit: "hours", Question: "Convert 150 minutes to hours."}
	decimal := asked("What is 3/8 as a decimal?", "0.375")
	checkRows(t, []row{
		{hours, "150 minutes are 2.4 hours.", Wrong, "another value behind it"},
		{hours, "150 minutes are 2.5 hours.", Right, "gold behind it"},
		{hours, "150 min is 2.4 h.", Wrong, "both units cut short"},
		{hours, "150 minutes", Right, "nothing else: a unit of its own"},
		{hours, "2 hours and 30 minutes", Right, "in two units"},
		{decimal, "3/8 as a decimal is .357.", Wrong, "a fraction"},
		{decimal, "3/8 is 0.375 as a decimal.", Right, "gold behind a fraction"},
	})
}

// TestShareOfTheRest: the share of what is left is not that of what is asked about.
func TestShareOfTheRest(t *testing.T) {
	walk := Gold{Answers: []string{"30"}, Type: Number, Unit: "%", Question: "What share of the staff walks to work?"}
	not := Gold{Answers: []string{"30"}, Type: Number, Unit: "%", Question: "What share of the staff does not walk to work?"}
	const other = "70% walk to work; the other 30% drive."
	checkRows(t, []row{
		{walk, other, Wrong, "the other share is gold"},
		{not, other, Right, "and asked for"},
		{walk, "70% of them walk, and the rest, 30%, drive.", Wrong, "behind a comma"},
		{walk, "30% walk to work, the remaining 70% drive.", Right, "gold is not the rest"},
		{walk, "The other 30% walk.", Right, "nothing beside it"},
		{asked("What fraction is left?", "3/5"), "2/5 is left, the other 3/5 was eaten.", Wrong, "the other than what is left"},
		{asked("What fraction is left?", "3/5"), "2/5 was eaten; the remaining 3/5 is on the plate.", Right, "what is left"},
		{walk, "70% drive, the other 30% walk to work.", Right, "the rest does what is asked about"},
		{asked("How many of the 15 lamps are broken?", "9"), "6 are broken and the other 9 work.", Wrong, "a count of the rest"},
		{asked("How many of the 15 lamps are broken?", "9"), "6 work and the other nine are broken.", Right, "that is asked for"},
	})
}

// TestStatementsSetApart: two values without a unit are told apart where nothing is reckoned with them.
func TestStatementsSetApart(t *testing.T) {
	price := Gold{Answers: []string{"45"}, Type: Number, Unit: "dollars", Question: "How much does the large basket cost?"}
	drive := func(gold string) Gold {
		return Gold{Answers: []string{gold}, Type: Number, Unit: "hours", Question: "How long did the drive take?"}
	}
	place := asked("In which place did Ruth finish?", "3")
	checkRows(t, []row{
		{price, "The large basket costs $30, while the giant one is $45.", Wrong, "money"},
		{price, "The large one costs $45, the giant one $60.", Right, "a one that is no number"},
		{asked("How many rooms does the small house have?", "1"), "The large house has three, the small house one.", Right, "a one that is"},
		{price, "The giant basket is $60, while the large one costs $45.", Right, "gold behind the question's words"},
		{place, "Ruth finished fourth; Omar was third.", Wrong, "behind a semicolon"},
		{place, "Omar was fourth; Ruth finished third.", Right, "gold of who is asked about"},
		{drive("4.5"), "The train took 4.5 hours; the drive took 6 hours.", Wrong, "the same verb of both"},
		{drive("6"), "The train took 4.5 hours; the drive took 6 hours.", Right, "and gold of what is asked about"},
		{drive("6"), "It took 6 hours; the drive back took 5 hours.", Right, "nothing else is said of the first"},
		{asked("How many boys are left?", "7"), "There were 12 boys; 5 left, so 7 boys are left.", Right, "a reckoning"},
	})
}

// TestOtherWeekdays: where the question asks about a weekday, what is said of another does not count.
func TestOtherWeekdays(t *testing.T) {
	saturday := asked("How many visitors came on Saturday?", "6400")
	checkRows(t, []row{
		{saturday, "Saturday drew 5,100 visitors and Sunday 6,400.", Wrong, "gold is of the other day"},
		{saturday, "Sunday drew 5,100 visitors and Saturday 6,400.", Right, "gold is of the day"},
		{saturday, "6,400, more than on Sunday.", Right, "compared"},
	})
}
