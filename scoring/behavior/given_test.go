package behavior

import "testing"

// TestOptions: an answer that is one of the options is an answer, whatever its words are.
func TestOptions(t *testing.T) {
	q := Question{
		Text: "Which of these is a mammal?", AnswerType: "choice", Values: []string{"None of the above"},
		Choices: []string{"Penguin", "Trout", "Gecko", "None of the above"},
	}
	for _, row := range []struct {
		answer, reason string
		want           Kind
	}{
		{"None of the above", "the option itself", Answered},
		{"Answer: None of the above", "behind a label", Answered},
		{"**Answer:** D) None of the above.", "with its letter", Answered},
		{`\boxed{\text{None of the above}}`, "in a box", Answered},
		{"The correct answer is none of the above.", "in a sentence", Answered},
		{"None of the above can be said of them without more information.", "more words behind it", Abstained},
	} {
		if got := Read(q, row.answer); got.Kind != row.want {
			t.Errorf("%s: %q is %s, want %s", row.reason, row.answer, got.Kind, row.want)
		}
	}
}

// TestLettersInPlay: "is" is no plural of a letter in play.
func TestLettersInPlay(t *testing.T) {
	q := Question{Text: "Which letter does the lock open with?", AnswerType: "symbol", Values: []string{"m", "i", "r"}}
	if got := Read(q, "The answer is m."); got.Kind != Answered || got.Value != "m" {
		t.Errorf("got %+v, want the answer m", got)
	}
}
