package behavior

import "testing"

// TestCites holds what an answer cites of a text.
func TestCites(t *testing.T) {
	const seats, work, long = "How many people does the theatre seat?", "How many people work at the theatre?", "How long did the crew take?"
	for _, row := range []struct{ q, a, want, reason string }{
		{seats, `The passage states that it "seats 640 people".`, citesAsked, "in quotes"},
		{seats, "The text itself says that it seats 640 people.", citesAsked, "without them"},
		{seats, `The passage: "It seats 640 people and was renovated in 1988."`, citesAsked, "behind a colon"},
		{work, `The passage says that it "seats 640 people".`, citesOther, "a number of something else"},
		{work, `The passage only says that it "seats 640 people".`, citesOnly, "no more than that"},
		{work, "The passage does not say how many people work there.", citesNothing, "it does not say"},
		{seats, "It seats 640 people, as the passage has it.", citesNothing, "no verb of saying"},
		{"Why is the theatre closed?", "The passage says that it is being repaired.", citesNothing, "no value was asked for"},
		{long, "The text says that the crew took 4 hours.", citesAsked, "a unit"},
	} {
		var s scene
		s.look(Question{Text: row.q}, row.a, tables())
		s.prepare()
		if got := s.cites(); got != row.want {
			t.Errorf("%q: got %q, want %q: %s", row.a, got, row.want, row.reason)
		}
	}
}

// TestCited holds that what a text is said to say of what was asked is an answer, and what it
// says in its place is none.
func TestCited(t *testing.T) {
	const hall = "The Pemberton Theatre was built in 1911 by the architect Rosa Kline. It seats 640 people and was renovated in 1988."
	eleven := Question{Text: "How many people does the library employ?", Context: "The library employs eleven people.", AnswerType: "number", Values: []string{"11"}}
	for _, r := range []ruled{
		{eleven, `The passage states that it "employs eleven people".`, Answered, "a number in words, in quotes, that is not in play"},
		{Question{Text: hall + "\n\nHow many people does the Pemberton Theatre seat?"}, `The passage states that it "seats 640 people".`, Answered, "where only the question's words ask for it"},
		{Question{Text: hall + "\n\nHow many people does the Pemberton Theatre seat?"}, `The text says: "It seats 640 people and was renovated in 1988."`, Answered, "a sentence in quotes"},
		{Question{Text: hall + "\n\nWho built the Pemberton Theatre?"}, `The passage says that it was built "by the architect Rosa Kline".`, Answered, "a name"},
		{Question{Text: hall + "\n\nIn what year was the Pemberton Theatre renovated?"}, `The passage says it "was renovated in 1988".`, Answered, "a year"},
		{eleven, "The passage says nothing of the staff.", Abstained, "it says nothing"},
		{Question{Text: hall + "\n\nHow many people work at the Pemberton Theatre?"}, `The passage only says that it "seats 640 people".`, Abstained, "no more than that"},
		{Question{Text: hall + "\n\nIn what year was Rosa Kline born?"}, `The text only notes that the theatre was built "in 1911".`, Abstained, "nor that"},
		{Question{Text: hall + "\n\nIn what year was Rosa Kline born?"}, `The passage says she built the theatre "in 1911", but gives no birth year.`, Abstained, "turns to a lack"},
	} {
		if got := Read(r.q, r.a); got.Kind != r.kind {
			t.Errorf("%s\n  A %s\n  got %+v, want %s", r.reason, r.a, got, r.kind)
		}
	}
}
