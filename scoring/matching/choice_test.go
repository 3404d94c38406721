package matching

import "testing"

func choose(question, gold string) Gold {
	return Gold{Answers: []string{gold}, Type: Choice, Question: question}
}

// TestSeveralOptionsNamed: what an answer that names several says of them.
func TestSeveralOptionsNamed(t *testing.T) {
	taller := choose("Who is taller, Anna or Ben?", "Anna")
	berry := choose("Is the thing botanically a berry or a nut?", "berry")
	checkRows(t, []row{
		{taller, "At 172 cm, Anna is taller; Ben is 168 cm.", Right, "the subject of the question's comparative"},
		{taller, "Ben is shorter than Anna, so Anna is taller.", Right, "and not of another"},
		{taller, "Ben is taller, as Anna is only 168 cm.", Wrong, "the subject is the other"},
		{taller, "Ben 168 cm, Anna 172 cm → Anna.", Right, "behind an arrow"},
		{berry, "Technically a berry, though most people call it a nut.", Right, "a clause that concedes"},
		{berry, "While it's treated as a nut in the kitchen, botanically it is a berry.", Right, "one that stands first"},
		{berry, "It's a nut, although some consider it a berry.", Wrong, "gold conceded"},
		{berry, "It is a berry, and it is a nut.", Unknown, "neither outweighs the other"},
	})
}
