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
	})
}
