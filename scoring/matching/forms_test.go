package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestOtherWords: the gold answer in another form, or the part of it that was
// asked for.
func TestOtherWords(t *testing.T) {
	checkRows(t, []row{
		{text("haemoglobin"), "Hemoglobin carries it.", Right, "another spelling"},
		{text("Elisabeth Vale"), "It was Elizabeth Vale.", Right, "another spelling of a name"},
		{text("the Andes"), "It is an Andean plant.", Right, "the adjective of a place"},
		{text("Buddhism"), "They were Buddhists.", Right, "the followers of a creed"},
		{text("irrigation"), "The canal irrigates the fields.", Right, "the verb of a noun"},
		{text("Niger"), "Nigeria", Wrong, "a longer name of another country"},
		{text("India"), "Indiana", Wrong, "the same"},
		{text("two women"), "It was one woman and another: two women.", Right, "a plural of its own"},
		{text("woman"), "The women did.", Right, "the same for its singular"},
		{text("Georgia"), "George", Wrong, "a name in another name"},
		{text("Austria"), "Australia", Wrong, "a likeness of names"},
		{text("Hamburg, Germany"), "In Hamburg.", Right, "the country was not asked for"},
		{text("a clock tower in Hamburg"), "It is a tower with a clock.", Right, "the place was not asked for"},
		{text("gross weight (GW)"), "This is called the gross weight.", Right, "what stands in brackets"},
		{text("the marten or polecat"), "A polecat.", Right, "gold that allows either"},
		{text("United Nations"), "The UN did.", Right, "initials of a body"},
		{text("United Nations"), "The US did.", Wrong, "other initials"},
		{text("R.N.L.I."), "It is run by the R. N. L. I. today.", Right, "initials with spaces"},
		{text("a rear-view camera"), "A rearview camera.", Right, "a hyphen or none"},
		{text("data base server"), "the database server", Right, "one word for two"},
		{text("Maria Holt"), "The wardenwasMaria Holt12.", Right, "lost spaces and marks of footnotes"},
		{text("Maria Holt"), "It was Maria Holt⁴.", Right, "a raised mark of a footnote"},
		{text("March 1921"), "It opened inMarch 19214.", Right, "a mark glued to a year"},
		{text("19214"), "It has 19214 seats.", Right, "five digits that are no year"},
		{text("20 ℃"), "It is 20 ℃ there.", Right, "a sign that stands for letters"},
		{text("a tower in Hamburg harbor"), "A tower in the harbor of Antwerp.", Wrong, "another place in its stead"},
		{text("the western harbor wall"), "the wall", Wrong, "one word of three"},
		{text("Norvanian traders"), "the traders", Wrong, "half of the words, without the name"},
		{text("Norvanian traders"), "The Norvanians brought it.", Right, "half of the words, with the name"},
		{text("Vale University"), "The University of Holt.", Wrong, "a word that many names share"},
		{text("Vale High School"), "Holt High School", Wrong, "two words that many names share"},
	})
}

// TestTextNumbersAndDates: gold answers that are compared as text and hold
// numbers or dates.
func TestTextNumbersAndDates(t *testing.T) {
	checkRows(t, []row{
		{text("twenty-seven"), "There are 27 of them.", Right, "a number in words against digits"},
		{text("27"), "There are twenty-seven of them.", Right, "and the other way round"},
		{text("1.5 km"), "It is 1,500 metres long.", Right, "another unit of the dimension"},
		{text("3 feet"), "It is 3 metres long.", Wrong, "the same number in another unit"},
		{text("60 minutes"), "It takes 60 minutes, or 3,600 seconds.", Right, "one thing said twice is no rival"},
		{text("60 minutes"), "It takes 60 or 90 minutes.", Wrong, "two values are"},
		{text("two four-year terms"), "Two terms of four years each.", Right, "all numbers of a longer text"},
		{text("two four-year terms"), "three four-year terms", Wrong, "one of its numbers is another"},
		{text("the third daughter of the miller"), "the second daughter of the miller", Wrong, "another ordinal"},
		{text("3 May 1987"), "In May 1987.", Right, "a month of that year agrees with the day"},
		{text("3 May 1987"), "On 5 May 1987.", Wrong, "another day does not"},
		{text("3 May 1987"), "On 5 May 1987, the hottest day of 1987.", Wrong, "nor does its year beside it"},
		{text("3 May 1987"), "On 5 May 1988, not in 1987.", Wrong, "a year that is denied"},
		{text("1734"), "It was built in the 18th century.", Right, "a century that holds the year"},
		{text("1734"), "It was built in the seventeenth century.", Wrong, "a century that does not"},
		{text("1734"), "It was built in the 18th century BC.", Wrong, "the other end of the count"},
		{text("1734"), "In the late 1730s.", Right, "a decade that holds the year"},
		{text("1734"), "In the 18th century, in 1751.", Wrong, "another year beside the century"},
	})
}

