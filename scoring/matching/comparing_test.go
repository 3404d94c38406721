package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestComparisons: asked whether one of two is more, what is said of the two.
func TestComparisons(t *testing.T) {
	faster := Gold{Answers: []string{"yes"}, Type: Boolean, Question: "Is the old train faster than the bus?"}
	checkRows(t, []row{
		{faster, "The train goes faster than the bus.", Right, "in its order"},
		{faster, "The bus is faster than the train.", Wrong, "the other way round"},
		{faster, "The bus is slower.", Right, "an opposite of the other"},
		{faster, "The train is slower than the bus.", Wrong, "an opposite of the first"},
		{faster, "The train and the bus are faster than a bike.", Unknown, "of both"},
		{faster, "The old one is the faster.", Right, "a word that the first alone has"},
	})
}

// TestPlans: a date that was planned at first, and places in a row among counts.
func TestPlans(t *testing.T) {
	hearing := Gold{Answers: []string{"2026-09-14"}, Type: Date, Question: "What is the date of the hearing?"}
	songs := Gold{Answers: []string{"9"}, Type: Number, Question: "How many songs did she write?"}
	passed := Gold{Answers: []string{"24"}, Type: Number, Question: "How many of the 30 students passed?"}
	moons := Gold{Answers: []string{"Ann", "Ben"}, Type: Set, Question: "Who has no dog?"}
	checkRows(t, []row{
		{hearing, "The hearing, originally planned for 7 September 2026, will be held on 14 September 2026.", Right, "what was planned does not count"},
		{hearing, "The hearing, originally planned for 14 September 2026, will be held on 21 September 2026.", Wrong, "the other way round"},
		{songs, "She completed 9 songs; a tenth was left unfinished.", Right, "a place in a row is no count"},
		{passed, "6 out of 30 students passed, so 24 failed.", Wrong, "the contrary of what is counted"},
		{passed, "6 failed, so 24 of the 30 students passed.", Right, "the other way round"},
		{moons, "Ann and Ben have none. Carl has one.", Right, "a statement behind a list is no entry"},
	})
}

// TestOrder: asked whether one came before the other.
func TestOrder(t *testing.T) {
	ship := Gold{Answers: []string{"yes"}, Type: Boolean, Question: "Was the ship repaired before it sailed?"}
	ended := Gold{Answers: []string{"yes"}, Type: Boolean, Question: "Did the Odes break up in 1970?"}
	checkRows(t, []row{
		{ship, "It sailed before it was repaired.", Wrong, "the other way round"},
		{ship, "It sailed after it was repaired.", Right, "the same from the other side"},
		{ended, "The Odes officially broke up in 1970.", Right, "an adverb, and a verb in its past"},
		{ended, "The Odes reportedly broke up in 1970.", Unknown, "an adverb that leaves it open"},
	})
}
