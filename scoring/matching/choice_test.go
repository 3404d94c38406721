package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

func choose(question, gold string) Gold {
	return Gold{Answers: []string{gold}, Type: Choice, Question: question}
}

// TestSeveralOptionsNamed: what an answer that names several says of them.
func TestSeveralOptionsNamed(t *testing.T) {
	taller := choose("Who is taller, Anna or Ben?", "Anna")
	berry := choose("Is the thing botanically a berry or a nut?", "berry")
	checkRows(t, []row{
		{taller, "At 172 cm, Anna is taller; Ben is 168 cm.", Right, "the subject of the question's comparative"},
		{taller, "Ben is shorter than Anna, so Anna is taller.", Right, "and not of another"},
		{taller, "Ben is taller, as Anna is only 168 cm.", Wrong, "the subject is the other"},
		{taller, "Ben 168 cm, Anna 172 cm → Anna.", Right, "behind an arrow"},
		{berry, "Technically a berry, though most people call it a nut.", Right, "a clause that concedes"},
		{berry, "While it's treated as a nut in the kitchen, botanically it is a berry.", Right, "one that stands first"},
		{berry, "It's a nut, although some consider it a berry.", Wrong, "gold conceded"},
		{berry, "It is a berry, and it is a nut.", Unknown, "neither outweighs the other"},
	})
}

// TestShownOptions: options by their letter, by their place, and by what the question asks.
func TestShownOptions(t *testing.T) {
	river := Gold{Answers: []string{"Nile"}, Type: Choice, Question: "Which river is the longest?", Choices: []string{"Amazon", "Nile", "Rhine", "Ob"}}
	checkRows(t, []row{
		{river, "The Nile is the longest, followed by the Amazon.", Right, "the subject of the question's superlative"},
		{river, "The Amazon is wider, but the Nile is longer.", Right, "of its comparative, beside another"},
		{river, "The Amazon is the longest, followed by the Nile.", Wrong, "the other is"},
		{river, "Among these, the Nile is longest, and then come Amazon, Ob and Rhine.", Right, "without an article"},
		{river, "A, C and D are shorter. So it's B.", Right, "a letter at the end of a conclusion"},
		{river, "A and C are shorter. Therefore the right one must be D.", Wrong, "another letter there"},
		{river, "It's the second option.", Right, "by its place"},
		{river, "It's the first option.", Wrong, "another place"},
		{river, "The first option or the second option.", Unknown, "two places"},
	})
}

// TestRivalsInQuestions: the other option where the question says something of
// the first before its "or".
func TestRivalsInQuestions(t *testing.T) {
	checkRows(t, []row{
		{choose("Who is taller, Anna (172 cm) or Ben (168 cm)?", "Anna"), "Ben is taller than Anna.", Wrong, "behind brackets"},
		{choose("Who is taller, Ben (168 cm) or Anna (172 cm)?", "Anna"), "Ben is taller.", Wrong, "before brackets"},
		{choose("Who is taller, Anna, who is 172 cm, or Ben?", "Anna"), "Ben.", Wrong, "behind a description"},
		{choose("Anna came to the house by the lake. Is it hers or Ben's?", "Anna"), "Anna.", Right, "not in another sentence"},
	})
}

// TestOffered: a question that offers gold beside something else, whose gold is compared as text.
func TestOffered(t *testing.T) {
	older := Gold{Answers: []string{"Anna"}, Question: "Who is older, Anna or Bella?"}
	weighs := Gold{Answers: []string{"the barrel"}, Question: "Which weighs more, the crate or the barrel?"}
	first := choose("Who came first, Lena or Tom?", "Lena")
	checkRows(t, []row{
		{older, "Bella is older than Anna.", Wrong, "the lesser of two"},
		{older, "Bella is older than Anna. She was born in 1980.", Wrong, "with more behind"},
		{older, "Of Anna and Bella, Bella is the older.", Wrong, "both named, one chosen"},
		{older, "Anna is older than Bella.", Right, "the greater of two"},
		{older, "Anna was born in 1980. Bella came five years later.", Right, "no sentence that compares"},
		{weighs, "The crate weighs less than the barrel.", Right, "less, where more is asked for"},
		{weighs, "The barrel weighs less than the crate.", Wrong, "the other way round"},
		{choose(weighs.Question, "the barrel"), "It's the barrel, as the crate is only 35 kg.", Right, "in front of its reason"},
		{choose(weighs.Question, "the barrel"), "It is the crate, and it is the barrel.", Unknown, "both"},
		{first, "Lena came first, Tom second.", Right, "in the question's words"},
		{first, "Tom came first, Lena second.", Wrong, "the other"},
		{first, "Lena beat Tom.", Unknown, "in words that say nothing of what was asked"},
	})
}

