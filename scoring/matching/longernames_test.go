package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestTitlesThatAreNames: a word that is a title before a name, and a name behind one.
func TestTitlesThatAreNames(t *testing.T) {
	text := func(gold string) Gold { return Gold{Answers: []string{gold}} }
	checkRows(t, []row{
		{text("Stephen King"), "Stephen Holt wrote it.", Wrong, "another last name"},
		{text("Stephen King"), "It was King who wrote it.", Right, "the last name alone"},
		{text("The Lion King"), "The Lion Sleeps Tonight", Wrong, "a work that begins as another"},
		{text("Attorney General"), "An attorney from Holt.", Wrong, "half of an office"},
		{text("King Harald"), "Harald did.", Right, "a title before the name"},
		{text("Martin Luther King Jr."), "Martin Luther", Wrong, "another person"},
		{text("Martin Luther King Jr."), "Dr. King", Right, "a title and the last name"},
		{text("Martin Luther King Jr."), "MLK gave it.", Right, "initials without the Jr."},
		{text("Martin Luther King Jr."), "Martin Luther King", Right, "without the Jr."},
		{text("Martin Luther King Jr."), "Martin Luther King Sr.", Wrong, "the father"},
		{text("Robert Downey Sr."), "It was Robert Downey Jr.", Wrong, "the son"},
		{text("Robert Downey Sr."), "It was Robert Downey, Sr.", Right, "behind a comma"},
	})
}

// TestLongerNames: names that hold another.
func TestLongerNames(t *testing.T) {
	text := func(gold string) Gold { return Gold{Answers: []string{gold}} }
	checkRows(t, []row{
		{text("Guinea"), "Papua New Guinea", Wrong, "a land that ends in another"},
		{text("Guinea"), "It is Guinea-Bissau.", Wrong, "one that begins with it"},
		{text("Guinea"), "It is Guinea, not Guinea-Bissau.", Right, "both, of which one is denied"},
		{text("Sudan"), "Juba is in South Sudan.", Wrong, "a new land of an old name"},
		{text("Sudan"), "It is in the east of Sudan.", Right, "a part of it"},
		{text("Georgia"), "South Georgia", Wrong, "a place named after it"},
		{text("Georgia"), "It is in southern Georgia.", Right, "a part of it"},
		{text("J. R. R. Tolkien"), "John Ronald Reuel Tolkien", Right, "three initials in full"},
		{text("J. R. R. Tolkien"), "Christopher Tolkien", Wrong, "another first name"},
		{text("South Sudan"), "South Sudan", Right, "the longer is gold"},
		{text("Virginia"), "It is in West Virginia.", Wrong, "a state"},
		{text("World Health Organization"), "The World Trade Organization", Wrong, "two of three words, of which one says the sort"},
		{text("World Health Organization"), "The WHO did.", Right, "its initials"},
		{text("Federal Aviation Administration"), "The Federal Aviation Agency", Right, "most of its words"},
		{text("Ford Foundation"), "The Carnegie Foundation", Wrong, "another of the sort"},
		{text("Marx Bros."), "The Marx Brothers", Right, "cut short"},
		{text("Ford Motor Company"), "Ford Motor Co.", Right, "cut short as well"},
	})
}
