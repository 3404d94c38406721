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

// TestSetsOfNumbers: members that are numbers count by their values.
func TestSetsOfNumbers(t *testing.T) {
	roots := Gold{Answers: []string{"3", "-3"}, Type: Set, Question: "Solve x^2 = 9."}
	sides := Gold{Answers: []string{"3 cm", "4 cm", "5 cm"}, Type: Set}
	colors := Gold{Answers: []string{"red", "white"}, Type: Set}
	checkRows(t, []row{
		{roots, "x = 3 or x = -3", Right, "with the unknown"},
		{roots, "x = ±3", Right, "both signs in one"},
		{roots, `$x = \pm 3$`, Right, "as LaTeX has them"},
		{roots, "There are two: 3 and −3.", Right, "how many there are is no member"},
		{roots, "3", Wrong, "without its sign"},
		{roots, "3, -3 and 0", Wrong, "one too many"},
		{roots, "Both are of the same size.", Unknown, "no number"},
		{sides, "30 mm, 40 mm and 50 mm", Right, "in another unit"},
		{sides, "3, 4 and 6 cm", Wrong, "another"},
		{colors, "red and white, but not blue", Right, "what is denied is no member"},
		{colors, "red, white and blue", Wrong, "and what is not"},
	})
}

// TestWordsAmongNames: what has no capital among the names of a set is no name too many.
func TestWordsAmongNames(t *testing.T) {
	crew := Gold{Answers: []string{"Ann", "Bo"}, Type: Set, Question: "Who was on the night shift?"}
	checkRows(t, []row{
		{crew, "Ann and, narrowly, Bo.", Right, "an adverb"},
		{crew, "Ann, Bo and Cy", Wrong, "a name"},
		{crew, "Ann, Bo and one more", Right, "nobody is named"},
		{crew, "ann, bo, cy", Wrong, "all in small letters"},
		{Gold{Answers: []string{"Alto", "Tenor"}, Type: Set, Question: "Which voices sing?"}, "Alto, tenor and bass", Wrong, "one of them opens the answer"},
	})
}

// TestRemarksInLines: what stands behind a dash or a colon in the line of a member is a remark on it.
func TestRemarksInLines(t *testing.T) {
	lands := Gold{Answers: []string{"Norway", "Denmark"}, Type: Set, Question: "Which lands took part?"}
	checkRows(t, []row{
		{lands, "- **Norway** – the first\n- **Denmark** – the last", Right, "behind a dash"},
		{lands, "1. Norway: the first\n2. Denmark: the last", Right, "behind a colon"},
		{lands, "- Norway – the first\n- Denmark – the last\n- Sweden – the host", Wrong, "a line too many"},
		{lands, "Norway – Denmark – Sweden", Wrong, "a list between dashes"},
	})
}

// TestListedFirst: an answer that opens with as many as are asked for has given its list.
func TestListedFirst(t *testing.T) {
	crew := Gold{Answers: []string{"Ann Lee", "Bo Moss"}, Type: Set, Question: "Who were the first two at the top?"}
	checkRows(t, []row{
		{crew, "Ann Lee and Carl Ode. Bo Moss stayed in the camp.", Wrong, "a stranger in the list, a member behind it"},
		{crew, "Ann Lee and Bo Moss. Carl Ode stayed in the camp.", Right, "the other way round"},
		{crew, "Lee was first. Moss came an hour later.", Right, "one a sentence"},
		{crew, "The first was Ann Lee. The second was Bo Moss.", Right, "two statements"},
	})
}

// TestPluralsOfMembers: plurals with an ending of their own.
func TestPluralsOfMembers(t *testing.T) {
	states := Gold{Answers: []string{"solid", "liquid", "gas"}, Type: Set, Question: "Which states of matter are there?"}
	checkRows(t, []row{
		{states, "Solids, liquids and gases.", Right, "gases"},
		{states, "Solids and liquids.", Wrong, "one missing"},
	})
}

