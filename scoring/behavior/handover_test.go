package behavior

import "testing"

// TestHands holds that an answer which only agrees to a task and asks for what it needs asks
// back, whatever its words weigh.
func TestHands(t *testing.T) {
	for _, task := range []string{"Translate this text into German.", "Solve the equation.", "Rewrite this paragraph.", "What is wrong with my code?"} {
		for _, answer := range []string{
			"Of course! Please provide the text you'd like me to work on.",
			"Certainly! Please share it.",
			"Sure, go ahead and send it.",
			"Please type it out.",
			"Sure thing! Just copy and paste it here.",
			"Absolutely! Please upload it, and I'll get started.",
			"Happy to help! Please attach the file.",
			"Sure! Drop it in the chat.",
			"Of course. I just need the text.",
			"I'd be glad to. Please send it over to me.",
		} {
			if got := Read(Question{Text: task}, answer); got.Kind != Clarified {
				t.Errorf("%s %s: got %+v", task, answer, got)
			}
		}
	}
	for _, r := range handsNot() {
		var s scene
		s.look(r.q, r.a, tables())
		s.prepare()
		if s.onlyHands() {
			t.Errorf("%s\n  Q %s\n  A %s: only asks for what the task needs", r.reason, r.q.Text, r.a)
		}
	}
}

// handsNot are answers in the same words.
func handsNot() []ruled {
	of := func(q, a, reason string) ruled { return ruled{Question{Text: q}, a, Answered, reason} }
	return []ruled{
		of("How do I submit the form?", "Please send it to the office.", "a way"),
		of("Who gets the form?", "Send it to the office.", "where it goes"),
		of("How do I move the photos to my laptop?", "Copy them onto a stick.", "a way, and onto something"),
		of("Write a sentence that asks for the missing file.", "Please send us the missing file.", "the text that was asked for"),
		of("Translate into English: \"Bitte schicken Sie mir den Text.\"", "Of course! Please send me the text.", "the text is there"),
		of("Correct this sentence 'please send me teh file'.", "Please send me the file.", "the words are there"),
		of("Can I pay by card?", "Sure, go ahead!", "a yes"),
		of("Summarize the report.", "Sales rose. Please send it on.", "a summary first"),
		of("Count the words in the paragraph.", "Of course!", "asks for nothing"),
		of("Translate this text into German.", "Please give the waiter a coin.", "not for what the task is on"),
	}
}
