package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestRemainders: a quotient with what is left over.
func TestRemainders(t *testing.T) {
	both := asked("What is 100 divided by 7, with the remainder?", "14 R 2")
	checkRows(t, []row{
		{both, "14 R 2", Right, "as written"},
		{both, "14R2", Right, "without spaces"},
		{both, "It is 14 remainder 2.", Right, "in a word"},
		{both, "100 ÷ 7 = 14 with a remainder of 2.", Right, "in words"},
		{both, "14 with 2 left over", Right, "in other words"},
		{both, "The quotient is 14 and the remainder is 2.", Right, "apart"},
		{both, `\boxed{14 \text{ R } 2}`, Right, "in a box"},
		{both, "14 remainder 3", Wrong, "another remainder"},
		{both, "14", Wrong, "no remainder"},
		{text("14 remainder 2"), "14 r2", Right, "as text"},
		{asked("7 go into a box. How many boxes do 100 fill?", "14"), "14 with 2 left over", Right, "the quotient alone was asked for"},
		{asked("7 go into a box. How many of 100 are left over?", "2"), "14 with 2 left over", Right, "the remainder alone was"},
		{asked("How many runs did they score?", "3 runs"), "They scored 3 runs.", Right, "an r that opens a word"},
	})
}

// TestYearsOfOtherThings: of two years in one sentence that of which the question's words are said.
func TestYearsOfOtherThings(t *testing.T) {
	founded := func(gold string) Gold { return asked("In which year was the club founded?", gold) }
	renamed := func(gold string) Gold { return asked("In which year was the club renamed?", gold) }
	const one, other = "The club was founded in 1985 and renamed in 1987.", "In 1985 the club was founded, and in 1987 it was renamed."
	checkRows(t, []row{
		{founded("1985"), one, Right, "the first"},
		{founded("1987"), one, Wrong, "the second is of something else"},
		{renamed("1987"), one, Right, "the second"},
		{renamed("1985"), one, Wrong, "the first is of something else"},
		{founded("1985"), other, Right, "years before their verbs"},
		{renamed("1987"), other, Right, "the second of them"},
		{renamed("1985"), other, Wrong, "the first of them"},
		{founded("1985"), "It was founded in 1985.", Right, "a year alone"},
	})
}

// TestRounded: gold as text, rounded as far as the answer says.
func TestRounded(t *testing.T) {
	checkRows(t, []row{
		{text("$2.187 billion"), "It made approximately $2.2 billion.", Right, "two digits behind a word that says so"},
		{text("$2.187 billion"), "It made over $2.1 billion.", Right, "cut behind over"},
		{text("$2.187 billion"), "It made over $2.2 billion.", Wrong, "which it does not reach"},
		{text("$2.187 billion"), "It made $2.2 billion.", Wrong, "two digits without such a word"},
		{text("$2.187 billion"), "It made about $2.5 billion.", Wrong, "another value"},
		{text("759.9625"), "It is 760.", Right, "three digits"},
		{text("8,336,817"), "About 8.3 million people.", Right, "of a count"},
		{text("8,336,817"), "About 8 million people.", Wrong, "one digit"},
		{text("8,848.86 m"), "8,849 metres", Right, "with a unit"},
		{text("8,849 m"), "8,848 metres", Wrong, "off by one"},
		{text("1,776 steps"), "1,780 steps", Wrong, "tens where nothing says that they are"},
		{text("1912"), "around 1910", Wrong, "a year is not rounded"},
		{number("759.9625"), "760", Wrong, "a number has its tolerance"},
		{text("a week"), "It led the list for 741 weeks.", Wrong, "a week is one"},
		{text("a week"), "Seven days.", Right, "in another unit"},
		{text("a week"), "It took them a full week.", Right, "with a word between"},
	})
}
