package matching_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

type row struct {
	gold    Gold
	text    string
	correct Correct
	reason  string
}

func checkRows(t *testing.T, rows []row) {
	t.Helper()
	for _, r := range rows {
		got := Check(r.gold, r.text)
		if got.Correct != r.correct || got.Unclear != (r.correct == Unknown) {
			t.Errorf("%s\n  gold %q, answer %q: %s (unclear %v, rule %q, extracted %q), want %s",
				r.reason, r.gold.Answers, r.text, got.Correct, got.Unclear, got.Rule, got.Extracted, r.correct)
		}
		if got.Start < 0 || got.End < got.Start || got.End > len(r.text) {
			t.Errorf("%s: span %d-%d is outside the answer", r.reason, got.Start, got.End)
		}
	}
}

func number(answer string) Gold { return Gold{Answers: []string{answer}, Type: Number} }

func text(answers ...string) Gold { return Gold{Answers: answers} }

func TestNumbers(t *testing.T) {
	minutes := Gold{Answers: []string{"30"}, Type: Number, Unit: "min",
		Question: "A full tank holds 240 litres. A pump empties it at 8 litres a minute. How many minutes does the pump need?"}
	checkRows(t, []row{
		{minutes, "30", Right, "a bare value"},
		{minutes, "The pump needs 30 minutes.", Right, "a value in a sentence"},
		{minutes, "The pump empties 240 litres at 8 litres a minute, so it needs 30 minutes.", Right, "numbers of the question stand before"},
		{minutes, "First we note the volume, 240 litres.\nThe rate is 8 litres a minute.\n240 / 8 = 30.", Right, "step by step, ends in the value"},
		{minutes, "Half an hour.", Right, "another unit of the dimension, in words"},
		{minutes, "It takes 0.5 hours.", Right, "another unit of the dimension"},
		{minutes, "1,800 seconds", Right, "a smaller unit"},
		{minutes, "1,800 minutes", Wrong, "the unit decides"},
		{minutes, "The pump needs 32 minutes.", Wrong, "another value"},
		{minutes, "240 / 8 = 32, so 32 minutes.", Wrong, "another result of the same numbers"},
		{minutes, "30 or 40 minutes.", Wrong, "one of two rivals"},
		{minutes, "It is not 30 minutes.", Wrong, "denied gold"},
		{minutes, "Not 20 but 30 minutes.", Right, "what is denied is another value"},
		{minutes, "The volume is what decides how long the pump has to run here.", Unknown, "no number at all"},
		{minutes, `Dividing gives $\boxed{30\text{ minutes}}$.`, Right, "boxed with a unit in LaTeX"},
		{minutes, `At first I had \boxed{40}, but it is \boxed{30}.`, Right, "the last box counts"},
		{minutes, "The answer is 40.\n\nWait, I mis-divided.\n\nThe answer is 30.", Right, "the last phrase counts"},
		{minutes, "**Answer:** 30 minutes", Right, "a marked answer in bold"},
		{minutes, "**30 minutes**\n\nThe tank holds 240 litres and loses 8 every minute.", Right, "bold value, reasons behind it"},
		{number("1234567"), "About 1,234,567 people.", Right, "thousands marks"},
		{number("1234567"), "1\u00a0234\u00a0567", Right, "no-break spaces as thousands marks"},
		{number("56986749430660"), "56,986,749,430,660", Right, "a long product, to the last digit"},
		{number("56986749430660"), "56,986,749,430,661", Wrong, "a long product, off by one"},
		{Gold{Answers: []string{"5000000000"}, Type: Number, Tolerance: 1}, "5000000001", Right, "off by one where that is tolerated"},
		{number("3.5"), "3,5", Right, "a decimal comma where nothing else is possible"},
		{number("3500"), "3,500", Right, "a comma before three digits is a thousands mark"},
		{number("3.5"), "3,500", Wrong, "the same, the other way round"},
		{number("0.75"), "3/4", Right, "a fraction"},
		{number("0.75"), "¾", Right, "a fraction in one character"},
		{number("1.5"), "1½", Right, "a mixed number"},
		{number("1.5"), "1 1/2", Right, "a mixed number, spelled out"},
		{number("0.75"), `\boxed{\frac{3}{4}}`, Right, "a fraction in LaTeX"},
		{number("0.25"), "25%", Right, "a share written in percent"},
		{Gold{Answers: []string{"25"}, Type: Number, Unit: "%"}, "25 percent", Right, "percent in words"},
		{number("300000000"), "3 × 10^8", Right, "a power of ten"},
		{number("0.00003"), "3e-5", Right, "scientific notation"},
		{number("3000000"), "3 million", Right, "a scale word"},
		{number("1200"), "1.2 × 10³", Right, "a power of ten, raised"},
		{number("0.0012"), "1.2 × 10⁻³", Right, "a negative power of ten, raised"},
		{number("0.75"), "three quarters", Right, "a fraction in words"},
		{number("1/3"), "He got a third of them.", Right, "a fraction behind an article"},
		{number("1/3"), "A third person got them.", Wrong, "an ordinal behind one"},
		{number("0.4"), "two-fifths of it", Right, "a fraction in words with a hyphen"},
		{number("-3"), "negative 3", Right, "a sign in a word"},
		{number("1.2"), "Section 1.2.3 says so.", Wrong, "a number of a section is no decimal"},
		{number("21"), "Twenty-one.", Right, "a number in words"},
		{number("105"), "A hundred and five.", Right, "a number in words with and"},
		{number("2.5"), "two and a half", Right, "a half in words"},
		{number("26"), "He was baptized on the 26th.", Right, "an ordinal"},
		{number("26"), "On the twenty-sixth of April.", Right, "an ordinal in words"},
		{Gold{Answers: []string{"26"}, Type: Number, Question: "On which day of April 1564 was he baptized?"}, "26 April 1564", Right, "a day with the month and year of the question"},
		{Gold{Answers: []string{"26"}, Type: Number, Question: "On which day of April 1564 was he baptized?"}, "April 23, 1564", Wrong, "another day"},
		{number("-5"), "−5 degrees", Right, "a minus sign"},
		{number("5"), "-5", Wrong, "the sign counts"},
		{Gold{Answers: []string{"3.14"}, Type: Number, Tolerance: 0.01}, "3.1416", Right, "within the tolerance"},
		{Gold{Answers: []string{"3.14"}, Type: Number, Tolerance: 0.001}, "3.1416", Wrong, "outside the tolerance"},
		{number("318"), "Dr Vale is in room 4, extension 318.", Right, "the value is the last of several"},
		{number("1911"), "Marie Curie received it in 1911. Her first, in Physics, came in 1903.", Right, "the first sentence answers, the second adds"},
		{number("4"), "Paris", Wrong, "a short answer of another sort"},
	})
}

