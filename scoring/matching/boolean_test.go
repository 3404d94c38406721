package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestYesAndNoInWords: what says yes or no without either word alone.
func TestYesAndNoInWords(t *testing.T) {
	yes, no := Gold{Answers: []string{"yes"}, Type: Boolean}, Gold{Answers: []string{"no"}, Type: Boolean}
	fly, grow := no, yes
	fly.Question, grow.Question = "Can herons of this kind fly?", "Did the old harbor grow?"
	checkRows(t, []row{
		{no, "Absolutely not.", Right, "a yes word and not"},
		{no, "Definitely not: it is 7 times 13.", Right, "with a reason"},
		{yes, "Yes, not only once.", Right, "a comma between yes and not"},
		{yes, "Of course!", Right, "of course"},
		{no, "Of course not.", Right, "and not"},
		{yes, "I believe so.", Right, "a belief"},
		{no, "I don't think so.", Right, "and its denial"},
		{no, "It's a popular myth.", Right, "what it is to think so"},
		{no, "This is a common misconception. It never did.", Right, "the same, with more"},
		{fly, "Those who kept them say they couldn't.", Right, "a verb of the past"},
		{fly, "No herons of this kind can fly.", Right, "no before what the question is about"},
		{grow, "No record of that year is left, but it did.", Unknown, "no before something else"},
	})
}

// TestStatements: what is said without a yes or a no.
func TestStatements(t *testing.T) {
	fly := Gold{Answers: []string{"no"}, Type: Boolean, Question: "Can herons of this kind fly?"}
	grow := Gold{Answers: []string{"yes"}, Type: Boolean, Question: "Did the old harbor grow?"}
	checkRows(t, []row{
		{grow, "It did, from 1930 on.", Right, "a bare statement"},
		{grow, "The old harbor did grow.", Right, "a statement in the question's words"},
		{grow, "The harbor grew old.", Unknown, "its words with others between"},
		{fly, "They are good at walking.", Unknown, "a statement of something else"},
		{fly, "It does not walk far. It has strong wings. So it can fly.", Wrong, "the sentence that concludes decides"},
	})
}

// TestNoWithoutNot: what denies without a no or a not.
func TestNoWithoutNot(t *testing.T) {
	yes := Gold{Answers: []string{"yes"}, Type: Boolean, Question: "Is a tomato a fruit?"}
	no := Gold{Answers: []string{"no"}, Type: Boolean, Question: "Can penguins fly?"}
	myth := Gold{Answers: []string{"yes"}, Type: Boolean, Question: "Is it a myth that bats are blind?"}
	checkRows(t, []row{
		{no, "They are unable to fly.", Right, "unable"},
		{no, "Penguins are incapable of it.", Right, "incapable"},
		{no, "None of them can fly.", Right, "none"},
		{no, "It's a popular myth.", Right, "a myth"},
		{no, "Not at all.", Right, "not at all"},
		{no, "They are able to fly.", Wrong, "able"},
		{yes, "That's correct.", Right, "that is correct"},
		{yes, "That's right!", Right, "that is right"},
		{yes, "That's not correct.", Wrong, "its denial"},
		{myth, "Yes, it's a myth.", Right, "what the question asks of"},
	})
}

