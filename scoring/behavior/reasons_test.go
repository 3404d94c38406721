package behavior

import (
	"slices"
	"testing"
)

// TestReasons holds that a negation may be the reason that was asked for, or what is not so,
// and denies where it takes up what the question takes for granted.
func TestReasons(t *testing.T) { checkRules(t, reasonRows()) }

func reasonRows() []ruled {
	text := func(q string, values ...string) Question {
		return Question{Text: q, AnswerType: "text", Values: values}
	}
	const matchOff = "Why was the match postponed?"
	var (
		stadium  = text("Why did the council not approve the stadium?", "floods")
		penguins = text("Why don't penguins live at the North Pole?", "Southern Hemisphere")
		breathe  = text("Why can't humans breathe under water?", "lungs cannot extract oxygen")
		match    = text(matchOff, "rain")
		venus    = text("Why is Venus hotter than Mercury?", "greenhouse effect")
		snakes   = text("What can't snakes do that lizards can?", "blink")
		curie    = text("Why did Marie Curie refuse the Nobel Prize in 1903?", "modesty")
		goldfish = text("Why do goldfish have a memory of three seconds?", "small brain")
		permit   = text("Why can't Norwegians leave their country without a permit?", "law")
		arctic   = text("Why do penguins from the Arctic never meet polar bears?", "distance")
		vote     = text("Why didn't the council vote on the stadium?", "floods")
	)
	return []ruled{
		{stadium, "It was not approved because the land floods every spring.", Answered, "the question's own negation, and the reason"},
		{stadium, "The council didn't approve it since the ground floods.", Answered, "the same with since"},
		{stadium, "The land is not suitable: it gets wet every spring.", Answered, "the reason is a negation"},
		{penguins, "They can't cross the tropics, where the water is too warm.", Answered, "a pronoun, and the reason"},
		{penguins, "There was no land bridge that could have brought them there, and they cannot fly.", Answered, "no value in play, and words of lack"},
		{breathe, "There isn't enough dissolved oxygen in water for lungs to use.", Answered, "not enough of something that is no information"},
		{breathe, "We have no gills.", Answered, "a few words"},
		{match, "The referee didn't arrive in time.", Answered, "a reason where the question has no negation"},
		{Question{Text: matchOff}, "The referee didn't arrive in time.", Answered, "the same where nothing is known of the value"},
		{venus, "Mercury has no atmosphere to hold the heat. Venus has a thick one.", Answered, "of one of the question's things, but not what is said of it"},
		{snakes, "They can't close their eyes.", Answered, "what is not so was asked for"},

		{curie, "Marie Curie did not refuse the Nobel Prize.", Corrected, "the question's words"},
		{curie, "She did not refuse the Nobel Prize in 1903, because she was glad to share it.", Corrected, "those, and why not"},
		{goldfish, "They don't. Goldfish can remember for months.", Corrected, "all that the first sentence says"},
		{goldfish, "It's not true that goldfish have so short a memory.", Corrected, "a denial in so many words"},
		{permit, "There is no such rule.", Corrected, "there is no such thing"},
		{arctic, "There are no penguins in the Arctic.", Corrected, "another word than the question negates"},
		{vote, "That's not right: the council did vote.", Corrected, "denies the negation"},
		{vote, "The passage does not say why.", Abstained, "a lack"},
		{match, "There isn't enough here to tell.", Abstained, "not enough, and nothing besides"},
		{match, "There is not enough to go on.", Abstained, "the same in other words"},
	}
}

// TestNegation holds what the negations of an answer are of, as a sign of it.
func TestNegation(t *testing.T) {
	const why, bird = "Why do whales come to the surface?", "Which bird does not fly?"
	for _, row := range []struct{ q, a, want, reason string }{
		{why, "Whales don't have gills. They need air.", "negates: something else", "the reason"},
		{why, "Whales do not come to the surface.", "negates: what was asked", "the question's words"},
		{bird, "The ostrich does not fly.", "negates: something else", "what the question says is not so"},
		{"Where do whales live?", "They do not live on land.", "", "neither a reason nor a negation was asked for"},
	} {
		var s scene
		s.look(Question{Text: row.q}, row.a, tables())
		var got []string
		s.signs(s.byRules(), weighing{declines: 0.5}, func(about, is string, _ float64) {
			if about == "negates" {
				got = append(got, about+": "+is)
			}
		})
		if want := slices.DeleteFunc([]string{row.want}, func(w string) bool { return w == "" }); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q: %s", row.a, got, want, row.reason)
		}
	}
}
