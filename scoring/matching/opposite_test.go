package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestOpposites: what compares the other way round than gold is wrong, whichever of the two it names first.
func TestOpposites(t *testing.T) {
	older := Gold{Answers: []string{"Bella is older"}, Question: "What is said of their ages?"}
	wider := Gold{Answers: []string{"the Elbe is wider"}, Question: "Which is it?"}
	checkRows(t, []row{
		{older, "Bella is the older one.", Right, "the same"},
		{older, "Bella is younger.", Wrong, "the opposite"},
		{older, "Bella is younger than Anna.", Wrong, "with what it is compared to"},
		{older, "Anna is younger than Bella.", Right, "the opposite of the other"},
		{older, "Anna is older than Bella.", Wrong, "the same of the other"},
		{older, "Bella is older than Anna, who is younger than Carl.", Right, "two comparisons say nothing against it"},
		{wider, "The Elbe is narrower.", Wrong, "of a thing"},
		{wider, "The Elbe is wider here, and deeper.", Right, "another comparison beside it"},
	})
}

// TestBoldNames: a name in bold that an answer opens with is its answer, whatever it names behind it.
func TestBoldNames(t *testing.T) {
	capital := Gold{Answers: []string{"Paris"}, Question: "Which city was meant?"}
	weekday := Gold{Answers: []string{"Thursday"}, Question: "On what day was it fired?"}
	checkRows(t, []row{
		{capital, "**Lyon**. Paris, by contrast, lies on the Seine.", Wrong, "gold is set apart from it"},
		{capital, "**Lyon.** Unlike Paris, it lies on the Rhone.", Wrong, "with the full stop in bold"},
		{capital, "**Paris**. Lyon, by contrast, lies on the Rhone.", Right, "gold is in bold"},
		{weekday, "**Friday.** The blue kiln was fired on Thursday.", Wrong, "a name that the tables know"},
		{weekday, "**Thursday.** The blue kiln was fired on Friday.", Right, "gold before another"},
		{capital, "**Lyon**. Paris is where Lyon sends its silk.", Wrong, "a name that is named again"},
		{capital, "**Correct.** It is Paris.", Right, "a word that is no name"},
		{capital, "**Short answer.** It is Paris.", Right, "a heading"},
		{capital, "**Lyon and its rivals**\n\nParis is the one.", Right, "a title"},
		{capital, "**Lyon** is what some say. It is Paris.", Right, "in bold within a sentence"},
	})
}

// TestTwoValues: of two values that are said of two things, the one counts that the question asks about.
func TestTwoValues(t *testing.T) {
	const both = "The bridge is 40 m long and the tunnel 70 m."
	bridge := func(gold string) Gold { return asked("How long is the bridge?", gold) }
	tunnel := func(gold string) Gold { return asked("How long is the tunnel?", gold) }
	checkRows(t, []row{
		{bridge("40 m"), both, Right, "the first"},
		{bridge("70 m"), both, Wrong, "the second where the first is asked for"},
		{tunnel("70 m"), both, Right, "the second"},
		{tunnel("40 m"), both, Wrong, "the first where the second is asked for"},
		{tunnel("40 m"), "The bridge is 70 m long, whereas the tunnel measures 40 m.", Right, "with whereas"},
		{bridge("110 m"), "The bridge is 40 m long and the two are 110 m together.", Right, "what follows is said of both"},
		{bridge("30 m"), "The bridge was to be 40 m long and the difference is 30 m.", Right, "worked out"},
	})
}
