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

// TestOtherPersons: another first name before the last one is another person.
func TestOtherPersons(t *testing.T) {
	checkRows(t, []row{
		{text("John F. Vale"), "Robert F. Vale was the mayor.", Wrong, "one initial in common"},
		{text("John F. Vale"), "John Vale was the mayor.", Right, "no initial"},
		{text("John F. Vale"), "Mayor J. F. Vale", Right, "initials for both"},
		{text("Edith Vale"), "Irene Holt-Vale", Wrong, "a double name"},
		{text("Edith Vale"), "Edith Holt-Vale", Right, "with the same first name"},
		{text("E. M. Vale"), "O. Vale", Wrong, "initials are all there is of a name"},
	})
}

// TestRomanNumerals: the number behind a name, in any form.
func TestRomanNumerals(t *testing.T) {
	checkRows(t, []row{
		{text("Rudolf VIII"), "King Rudolf the Eighth", Right, "an ordinal in words"},
		{text("Rudolf the Eighth"), "Rudolf VIII", Right, "and the other way round"},
		{text("Rudolf VIII"), "Rudolf 8", Right, "in digits"},
		{text("Rudolf VIII"), "rudolf viii", Right, "in small letters"},
		{text("Rudolf VIII"), "Rudolf VII", Wrong, "another number"},
		{text("Rudolf VIII"), "Rudolf the Seventh", Wrong, "another ordinal"},
		{text("Rudolf VIII"), "Otto VIII", Wrong, "another name"},
		{text("Xi Vale"), "Leader Xi Vale.", Right, "a name that could be a numeral"},
	})
}

// TestSaidOfAnother: a name in what is said of somebody else is no answer.
func TestSaidOfAnother(t *testing.T) {
	wrote := Gold{Answers: []string{"Gabriel García Márquez"}, Question: "Who wrote the novel?"}
	twain := Gold{Answers: []string{"Mark Twain"}, Question: "Who wrote the letter?"}
	vice := Gold{Answers: []string{"Aaron Burr"}, Question: "Who was vice president under Thomas Jefferson?"}
	checkRows(t, []row{
		{wrote, "Isabel Allende, who was influenced by Gabriel García Márquez.", Wrong, "of another"},
		{wrote, "The answer is Isabel Allende, whose model was Gabriel García Márquez.", Wrong, "in a marked answer"},
		{wrote, "Gabriel García Márquez, who knew Isabel Allende well.", Right, "the name is what it is said of"},
		{wrote, "The author, who knew Isabel Allende, is Gabriel García Márquez.", Right, "behind what is said"},
		{twain, "Samuel Clemens, who is better known as Mark Twain.", Right, "what both are called"},
		{vice, "Thomas Jefferson, whose vice president was Aaron Burr.", Right, "the question names the other"},
	})
}
