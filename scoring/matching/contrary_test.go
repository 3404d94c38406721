package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestContraries: what says the contrary of what is asked is a no, and what denies the contrary a yes.
func TestContraries(t *testing.T) {
	asks := func(question, answer string) Gold {
		return Gold{Answers: []string{answer}, Type: Boolean, Question: question}
	}
	open := asks("Is the mill open on Sunday?", "no")
	checkRows(t, []row{
		{open, "The mill is closed on Sundays.", Right, "a word that denies that of the question"},
		{open, "It stays shut on Sunday.", Right, "another one"},
		{open, "The mill is not closed on Sunday.", Wrong, "which is denied itself"},
		{open, "The mill is closed on Mondays.", Unknown, "of another day"},
		{open, "The mill is closed.", Unknown, "of a day that it does not name"},
		{open, "It is usually closed on Sundays.", Unknown, "as a rule only"},
		{open, "It is closed on Sundays unless there is a fair.", Unknown, "under a condition"},
		{asks("Did the crew win the regatta?", "no"), "They lost the regatta by 2 lengths.", Right, "a verb, with a pronoun for the subject"},
		{asks("Is the number 221 prime?", "no"), "221 = 13 × 17, so it is composite.", Right, "in a conclusion"},
		{asks("Can rheas fly?", "no"), "Rheas are flightless.", Right, "an adjective"},
		{asks("Is the sale of such knives legal here?", "no"), "The sale of such knives is illegal here.", Right, "a prefix"},
		{asks("Is the sting harmful?", "no"), "The sting is harmless.", Right, "an ending"},
		{asks("Is the shop closed on Sunday?", "yes"), "The shop is closed on Sunday, open otherwise.", Right, "what is asked is said too"},
		{asks("Is smoking forbidden in the hall?", "yes"), "Smoking is prohibited in the hall.", Unknown, "the same in other words denies nothing"},
		{asks("May the guest bring a dog?", "no"), "Guests are barred from bringing dogs.", Right, "a verb that forbids"},
		{asks("May the guest bring a dog?", "yes"), "The guest is allowed to bring a dog.", Right, "a verb that permits"},
	})
}

// TestStatementsWithMore: a statement in the question's words with what leads into it, or says where within what was
// asked.
func TestStatementsWithMore(t *testing.T) {
	fruit := Gold{Answers: []string{"yes"}, Type: Boolean, Question: "Is a cucumber a fruit?"}
	born := Gold{Answers: []string{"yes"}, Type: Boolean, Question: "Was Edith Vale born in Norway?"}
	checkRows(t, []row{
		{fruit, "Botanically speaking, a cucumber is a fruit.", Right, "in which respect"},
		{fruit, "If one goes by the seeds, a cucumber is a fruit.", Unknown, "under a condition"},
		{born, "Edith Vale was born in Bergen, Norway.", Right, "where within it"},
		{born, "Edith Vale was born in Bergen.", Unknown, "without its name"},
	})
}

// TestSomeOfAll: what is said of some is no yes of all.
func TestSomeOfAll(t *testing.T) {
	swans := Gold{Answers: []string{"no"}, Type: Boolean, Question: "Are all swans white?"}
	race := Gold{Answers: []string{"no"}, Type: Boolean, Question: "Did she finish the race?"}
	checkRows(t, []row{
		{swans, "Most swans are white, but some are black.", Right, "most"},
		{swans, "Nearly all swans are white.", Right, "nearly all"},
		{swans, "All swans are white.", Wrong, "all"},
		{race, "She failed to finish the race.", Right, "what one fails to do"},
	})
}

// TestWithout: what something is without, and how much or as what it is so.
func TestWithout(t *testing.T) {
	roof := Gold{Answers: []string{"no"}, Type: Boolean, Question: "Does the car have a sunroof?"}
	rheas := Gold{Answers: []string{"yes"}, Type: Boolean, Question: "Are rheas birds?"}
	larger := Gold{Answers: []string{"yes"}, Type: Boolean, Question: "Is Metz larger than Ode?"}
	checkRows(t, []row{
		{roof, "The car comes without a sunroof.", Right, "without"},
		{roof, "It lacks a sunroof.", Right, "a verb"},
		{roof, "It has a sunroof without a blind.", Wrong, "without something else"},
		{rheas, "Rheas belong to the birds.", Right, "belong"},
		{larger, "Metz is much larger than Ode.", Right, "by how much"},
	})
}