func TestText(t *testing.T) {
	checkRows(t, []row{
		{text("Paris"), "Paris", Right, "a bare name"},
		{text("Paris"), "paris.", Right, "case does not matter"},
		{text("Paris"), "The capital of France is Paris, on the Seine.", Right, "a name in a sentence"},
		{text("Paris"), "Not Paris.", Wrong, "denied"},
		{text("Paris"), "It isn't Paris but Lyon.", Wrong, "denied in favor of another"},
		{text("Paris"), "Paris or Lyon.", Wrong, "one of two rivals"},
		{text("Paris"), "Either Lyon or Paris.", Wrong, "one of two rivals, second"},
		{text("Paris"), "Lyon", Wrong, "another name"},
		{text("Paris"), "The answer is Lyon. Paris is the larger city.", Wrong, "only the marked answer counts"},
		{text("Paris"), "Not only Paris, it turns out.", Right, "not only denies nothing"},
		{text("Mumbai", "Bombay"), "Mumbai or Bombay, as it was called.", Right, "both alternatives are gold"},
		{text("Wilhelm Conrad Röntgen"), "Wilhelm Roentgen? No: Wilhelm Röntgen.", Right, "a middle name left out"},
		{text("Antonín Dvořák"), "Antonin Dvorak", Right, "diacritics left out"},
		{text("Robert E. Lee"), "General Lee surrendered.", Right, "a title and the last name"},
		{text("Kathleen Walsh"), "Kate Walsh", Right, "a short form of the first name"},
		{text("John Smith"), "Jane Smith", Wrong, "another first name"},
		{text("Ines Vale"), "Vale, Ines", Right, "last name first"},
		{text("The Beatles"), "Beatles", Right, "an article"},
		{text("seven"), "7 seasons", Right, "a number word"},
		{text("season two"), "In the second season.", Right, "an ordinal for a number"},
		{text("21 August 2001"), "It came out on August 21st, 2001.", Right, "a date in another order"},
		{text("21 August 2001"), "It came out on August 22, 2001.", Wrong, "another day"},
		{text("21 August 2001"), "In 2001.", Right, "a year alone agrees with the date"},
		{text("Tuesday"), "The meeting is on Tuesday.", Right, "a weekday"},
		{text("Tuesday"), "The meeting is on Tues.", Right, "a weekday cut short"},
		{text("April"), "Apr", Right, "a month cut short"},
		{text("07:10"), "The first ferry left at 7:10 am.", Right, "a time without its zero"},
		{text("19:10"), "It leaves at 7:10 pm.", Right, "a time on the other clock"},
		{text("07:10"), "It leaves at 7:10 pm.", Wrong, "the other half of the day"},
		{text("07:10"), "Ten past seven.", Right, "a time in words"},
		{text("9:30"), "At nine-thirty.", Right, "hour and minutes in words"},
		{text("9:30"), "9.30", Right, "a point between them"},
		{text("9:30"), "0930", Right, "nothing between them"},
		{text("9:30"), "9.45", Wrong, "other minutes"},
		{text("18:00"), "At six p.m.", Right, "an hour in words with its half of the day"},
		{text("18:00"), "At six a.m.", Wrong, "the other half"},
		{text("18:00"), "18h", Right, "hours alone"},
		{text("07:10"), "09:40", Wrong, "another time"},
		{text("2:34"), "1:26", Wrong, "another score"},
		{text("Tea A"), "Tea B.", Wrong, "a capital letter behind a word is no article"},
		{text("Tea A"), "Tea A.", Right, "the same letter"},
		{text("database"), "a data base", Right, "written in two words"},
		{Gold{Answers: []string{"Re"}, KeepCase: true}, "Its symbol is Re.", Right, "a symbol with its case"},
		{Gold{Answers: []string{"Re"}, KeepCase: true}, "re", Wrong, "a symbol without it"},
		{Gold{Answers: []string{"Re"}, KeepCase: true}, "Rhenium: **Re**", Right, "a symbol in bold"},
		{Gold{Answers: []string{"C++"}, KeepCase: true}, "C", Wrong, "signs are part of a symbol"},
		{text("→"), "→", Right, "an answer without letters"},
		{text("→"), "←", Wrong, "another sign"},
		{text("30"), "| item | value |\n|---|---|\n| volume | 240 |\n\nIn sum, it needs 30 minutes.", Right, "a table before the answer"},
	})
	if got := Check(Gold{}, "Paris"); got.Correct != Unknown || got.Unclear {
		t.Errorf("an item without gold: %+v, want unknown and not unclear", got)
	}
}