// TestAroundMembers: what stands around a complete list is no member of it.
func TestAroundMembers(t *testing.T) {
	moons := Gold{Answers: []string{"Mercury", "Venus"}, Type: Set, Question: "Name the two planets without moons."}
	checkRows(t, []row{
		{moons, "- **Mercury** (closest to the Sun)\n- **Venus** (second planet)", Right, "remarks in brackets, a line each"},
		{moons, "- Mercury – closest to the Sun\n- Venus – second planet", Right, "behind a dash"},
		{moons, "Two planets, Mercury and Venus, have no moons.", Right, "how many there are"},
		{moons, "Three planets, Mercury, Venus and Mars, have no moons.", Wrong, "and one too many"},
		{moons, "Mercury and Venus. Earth, Mars and the rest have moons.", Right, "a sentence on the others"},
		{moons, "Mercury, Venus. Earth, Mars.", Wrong, "others without a verb"},
		{moons, "Mercury and Mars. Venus has one.", Wrong, "a list that is not complete"},
	})
}

// TestGroups: of several lists, the one that was asked for.
func TestGroups(t *testing.T) {
	night := Gold{Answers: []string{"Amir", "Bo"}, Type: Set, Question: "Who was on the night shift?"}
	gases := Gold{Answers: []string{"fluorine", "chlorine"}, Type: Set, Question: "Which halogens are gases at room temperature?"}
	checkRows(t, []row{
		{night, "Night shift: Amir, Bo. Day shift: Clara, Dan, Eve.", Right, "behind its label"},
		{night, "Night shift: Clara, Dan, Eve. Day shift: Amir, Bo.", Wrong, "gold behind another"},
		{night, "**Day shift:**\n- Clara\n- Dan\n\n**Night shift:**\n- Amir\n- Bo", Right, "a line each"},
		{night, "**Day shift:**\n- Amir\n- Bo\n\n**Night shift:**\n- Clara\n- Dan", Wrong, "the lines of another"},
		{night, "Amir: night\nBo: night", Right, "labels that the question does not hold"},
		{gases, "The halogens are fluorine, chlorine, bromine and iodine. Only fluorine and chlorine are gases at room temperature.", Right, "a sentence that says what was asked"},
		{gases, "The halogens are fluorine, chlorine, bromine and iodine. Fluorine and chlorine are poisonous.", Wrong, "one that says something else"},
	})
}

// TestSetsOfValues: members that are times, dates, lands and values with a unit are compared as such.
func TestSetsOfValues(t *testing.T) {
	set := func(members ...string) Gold { return Gold{Answers: members, Type: Set} }
	checkRows(t, []row{
		{set("08:00", "17:30"), "08:00 and 17:30", Right, "times"},
		{set("08:00", "17:30"), "8:00 am and 5:30 pm", Right, "times on the other clock"},
		{set("08:00", "17:30"), "08:30 and 17:00", Wrong, "other times of the same digits"},
		{set("08:00", "17:30"), "08:00, 12:00 and 17:30", Wrong, "a time too many"},
		{set("2021-03-04", "2021-05-06"), "4 March 2021 and 6 May 2021", Right, "dates in another form"},
		{set("2021-03-04", "2021-05-06"), "March 4, 2021 and May 6, 2021", Right, "dates with commas in them"},
		{set("2021-03-04", "2021-05-06"), "4 March 2021, 5 April 2021 and 6 May 2021", Wrong, "a date too many"},
		{set("2021-03-04", "2021-05-06"), "4 March 2021 and 7 May 2021", Wrong, "another date"},
		{set("2 km", "500 m"), "2 km and 500 m", Right, "values that are not added up"},
		{set("2 km", "500 m"), "2 km, 600 m", Wrong, "another value"},
		{set("2 h 30 min", "1 h"), "1 h and 2 h 30 min", Right, "a value in two units"},
		{set("UK", "USA"), "the United Kingdom and the United States", Right, "other names of lands"},
		{set("UK", "USA"), "the UK, the USA and France", Wrong, "a land too many"},
	})
}
