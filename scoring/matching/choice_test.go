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
