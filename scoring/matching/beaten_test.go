package matching_test

import (
	"testing"

	. "github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestBeaten: who was beaten is not who won.
func TestBeaten(t *testing.T) {
	cup := Gold{Answers: []string{"Lyon"}, Question: "Which team won the cup in 2031?"}
	final := Gold{Answers: []string{"Lyon"}, Question: "Who did Metz beat in the final?"}
	checkRows(t, []row{
		{cup, "Metz won the cup by defeating Lyon in the final.", Wrong, "a participle before it"},
		{cup, "Metz beat Lyon 1-0.", Wrong, "a verb before it"},
		{cup, "Metz took it with a 3-1 victory over Lyon.", Wrong, "a noun before it"},
		{cup, "Lyon lost to Metz.", Wrong, "a verb behind it"},
		{cup, "Lyon beat Metz 1-0.", Right, "the winner"},
		{cup, "Metz was beaten by Lyon.", Right, "the winner in the passive"},
		{cup, "Metz lost to Lyon.", Right, "whom they lost to"},
		{final, "Metz beat Lyon.", Right, "it is asked who was beaten"},
	})
}

// TestLaterSentences: a sentence behind one that answers may add something else.
func TestLaterSentences(t *testing.T) {
	sang := Gold{Answers: []string{"Ben Moss"}, Question: "Who sang the original version of Kite?"}
	desert := Gold{Answers: []string{"the Ode Desert"}, Question: "What is the largest desert there?"}
	sank := Gold{Answers: []string{"1912"}, Question: "What year did the Borealis sink?"}
	checkRows(t, []row{
		{sang, "The original version was sung by Ann Lee. It was later covered by many, such as Ben Moss.", Wrong, "about another version"},
		{sang, "Ann Lee sang the original in 1994; Ben Moss later covered it.", Wrong, "behind a semicolon"},
		{sang, "The original version was sung by Ben Moss. It was later covered by Ann Lee.", Right, "the other way round"},
		{desert, "The Vale. (If ice counts, it would be the Ode Desert, but mostly it does not.)", Wrong, "in brackets behind a bare answer with its article"},
		{sank, "The Borealis went down in 1913. She had been launched in 1911 and completed in 1912.", Wrong, "other years of hers"},
		{sank, "The Borealis was launched in 1911. She went down in 1912.", Right, "the sentence that says it"},
	})
}

// TestPartsOfNames: what may be left out of a name.
func TestPartsOfNames(t *testing.T) {
	painter := Gold{Answers: []string{"Michelangelo Buonarroti"}, Question: "Who painted the ceiling?"}
	president := Gold{Answers: []string{"John F. Kennedy"}, Question: "Who was president then?"}
	yen := Gold{Answers: []string{"Japanese yen"}, Question: "What currency is used in Japan?"}
	dollar := Gold{Answers: []string{"Canadian dollar"}, Question: "What currency is used in Canada?"}
	decade := Gold{Answers: []string{"the 1970s"}, Question: "Which decade did it peak in?"}
	checkRows(t, []row{
		{painter, "It was painted by Michelangelo.", Right, "a first name that few have"},
		{painter, "It was painted by Michelangelo Merisi.", Wrong, "with another last name"},
		{president, "It was John.", Wrong, "a first name that many have"},
		{president, "It was Lyndon Johnson, who had run with Kennedy.", Wrong, "no first name of his"},
		{yen, "The yen.", Right, "of the land that is asked about"},
		{dollar, "The dollar.", Right, "in another form"},
		{dollar, "The US dollar.", Wrong, "of another land"},
		{decade, "It peaked in the late seventies.", Right, "a decade in words"},
		{decade, "In the '70s.", Right, "a decade without its century"},
	})
}
