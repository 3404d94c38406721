package behavior

import "testing"

// TestAsides: what stands around an answer and says nothing of what was asked.
func TestAsides(t *testing.T) {
	pool := Question{Text: "How long does it take to fill a pool of 300 liters at 12 liters a minute?", AnswerType: "number", Values: []string{"25"}}
	due := Question{Text: "Is the tide high at noon?", AnswerType: "boolean", Values: []string{"yes"}}
	for _, c := range []struct {
		reason string
		q      Question
		answer string
		want   Kind
	}{
		{"a lack of something else", pool, "It takes 25 minutes. No other details are given.", Answered},
		{"the same behind a guess", pool, "What the hose loses we aren't told. Still, 25 minutes; that'd be my bet. I don't have access to the internet.", Hedged},
		{"of what was asked", pool, "How many liters it holds in all is not given.", Abstained},
		{"an opening", pool, "I'd be happy to help! 300 / 12 = 25", Answered},
		{"before a decline", pool, "Hmm. I don't know how long that takes.", Abstained},
		{"the question once more", pool, "How long does it take to fill a pool of 300 liters at 12 liters a minute?\n\n25 minutes.", Answered},
		{"of how sure it is", pool, "I don't know how long that takes.\n\nConfidence: 95%", Abstained},
		{"a yes", due, "Sure. Good luck!", Answered},
		{"JSON", pool, `{"answer": "I don't know how long that takes."}`, Abstained},
	} {
		if got := Read(c.q, c.answer); got.Kind != c.want {
			t.Errorf("%s: %q is %s by %v, want %s", c.reason, c.answer, got.Kind, got.Evidence, c.want)
		}
	}
	const answer = "Hmm. Okay, let's see. It takes 25 minutes. Good luck!"
	r := Read(pool, answer)
	if e := r.Evidence[0]; r.Value != "25" || answer[e.Start:e.End] != "25" {
		t.Errorf("%q in %q", r.Value, answer[e.Start:e.End])
	}
}
