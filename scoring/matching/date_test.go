package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

func day(question, answer string) Gold {
	return Gold{Answers: []string{answer}, Type: Date, Question: question}
}

// TestSeveralDates: which of several dates is the answer.
func TestSeveralDates(t *testing.T) {
	games := day("When did the 2029 games open?", "1 March 2029")
	born := day("When was Edith Vale born?", "1 March 1829")
	step := day("On what date did Holt first set foot on the island?", "20 July 1869")
	checkRows(t, []row{
		{games, "The 2029 games opened on 1 March 2029.", Right, "the year of the question stands first"},
		{games, "The games opened in 2029.", Wrong, "a year alone where nothing else is given"},
		{games, "Built in 2021, the stadium saw the games open on 1 March 2029.", Right, "a year is no day"},
		{games, "Type 360 was shown at the opening on 1 March 2029.", Right, "a number that nothing shows to be a year"},
		{games, "The opening was at gate 360, as far as we know.", Unknown, "and is no date where there is no other"},
		{day("When did the city fall?", "476"), "It fell in 476.", Right, "a year below 1000"},
		{day("When did the city fall?", "476"), "AD 476", Right, "with its era"},
		{day("When did the city fall?", "476"), "476", Right, "and alone"},
		{born, "She died on 18 April 1855; she was born on 1 March 1829.", Right, "the clause that holds the question's word"},
		{born, "She died on 1 March 1829; she was born on 18 April 1755.", Wrong, "and not another"},
		{born, "Edith Vale (1 March 1829 – 18 April 1855) was a painter.", Right, "the first where none does"},
		{born, "It was 1 March 1829. Her brother was born on 2 May 1831.", Right, "what stands in later sentences adds"},
		{step, "The ship left on July 16, 1869, and Holt set foot on the island on July 20, 1869.", Right, "most words of the question"},
		{step, "1 July 1869 or 20 July 1869", Wrong, "one of two"},
	})
}

// TestMonthsCutShort: the full stop of a short month ends no sentence.
func TestMonthsCutShort(t *testing.T) {
	gold := day("When was it?", "14 March 1879")
	checkRows(t, []row{
		{gold, "14 Mar. 1879", Right, "before the year"},
		{gold, "On Mar. 14, 1879.", Right, "before the day"},
		{text("14 March 1879"), "14 Mar. 1879", Right, "as text"},
		{day("When was it?", "May 1879"), "In May. 1880 was later.", Wrong, "the full name of a month ends one"},
	})
}

// TestDatesOfOtherThings: as dates and as text.
func TestDatesOfOtherThings(t *testing.T) {
	const both = "Founded 1985, renamed 1987."
	renamed, founded := day("When was the club renamed?", "1987"), day("When was the club founded?", "1987")
	asText := func(g Gold) Gold { g.Type = Text; return g }
	checkRows(t, []row{
		{renamed, both, Right, "what is asked for stands beside it"},
		{founded, both, Wrong, "beside the other"},
		{asText(renamed), both, Right, "as text"},
		{asText(founded), both, Wrong, "as text, beside the other"},
		{day("When did the season end?", "9 December 1987"), "The season began on 26 August 1987 and ended on 9 December 1987.", Right, "a short verb in its past"},
		{asText(day("When did the 1987 season end?", "9 December 1987")), "The 1987 season ended on 9 December 1987.", Right, "the year of the question is of no other"},
		{asText(day("When did the order first come into effect?", "2006")), "It first came into effect between 2004 and 2006.", Right, "a range says one thing of both"},
	})
}

// TestPartsOfDates: as text, a part of a date is enough where nothing says that it is of another.
func TestPartsOfDates(t *testing.T) {
	season := Gold{Answers: []string{"9 December 2017"}, Question: "When did the 2017 season end?"}
	out := Gold{Answers: []string{"2013", "27 November 2013"}, Question: "When did it come out?"}
	year := Gold{Answers: []string{"2013", "27 November 2013"}, Question: "In which year did it come out?"}
	checkRows(t, []row{
		{season, "The 2017 season ended on 8 January 2018.", Wrong, "the year of the question is no part of the answer"},
		{season, "It ended in December 2017.", Right, "a month of it is"},
		{out, "It came out in 2013.", Right, "the year, where gold gives it too"},
		{out, "It came out in November 2013.", Right, "the month"},
		{out, "It came out on 8 November 2013.", Wrong, "another day of the month"},
		{out, "It came out in May 2013.", Wrong, "another month of the year"},
		{year, "It came out on 8 November 2013.", Right, "the year alone was asked for"},
		{text("1995 Vale Cabriolet"), "A 1995 Holt Roadster.", Wrong, "a name that a year is part of is no date"},
		{text("Friday 3 May 1987"), "In May 1987.", Right, "a weekday is part of one"},
	})
}

// TestPartsOfPeriods: the early, the middle and the late part, and years before Christ.
func TestPartsOfPeriods(t *testing.T) {
	century := text("the late 6th century BCE")
	checkRows(t, []row{
		{text("mid-March"), "It usually takes place in March.", Right, "the whole of the month"},
		{text("mid-March"), "In late March.", Wrong, "another part of it"},
		{century, "In the 6th century BC.", Right, "the whole of the century, in the other era's name"},
		{century, "In the early 6th century BC.", Wrong, "another part of it"},
		{century, "In the 6th century.", Wrong, "a century of ours"},
		{text("early 1970s"), "In the late 1970s.", Wrong, "another part of the decade"},
		{text("1976"), "In the late 1970s.", Right, "a part of the decade that may hold the year"},
		{text("1976"), "In the early 1970s.", Wrong, "one that does not"},
		{text("44 BC"), "He died in 44 BCE.", Right, "the other name of the era"},
		{text("500 BC"), "He died in 500 AD.", Wrong, "the other era"},
		{day("When did he die?", "500 BC"), "He died in 500 AD.", Wrong, "as a date"},
		{day("When did he die?", "500 BC"), "He died in 500 BCE.", Right, "in its own"},
	})
}