func TestDates(t *testing.T) {
	day := Gold{Answers: []string{"1 March 2029"}, Type: Date}
	checkRows(t, []row{
		{day, "2029-03-01", Right, "ISO"},
		{day, "March 1st, 2029", Right, "month first"},
		{day, "the 1st of March 2029", Right, "with of"},
		{day, "the first of March, 2029", Right, "an ordinal in words"},
		{Gold{Answers: []string{"21 March 2029"}, Type: Date}, "March the twenty-first, 2029", Right, "an ordinal of two words"},
		{day, "Thursday, 1 Mar 2029", Right, "a weekday and a short month"},
		{day, "03/01/2029", Right, "digits of which one reading agrees"},
		{day, "1.3.2029", Right, "with full stops"},
		{day, "1.4.2029", Wrong, "digits of which no reading agrees"},
		{day, "It was on 13/03/2029.", Wrong, "only one reading is a date, and another"},
		{day, "March 2029", Wrong, "less than was asked"},
		{day, "Not 1 March 2029.", Wrong, "denied"},
		{day, "1 March 2029 or 2 March 2029", Wrong, "one of two"},
		{day, "I would have to look at the calendar for that one.", Unknown, "no date"},
	})
}

func TestChoices(t *testing.T) {
	shown := Gold{Answers: []string{"Paris"}, Type: Choice, Choices: []string{"London", "Paris", "Rome"}}
	tea := Gold{Answers: []string{"Tea A"}, Type: Choice,
		Question: "Tea A is smoky and costs 12 crowns. Tea B is floral and costs 15 crowns. Ana judges a tea by its price, the lower the better. Which tea suits Ana better?"}
	pi := Gold{Answers: []string{"irrational"}, Type: Choice, Question: "Is the number pi rational or irrational?"}
	checkRows(t, []row{
		{shown, "B", Right, "a letter"},
		{shown, "(b)", Right, "a letter in brackets"},
		{shown, "B) Paris", Right, "letter and text"},
		{shown, "The answer is B.", Right, "a letter behind the phrase"},
		{shown, "Option B", Right, "a letter behind the word option"},
		{shown, `\boxed{\text{B}}`, Right, "a letter in a box in LaTeX"},
		{shown, "It's b", Right, "a small letter at the end of a short answer"},
		{shown, "A or B", Wrong, "two letters"},
		{shown, "B) Rome", Wrong, "a letter with the text of another option"},
		{Gold{Answers: []string{"B"}, Type: Choice, Choices: []string{"London", "Paris", "Rome"}}, "Paris", Right, "gold by its letter, the answer by its text"},
		{shown, "PARIS", Right, "the text in another case"},
		{shown, "C", Wrong, "another letter"},
		{shown, "A good question. It is Rome.", Wrong, "the article is no letter"},
		{shown, "Not Paris.", Wrong, "gold denied"},
		{shown, "It is not London; it is Paris.", Right, "another denied"},
		{shown, "That depends on what the question wants to know.", Unknown, "no option"},
		{tea, "Tea A.", Right, "short"},
		{tea, "Tea B, since Tea A costs more.", Wrong, "the chosen comes first"},
		{tea, "Tea A is cheaper than Tea B.", Right, "a comparison names the other"},
		{tea, "Tea A costs 12 crowns and Tea B costs 15. Therefore Tea A suits Ana better.", Right, "the conclusion decides"},
		{tea, "Tea A costs 12 crowns and Tea B costs 15. So Tea B suits Ana better.", Wrong, "the conclusion decides against"},
		{pi, "Irrational.", Right, "one word"},
		{pi, "It is rational.", Wrong, "the rival from the question"},
		{pi, "Pi is irrational, not rational.", Right, "the rival denied"},
	})
}

