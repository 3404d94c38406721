package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestBesideFirstNoun: what a sentence says of the noun that it gives first is no answer.
func TestBesideFirstNoun(t *testing.T) {
	organ := Gold{Answers: []string{"the pancreas"}, Question: "What organ makes this hormone?"}
	gas := Gold{Answers: []string{"nitrogen"}, Question: "What gas makes up most of the atmosphere?"}
	layer := Gold{Answers: []string{"the epidermis"}, Question: "Which layer has no vessels?"}
	checkRows(t, []row{
		{organ, "The liver, which lies next to the pancreas.", Wrong, "a relative clause"},
		{organ, "The pancreas, which lies next to the liver.", Right, "the other way round"},
		{organ, "The liver, which unlike others makes it with the pancreas.", Right, "a word of the question in it"},
		{gas, "Oxygen makes up most of it, followed by nitrogen.", Wrong, "second of two"},
		{gas, "Nitrogen makes up most of it, followed by oxygen.", Right, "first of two"},
		{layer, "The stratum corneum, which is part of the epidermis.", Right, "what it is part of"},
	})
}

// TestNoLonger: who was it until some time is not who is it now.
func TestNoLonger(t *testing.T) {
	head := Gold{Answers: []string{"Maria Santos"}, Question: "Who is the current head of the firm?"}
	checkRows(t, []row{
		{head, "Maria Santos was its head until 2019, when Erik Lund came.", Wrong, "until a year"},
		{head, "Its former head, Maria Santos, left in 2019.", Wrong, "former"},
		{head, "Maria Santos, a former judge.", Right, "former, of something else"},
		{head, "Maria Santos is its head.", Right, "now"},
	})
}

// TestLesserSide: of a comparison with what the question asks for most of.
func TestLesserSide(t *testing.T) {
	lake := Gold{Answers: []string{"Lake Ode"}, Question: "Which lake there is the deepest?"}
	meeting := Gold{Answers: []string{"Ode, Vale"}, Question: "Where did the meeting take place?"}
	mother := Gold{Answers: []string{"Eve Lee"}, Question: "Who was the mother of Ben the Great?"}
	feast := Gold{Answers: []string{"October 31"}, Question: "When is the feast?"}
	checkRows(t, []row{
		{lake, "Lake Moss is deeper than Lake Ode.", Wrong, "behind than"},
		{lake, "Lake Ode is deeper than Lake Moss.", Right, "before it"},
		{lake, "Lake Moss is wider than Lake Ode.", Right, "another comparison leaves it open"},
		{meeting, "The meeting took place in Metz; the next one was in Ode.", Wrong, "the next of its kind"},
		{mother, "His mother was Ann Moss, the daughter of Eve Lee.", Wrong, "another relation than is asked for"},
		{mother, "Ben was the son of Eve Lee.", Right, "the same, told from the other side"},
		{feast, "It is on November 1, the day after October 31.", Wrong, "a day that is only counted from"},
	})
}

// TestTitledNames: a name whose title is left out, and an article that is one.
func TestTitledNames(t *testing.T) {
	city := Gold{Answers: []string{"St. Louis"}, Question: "Which city hosted the games?"}
	painter := Gold{Answers: []string{"An Li"}, Question: "Who painted the portrait?"}
	checkRows(t, []row{
		{city, "The home town of Louis Armstrong.", Wrong, "the first of another name"},
		{city, "Saint Louis, Missouri", Right, "in full"},
		{city, "Louis, Missouri", Right, "without the title"},
		{painter, "It was Bo Li.", Wrong, "another first name"},
		{painter, "It was Li.", Right, "the last name alone"},
		{painter, "An Li painted it.", Right, "both"},
		{Gold{Answers: []string{"Jørn Utzon"}, Question: "Who built it?"}, "Joern Utzon", Right, "an e for a stroke"},
	})
}

// TestFurtherRemarks: what is told behind an answer that gives something else.
func TestFurtherRemarks(t *testing.T) {
	food := Gold{Answers: []string{"meat"}, Question: "What do lions eat?"}
	people := Gold{Answers: []string{"Polish"}, Question: "What nationality was she?"}
	hall := Gold{Answers: []string{"Peter Hall"}, Question: "Who completed the house?"}
	peak := Gold{Answers: []string{"8,848 m"}, Question: "How tall is the peak?"}
	checkRows(t, []row{
		{food, "They eat plants. (Dogs eat meat.)", Wrong, "in brackets"},
		{food, "They eat meat. (Sheep eat plants.)", Right, "the other way round"},
		{people, "She was French; her teacher was Polish.", Wrong, "of somebody of hers"},
		{people, "She was Polish; her teacher was French.", Right, "the other way round"},
		{hall, "Ann Lee did, before Peter Hall came.", Wrong, "who came later"},
		{peak, "It rises 8,848.86 m.", Right, "gold rounds it"},
		{peak, "It rises 8,849.86 m.", Wrong, "and not that"},
	})
}

// TestSecondStatements: what a second statement says of gold, behind one that gives something else.
func TestSecondStatements(t *testing.T) {
	organ := Gold{Answers: []string{"the liver"}, Question: "What is the largest internal organ?"}
	land := Gold{Answers: []string{"Vale"}, Question: "Which land was the first to give women the vote?"}
	city := Gold{Answers: []string{"Saint Ode"}, Question: "In which city is the Moss Museum?"}
	owner := Gold{Answers: []string{"Ode"}, Question: "Which company owns Kite?"}
	jenny := Gold{Answers: []string{"Ann Lee"}, Question: "Who played Jenny in Ben Moss?"}
	checkRows(t, []row{
		{organ, "The largest internal organ is the lung, and the liver is second.", Wrong, "second"},
		{organ, "The largest internal organ is the liver, and the lung is second.", Right, "first"},
		{land, "Ode was first in 1906, with Metz and Vale following.", Wrong, "behind with"},
		{city, "It is in Metz; Saint Ode has the Lee Museum.", Wrong, "another museum"},
		{owner, "Kite belongs to Moss, the main rival of Ode.", Wrong, "what the owner is to it"},
		{owner, "Kite belongs to Ode, the main rival of Moss.", Right, "the owner"},
		{jenny, "Jenny was played by Eva Ode. Ann Lee played the mother of Ben.", Wrong, "another part"},
	})
}
