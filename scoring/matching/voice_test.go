package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestVoice: who did it and to whom, and what says the contrary.
func TestVoice(t *testing.T) {
	hired := Gold{Answers: []string{"Ben"}, Question: "Who hired Ann?"}
	closes := Gold{Answers: []string{"6 pm"}, Question: "What time does the store close?"}
	law := Gold{Answers: []string{"Saint Ode Work, Health and Food Agency"}, Question: "What does SWHFA stand for?"}
	monthly := Gold{Answers: []string{"monthly"}, Question: "How often does it come out?"}
	gdp := Gold{Answers: []string{"2.5"}, Type: Number, Question: "What is the product of the land in trillions?"}
	checkRows(t, []row{
		{hired, "Ben was hired by Ann.", Wrong, "the passive turns it round"},
		{hired, "Ann was hired by Ben.", Right, "and here as asked"},
		{hired, "Ben hired Ann.", Right, "the active"},
		{closes, "It opens at 6 pm.", Wrong, "the contrary"},
		{closes, "It opens at 9 am and closes at 6 pm.", Right, "both"},
		{law, "The Saint Ode Work Fund.", Wrong, "a list is no place behind a comma"},
		{monthly, "It comes out every month.", Right, "in two words"},
		{monthly, "It comes out every week.", Wrong, "another period"},
		{Gold{Answers: []string{"every year"}, Question: "How often?"}, "Annually.", Right, "in one"},
		{gdp, "It is roughly $2.5 trillion.", Right, "the scale that is asked for"},
		{gdp, "It is roughly $2.5 billion.", Wrong, "another scale"},
	})
}

// TestFirstAndLastDays: the first and the last day of a time.
func TestFirstAndLastDays(t *testing.T) {
	lease := func(question, answer string) Gold {
		return Gold{Answers: []string{answer}, Type: Date, Question: question}
	}
	war := Gold{Answers: []string{"1939"}, Question: "When did the war end?"}
	passed := lease("When was the law passed?", "1964-07-02")
	const runs = "The lease runs from 1 April 2022 to 1 March 2023."
	checkRows(t, []row{
		{lease("When does the lease end?", "1 March 2023"), runs, Right, "its end"},
		{lease("When does the lease end?", "1 April 2022"), runs, Wrong, "its start"},
		{lease("When does the lease start?", "1 April 2022"), runs, Right, "its start, where that is asked for"},
		{war, "The war lasted from 1939 to 1945.", Wrong, "as text"},
		{passed, "It was signed into law on July 2, 1964, after the house had passed it on June 19.", Right, "what was before"},
	})
}

// TestOtherDays: what came on another day did not come on the one that is asked about.
func TestOtherDays(t *testing.T) {
	came := Gold{Answers: []string{"no"}, Type: Boolean, Question: "Was the parcel delivered on Friday?"}
	open := Gold{Answers: []string{"no"}, Type: Boolean, Question: "Is the mill open on Friday?"}
	checkRows(t, []row{
		{came, "The parcel was delivered on Saturday.", Right, "another day"},
		{came, "The parcel was delivered on Friday.", Wrong, "that day"},
		{came, "The bill was delivered on Saturday.", Unknown, "something else"},
		{open, "The mill is open on Saturday.", Unknown, "it may be open on both"},
	})
}
