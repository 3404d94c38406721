package matching

import "testing"

// TestPlacesByTheirLastWord: the last word of a place may be another place.
func TestPlacesByTheirLastWord(t *testing.T) {
	checkRows(t, []row{
		{text("New Norvania"), "It is in New Norvania.", Right, "the whole name"},
		{text("New Norvania"), "Norvania", Wrong, "the land it is named after"},
		{text("South Holt"), "It was held in Holt, for the first time.", Wrong, "a part of a land is not the land"},
		{text("South Holt"), "North Holt", Wrong, "another part"},
		{text("Hamburg, Germany"), "Bremen, Germany", Wrong, "another town of that land"},
		{text("Hamburg, Germany"), "It is in Hamburg, in the north of Germany.", Right, "town and land apart"},
		{Gold{Answers: []string{"Hamburg, Germany"}, Question: "Where did the Vale company move to?"}, "After that Vale, Germany was its seat.", Right, "what the question names is no town"},
	})
}
