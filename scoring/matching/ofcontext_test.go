package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestNamesOfContext: names that stand in the text of the question may be told as its answer.
func TestNamesOfContext(t *testing.T) {
	ages := func(question, answer string) Gold {
		return Gold{Answers: []string{answer}, Question: "Ann is older than Ben, and Ben is older than Carl. " + question}
	}
	book := Gold{Answers: []string{"Sam"}, Question: "Mia gave Jo her book, and Jo gave it to Sam. Who has the book now?"}
	checkRows(t, []row{
		{ages("Who is the youngest?", "Carl"), "Ann is the youngest; Carl is the oldest.", Wrong, "another is given first"},
		{ages("Who is the youngest?", "Carl"), "Carl is the youngest; Ann is the oldest.", Right, "the other way round"},
		{ages("Who is the oldest?", "Ann"), "The oldest is Carl, then Ben, then Ann.", Wrong, "the last of a row"},
		{ages("Who is the oldest?", "Ann"), "Ann, then Ben and Carl.", Right, "the first of it"},
		{book, "Jo has it, since Sam gave it back.", Wrong, "a reason"},
		{book, "Mia gave it to Jo, who passed it on to Sam, so Sam has it.", Right, "a conclusion"},
	})
}

// TestStatementsOfNouns: a noun in a statement that the next one is set against.
func TestStatementsOfNouns(t *testing.T) {
	allergy := Gold{Answers: []string{"penicillin"}, Question: "What is the patient allergic to?"}
	first := Gold{Answers: []string{"Greek"}, Question: "Which language did the monk learn first?"}
	clubs := Gold{Answers: []string{"Ana", "Raj"}, Type: Set, Question: "Which students are in both clubs?"}
	checkRows(t, []row{
		{allergy, "She tolerates penicillin but is allergic to aspirin.", Wrong, "the other statement gives another"},
		{allergy, "She tolerates aspirin but is allergic to penicillin.", Right, "and here gold"},
		{first, "He learned Latin first, and then Greek and Hebrew.", Wrong, "what came later"},
		{first, "He learned Greek first, and then Latin.", Right, "what came first"},
		{clubs, "Ana, Raj and Tim are in both clubs.", Wrong, "a list before the verb"},
		{clubs, "The students in both clubs are Ana, Raj and Tim.", Wrong, "a list behind the verb"},
		{clubs, "Ana and Raj are in both clubs. Tim is in one.", Right, "what the next sentence says"},
	})
}

// TestBothAndOnly: yes and no of both, of what passed, and of what is done without.
func TestBothAndOnly(t *testing.T) {
	no := func(question string) Gold { return Gold{Answers: []string{"no"}, Type: Boolean, Question: question} }
	checkRows(t, []row{
		{no("Did both teams score?"), "Only the home team scored.", Right, "only one of both"},
		{no("Was the bill passed?"), "The bill was rejected by 52 votes to 48.", Right, "the contrary"},
		{no("Will the train stop in Ode?"), "The train passes through Ode without stopping.", Right, "without the verb of the question"},
	})
}