func TestBooleans(t *testing.T) {
	yes, no := Gold{Answers: []string{"yes"}, Type: Boolean}, Gold{Answers: []string{"false"}, Type: Boolean}
	checkRows(t, []row{
		{yes, "Yes.", Right, "yes"},
		{yes, "Yes, there is no doubt about it.", Right, "the first word decides"},
		{yes, "True", Right, "true is yes"},
		{yes, "No, it does not.", Wrong, "no"},
		{no, "No.", Right, "no is false"},
		{no, "That is not true.", Right, "not true"},
		{no, "It does not.", Right, "a denial without the word"},
		{no, "The office is closed on that day, so the answer is no.", Right, "the phrase at the end"},
		{yes, "It is.", Right, "a short statement"},
		{yes, "6 = 1 + 2 + 3, hence yes.", Right, "a conclusion"},
		{yes, "Opinions differ widely about this old and difficult matter among those who study it.", Unknown, "neither"},
	})
}

func TestSets(t *testing.T) {
	g := Gold{Answers: []string{"red", "green", "blue"}, Type: Set}
	checkRows(t, []row{
		{g, "Blue, red and green.", Right, "any order"},
		{g, "- red\n- green\n- blue", Right, "a list"},
		{g, "The three colors are red, green and blue.", Right, "a sentence"},
		{g, "1. red\n2. green\n3. blue", Right, "a numbered list"},
		{g, "{red, green, blue, red}", Right, "a member twice"},
		{g, "Red and green.", Wrong, "a member is missing"},
		{g, "Red, green, blue and yellow.", Wrong, "one too many"},
		{g, "Red and green, but not blue.", Wrong, "a member denied"},
	})
}

