package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestEntriesOfLists: what in a bare list is an entry and what is not.
func TestEntriesOfLists(t *testing.T) {
	colors := Gold{Answers: []string{"red", "green", "blue"}, Type: Set}
	primes := Gold{Answers: []string{"2", "3", "5"}, Type: Set}
	checkRows(t, []row{
		{primes, "2, 3, 5", Right, "numbers"},
		{primes, "1, 2, 3, 5", Wrong, "a number too many is no number of a line"},
		{primes, "2, 3, 5, 9.", Wrong, "nor is the last before a full stop"},
		{primes, "1. 2\n2. 3\n3. 5\n", Right, "numbers of lines"},
		{primes, "There are three: 2, 3, 5.", Right, "what leads up to a list"},
		{colors, "RGB: red, green, blue", Right, "a name of the list"},
		{colors, "Red (warm), green and blue (cold)", Right, "remarks in brackets"},
		{colors, "Colors (red, green, blue, yellow)", Wrong, "the list itself in brackets"},
		{primes, "2, 3 and 5 (2 + 3 + 5 = 10)", Right, "a sum of the members in brackets"},
		{colors, "| Color | Side |\n|---|---|\n| red | left |\n| green | top |\n| blue | right |", Right, "the head of a table"},
		{colors, "| Color | Side |\n|---|---|\n| red | left |\n| green | top |\n| blue | right |\n| pink | low |", Wrong, "and a row too many"},
	})
}

// TestReasonsBehindLists: a clause behind a list is no member of it.
func TestReasonsBehindLists(t *testing.T) {
	colors := Gold{Answers: []string{"red", "green", "blue"}, Type: Set}
	checkRows(t, []row{
		{colors, "They are red, green, and blue, as the name says.", Right, "a reason"},
		{colors, "red, green, blue, where red is first", Right, "a remark"},
		{colors, "red, green, blue, yellow", Wrong, "another member"},
	})
}
