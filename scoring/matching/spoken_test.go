package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestYearsInWords: years as they are spoken, alone and in dates.
func TestYearsInWords(t *testing.T) {
	opened := asked("In which year did the pier open?", "1906")
	moved := asked("In which year did she move?", "2024")
	signed := day("When was the pact signed?", "12 May 1922")
	built := day("When was the mill built?", "1806")
	checkRows(t, []row{
		{opened, "nineteen oh-six", Right, "with oh"},
		{opened, "It opened in nineteen oh six, after five years of work.", Right, "beside another number"},
		{opened, "nineteen sixteen", Wrong, "another year"},
		{moved, "twenty twenty-four", Right, "of this century"},
		{moved, "two thousand and twenty-four", Right, "by its thousands"},
		{Gold{Answers: []string{"1984"}, Question: "When was it?"}, "nineteen eighty-four", Right, "as text"},
		{signed, "on the twelfth of May, nineteen twenty-two", Right, "in a date"},
		{signed, "May the twelfth, nineteen hundred twenty-two", Right, "by its hundreds"},
		{signed, "On the 12th day of May in 1922", Right, "the day of a month, in a year"},
		{signed, "1922 May 12", Right, "the year first"},
		{signed, "the twelfth of May, nineteen twenty-three", Wrong, "another year of a date"},
		{signed, "12 or 13 May 1922", Wrong, "one of two days"},
		{signed, "11 or 12 May 1922", Wrong, "the second of them"},
		{built, "It was built in eighteen hundred and six.", Right, "behind in"},
		{built, "It housed eighteen hundred and six people.", Unknown, "a count is no year"},
		{asked("How many walks were there?", "15"), "Fifteen twenty-minute walks.", Right, "two counts are no year"},
		{Gold{Answers: []string{"10:30"}, Question: "When is tea?"}, "ten thirty", Right, "a time of day is none either"},
		{Gold{Answers: []string{"noon"}, Question: "When is tea?"}, "at 12:00", Right, "noon in digits"},
		{Gold{Answers: []string{"noon"}, Question: "When is tea?"}, "at 12:30", Wrong, "past noon"},
	})
}

// TestCountsInWords: parts, scales and counts in words.
func TestCountsInWords(t *testing.T) {
	cups := asked("How many cups of flour does it take?", "2 3/4")
	walk := Gold{Answers: []string{"45"}, Type: Number, Unit: "min"}
	people := asked("How many people live there?", "1250000")
	won := asked("How often did she win the cup?", "2")
	checkRows(t, []row{
		{cups, "two and three quarters", Right, "a part behind and"},
		{cups, "2 and three quarters", Right, "behind digits"},
		{asked("How much is it?", "2.5"), "2 and a half", Right, "a half behind digits"},
		{cups, "two and one quarter", Wrong, "another part"},
		{walk, "three quarters of an hour", Right, "a part of a unit"},
		{asked("How long is it?", "1.75 h"), "an hour and three quarters", Right, "a part behind a unit"},
		{walk, "¾ of an hour", Right, "in one sign"},
		{walk, "three quarters of a day", Wrong, "of another unit"},
		{people, "12.5 lakh", Right, "lakh"},
		{people, "12,50,000", Right, "groups of two digits"},
		{people, "1,25,000", Wrong, "another number in groups of two"},
		{won, "She won it twice, in 2001 and 2004.", Right, "twice, beside years"},
		{won, "Only once.", Wrong, "once"},
		{won, "She once had 2 of them.", Right, "a number counts before a once"},
		{asked("How many moons does it have?", "1"), "A single moon.", Right, "a single one"},
		{asked("How many moons does it have?", "2"), "It has a pair of moons.", Right, "a pair"},
		{asked("How many of the twins are boys?", "2"), "Both.", Right, "both of what is counted"},
		{asked("How many of the twins are boys?", "1"), "Both of them are.", Wrong, "both of what is counted"},
		{asked("How many moons do they have?", "7"), "Both have 7 moons.", Right, "both of something else"},
	})
}

// TestDecimalsInWords: what stands behind a point is said digit by digit.
func TestDecimalsInWords(t *testing.T) {
	checkRows(t, []row{
		{number("7.5"), "seven point five", Right, "one digit"},
		{number("7.05"), "It is seven point oh five.", Right, "with a zero"},
		{number("7.5"), "seven point six", Wrong, "another digit"},
		{number("7"), "seven point five", Wrong, "gold is the whole of it"},
		{number("7500000"), "seven point five million people", Right, "with a scale"},
		{number("20"), "Twenty. Point two is moot.", Right, "a point that is made"},
		{text("7.5"), "It weighs seven point five grams.", Right, "as text"},
		{number("-4"), "minus four", Right, "with a minus"},
		{text("-4"), "It was minus four.", Right, "the same as text"},
		{text("4"), "It was minus four.", Wrong, "gold has no minus"},
		{text("-4"), "four", Wrong, "the answer has none"},
		{text("6"), "10 minus 6", Right, "a minus between two numbers is no sign"},
		{text("−128.6 °F"), "It was −89.2 °C (−128.6 °F).", Right, "a sign behind another number"},
		{Gold{Answers: []string{"4"}, Question: "By how many lines did it change?"}, "By −4 lines.", Right, "a difference has no sign"},
	})
}

// TestRomanNumbers: numerals where gold is a number and no other number stands.
func TestRomanNumbers(t *testing.T) {
	built := asked("In which year was it built?", "1984")
	checkRows(t, []row{
		{built, "MCMLXXXIV", Right, "alone"},
		{built, "The stone says MCMLXXXIV.", Right, "in a sentence"},
		{built, "The stone says MCMLXXXV.", Wrong, "another year"},
		{built, "The stone above the door says MCMLXXXIIII.", Unknown, "not written as numerals are"},
		{Gold{Answers: []string{"1984"}, Question: "When was it built?"}, "in MCMLXXXIV", Right, "as text"},
		{Gold{Answers: []string{"1985"}, Question: "When was it built?"}, "in MCMLXXXIV", Wrong, "another as text"},
		{number("49"), "Super Bowl XLIX.", Right, "a count"},
		{number("54"), "LIV", Right, "a short one alone"},
		{number("504"), "It is on the DIV element of the page.", Unknown, "what is more often a word"},
		{number("1984"), "The MCMLXXXIV stone has 3 lines.", Wrong, "another number beside it"},
	})
}
