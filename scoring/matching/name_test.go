package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

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
		{text("Rudolf V"), "Rudolf the Fifth", Right, "one letter"},
		{text("Rudolf V. Vale"), "Rudolf Vale", Right, "an initial"},
		{text("V"), "The V (variable) part does.", Right, "a letter behind an article"},
		{text("World War II"), "the First World War", Wrong, "another ordinal before the name"},
		{text("Chapter 4"), "In chapter IV, near its end.", Right, "behind what is numbered"},
		{text("chapter IV"), "the fourth chapter", Right, "the other way round"},
		{text("chapter IV"), "four chapters", Wrong, "a count of them"},
		{text("Type 1"), "Type I is.", Right, "which no speaker is"},
		{text("19th century"), "It is of the XIX century.", Right, "a century"},
		{asked("Which act holds the duel?", "5"), "Act V", Right, "where a number is asked for"},
		{asked("Which act holds the duel?", "5"), "Act VI", Wrong, "another"},
		{asked("How many horses had Rudolf VIII?", "6"), "Rudolf VIII rode a lot of them.", Unknown, "the numeral of the question"},
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

// TestRelatives: whose friend or brother somebody is does not name the one.
func TestRelatives(t *testing.T) {
	wrote := Gold{Answers: []string{"Mark Twain"}, Question: "Who wrote the letter?"}
	father := Gold{Answers: []string{"Zeus"}, Question: "Who was the father of Athena?"}
	before := Gold{Answers: []string{"Philip"}, Question: "Who ruled before Alexander?"}
	checkRows(t, []row{
		{wrote, "A friend of Mark Twain.", Wrong, "a friend"},
		{wrote, "It was written by the brother of the American writer Mark Twain.", Wrong, "a brother, with words between"},
		{wrote, "Mark Twain's younger brother wrote it.", Wrong, "a possessive"},
		{wrote, "Mark Twain, a friend of Howells.", Right, "the name is whose friend is told"},
		{wrote, "A friend of Mark Twain says that Mark Twain wrote it.", Right, "named again"},
		{father, "Athena was the daughter of Zeus.", Right, "the question asks for a relation"},
		{before, "Alexander was a son of Philip, who ruled before him.", Right, "the question names the other"},
	})
}

// TestTownsOfOtherLands: towns of one name, and towns in a land that a city is named after.
func TestTownsOfOtherLands(t *testing.T) {
	york := Gold{Answers: []string{"New York City"}, Question: "Which city is the statue in?"}
	checkRows(t, []row{
		{york, "New York", Right, "the city cut short"},
		{york, "It is in Albany, New York.", Wrong, "another town of the state"},
		{text("Springfield, Illinois"), "Springfield, Massachusetts", Wrong, "the town in another state"},
		{text("Springfield, Illinois"), "It is in Springfield in Ohio.", Wrong, "the same with in"},
		{text("Springfield, Illinois"), "Springfield, IL", Right, "the state cut short"},
		{text("Springfield, Illinois"), "In Springfield, United States.", Right, "the land of the state"},
	})
}

// TestPeoplesOfLands: adjectives and peoples that no ending makes of the name of a land.
func TestPeoplesOfLands(t *testing.T) {
	checkRows(t, []row{
		{text("France"), "It was a French colony.", Right, "an adjective"},
		{text("the Netherlands"), "The Dutch built it.", Right, "a people"},
		{text("Welsh"), "It comes from Wales.", Right, "the land of an adjective"},
		{text("Norway"), "The Swedish team won it.", Wrong, "another land"},
		{text("Poland"), "It is a polish for shoes.", Wrong, "a word in small letters"},
		{text("France"), "It is a French garden in Belgium.", Wrong, "what something in another land is like"},
	})
}

