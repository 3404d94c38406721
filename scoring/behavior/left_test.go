package behavior

import "testing"

// A leftRow is an answer that may leave what was asked for; kind is of all the reading, by rules and words.
type leftRow struct {
	question, answer string
	answerType       string
	values           []string
	leaves           string // the rule by which it does, empty where it does not
	reason           string
}

func checkLeft(t *testing.T, rows []leftRow) {
	t.Helper()
	for _, row := range rows {
		q := Question{Text: row.question, AnswerType: row.answerType, Values: row.values}
		var s scene
		s.look(q, row.answer, tables())
		s.byRules()
		e, ok := s.leaves()
		if ok != (row.leaves != "") || e.Rule != row.leaves {
			t.Errorf("%s\n  Q %s\n  A %s\n  got %+v, want %q", row.reason, row.question, row.answer, e, row.leaves)
		}
		if got := Read(q, row.answer); got.Kind.Declines() != ok {
			t.Errorf("%s\n  Q %s\n  A %s\n  got %+v, want declined %v", row.reason, row.question, row.answer, got, ok)
		}
	}
}

// TestLeavesFree holds which answers say that a number may be any of many, and which choose one or were asked
// for just that.
func TestLeavesFree(t *testing.T) {
	const (
		fence  = "A fence of 40 m encloses a rectangular yard. What is the area of the yard?"
		change = "Lena pays for 3 rolls at $2 each and some jam with $20. How much change does she get?"
		drive  = "A van drives 90 km, at first at 60 km/h and then faster. How long does the trip take?"
		widest = "A fence of 40 m encloses a rectangular yard. What is the largest possible area of the yard?"
		ride   = "What does a taxi across town cost?"
		ways   = "How many rectangles have a perimeter of 40 cm?"
	)
	change14, area := []string{"11"}, []string{"100"}
	checkLeft(t, []leftRow{
		{fence, "The area could be anything up to 100 m².", "number", area, ruleFree, "up to a bound"},
		{fence, "Any area between 0 and 100 m² is possible.", "number", area, ruleFree, "any of them is possible"},
		{fence, "There are infinitely many possible yards: 10 × 10 gives 100 m², 15 × 5 gives 75 m².", "number", area, ruleFree, "many, with values beside it"},
		{fence, "All that can be said is that the two sides add up to 20 m, and 10 × 10 is one such yard.", "number", area, ruleFree, "all that can be said"},
		{fence, "It may take any value below 100 m², depending on the shape.", "", nil, ruleFree, "where no more than the question is known"},
		{change, "The rolls come to $6, so she has $14 left for jam. Her change might be anything from $0 to $14.", "number", change14, ruleFree, "a figure of the working before it"},
		{drive, "It would have to be less than 1.5 hours and could take any length of time above zero. At 90 km/h throughout, for example, it'd take 1 hour.", "number", []string{"1"}, ruleFree, "an example behind it"},

		{fence, "The area could be anything up to 100 m². Assuming a square yard, it's 100 m².", "number", area, "", "one is assumed"},
		{fence, "It might be anything up to 100 m², so I'd guess about 90 m².", "number", area, "", "one is guessed"},
		{fence, "With four equal sides it's 100 m², though in general it could be anything below that.", "number", area, "", "a caveat behind a figure in its sentence"},
		{widest, "It can be anything up to 100 m².", "number", area, "", "the greatest of them was asked for"},
		{ride, "It can be anything from $10 to $40.", "number", []string{"20"}, "", "an estimate, where no problem is set"},
		{ways, "Infinitely many possible rectangles: any a and b with a + b = 20.", "number", []string{"infinitely many"}, "", "how many was asked for"},
		{fence, "The yard measures 100 m². It could be used for anything from chickens to a vegetable patch.", "number", area, "", "anything of another sort"},
	})
}

// TestSends holds that an answer to a question for a fact that only says where else it may be found declines,
// and that such advice answers where it was asked for.
func TestSends(t *testing.T) {
	checkLeft(t, []leftRow{
		{"When does the gym on Foster Road close?", "Check the door for its hours.", "", nil, ruleSends, "a question for a time"},
		{"Which platform does my train start from?", "Best to consult the board in the hall.", "", nil, ruleSends, "advised softly"},
		{"Are dogs allowed in the museum?", "You'd better contact them before you go.", "", nil, ruleSends, "a question for yes or no"},
		{"How many seats does our school hall have?", "Ask the caretaker.", "number", []string{"240"}, ruleSends, "a number"},

		{"How many seats does our school hall have?", "Ask the caretaker to be sure, but it's 240.", "number", []string{"240"}, "", "a value beside it"},
		{"Who should I see about a leaking roof?", "Ask a roofer.", "", nil, "", "whom to turn to"},
		{"What's the best way to find a good dentist?", "Ask your friends.", "", nil, "", "a way was asked for"},
		{"How do I find out my blood type?", "Ask your doctor.", "", nil, "", "how"},
		{"What is the first thing to do after a burglary?", "Contact the police.", "", nil, "", "the first thing"},
		{"Are dogs allowed in the museum?", "Small ones are. Check the website for opening hours.", "", nil, "", "advice behind an answer"},
	})
}