func TestOpenAnswers(t *testing.T) {
	gold := choose("Is the thing botanically a berry or a nut?", "berry")
	for _, r := range []struct {
		text   string
		open   bool
		reason string
	}{
		{"It is a berry, and it is a nut.", true, "both are named"},
		{"It is something that neither of us has seen before.", false, "none is"},
		{"It is a berry and not a nut.", false, "one is chosen"},
	} {
		if got := Check(gold, r.text); got.Open != r.open {
			t.Errorf("%s: %q is %+v, want open %v", r.reason, r.text, got, r.open)
		}
	}
}

// TestConcludedOptions: the option behind a "therefore" decides over others in its sentence.
func TestConcludedOptions(t *testing.T) {
	capital := Gold{Answers: []string{"Paris"}, Type: Choice, Question: "Which is the capital of France?", Choices: []string{"London", "Paris", "Rome"}}
	checkRows(t, []row{
		{capital, "Option C is wrong because Rome is Italian, and option A is English, therefore option B", Right, "letters in one sentence"},
		{capital, "Option B is wrong because Paris is small, and option A is English, therefore option C", Wrong, "another letter concluded"},
		{capital, "Rome is Italian and London is English; thus the correct choice is (B).", Right, "a letter behind the phrase"},
		{capital, "London is English and Rome is Italian, so it has to be Paris.", Right, "the text of an option"},
		{capital, "I would go with B.", Right, "a letter that is gone with"},
		{capital, "A is in England, so I'd pick B here.", Right, "a letter that is picked"},
		{capital, "I'd pick C.", Wrong, "another"},
	})
}

// TestLettersAmongOthers: a letter beside letters and words of other options.
func TestLettersAmongOthers(t *testing.T) {
	city := Gold{Answers: []string{"Paris"}, Type: Choice, Question: "Which city lies in France?", Choices: []string{"London", "Paris", "Rome", "Madrid"}}
	checkRows(t, []row{
		{city, "The answer is option B, since London is English and Rome Italian.", Right, "other options in the reason"},
		{city, "The answer is option C, since London is English and Paris a town.", Wrong, "gold in the reason"},
		{city, "A, C and D are in other lands, so it's B.", Right, "a list of letters is no choice"},
		{city, "A, B and C are in other lands, so it's D.", Wrong, "another letter concluded"},
		{city, "Since A is in England and C in Italy, it's B.", Right, "a clause that only names a letter"},
		{city, "A, C and D can be ruled out, leaving B.", Right, "what is left"},
		{city, "C because Paris is (B) a town.", Wrong, "a letter before its reason"},
		{city, "A, B", Wrong, "two letters"},
		{city, "The answer is D) Madrid, not B) Paris.", Wrong, "gold denied with its letter"},
		{city, "The answer is B) Paris, not D) Madrid.", Right, "another denied so"},
		{city, "Answer: B. Explanation: A is London, C is Rome.", Right, "a letter before a full stop"},
		{city, "Answer: C. Explanation: A is London, B is Paris.", Wrong, "another letter"},
	})
}

// TestOptionsOfOthers: options that speak of the others.
func TestOptionsOfOthers(t *testing.T) {
	question := "Which of these metals is liquid? A. Iron B. Copper C. Zinc D. None of these"
	none := Gold{Answers: []string{"None of these"}, Type: Choice, Question: question, Choices: []string{"Iron", "Copper", "Zinc", "None of these"}}
	zinc := none
	zinc.Answers = []string{"Zinc"}
	all := Gold{Answers: []string{"All of the above"}, Type: Choice, Question: "Which are metals? A. Iron B. Copper C. Zinc D. All of the above", Choices: []string{"Iron", "Copper", "Zinc", "All of the above"}}
	checkRows(t, []row{
		{none, "None of the above.", Right, "in other words"},
		{none, "It is none of them: only mercury is.", Right, "with what is, which is no option"},
		{none, "Neither iron nor copper nor zinc.", Right, "each of them denied"},
		{none, "D. None of these, as iron, copper and zinc are solid.", Right, "others in the reason"},
		{none, "None of these but zinc.", Unknown, "one is left out, which makes no choice of it"},
		{none, "Copper, none of the others.", Wrong, "one is chosen"},
		{zinc, "None of the options.", Wrong, "gold is another"},
		{zinc, "Zinc; none of the other metals is.", Right, "gold, and none of the rest"},
		{all, "All of them are metals.", Right, "in other words"},
		{all, "All three.", Right, "counted"},
		{all, "D. All of the above: iron, copper and zinc are metals.", Right, "others behind it"},
		{all, "All but iron.", Wrong, "one is left out"},
		{all, "Iron and copper.", Wrong, "two of them"},
	})
}

// shown is a gold answer among options.
func shown(gold string, options ...string) Gold {
	return Gold{Answers: []string{gold}, Choices: options, Type: Choice}
}

