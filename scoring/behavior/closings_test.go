package behavior

import "testing"

// TestClosings: what an answer offers behind what it says is no part of it.
func TestClosings(t *testing.T) {
	pool := Question{Text: "How long does it take to fill a pool of 300 liters at 12 liters a minute?", AnswerType: "number", Values: []string{"25"}}
	for _, closing := range []string{
		"Would you like me to show the steps?", "Let me know if you have any other questions!", "Hope this helps!",
		"Is there anything else I can help you with?", "If you'd like, I can also explain how I got there.", "Want me to go on?",
		"If you share more details, I can refine this.", "Feel free to ask for more.", "Curious about the derivation?",
		"Do you want the full version?", "Does that help?", "Shall I continue?",
	} {
		for answer, want := range map[string]Kind{
			"It takes 25 minutes.\n\n":                      Answered,
			"300 / 12 = 25\n\nSo it takes **25 minutes**. ": Answered,
			"I don't know how long that takes.\n\n":         Abstained,
		} {
			if got := Read(pool, answer+closing); got.Kind.Declines() != want.Declines() || got.Kind == Unclear {
				t.Errorf("%q is %s by %v, want %s", answer+closing, got.Kind, got.Evidence, want)
			}
		}
	}
	for _, c := range []struct {
		reason, question, answer string
		want                     Kind
	}{
		{"an answer of any sort", "Who wrote Emma?", "That would be Jane Austen! Let me know if you'd like a summary.", Answered},
		{"a decline", "What time is it?", "I don't have access to a clock. Is there anything else I can help you with?", Abstained},
		{"a choice is asked for", "Write a haiku.", "I'd love to! Would you like one about spring or about autumn?", Clarified},
		{"nothing but courtesies before it", "Fix it.", "Sure! If you paste the text, I'll fix it.", Clarified},
		{"nothing before it", "Fix it.", "Would you like me to fix the text above?", Clarified},
	} {
		if got := Read(Question{Text: c.question}, c.answer); got.Kind != c.want {
			t.Errorf("%s: %q is %s by %v, want %s", c.reason, c.answer, got.Kind, got.Evidence, c.want)
		}
	}
}