// TestRows holds that a list with nothing in the row of what was asked for declines, and that one with nothing
// in another row does not.
func TestRows(t *testing.T) {
	const (
		prize = "Report: Jam prize to Ann Reed, knitting prize to Bo Lund; the judges withheld the marrow prize's winner. Who won the marrow prize?"
		fares = "Leaflet: adults $9, children $4, dogs must be on a lead. What is the fare for dogs?"
		adult = "Leaflet: adults $9, children $4, dogs must be on a lead. What is the fare for adults?"
	)
	checkLeft(t, []leftRow{
		{prize, "Jam: Ann Reed. Knitting: Bo Lund. Marrows: not named.", "name", []string{"Ann Reed"}, ruleRow, "sentences"},
		{fares, "- Adults: $9\n- Children: $4\n- Dogs: no fare given", "number", []string{"9"}, ruleRow, "a list"},
		{fares, "Here's what the leaflet has:\n\n- **Adults:** $9\n- **Children:** $4\n- **Dogs:** nothing", "", nil, ruleRow, "behind a sentence that leads in"},

		{adult, "- Adults: $9\n- Children: $4\n- Dogs: no fare given", "number", []string{"9"}, "", "nothing in another row"},
		{fares, "- Adults: $9\n- Children: $4\n- Dogs: $0, no fare", "number", []string{"9"}, "", "a figure in it"},
	})
}

// TestOnlyBounds holds that bounds with a word that they are all there is decline, and that bounds given as the
// answer, and values beside them, do not.
func TestOnlyBounds(t *testing.T) {
	const (
		sacks  = "Four sacks weigh 180 kg together. How much does the heaviest of them weigh?"
		keeper = "The lighthouse was lit in 1871, and its second keeper retired in 1902. In what year did he begin?"
		film   = "The film runs for 70 seconds and ends with applause. How long is the applause, in seconds?"
		most   = "A pass allows no more than 12 trips. How many trips are allowed at most?"
	)
	kg, year, seconds, trips := []string{"45", "180"}, []string{"1883"}, []string{"70", "5"}, []string{"12"}
	checkLeft(t, []leftRow{
		{sacks, "More than 45 kg, but the total takes us no further.", "number", kg, ruleBounds, "no further"},
		{sacks, "45 kg or above; how much above is open.", "number", kg, ruleBounds, "how much above"},
		{sacks, "Not less than 45 kg. That is all the figures show.", "number", kg, ruleBounds, "that is all"},
		{sacks, "It could weigh anything from 45 kg to nearly 180 kg.", "number", kg, ruleFree, "anything in a range, where the greatest of several is asked for"},
		{film, "Under 70 seconds, and nobody timed how far under.", "number", seconds, ruleBounds, "how far under"},
		{keeper, "After 1871 and before 1902, and nothing beyond that.", "year", year, ruleBounds, "years"},
		{film, "It's under 70 seconds; the text gives no tighter limit.", "number", seconds, ruleBounds, "a bound of the text"},
		{sacks, "More than 45 kg; the exact weight is lost.", "number", kg, ruleBounds, "the exact weight"},
		{keeper, "After 1871, but the precise year is not known.", "year", year, ruleBounds, "the precise year"},
		{sacks, "More than 45 kg, but the total takes us no further.", "", nil, ruleBounds, "where no more than the question is known"},

		{sacks, "It is the heaviest, 60 kg; the exact total of the rest is not known.", "number", kg, "", "no bound"},
		{sacks, "More than 45 kg.", "number", kg, "", "the bound is the answer"},
		{sacks, "At least 45 kg, so the answer is 45 kg.", "number", kg, "", "so is what is concluded from it"},
		{sacks, "It weighs 60 kg, more than 45 kg. Nothing further is needed.", "number", kg, "", "a value beside the bound"},
		{sacks, "I'd guess more than 45 kg; that is all it could be.", "number", kg, "", "a guess"},
		{keeper, "In 1883, after 1871 and before 1902; no other year comes closer.", "year", year, "", "a year beside them"},
		{film, "About 5 seconds, no more.", "number", seconds, "", "no bound, and a word that it is short"},
		{most, "At most 12 trips. Nothing more is allowed.", "number", trips, "", "a bound was asked for"},
	})
}