// TestStatementsOfSomethingElse: the question's words do not make a yes where others stand among
// them, or where they stand in another order.
func TestStatementsOfSomethingElse(t *testing.T) {
	open := Gold{Answers: []string{"yes"}, Type: Boolean, Question: "Is the mill open on Sunday?"}
	taller := Gold{Answers: []string{"yes"}, Type: Boolean, Question: "Is Ben taller than Anna?"}
	dogs := Gold{Answers: []string{"yes"}, Type: Boolean, Question: "Does the lease allow dogs?"}
	lamps := Gold{Answers: []string{"yes"}, Type: Boolean, Question: "Were the lamps on?"}
	prime := Gold{Answers: []string{"yes"}, Type: Boolean, Question: "Is 97 a prime number?"}
	checkRows(t, []row{
		{open, "The mill is open.", Right, "without the end of the question"},
		{open, "The mill is open on Sundays. A guide is there from ten on.", Right, "with more behind"},
		{open, "It is open on Sundays from ten to four.", Right, "with a pronoun, and more"},
		{open, "According to the sign, the mill is open on Sundays.", Right, "by somebody's word"},
		{open, "It is closed on Sundays.", Wrong, "the contrary"},
		{open, "It is rarely open on Sunday.", Unknown, "hardly a yes"},
		{open, "The mill is open on weekdays.", Unknown, "another day"},
		{open, "It is open on Sundays, but only in May.", Unknown, "in part"},
		{open, "Sunday is one of its open days.", Unknown, "another order"},
		{open, "Never.", Wrong, "never"},
		{open, "Not open.", Wrong, "not, in front"},
		{open, "Yes and no.", Wrong, "both"},
		{open, "The mill is almost open on Sunday.", Unknown, "almost"},
		{Gold{Answers: []string{"no"}, Type: Boolean, Question: "Are there boats behind the mill?"}, "There are no boats behind the mill.", Right, "no boats"},
		{taller, "Ben is taller.", Right, "the first of two"},
		{taller, "Anna is taller.", Wrong, "the other of two"},
		{taller, "Anna is taller than Ben.", Wrong, "the other way round"},
		{dogs, "The lease allows dogs.", Right, "without an auxiliary"},
		{dogs, "Dogs are forbidden.", Wrong, "the contrary, in another order"},
		{lamps, "The lamps were off.", Wrong, "the contrary of the end of the question"},
		{lamps, "The lamps were on.", Right, "the end of the question"},
		{prime, "97 is prime.", Right, "without its noun"},
		{prime, "At first it looks like a no, but 97 has no divisors, so yes.", Right, "the conclusion of a sentence"},
	})
}

// TestInterjections: a word before a comma that says nothing makes a statement no less of an answer.
func TestInterjections(t *testing.T) {
	open := Gold{Answers: []string{"yes"}, Type: Boolean, Question: "Is the shop open on Sunday?"}
	checkRows(t, []row{
		{open, "Sure, the shop is open on Sunday.", Right, "an answer behind it"},
		{open, "Well, it is open on Sunday.", Right, "another"},
		{open, "It opens at ten on Sunday, so that's correct.", Right, "what is concluded"},
		{open, "Sure, the shop is closed on Sunday.", Wrong, "the contrary"},
		{open, "Well, the shop is not open on Sunday.", Wrong, "a denial"},
	})
}

// TestLastStatements: what only checks the answer says yes or no, and the last sentence decides without either.
func TestLastStatements(t *testing.T) {
	yes := Gold{Answers: []string{"yes"}, Type: Boolean, Question: "Is 89 a prime number?"}
	no := Gold{Answers: []string{"no"}, Type: Boolean, Question: "Is Ceres a planet?"}
	checkRows(t, []row{
		{yes, "Is it divisible by 2? No. By 3? No. By 5? No. By 7? No. So 89 is prime.", Right, "questions and a conclusion"},
		{yes, "- 2: no\n- 3: no\n- 5: no\n\nTherefore, 89 is prime.", Right, "a list and a conclusion"},
		{yes, "- 2: yes\n- 3: yes\n\nTherefore, 89 is not prime.", Wrong, "a conclusion that denies"},
		{no, "1. Orbits the Sun: Yes\n2. Round: Yes\n3. Cleared its orbit: No\n\nCeres is not a planet.", Right, "a line in the question's words"},
		{no, "Round: Yes\n\nCeres isn't large at all.", Wrong, "a line of something else"},
		{yes, "Yes. 89 isn't divisible by 7, so it is odd.", Right, "the first word stands"},
	})
}

// TestDeniedBeside: what is denied behind a statement in the question's words is something else.
func TestDeniedBeside(t *testing.T) {
	fruit := Gold{Answers: []string{"yes"}, Type: Boolean, Question: "Is a tomato a fruit?"}
	insect := Gold{Answers: []string{"no"}, Type: Boolean, Question: "Is a spider an insect?"}
	checkRows(t, []row{
		{fruit, "A tomato is a fruit, not a vegetable.", Right, "behind a comma"},
		{insect, "A spider is an insect, not an arachnid.", Wrong, "where it is false"},
		{fruit, "A tomato is a fruit because it is not without seeds.", Right, "in a reason"},
		{insect, "A spider is not an insect, since it has eight legs.", Right, "before a reason"},
		{insect, "A spider, despite its looks, is not an insect.", Right, "a clause that says nothing yet"},
	})
}
