package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestIdentity: asked whether somebody is the one, a statement that says who is.
func TestIdentity(t *testing.T) {
	capital := Gold{Answers: []string{"no"}, Type: Boolean, Question: "Is Metz the capital of Vale?"}
	father := Gold{Answers: []string{"yes"}, Type: Boolean, Question: "Is Ben the father of Tom?"}
	city := Gold{Answers: []string{"yes"}, Type: Boolean, Question: "Is Metz a city in Vale?"}
	speaks := Gold{Answers: []string{"no"}, Type: Boolean, Question: "Does he speak Dutch?"}
	dense := Gold{Answers: []string{"No"}, Type: Choice, Choices: []string{"Yes", "No"}, Question: "Is ice denser than water?"}
	checkRows(t, []row{
		{capital, "The capital of Vale is Lyon.", Right, "another one"},
		{capital, "The capital of Vale is Metz.", Wrong, "the one that is asked about"},
		{capital, "Lyon is the capital of Vale.", Right, "in the question's order"},
		{capital, "The capital of Ode is Lyon.", Unknown, "of something else"},
		{father, "The father of Tom is Ben.", Right, "the other way round"},
		{father, "Tom is the father of Ben.", Unknown, "something else"},
		{city, "Lyon is a city in Vale.", Unknown, "of which there are several"},
		{speaks, "He only speaks Danish.", Right, "nothing but another"},
		{speaks, "He speaks Danish.", Unknown, "which says nothing of others"},
		{dense, "Ice is less dense than water, which is why it floats.", Right, "less, and options that are yes and no"},
	})
}

// TestSaidOfSubjects: numbers of one sentence that are said of several.
func TestSaidOfSubjects(t *testing.T) {
	child := Gold{Answers: []string{"10"}, Type: Number, Unit: "USD", Question: "How much does a child's ticket cost?"}
	goals := Gold{Answers: []string{"3"}, Type: Number, Question: "How many goals did Ann score?"}
	meeting := Gold{Answers: []string{"2025-11-10"}, Type: Date, Question: "When is the next meeting?"}
	checkRows(t, []row{
		{child, "Tickets cost $25 for adults and $10 for children.", Right, "whom it is for"},
		{child, "Tickets cost $10 for adults and $25 for children.", Wrong, "the other way round"},
		{child, "Children pay $12 and adults $10.", Wrong, "who pays it"},
		{goals, "Ann scored 2 goals and Beth scored 3.", Wrong, "who scored them"},
		{goals, "Beth scored 2 goals and Ann scored 3.", Right, "the other way round"},
		{meeting, "The last meeting was on 3 November 2025; the next is on 10 November 2025.", Right, "the statement that says nothing else"},
	})
}
