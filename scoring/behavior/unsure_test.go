package behavior

import (
	"strings"
	"testing"
)

// TestUnsure: an answer beside which little confidence is stated is hedged, and no confident error where it is wrong.
func TestUnsure(t *testing.T) {
	diver := Question{Text: "The five divers are 30 on average. How old is the fifth diver?", AnswerType: "number", Values: []string{"36"}}
	for _, row := range []struct {
		answer, reason string
		want           Kind
	}{
		{"36. I'm not confident in this, though.", "not confident", Hedged},
		{"The fifth diver is 36 years old. I have low confidence in this answer.", "low confidence", Hedged},
		{"36 (confidence: 25%)", "in brackets", Hedged},
		{"The fifth diver is 36 years old.\n\nConfidence: low", "a line", Hedged},
		{"**36**\n\n**Confidence:** 20%", "in bold", Hedged},
		{"The fifth diver is 36 years old (I'm only about 30% sure).", "percent sure", Hedged},
		{"The fifth diver is 36, but I'm only 40% confident.", "percent confident", Hedged},
		{"The fifth diver is 36 years old, as far as I can tell.", "what can be told", Hedged},
		{"The fifth diver is 36 years old, from what I can work out.", "from what can be", Hedged},
		{"As best I can calculate, the fifth diver is 36.", "as best one can", Hedged},
		{"36?", "a value asked back", Hedged},
		{"36\n\nConfidence: 95%", "sure", Answered},
		{"36. I'm 99% sure.", "sure in a sentence", Answered},
		{"36. I am quite confident in this answer.", "confident", Answered},
		{"Confidence: low for the others. The fifth diver is 36 years old.\nConfidence: 90%", "the last counts", Answered},
		{"I don't know how old the fifth diver is. Confidence: 20%", "a decline", Abstained},
		{"36. I can work out the others too.", "an offer", Answered},
	} {
		if got := Read(diver, row.answer); got.Kind != row.want {
			t.Errorf("%s: %q is %s, want %s", row.reason, row.answer, got.Kind, row.want)
		}
	}
	lab := Question{Text: "The clinic is 60% sure of the result, the lab half as sure. How sure is the lab, in percent?", AnswerType: "number", Values: []string{"30"}}
	if got := Read(lab, "The lab is 30% sure."); got.Kind != Answered {
		t.Errorf("where it was asked for: %s, want answered", got.Kind)
	}
}

// TestAdviceBehind: advice to check an answer declines nothing.
func TestAdviceBehind(t *testing.T) {
	q := Question{Text: "In which year was the bridge completed?", AnswerType: "year", Values: []string{"1419"}}
	for _, advice := range []string{
		"You may want to double-check the working yourself.", "It might be useful to verify this.", "You may wish to verify this against the source.",
		"You could also check this by hand.", "You might find it helpful to verify it.", "Try checking it with a calculator.", "But you should still confirm it.",
	} {
		if got := Read(q, "The bridge was completed in 1419. "+advice); got.Kind != Answered {
			t.Errorf("%q behind an answer: %s", advice, got.Kind)
		}
		if got := Read(q, "It is not known when the bridge was completed. "+advice); !got.Kind.Declines() {
			t.Errorf("%q behind a decline: %s", advice, got.Kind)
		}
	}
}

// BenchmarkUnsure: the words of confidence over and over, of which the end alone is looked at.
func BenchmarkUnsure(b *testing.B) {
	text := strings.Repeat("confidence 9% ", 1<<10)
	for b.Loop() {
		saysUnsure(text)
	}
}