// TestNumeralsDecide: the numbers of one name are not each other.
func TestNumeralsDecide(t *testing.T) {
	checkRows(t, []row{
		{text("World War I"), "World War II", Wrong, "the second of two"},
		{text("World War II"), "World War I", Wrong, "the first of two"},
		{text("World War II"), "the Second World War", Right, "an ordinal before the name"},
		{text("World War II"), "WWII", Right, "initials"},
		{text("World War II"), "It was fought in WW2.", Right, "initials with a digit"},
		{text("Richard III"), "Richard II", Wrong, "another king"},
		{text("Elizabeth II"), "Elizabeth I", Wrong, "another queen"},
		{text("Elizabeth II"), "It was Queen Elizabeth.", Right, "a title and no number"},
		{text("Elizabeth II"), "Elizabeth Holt", Wrong, "another last name"},
		{text("Edith Vale"), "It was Edith I think, Edith Vale.", Right, "an I that is the speaker"},
		{text("Robert Gillespie Vale IV"), "Robert Vale", Right, "a name of several words without its number"},
		{text("Robert Gillespie Vale IV"), "Robert Vale III", Wrong, "with another"},
		{text("Vale Theatre"), "the Vale Theater", Right, "American spelling"},
		{text("Vale Harbor"), "Vale Harbour", Right, "British spelling"},
		{text("gray"), "Grey.", Right, "and of gray"},
	})
}

// TestShortNames: forms of first names that share no letters, and names cut short.
func TestShortNames(t *testing.T) {
	checkRows(t, []row{
		{text("William Jefferson Vale"), "Bill Vale", Right, "a short form"},
		{text("James Vale"), "Jimmy Vale", Right, "one of a name with an s"},
		{text("Elizabeth Vale"), "Liz Vale", Right, "another"},
		{text("Elizabeth Vale"), "Lily Vale", Wrong, "another name"},
		{text("the drama series Lamplight"), "It is from the show Lamplight.", Right, "a description before a name of one word"},
		{text("English rock band the Lamplighters"), "It is sung by The Lamplighters.", Right, "with a people"},
		{text("northern Norvania"), "Norvania", Wrong, "the land of a part of it"},
		{text("The Republic of Norvania"), "It is in Norvania.", Right, "what sort of state it is"},
		{text("People's Republic of Norvania"), "Norvania", Right, "in more words"},
		{text("the capital city of Norvania"), "Norvania", Wrong, "a city that is not called so"},
		{text("Norvanian States Army"), "The Army of the South.", Wrong, "a word that many names share"},
		{text("Norvania State Warriors"), "The Warriors won it.", Right, "one that they share, before another"},
		{Gold{Answers: []string{"Central Norvania"}, Question: "What region is Norvania in?"}, "Norvania is in the western region.", Wrong, "the name that the question holds"},
		{text("United States"), "The USA did.", Right, "another name of a land"},
		{text("United States"), "It was the American team.", Right, "its people"},
		{text("USSR"), "The Soviet Union did.", Right, "initials written out"},
		{text("United States"), "They beat us all.", Wrong, "no name in small letters"},
	})
}

// TestDotsOfVowels: an e in place of two dots.
func TestDotsOfVowels(t *testing.T) {
	checkRows(t, []row{
		{text("Jürgen Groß"), "Juergen Gross", Right, "an e in place of two dots"},
		{text("Mueller"), "It was Müller.", Right, "and the other way round"},
		{text("Jürgen Groß"), "Jorgen Gross", Wrong, "another vowel in a short name"},
	})
}

// TestLostSpaces: names that are glued to the words before and behind them.
func TestLostSpaces(t *testing.T) {
	checkRows(t, []row{
		{text("Norvania Kings"), "TheNorvania Kingswon the cup1.", Right, "on both sides"},
		{text("Lyon"), "It was signed inLyononApril 30.", Right, "between light words"},
		{text("Sohra"), "It is by the bandSohra.", Right, "behind a word in small letters"},
		{text("KLM"), "It is flown by KLM1. More is to come.", Right, "the mark of a footnote"},
		{text("Tube"), "YouTube", Wrong, "a part of a name"},
		{text("Java"), "JavaScript", Wrong, "the beginning of one"},
		{text("Ace"), "He met the Acevedo family.", Wrong, "the beginning of a word"},
		{text("24 hours"), "It takes about24 hours1.", Right, "a number behind a light word"},
	})
}

