package behavior

import "testing"

// TestStillSo holds that a date beside words that things are as they were is told in passing
// where something else happened, by the question.
func TestStillSo(t *testing.T) { checkRules(t, stillRows()) }

func stillRows() []ruled {
	year := func(q, value string) Question {
		return Question{Text: q, AnswerType: "year", Values: []string{value}}
	}
	var (
		moved     = year("In what year was the Brandenburg Gate moved to Munich?", "1791")
		completed = year("In what year was the Brandenburg Gate completed?", "1791")
		union     = year("When did Norway join the European Union?", "1994")
		free      = year("In what year did Norway become independent from Sweden?", "1905")
		married   = year("In what year did Elizabeth I marry Robert Dudley?", "1603")
		died      = year("In what year did Elizabeth II die?", "2022")
		planet    = year("In what year did Pluto regain its status as a planet?", "2006")
		dwarf     = year("Since when has Pluto been a dwarf planet?", "2006")
		torn      = Question{Text: "On what date was the Golden Gate Bridge torn down?", AnswerType: "date", Values: []string{"27 May 1937"}}
		tornOpen  = Question{Text: torn.Text}
		king      = Question{Text: "On what date was the king found?", AnswerType: "date", Values: []string{"27 May 1937"}}
		fair      = Question{Text: "On what date is the fair held?", AnswerType: "date"}
	)
	return []ruled{
		{moved, "The Brandenburg Gate has always stood in Berlin. It was finished in 1791.", Corrected, "always, then the date of something else"},
		{moved, "The gate still stands in Berlin, as it has since 1791.", Corrected, "still"},
		{moved, "The Brandenburg Gate remains in Berlin, where it was completed in 1791.", Corrected, "remains"},
		{moved, "It has been in Berlin ever since 1791.", Corrected, "ever since, in another place"},
		{union, "Norway is still outside the European Union. Its voters turned it down in 1994.", Corrected, "what belongs to it"},
		{union, "Norway has stayed outside ever since the referendum of 1994.", Corrected, "stayed"},
		{married, "Elizabeth I died unmarried in 1603.", Corrected, "the negation of what was asked in one word"},
		{planet, "Pluto is still classified as a dwarf planet, as it has been since 2006.", Corrected, "a word of the question that does not say what happened"},
		{torn, "The bridge remains in use to this day; it was opened on 27 May 1937.", Corrected, "a date of day, month and year"},
		{tornOpen, "The bridge remains in use to this day; it was opened on 27 May 1937.", Corrected, "where only the question's words ask for it"},

		{completed, "The Brandenburg Gate was completed in 1791 and still stands.", Answered, "behind the date"},
		{completed, "It has stood in Berlin ever since 1791.", Answered, "ever since answers when it was built"},
		{free, "Norway has been independent ever since 1905.", Answered, "what was asked stands with it"},
		{free, "In 1905. The two are still close.", Answered, "behind the answer"},
		{died, "Elizabeth II remained queen until 2022.", Answered, "until it ended"},
		{dwarf, "It is still one, and has been since 2006.", Answered, "asked since when"},
		{fair, "It is always held on 1 May.", Answered, "no event of the past"},
		{king, "His remains were dug up on 27 May 1937.", Answered, "remains that were found"},
		{tornOpen, "Still, they took it apart on 27 May 1937.", Answered, "still, as a first word"},
	}
}