// TestDeniedAndRivals: what is said of the gold answer, not only that it stands
// there.
func TestDeniedAndRivals(t *testing.T) {
	signed := Gold{Answers: []string{"Norvania"}, Question: "Which state did not sign the treaty?"}
	checkRows(t, []row{
		{signed, "Norvania did not sign it.", Right, "the question asks in the negative"},
		{signed, "All signed it, except Norvania.", Right, "and the answer denies with it"},
		{text("Maria Holt"), `The song "Not Tonight" is by Maria Holt.`, Right, "a negation inside a title"},
		{text("Maria Holt"), "The song is not by Maria Holt.", Wrong, "a negation outside of one"},
		{text("Maria Holt"), "It was Ines Vale rather than Maria Holt.", Wrong, "contradicted in favor of another"},
		{text("Maria Holt"), "Maria Holt or Ines Vale.", Wrong, "one of two rivals"},
		{text("Maria Holt"), "It was Maria Holt or, as she signed, Mary Holt.", Right, "a name of the same person is no rival"},
		{text("Maria Holt"), "Maria Holt, Ines Vale or Edith Lund.", Wrong, "one of three"},
		{text("Maria Holt"), "Holt/Vale", Wrong, "two names and a stroke"},
		{text("red"), "red or blue", Wrong, "rivals that are no names, and nothing else"},
		{text("Maria Holt"), "Some say Maria Holt, but it was in fact Ines Vale.", Wrong, "what others say"},
		{text("Maria Holt"), "Some people think it was Ines Vale, but it was Maria Holt.", Right, "what the answer says against them"},
		{text("Maria Holt"), "It is false that Maria Holt wrote it.", Wrong, "a denial of the whole"},
		{text("not guilty"), "Not guilty.", Right, "gold that denies, in other letters"},
		{text("red or blue"), "red or blue", Right, "gold that leaves it open, to the letter"},
	})
}

// TestTakenBack: what an answer takes back, or only says that one could think.
func TestTakenBack(t *testing.T) {
	chairs := asked("How many chairs are left?", "14")
	checkRows(t, []row{
		{text("Maria Holt"), "Maria Holt. Wait, that's not right. It was Ines Vale.", Wrong, "not right"},
		{text("Ines Vale"), "Maria Holt. Wait, that's not right. It was Ines Vale.", Right, "what stands in its place"},
		{text("Maria Holt"), "Maria Holt... hold on, Ines Vale.", Wrong, "hold on"},
		{text("Maria Holt"), "It was Maria Holt. Actually, it was Ines Vale.", Wrong, "actually, by itself"},
		{text("Maria Holt"), "It was actually Maria Holt. Ines Vale helped her.", Right, "and not"},
		{text("Maria Holt"), "You might think of Maria Holt, but it was Ines Vale.", Wrong, "what one could think"},
		{text("Maria Holt"), "I first thought of Maria Holt, but it was Ines Vale.", Wrong, "what was thought first"},
		{text("Maria Holt"), "Maria Holt is a common guess, but it was Ines Vale.", Wrong, "a guess, behind"},
		{text("Maria Holt"), "While some say it was Ines Vale, it was Maria Holt. However, few know her.", Right, "what the answer says beside others"},
		{chairs, "14 — no, 15.", Wrong, "no, between marks"},
		{chairs, "14. Let me double-check. Yes, 14.", Right, "a check"},
		{chairs, "14. Wait, are there 15? No, one is broken.", Right, "a question of its own"},
		{chairs, "You might think it is 14, but it is 15.", Wrong, "a number one could think"},
		{chairs, "There are 14. On second thought, 15.", Wrong, "a second thought"},
	})
}

