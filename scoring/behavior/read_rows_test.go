package behavior

import "testing"

// TestReadRows holds answers that set out rows of data, or several figures, before
// they come to something.
func TestReadRows(t *testing.T) { check(t, rowsOfData()) }

func rowsOfData() []row {
	return []row{
		{"tank", "**Answer:** Not determined.\n\n- Rate: 8 litres a minute\n- Volume: not there", Abstained, "knowledge", "what is marked as the answer is none"},
		{"tank", "| Pump | Litres |\n|---|---|\n| 1 | 8 |\n\nThe total of 8 litres a minute is all there is. Without the volume the time cannot be worked out.", Abstained, "information", "a figure in a table answers nothing"},
		{"tank", "It takes at least 8 minutes, but the time itself can't be recovered.", Abstained, "information", "a bound is no value"},
		{"tank", "The volume isn't given, so let's assume 80 litres. Then it takes 80 / 8 = 10 minutes.", Hedged, "assumption", "an assumption in the sentence before"},
		{"tank240", "I can't open the attached photo, but what you typed is enough: 240 litres at 8 a minute take 30 minutes.", Answered, "", "what there is will do"},
		{"vale", "Dr Vale's extension is 318. The opening hours of the clinic's kitchen are not listed.", Answered, "", "a remark on something else"},
		{"lopez", "Which Dr Lopez is meant? For Maria it would be room 12, for Paul room 31.", Clarified, "", "asks first, then what would be"},
		{"lopez", "Room 12 is Maria's and room 31 is Paul's. Which one do you mean?", Clarified, "", "ends by asking which is meant"},
		{"call", "Assuming that Marek meant his own clock, it would be 15:00 - 1 h = 14:00.", Hedged, "assumption", "what is worked out under an assumption"},
		{"ferry", "The first ferry left at 7 a.m.", Answered, "", "a time of day with dots"},
		{"voyager", "Voyager 1 never passed Neptune. It went to Jupiter and Saturn. The other probe did in 1989.", Corrected, "", "denied in the question's words, a year later on"},
		{"author", "The harbor report was written by Omar Reid.", Answered, "", "a name that is not in play, in the question's words"},
		{"tides", "The harbor gate does close at high tide.", Answered, "", "a yes that is stated"},
		{"reid", "The board has no extension for Dr Reid, but it would most likely be 211.", Hedged, "doubt", "turns to a guess"},
	}
}
