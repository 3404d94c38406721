package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestLaterChoice: the first sentence that names an option may only tell of it.
func TestLaterChoice(t *testing.T) {
	heavier := choose("Which animal is heavier, the otter or the beaver?", "the beaver")
	bird := Gold{Answers: []string{"Heron"}, Type: Choice, Question: "Which of these is a bird?", Choices: []string{"Pike", "Heron", "Viper", "Toad"}}
	gas := Gold{Answers: []string{"Nitrogen"}, Type: Choice, Question: "Which gas makes up most of the air?", Choices: []string{"Oxygen", "Nitrogen", "Argon"}}
	checkRows(t, []row{
		{heavier, "- Otter: 9 kg\n- Beaver: 20 kg\n\nThe beaver is heavier.", Right, "a list, and what it comes to"},
		{heavier, "- Beaver: 5 kg\n- Otter: 9 kg\n\nThe otter is heavier.", Wrong, "the same for the other"},
		{heavier, "The otter weighs 9 kg. The beaver weighs 20 kg. The beaver is heavier.", Right, "in sentences"},
		{heavier, "The otter is heavier. A beaver lives in a lodge.", Wrong, "the first says what was asked"},
		{heavier, "The otter. The beaver is heavier in winter.", Wrong, "the first is nothing but an option"},
		{bird, "Pikes are fish, vipers are snakes and toads are frogs. Herons are birds.\n\n**B**", Right, "a letter in a line of its own"},
		{bird, "Herons live by lakes.\n\n**A**", Wrong, "a choice against what stands before it"},
		{gas, "Oxygen makes up a fifth of the air.\n\n**B) Nitrogen**", Right, "a letter with its words"},
		{gas, "Nitrogen is the main gas.\n\nThe best choice is oxygen.", Wrong, "what is said to be the choice"},
		{gas, "Argon is rare.\n\nFinal choice: B", Right, "the same with a colon"},
	})
}

// TestOtherWayRound: a comparison with the opposite of what the question compares with.
func TestOtherWayRound(t *testing.T) {
	heavier := choose("Which animal is heavier, the otter or the beaver?", "the beaver")
	checkRows(t, []row{
		{heavier, "The otter is lighter than the beaver.", Right, "gold behind than"},
		{heavier, "The beaver is lighter than the otter.", Wrong, "the other there"},
		{heavier, "The otter is lighter.", Right, "of two, the other is chosen"},
		{heavier, "The beaver is lighter.", Wrong, "not gold"},
		{heavier, "The otter isn't heavier; the beaver is.", Right, "one is denied by a verb"},
		{heavier, "The beaver isn't heavier than the otter.", Wrong, "gold is"},
	})
}

// TestLetterEndsSentence: a letter behind a word that opens the next sentence is no initial.
func TestLetterEndsSentence(t *testing.T) {
	plan := choose("Which plan is cheaper, plan A or plan B?", "plan B")
	checkRows(t, []row{
		{plan, "Plan B. Plan A would cost 13 euros.", Right, "a sentence of its own"},
		{plan, "The answer is plan B. Plan A costs 13 euros.", Right, "behind the answer phrase"},
		{plan, "Plan A. Plan B would cost 13 euros.", Wrong, "the other first"},
		{text("Thomas B. Hale"), "It was Thomas B. Hale.", Right, "an initial"},
	})
}

// TestLettersInBrackets: options by letters in brackets and their words.
func TestLettersInBrackets(t *testing.T) {
	gas := Gold{Answers: []string{"Nitrogen"}, Type: Choice, Question: "Which gas makes up most of the air?", Choices: []string{"Oxygen", "Nitrogen", "Argon"}}
	checkRows(t, []row{
		{gas, "The correct answer is (B) Nitrogen, not (A) Oxygen.", Right, "the other denied"},
		{gas, "The correct answer is (A) Oxygen, not (B) Nitrogen.", Wrong, "gold denied"},
		{gas, "The answer is (B) Nitrogen, since (A) Oxygen is only 21%.", Right, "the other in the reason"},
		{gas, "The answer is (A) Oxygen, since (B) Nitrogen is inert.", Wrong, "gold there"},
	})
}

// TestTicked: the one line that is marked as right.
func TestTicked(t *testing.T) {
	bird := Gold{Answers: []string{"Heron"}, Type: Choice, Question: "Which of these is a bird?", Choices: []string{"Pike", "Heron", "Viper", "Toad"}}
	checkRows(t, []row{
		{bird, "- A. Pike: fish ✗\n- B. Heron: bird ✓\n- C. Viper: snake ✗", Right, "a tick behind it"},
		{bird, "- A. Pike ✅\n- B. Heron ❌\n- C. Viper ❌", Wrong, "another has it"},
		{bird, "- A. Pike: fish ✓\n- B. Heron: bird ✓", Right, "two have it, and the words decide"},
	})
}

// TestOptionsInOtherForms: an option in other forms of its words.
func TestOptionsInOtherForms(t *testing.T) {
	cells := Gold{Answers: []string{"Carrying oxygen"}, Type: Choice, Question: "What do red blood cells do?", Choices: []string{"Fighting infection", "Clotting blood", "Carrying oxygen"}}
	air := Gold{Answers: []string{"Air pressure is lower"}, Type: Choice, Question: "Why does water boil sooner there?", Choices: []string{"Air pressure is lower", "Air is colder", "Water is lighter"}}
	checkRows(t, []row{
		{cells, "To carry oxygen", Right, "another form of a verb"},
		{cells, "They carry oxygen from the lungs.", Right, "in a sentence"},
		{cells, "They fight infections.", Wrong, "another option"},
		{cells, "They carry oxygen and fight infections.", Unknown, "two"},
		{cells, "They do not carry oxygen.", Unknown, "denied"},
		{air, "Lower air pressure", Right, "in another order"},
	})
}
