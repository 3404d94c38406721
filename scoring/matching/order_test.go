package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestListOrder: a bare list in another order than gold's, where the question asks for one.
func TestListOrder(t *testing.T) {
	finish := Gold{Answers: []string{"Ann, Ben, Cara"}, Question: "In which order did they finish?"}
	steps := Gold{Answers: []string{"mix, knead, bake"}, Question: "In what order are the steps?"}
	who := Gold{Answers: []string{"Ann, Ben, Cara"}, Question: "Who finished?"}
	checkRows(t, []row{
		{finish, "Ann, Ben, Cara", Right, "gold's"},
		{finish, "Ann, Ben and Cara.", Right, "with an and"},
		{finish, "Cara was last, Ben second, and Ann won.", Right, "places that are told"},
		{finish, "1. Ann\n2. Ben\n3. Cara", Right, "in lines"},
		{finish, "Cara, Ben, Ann", Wrong, "the other way round"},
		{finish, "1. Ann\n2. Cara\n3. Ben", Wrong, "two of them"},
		{finish, "Cara finished behind the others at noon, Ann was first and Ben second.", Right, "told in sentences"},
		{steps, "bake, knead, mix", Wrong, "the other way round"},
		{steps, "Mix, then knead, then bake.", Right, "with then"},
		{who, "Cara, Ben, Ann", Right, "no order is asked for"},
	})
}
