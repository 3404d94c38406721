package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestReasons: what is worked out in the reason of an answer, or in a bracket behind it, is none.
func TestReasons(t *testing.T) {
	angle := Gold{Answers: []string{"70"}, Type: Number, Unit: "degrees", Question: "Two angles of a triangle are 60° and 50°. How large is the third angle?"}
	cells := asked("A cell holds 4 seeds, and a tray has 9 cells. How many seeds do 3 trays hold?", "108")
	fee := Gold{Answers: []string{"31"}, Type: Number, Unit: "euros", Question: "Entry is 7 euros, and each of the 8 rides 3 euros. What did Lea pay?"}
	checkRows(t, []row{
		{angle, "The third angle is 70° (60° + 50° + 70° = 180°).", Right, "a check in brackets"},
		{angle, "The third angle is 80° (180° − 60° − 50° = 70°).", Wrong, "a bracket that says otherwise"},
		{angle, "The third angle measures 70°, since 60° + 50° = 110°.", Right, "a reason"},
		{angle, "It is 80°, because 180° − 110° = 70°.", Wrong, "a reason for another value"},
		{angle, "It's 70 degrees, as 60 + 50 = 110 and 110 + 70 = 180.", Right, "two steps in it"},
		{angle, "It is 110° that two take, because 60° + 50° = 110°, so 180° − 110° = 70°.", Right, "what is concluded from it"},
		{angle, "The third angle, as measured, = 70°.", Right, "a reason of which nothing is the answer"},
		{cells, "108 (one tray = 36).", Right, "in brackets alone"},
		{cells, "36 (3 trays = 108).", Wrong, "what it is asked for stands in the bracket"},
		{cells, "9 cells of 4 seeds (4 × 9 × 3 = 108)", Right, "all before it are given"},
		{cells, "9 dozen (= 108)", Right, "a bracket that says it again"},
		{cells, "108, given that one tray = 36.", Right, "in other words"},
		{fee, "Lea paid 31 euros. The 8 rides were 8 × 3 = 24 euros.", Right, "the first sentence answers in the question's words"},
		{fee, "Lea paid 35 euros. The rides were 24, and 7 + 24 = 31 euros.", Right, "what is worked out at the end is gold"},
		{fee, "Lea paid 24 euros. The entry was free, and 8 × 3 = 24.", Wrong, "and is not"},
		{fee, "Lea has 8 tickets for 24 euros in all. 24 + 7 = 31 euros.", Right, "the first sentence is a step"},
		{fee, "Lea has 8 tickets for 31 euros in all. 31 + 7 = 38 euros.", Wrong, "and its value is none"},
	})
}