// TestChoiceOfSigns: the options -5 and 5 have the same words.
func TestChoiceOfSigns(t *testing.T) {
	below := Gold{Answers: []string{"-5"}, Choices: []string{"-5", "5"}, Type: Choice}
	above := Gold{Answers: []string{"5"}, Choices: []string{"-5", "5"}, Type: Choice}
	degrees := Gold{Answers: []string{"−5 °C"}, Choices: []string{"5 °C", "−5 °C"}, Type: Choice}
	checkRows(t, []row{
		{below, "-5", Right, "with its minus"},
		{below, "x = −5", Right, "of another form"},
		{below, "minus five", Right, "in words"},
		{below, `The answer is $-5$.`, Right, "between signs of math"},
		{below, "A. -5", Right, "behind its letter"},
		{below, "7 - 12 = -5", Right, "behind a calculation"},
		{below, "5", Wrong, "without it"},
		{above, "5", Right, "that has none"},
		{above, "-5", Wrong, "one that has none is another"},
		{above, "12 - 7 = 5", Right, "a minus between numbers is no sign"},
		{degrees, "It was -5 °C.", Right, "with a unit"},
		{degrees, "It was 5 °C.", Wrong, "the other with a unit"},
		{shown("x + 1", "x + 1", "x - 1"), "x - 1", Wrong, "signs between"},
		{shown("x + 1", "x + 1", "x - 1"), "It is $x+1$.", Right, "the other, without blanks"},
		{shown("x + 1", "x + 1", "x - 1"), "B) x-1", Wrong, "behind its letter"},
		{shown("a < b", "a < b", "a > b"), "a > b", Wrong, "relations"},
		{shown("a < b", "a < b", "a > b"), "a < b", Right, "the other one"},
		{shown("x + 1", "x + 1", "x - 1"), "Since f(x) = x + 1 and not x - 1, it is x + 1.", Right, "with the other denied"},
		{shown("x - 1", "x + 1", "x - 1"), "Since f(x) = x + 1 and not x - 1, it is x + 1.", Wrong, "that is denied"},
		{shown("$5", "$5", "€5"), "€5", Wrong, "currencies"},
		{shown("$5", "$5", "€5"), "It costs $5.", Right, "of which one is a sign of math too"},
		{shown("$5", "$5", "€5"), "A", Right, "by the letter"},
		{shown("5%", "5", "5%"), "5%", Right, "a sign behind"},
		{Gold{Answers: []string{"1914-1918"}, Choices: []string{"1914-1918", "1939-1945"}, Type: Choice}, "It was 1914–1918.", Right, "a dash is no minus"},
	})
}

// TestChoiceOfAmounts: an option that is an amount may be put in another way.
func TestChoiceOfAmounts(t *testing.T) {
	checkRows(t, []row{
		{shown("1/2", "1/2", "1/4"), "one half", Right, "in words"},
		{shown("1/2", "1/2", "1/4"), "0.5", Right, "as a decimal"},
		{shown("1/2", "1/2", "1/4"), "a quarter", Wrong, "the other in words"},
		{shown("3 km", "3 km", "3 m"), "3000 m", Right, "in another unit"},
		{shown("3 km", "3 km", "3 m"), "3 m", Wrong, "the other"},
		{shown("3 km", "3 km", "3 m"), "300 m", Wrong, "none of them"},
		{shown("12", "10", "12", "15"), "a dozen", Right, "a word for it"},
		{shown("12 eggs", "12 eggs", "a goose"), "a dozen", Wrong, "where not all are amounts the words count"},
	})
}

// TestSignsInText: a formula with another sign is another.
func TestSignsInText(t *testing.T) {
	checkRows(t, []row{
		{text("x + 1"), "x - 1", Wrong, "another sign"},
		{text("x + 1"), "The result is x − 1.", Wrong, "in a sentence"},
		{text("x + 1"), "It is $x+1$.", Right, "the same without blanks"},
		{text("2x - 3"), "2x + 3", Wrong, "a plus for a minus"},
		{text("a < b"), "a > b", Wrong, "a relation"},
		{text("Ctrl+K"), "Ctrl-K", Right, "between words a sign is a matter of taste"},
		{text("F-16"), "the F16", Right, "one that is left out is none"},
		{text("Jean-Luc"), "Jean Luc", Right, "a hyphen"},
		{Gold{Answers: []string{"x + 1", "x plus one"}, Type: Text}, "x plus one", Right, "another form of gold"},
	})
}

// TestStatementsOfOptions: of two options in two statements that one counts of which the question's words are said.
func TestStatementsOfOptions(t *testing.T) {
	rises := Gold{Answers: []string{"East"}, Type: Choice, Choices: []string{"North", "South", "East", "West"}, Question: "Where does the sun rise?"}
	checkRows(t, []row{
		{rises, "The sun rises in the east and sets in the west.", Right, "the first"},
		{rises, "It sets in the west and rises in the east.", Right, "the second"},
		{rises, "It rises in the west and sets in the east.", Wrong, "the other way round"},
	})
}