func TestWhatWasExtracted(t *testing.T) {
	for _, c := range []struct{ reason, want, text string }{
		{"a number with its unit", "30 minutes", "The pump needs 30 minutes."},
		{"inside a box", "30", `So \boxed{30}.`},
		{"behind hyphens that break no line", "30\u2011minute", "A well\u2011known 30\u2011minute stop\u2011over."},
	} {
		g := Gold{Answers: []string{"30"}, Type: Number, Unit: "min"}
		got := Check(g, c.text)
		if got.Extracted != c.want || c.text[got.Start:got.End] != c.want {
			t.Errorf("%s: extracted %q at %d-%d, want %q", c.reason, got.Extracted, got.Start, got.End, c.want)
		}
	}
}

func TestTablesAreNamedByTheirHash(t *testing.T) {
	if got := Tables(); len(got) != 64 || strings.Trim(got, "0123456789abcdef") != "" {
		t.Errorf("Tables() = %q, want 64 hexadecimal digits", got)
	}
}

func FuzzCheck(f *testing.F) {
	types := []Type{Text, Number, Choice, Boolean, Date, Set}
	f.Add("30 or 1/2 or 3e5 × 10^8", "the answer is: \\boxed{30\\text{ min}} **b** (b) ½", uint8(1))
	f.Add("Re", "\xff\u202e U.S. J. K. 2016by isParis Lyon1. a hundred and", uint8(0))
	f.Add("!", "0", uint8(2))
	f.Add("20 ℃", "not 20 ℃ but 30, wasMaria Holt¹², inMarch 19214 or the 1910s", uint8(0))
	f.Add("1 March 2029", "2029-03-01 03/04/", uint8(4))
	f.Add("2√3", `\frac{\sqrt{3}}{2} or 2\sqrt3, the square root of 12, seven point oh five, MCMLXXXIV`, uint8(1))
	f.Add("Bella is older", "**Anna**. Bella is younger than Anna, by contrast, 40 m and 70 m", uint8(0))
	f.Fuzz(func(t *testing.T, gold, answer string, kind uint8) {
		g := Gold{Answers: []string{gold, "x"}, Type: types[int(kind)%len(types)], Choices: []string{gold, "y"},
			KeepCase: kind&64 != 0, Unit: "min", Question: gold + " or " + answer}
		got := Check(g, answer)
		if got.Start < 0 || got.End < got.Start || got.End > len(answer) {
			t.Fatalf("span %d-%d is outside %d bytes", got.Start, got.End, len(answer))
		}
		if got.Unclear != (got.Correct == Unknown) || got.Correct == "" {
			t.Fatalf("%+v: unclear and correct disagree", got)
		}
		if again := Check(g, answer); again != got {
			t.Fatalf("two readings of one answer: %+v and %+v", got, again)
		}
		if own := Check(g, gold); own.Correct != Right && g.Type != Set && strings.TrimSpace(gold) != "" && utf8.ValidString(gold) {
			t.Fatalf("the gold answer's own text is %+v", own)
		}
	})
}