// TestFinalAnswers: where an answer says itself which part of it counts.
func TestFinalAnswers(t *testing.T) {
	checkRows(t, []row{
		{number("0.5"), `\boxed{\frac{1}{2}}`, Right, "braces within the box"},
		{text("the set {a, b}"), `\boxed{\text{the set } \{a, b\}}`, Right, "escaped braces within the box"},
		{number("30"), `\boxed{30`, Right, "a box that was never closed"},
		{number("30"), "240 litres leave at 8 litres a minute.\nWe divide one by the other.\n\n30", Right, "the last line alone holds the value"},
		{text("Lyon"), "Paris is larger. Still, the final answer is Lyon.", Right, "behind the phrase"},
		{text("Paris"), "Paris is larger. Still, the final answer is Lyon.", Wrong, "and not before it"},
		{text("Lyon"), "Answer: Lyon\n\nParis is larger.", Right, "a line that is marked"},
		{text("E. M. Vale"), "E.M. Vale wrote it.", Right, "initials without spaces"},
		{text("Edith Mary Vale"), "E. Vale wrote it.", Right, "an initial for a first name"},
		{text("Edith Mary Vale"), "O. Vale wrote it.", Wrong, "another initial"},
		{text("Dr. Edith Vale, M.D."), "Edith Vale", Right, "titles on both sides"},
	})
}

// TestFormsAreSymmetric: two forms of a word are forms of one another.
func TestFormsAreSymmetric(t *testing.T) {
	for _, r := range []struct {
		a, b  string
		forms bool
	}{
		{"hemoglobin", "haemoglobin", true}, {"andean", "andes", true}, {"zoology", "zoological", true},
		{"niger", "nigeria", false}, {"port", "portugal", false}, {"1066", "1067", false}, {"art", "arts", false},
	} {
		got, back := Check(text(r.a), r.b), Check(text(r.b), r.a)
		if another := "another form"; (got.Rule == another) != r.forms || (back.Rule == another) != r.forms {
			t.Errorf("%q for %q is %s by rule %q, and the other way round %s by %q; want forms of one word: %v",
				r.b, r.a, got.Correct, got.Rule, back.Correct, back.Rule, r.forms)
		}
	}
}

// TestSigns: signs that are part of a name.
func TestSigns(t *testing.T) {
	checkRows(t, []row{
		{text("A+"), "Her blood type is A+.", Right, "the sign"},
		{text("A+"), "A positive", Right, "in a word"},
		{text("O negative"), "O-", Right, "the other way round"},
		{text("A+"), "A-", Wrong, "another sign"},
		{text("AB-"), "AB+", Wrong, "another sign behind two letters"},
		{text("A+"), "It is A-negative, a rare one.", Wrong, "another in a word"},
		{text("C#"), "It is written in C++.", Wrong, "another language"},
		{text("C++"), "C", Wrong, "no sign"},
		{text("vitamin K"), "vitamin K - it helps", Right, "a dash is no sign"},
	})
}

// TestPartsOfAlternatives: either side of an "or" that can stand alone.
func TestPartsOfAlternatives(t *testing.T) {
	checkRows(t, []row{
		{text("16 or older"), "At least 16.", Right, "the number"},
		{text("16 or older"), "You must be 18 or older.", Wrong, "what stands behind the or is no answer"},
		{text("Later in the sixth season"), "It came up in later seasons.", Wrong, "nor is what stands before the in"},
	})
}

// TestNumbersOfOtherThings: as text, a day of a date or an amount of money is no count.
func TestNumbersOfOtherThings(t *testing.T) {
	goals := Gold{Answers: []string{"8"}, Question: "How many goals did she score?"}
	checkRows(t, []row{
		{goals, "It was on 8 May 2009.", Wrong, "the day of a date"},
		{goals, "It was on September 8, 2006.", Wrong, "behind its month"},
		{goals, "She scored 8, on 9 May 2009.", Right, "beside a date"},
		{Gold{Answers: []string{"8"}, Question: "On which day of May was it?"}, "On 8 May 2009.", Right, "where a day is asked for"},
		{text("20 m"), "£20", Wrong, "an amount of money is no length"},
		{text(".500"), "It was **.500**.", Right, "a number below one in bold"},
	})
}

// TestInitialsEndNoSentence: behind the phrase that marks the answer too.
func TestInitialsEndNoSentence(t *testing.T) {
	checkRows(t, []row{
		{text("J. L. Vale Holt"), "The answer is J. L. Vale Holt.", Right, "initials with a space"},
		{text("J.B.S. Vale"), "The answer is J.B.S. Vale.", Right, "without spaces"},
		{text("Rep. Joe Vale"), "The answer is Rep. Joe Vale.", Right, "a title cut short"},
		{text("Lyon"), "Lyon is not in the U.S. Paris is not either.", Right, "a land ends one"},
	})
}
