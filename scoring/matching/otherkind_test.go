package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestOtherKinds: one of two words is not enough where another of its kind stands for the other.
func TestOtherKinds(t *testing.T) {
	gas := Gold{Answers: []string{"carbon dioxide"}, Question: "Which gas do plants take in?"}
	method := Gold{Answers: []string{"deductive reasoning"}, Question: "What is the method called?"}
	salt := Gold{Answers: []string{"sodium chloride"}, Question: "What is road salt, chemically?"}
	acid := Gold{Answers: []string{"sulfuric acid"}, Question: "Which acid is in the battery?"}
	act := Gold{Answers: []string{"statutory law"}, Question: "What is an act of parliament an example of?"}
	law := Gold{Answers: []string{"the second law of motion"}, Question: "Which law relates force and mass?"}
	checkRows(t, []row{
		{gas, "Carbon monoxide", Wrong, "another beginning"},
		{gas, "They take in carbon monoxide, mostly.", Wrong, "in a sentence"},
		{gas, "They take in carbon dioxide, not carbon monoxide.", Right, "both"},
		{gas, "Carbon-dioxide", Right, "with a hyphen"},
		{method, "It is inductive reasoning.", Wrong, "of the first word"},
		{method, "It is deductive logic.", Right, "another word that is no rival"},
		{salt, "It is sodium carbonate.", Wrong, "another salt"},
		{salt, "It is mostly sodium chloride, with some sodium sulfate.", Right, "both salts"},
		{salt, "sodium", Right, "a part alone, which leaves the rest open"},
		{acid, "The battery holds nitric acid.", Wrong, "another acid"},
		{act, "It is federal law.", Wrong, "another kind is all that is given"},
		{act, "It is a law passed in due form.", Right, "a kind that is not named"},
		{law, "The third law of motion, which builds on the second.", Wrong, "another number in a row"},
		{law, "Newton's second law, before the third law.", Right, "both in a row"},
		{law, "The second one of his laws.", Right, "apart"},
	})
}

// TestStatementsSetAgainst: a name in a statement about something else is not the answer where the next gives one.
func TestStatementsSetAgainst(t *testing.T) {
	city := Gold{Answers: []string{"Cologne"}, Question: "In which city does the novel take place?"}
	checkRows(t, []row{
		{city, "The author lived in Cologne, but the novel is set in Hamburg.", Wrong, "gold is said of the author"},
		{city, "The author lived in Hamburg, but the novel is set in Cologne.", Right, "gold is said of the novel"},
		{city, "His father came from Cologne; the novel takes us to Bremen.", Wrong, "behind a semicolon"},
		{city, "Its author stayed in Cologne, and the novel is set there.", Right, "no other name"},
		{city, "It opens in Cologne, but the novel moves on to Hamburg.", Right, "one word is too little"},
		{city, "The author lived in Cologne, but the novel has no map of it.", Right, "nothing else is given"},
	})
}

// TestDeniedUntil: what is denied up to a time is so from then on.
func TestDeniedUntil(t *testing.T) {
	zero := Gold{Answers: []string{"the 7th century"}, Question: "When was zero first used as a number?"}
	checkRows(t, []row{
		{zero, "It did not arrive until the seventh century.", Right, "until"},
		{zero, "It was not in use till the 7th century.", Right, "till"},
		{zero, "It was not in the seventh century.", Wrong, "denied"},
	})
}
