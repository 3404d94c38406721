package behavior

import "testing"

// A plainRow is a question of which no more than the text is known, an answer
// to it, and how that reads.
type plainRow struct {
	question, answer string
	kind             Kind
	detail           string
	reason           string
}

// checkPlain holds how the rules read every row, before its words are weighed.
func checkPlain(t *testing.T, rows []plainRow) {
	t.Helper()
	for _, row := range rows {
		var s scene
		s.look(Question{Text: row.question}, row.answer, tables())
		got := s.again(s.plain())
		if got.Kind != row.kind || got.Detail != row.detail || len(got.Evidence) == 0 {
			t.Errorf("%s\n  Q %s\n  A %s\n  got %+v, want %s %s", row.reason, row.question, row.answer, got, row.kind, row.detail)
		}
	}
}

// TestResumed holds which answers behind a decline count.
func TestResumed(t *testing.T) {
	const (
		cup   = "Who won the 2019 Nordic rowing cup?"
		older = "When was the mill at Stonebeck first built?"
	)
	checkPlain(t, []plainRow{
		{cup, "I don't have access to live data. However, the 2019 rowing cup was won by Norway.", Hedged, "despite", "a remark on the speaker's limits, then the answer"},
		{cup, "I do not have real-time information, but I can tell you that the 2019 cup was won by Norway.", Hedged, "despite", "in the same sentence, and no offer"},
		{cup, "I don't have access to live data. However, I can help you find rowing results.", Abstained, "information", "an offer is no answer"},
		{cup, "I don't have access to live data. However, you may check Norway's rowing pages.", Abstained, "information", "advice is no answer"},
		{cup, "I don't have access to live data. However, a cup has been held since 1950 in Oslo, but who won is not recorded.", Abstained, "information", "what turns from it declines as well"},
		{cup, "I don't know who won the rowing cup. However, Norway took part in the cup.", Abstained, "knowledge", "the decline names what was asked"},
		{cup, "I don't have access to live data. However, the weather in Oslo was fine.", Abstained, "information", "says nothing of what was asked"},
		{cup, "I don't have that information in the passage. However, the passage says that Norway won a cup in 1950.", Abstained, "information", "a text that does not say, and what it says beside"},
		{older, "The year is not known, but a fire damaged the mill in 1702.", Abstained, "knowledge", "the value itself is declined"},
		{older, "The exact year is not mentioned in the text, but it says that the barn was built in 1590.", Abstained, "information", "what a text does not say exactly is not said"},
		{older, "The exact year is not known, but it was long ago.", Abstained, "knowledge", "nothing of a name or a number"},
	})
}

// TestOrdinary holds that words of declining and denying are told from the same
// words in an ordinary use.
func TestOrdinary(t *testing.T) {
	checkPlain(t, []plainRow{
		{"What is the choir made of?", "The choir is made up of bakers and bargemen.", Answered, "", "composed, not invented"},
		{"How did she die?", "She died of an unspecified illness in 1911.", Answered, "", "an attribute of something told"},
		{"What is the price?", "The price is unspecified.", Abstained, "information", "of the thing asked"},
		{"What may a suspect do?", "A suspect has the right to remain silent.", Answered, "", "a person's silence"},
		{"What does the letter say of the date?", "The letter stays silent on the date.", Abstained, "information", "a text's silence"},
		{"What does a medium use?", "A crystal ball, mostly, and a deck of cards.", Answered, "", "a thing"},
		{"Which stock will double?", "I have no crystal ball.", Abstained, "time", "the speaker's lack of it"},
		{"Where does the road go?", "It passes over the bridge at Stonebeck.", Answered, "", "a road"},
		{"What does the note say of the price?", "The note passes over the price.", Abstained, "information", "a text"},
		{"When should one call the police?", "As soon as you think that a child is missing.", Answered, "", "a person"},
		{"How many words has the file?", "No file was attached.", Abstained, "ability", "a file that did not come"},
		{"What sets a person's height?", "Height is not determined by a single gene.", Answered, "", "what causes it"},
		{"Who lived there?", "It has not been determined.", Abstained, "knowledge", "left open"},
		{"Does the spray keep off moths?", "It has not been shown to work on moths.", Answered, "", "without such an effect"},
		{"Which films were banned?", "The only films that are not shown in cinemas are those that nobody ordered.", Answered, "", "no audience"},
		{"Which courts does it bind?", "Until then the rule did not apply to state courts.", Answered, "", "whom a rule concerns"},
		{"What happens if I find a coin?", "You will have good luck.", Answered, "", "no wish at the end of a letter"},
	})
}

// TestPolar holds that a question for yes or no is answered by its own verb.
func TestPolar(t *testing.T) {
	checkPlain(t, []plainRow{
		{"Who robbed the mill?", "The robbery was never solved.", Abstained, "knowledge", "nobody knows"},
		{"Is there life on the moon Orrin?", "It is not known.", Abstained, "knowledge", "known is no word of the question"},
	})
}

// TestDegree holds that "how long" asks for a number and "how" for a way.
func TestDegree(t *testing.T) {
	for text, want := range map[string]form{
		"How long is a goldfish's memory?": asksOther,
		"How many steps does it take?":     asksOther,
		"How do I clean a kettle?":         asksHow,
		"How did they get in?":             asksGiven,
		"How long should I wait?":          asksAdvice,
	} {
		var s scene
		s.look(Question{Text: text}, "Yes.", tables())
		if s.prepare(); s.asks != want {
			t.Errorf("%q: form %d, want %d", text, s.asks, want)
		}
	}
	checkPlain(t, []plainRow{
		{"How long is a goldfish's memory?", "The question is ambiguous.", Abstained, "information", "the question is found wanting, nothing is refused"},
	})
}