// TestNamesInContext: one part of a name is enough where what is given names nobody else with it.
func TestNamesInContext(t *testing.T) {
	lease := Gold{Answers: []string{"Hanna Weiss"}, Question: "Hanna Weiss signed the lease on 3 March; Emil Stark was the witness.\nWho signed the lease?"}
	weisses := Gold{Answers: []string{"Hanna Weiss"}, Question: "Hanna Weiss signed the lease; Karl Weiss was the witness.\nWho signed the lease?"}
	which := Gold{Answers: []string{"Hanna Weiss"}, Question: "Which Weiss signed the lease?"}
	checkRows(t, []row{
		{lease, "Weiss", Right, "the last name"},
		{lease, "Ms. Weiss signed it.", Right, "with a title"},
		{lease, "Hanna", Right, "the first name"},
		{lease, "Stark", Wrong, "somebody else"},
		{weisses, "Weiss", Wrong, "two have that name"},
		{weisses, "Hanna", Right, "one has the other"},
		{which, "Weiss", Wrong, "the question itself holds it"},
	})
}

// TestFormsOfNames: small words within a name, titles, and names in another language.
func TestFormsOfNames(t *testing.T) {
	leonardo := Gold{Answers: []string{"Leonardo da Vinci"}, Question: "Who painted it?"}
	engels := Gold{Answers: []string{"Friedrich Engels"}, Question: "Who wrote it?"}
	curie := Gold{Answers: []string{"Marie Curie"}, Question: "Who found it?"}
	land := Gold{Answers: []string{"Côte d'Ivoire"}, Question: "Which country is it?"}
	won := Gold{Answers: []string{"Ines Duarte"}, Question: "Who won the contest?"}
	checkRows(t, []row{
		{leonardo, "Leonardo", Right, "the first name, where another word parts it from the last"},
		{leonardo, "Vinci", Right, "the last"},
		{leonardo, "Leonardo da Pisa", Wrong, "another last name"},
		{engels, "Frederick Engels", Right, "a first name in English"},
		{engels, "Karl Engels", Wrong, "another first name"},
		{curie, "Mme Curie", Right, "a short title"},
		{curie, "Pierre Curie", Wrong, "another of that name"},
		{land, "Ivory Coast", Right, "two names of a land"},
		{won, "Ines Duarte finished second behind Lena Brandt.", Wrong, "who came second did not win"},
		{won, "Ines Duarte won; Lena Brandt finished second.", Right, "and the other did"},
	})
}

// TestNamesOfOtherStatements: gold in a statement of something else, beside one that answers with another name.
func TestNamesOfOtherStatements(t *testing.T) {
	lease := Gold{Answers: []string{"Hanna Weiss"}, Question: "Who signed the lease?"}
	capital := Gold{Answers: []string{"Ottawa"}, Question: "What is the capital of Canada?"}
	checkRows(t, []row{
		{lease, "Hanna Weiss was the witness; Emil Stark signed the lease.", Wrong, "another signed it"},
		{lease, "Hanna Weiss was the witness, but Emil Stark signed the lease.", Wrong, "behind but"},
		{lease, "Hanna Weiss was present; Emil Stark signed the list of guests.", Right, "another thing was signed"},
		{lease, "Hanna Weiss did; Emil Stark was the witness.", Right, "gold answers"},
		{capital, "Ottawa is in Ontario, but the capital is Toronto.", Wrong, "the name at the end"},
		{capital, "Many people say Ottawa, but it's really Toronto.", Wrong, "what many say"},
		{capital, "Many people say Toronto, but it's really Ottawa.", Right, "and what it is"},
	})
}
