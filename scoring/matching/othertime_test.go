package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestTimesOfOtherThings: of several times of day, weekdays or months, the one counts that the question's
// words are said of.
func TestTimesOfOtherThings(t *testing.T) {
	evening := Gold{Answers: []string{"8 pm", "20:00"}, Question: "When does the evening show start?"}
	leaves := Gold{Answers: []string{"17:45"}, Question: "At what time does the bus leave?"}
	fair := Gold{Answers: []string{"Monday"}, Question: "On which day is the fair held?"}
	month := Gold{Answers: []string{"June"}, Question: "In which month does the course begin?"}
	checkRows(t, []row{
		{evening, "The matinee starts at two, the evening show at eight.", Right, "hours in small letters"},
		{evening, "The matinee starts at eight, the evening show at ten.", Wrong, "of the other show"},
		{evening, "At 8, as always.", Right, "in one figure"},
		{evening, "They play at eight places.", Wrong, "a count"},
		{evening, "Doors open at 8 pm and the evening show starts at 9.", Wrong, "something else opens then"},
		{evening, "It starts at 8 pm and ends at 10 pm.", Right, "another time behind it"},
		{leaves, "The bus arrives at 17:45, having left at 17:00.", Wrong, "the past has another root"},
		{leaves, "It left at 17:45 and arrived at 18:30.", Right, "of gold"},
		{leaves, "The bus leaves at 17:45, and the train leaves at 18:00.", Right, "the same verb of both"},
		{fair, "Friday (the flower market is on Monday).", Wrong, "a remark behind another day"},
		{fair, "It's on Friday; the market is on Monday.", Wrong, "behind a semicolon"},
		{fair, "On Monday; the market is on Friday.", Right, "gold first"},
		{fair, "On Friday, the council chose Monday.", Right, "a day on which something was done"},
		{fair, "Every Monday, Wednesday and Friday.", Right, "a list"},
		{fair, "Friday (on Monday it rests).", Wrong, "in brackets"},
		{Gold{Answers: []string{"May"}, Question: "When does the fair begin and end?"}, "It begins in May and ends in June.", Right, "two are asked for"},
		{leaves, "16:45 + 1 h = 17:45", Right, "worked out"},
		{fair, "The day after Sunday, so Monday.", Right, "concluded"},
		{month, "In July (enrollment ends in June).", Wrong, "months"},
		{month, "Enrollment ends in May and the course begins in June.", Right, "of gold"},
	})
}

// TestGivenTimes: a time that an answer only repeats from the question is none that is said of another.
func TestGivenTimes(t *testing.T) {
	tram := Gold{Answers: []string{"10:48"}, Question: "The line has four trams. When is the tram that leaves the Docks at 10:20 at the Opera?"}
	prague := Gold{Answers: []string{"11:00"}, Question: "Vilnius is an hour ahead of Prague. A call begins at 12:00 in Vilnius. What time is it in Prague then?"}
	cellar := Gold{Answers: []string{"October"}, Question: "The hut opens in May, and its cellar five months later. In which month does the cellar open?"}
	film := Gold{Answers: []string{"16:10"}, Question: "A ticket for the film at 13:45 is 9 euros, for the one at 16:10 it is 7 and at 20:30 it is 12. When does the cheapest film begin?"}
	checkRows(t, []row{
		{tram, "The tram that leaves the Docks at 10:20 is at the Opera at 10:48.", Right, "the question's own words about the given time"},
		{tram, "The tram is at the Opera at 11:16, having passed the mill at 10:48.", Wrong, "a time that the question does not hold"},
		{tram, "The tram leaves the Docks at 10:20 a.m. and is there at 10:48.", Right, "with its half of the day"},
		{prague, "12:00 in Vilnius is 11:00 in Prague.", Right, "it stands first, with more in its clause"},
		{prague, "11:00 in Vilnius is 10:00 in Prague.", Wrong, "gold is said of another"},
		{prague, "10:00 (11:00 in summer)", Wrong, "before a bracket"},
		{cellar, "The hut opens in May and its cellar opens five months later, which is October.", Right, "a month"},
		{cellar, "The cellar opens in November, and the snow comes in October.", Wrong, "of something else"},
		{film, "The film at 13:45 is 9 euros, the one at 16:10 is 7 and that at 20:30 is 12; the cheapest begins at 16:10.", Right, "all of them are given"},
		{film, "The cheapest film begins at 13:45, and the bar closes at 16:10.", Wrong, "the question names gold as well"},
	})
}

// TestTimesThatMoved: a time that was given up for another is not the answer, unless it is asked for.
func TestTimesThatMoved(t *testing.T) {
	due := Gold{Answers: []string{"2024-03-15"}, Type: Date, Question: "When is the report due?"}
	first := Gold{Answers: []string{"2024-03-01"}, Type: Date, Question: "When was the report originally due?"}
	day := Gold{Answers: []string{"Thursday"}, Question: "On which day does the club meet?"}
	year := Gold{Answers: []string{"2031"}, Question: "When is the bridge to open?"}
	const moved = "It was due on 1 March 2024, but that was moved to 15 March 2024."
	checkRows(t, []row{
		{due, moved, Right, "the later date"},
		{first, moved, Right, "the date before"},
		{due, "It was due on 15 March 2024, which was extended until Friday, 29 March 2024.", Wrong, "no longer"},
		{due, "It was to be 1 March 2024, was postponed to 8 March 2024 and again put off to 15 March 2024.", Right, "twice"},
		{due, "The board was moved on 15 March 2024 to say so; the report is due that day.", Right, "something else moved"},
		{day, "It met on Thursday until that was changed to Friday.", Wrong, "a weekday"},
		{day, "It met on Friday until that was changed to Thursday.", Right, "the later weekday"},
		{day, "The meeting was moved from Thursday to Friday.", Wrong, "from and to"},
		{day, "The meeting was moved from Friday to Thursday.", Right, "to gold"},
		{year, "It was to open in 2031, since pushed to 2033.", Wrong, "a year"},
	})
}

// TestZones: a zone may be told by its letters or its name.
func TestZones(t *testing.T) {
	call := Gold{Answers: []string{"3 pm EST"}, Question: "At what time is the call?"}
	office := Gold{Answers: []string{"9:00 CET"}, Question: "When does the office open?"}
	checkRows(t, []row{
		{call, "The call is at 3 PM Eastern.", Right, "by its name"},
		{call, "3 pm Eastern Standard Time", Right, "in full"},
		{call, "3 pm ET", Right, "other letters"},
		{call, "At 3 pm.", Right, "none"},
		{call, "The call is at 3 PM Pacific.", Wrong, "another"},
		{call, "3 pm PDT", Wrong, "another by its letters"},
		{office, "At 9:00 Central European Time.", Right, "of three words"},
		{office, "At 9:00 Central.", Wrong, "that begins with the same word"},
	})
}