// TestSharedNames: a name that all statements of a sentence share tells none of its dates apart.
func TestSharedNames(t *testing.T) {
	landed := func(gold string) Gold {
		return Gold{Answers: []string{gold}, Type: Date, Question: "On what date did Argo 5 land on the comet?"}
	}
	pact := func(gold string) Gold {
		return Gold{Answers: []string{gold}, Type: Date, Question: "When was the Charter of Peace adopted?"}
	}
	ship := func(gold string) Gold { return asked("In what year did the Borealis sink?", gold) }
	const vote = "Parliament voted for peace on 2 May 1920 and adopted the Charter on 4 May 1920."
	const both = "Argo 5 launched on 20 July 2031 and landed three years later, on 24 May 2034."
	checkRows(t, []row{
		{landed("2034-05-24"), both, Right, "the verb of the question"},
		{landed("2031-07-20"), both, Wrong, "another verb"},
		{pact("1920-05-04"), vote, Right, "a name that decides between two words of the question"},
		{pact("1920-05-02"), vote, Wrong, "the other date"},
		{ship("1912"), "The Aurora sank in 1912; the Borealis in 1915.", Wrong, "another name before the same verb"},
		{ship("1915"), "The Aurora sank in 1912; the Borealis in 1915.", Right, "without the verb"},
	})
}

// TestYearApart: a day whose year stands elsewhere in its sentence, or in the question.
func TestYearApart(t *testing.T) {
	opened := text("31 March 1889")
	opened.Question = "When was the tower opened?"
	games := day("On what date did the 2029 games open?", "1 March 2029")
	checkRows(t, []row{
		{opened, "The tower opened in 1889, with a fair on March 31.", Right, "the year before the day"},
		{opened, "The tower opened in 1890, with a fair on March 31.", Wrong, "of another year"},
		{games, "They opened on 1 March.", Right, "the year stands in the question"},
		{games, "They opened on 2 March.", Wrong, "another day"},
	})
}

// TestDatesWorkedOut: of an answer that works step by step the date counts that it ends in, and not the first.
func TestDatesWorkedOut(t *testing.T) {
	due := day("A canoe was hired on 9 June for 5 days, of which the first is 10 June. On which date must it be returned?", "14 June 2031")
	docked := day("On which date did the Heron dock at Skerry Island?", "21 August 1931")
	third := day("The choir meets every ten days, for the first time on 2 March 2030. When is the third rehearsal?", "22 March 2030")
	watch := day("Ivo, Marta and Lena each have a watch in June. When is Lena's watch?", "16 June 2031")
	checkRows(t, []row{
		{due, "10 June is day 1. 12 June is day 3. So the canoe must be back by 14 June 2031.", Right, "a conclusion behind steps"},
		{due, "10 June is day 1. 14 June 2031 is day 5. So the canoe must be back by 15 June 2031.", Wrong, "and another one"},
		{due, "The rental began on 9 June. Day 3 was 11 June.\n\nTherefore it must be returned on 14 June 2031.", Right, "behind a blank line"},
		{due, "It must be returned on 14 June 2031. So Monday, 16 June 2031, is too late.", Right, "the first answers and the conclusion does not"},
		{due, "It must be returned on 14 June 2031. Overall, by 20 June 2031 the season is over.", Right, "a conclusion on something else"},
		{due, "The 11th of June 2031 and the 13th of June 2031 are too early, so it is 14 June 2031.", Right, "within a sentence"},
		{due, "14 June 2031 and 15 June 2031 are too early, so it is 16 June 2031.", Wrong, "and another one"},
		{due, "9 June 2031, then five more days: 14 June 2031", Right, "the question gives the day without its year"},
		{docked, "The Heron sailed on 17 August 1931. It docked at Skerry Island on 21 August 1931.", Right, "the sentence with the question's words"},
		{docked, "The Heron sailed on 21 August 1931. It docked at Skerry Island on 25 August 1931.", Wrong, "and not another"},
		{docked, "It docked on 21 August 1931. It sailed home on 30 August 1931.", Right, "the first, where that has them"},
		{docked, "21 August 1931. The Heron had been docked for repairs until 3 May 1931.", Right, "nothing but the date stands first"},
		{docked, "Departure: 17 August 1931\nDocking: 21 August 1931\nReturn: 30 August 1931", Right, "a line of a list"},
		{docked, "Departure: 21 August 1931\nDocking: 25 August 1931\nReturn: 30 August 1931", Wrong, "another line"},
		{docked, "| Event | Date |\n|---|---|\n| Departure | 17 August 1931 |\n| Docking | 21 August 1931 |", Right, "a row of a table"},
		{third, "1. 2 March 2030\n2. 12 March 2030\n3. 22 March 2030\n\nThe third rehearsal is on 22 March 2030.", Right, "no entry of a list answers alone"},
		{third, "First rehearsal: 2 March 2030. Second rehearsal: 12 March 2030. Third rehearsal: 22 March 2030.", Right, "the one in the row"},
		{third, "First rehearsal: 2 March 2030. Second rehearsal: 22 March 2030. Third rehearsal: 11 April 2030.", Wrong, "another in the row"},
		{watch, "- Ivo: 2 June 2031\n- Marta: 9 June 2031\n- Lena: 16 June 2031", Right, "of who is asked about"},
		{watch, "- Ivo: 2 June 2031\n- Marta: 16 June 2031\n- Lena: 23 June 2031", Wrong, "of another"},
	})
}
