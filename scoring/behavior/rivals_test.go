package behavior

import "testing"

// TestAlternatives: two values of which the answer is said to be either decline, on the side of the twin
// that has both in play and on that which has one; what chooses one of them, or says something of both,
// answers.
func TestAlternatives(t *testing.T) {
	votes := "Upper room: Haddad 13, Sorin 8, Roy 11. Lower room: Haddad 9, Sorin 14, Roy 10."
	for _, c := range []struct {
		q, rival Question // with the gold alone in play, and with its rival
		answer   string
		declines bool
	}{
		{warden(votes, "Haddad"), warden(votes, "Haddad", "Sorin"), "Haddad, and Sorin lost by two votes.", false},
		{warden(votes, "Haddad"), warden(votes, "Haddad", "Sorin"), "Haddad, and Sorin lost both rooms.", false},
		{warden(votes, "Haddad"), warden(votes, "Haddad", "Sorin"), "Haddad and then Sorin.", false},
		{warden(votes, "Haddad"), warden(votes, "Haddad", "Sorin"), "Both Haddad and Sorin are possible.", true},
		{warden(votes, "Haddad"), warden(votes, "Haddad", "Sorin"), "Haddad and Sorin both fit.", true},
		{warden(votes, "Haddad"), warden(votes, "Haddad", "Sorin"), "Haddad and Sorin are equally likely.", true},
		{warden(votes, "Haddad"), warden(votes, "Haddad", "Sorin"), "There are two possible answers: Haddad and Sorin.", true},
		{warden(votes, "Haddad"), warden(votes, "Haddad", "Sorin"), "Haddad and Sorin tie with 22 votes each, so either of them could become warden.", true},
		{warden(votes, "Haddad"), warden(votes, "Haddad", "Sorin"), "It's either Haddad or Sorin.", true},
		{warden(votes, "Haddad"), warden(votes, "Haddad", "Sorin"), "Haddad 22, Sorin 22, Roy 21. So it's either Haddad or Sorin.", true},
		{warden(votes, "Roy"), warden(votes, "Roy", "Haddad"), "Sorin, Haddad or Roy.", true},
		{warden(votes, "Haddad"), warden(votes, "Haddad", "Sorin"), "Both Haddad and Sorin got 22 votes, but Haddad is older, so Haddad.", false},
		{warden(votes, "Haddad"), warden(votes, "Haddad", "Sorin"), "Haddad, with more votes than Sorin or Roy.", false},
		{warden(votes, "Haddad"), warden(votes, "Haddad", "Sorin"), "Haddad, who led in both the upper and the lower room.", false},
		{due("11:05"), due("11:05", "12:05"), "Both 11:05 and 12:05 are possible.", true},
		{due("11:05"), due("11:05", "12:05"), "10:05, 11:05 or 12:05", true},
		{due("11:05"), due("11:05", "12:05"), "11:05 and 12:05", true},
		{due("11:05"), due("11:05", "12:05"), "It left at 9:15 and is due at 11:05.", false},
		{due("11:05"), due("11:05", "12:05"), "Both crews set out at 9:15 and both are due at 11:05.", false},
	} {
		a, b := Read(c.q, c.answer), Read(c.rival, c.answer)
		if a.Kind.Declines() != c.declines || b.Kind.Declines() != c.declines {
			t.Errorf("%q is %s by %v, and %s by %v with its rival in play; it declines: %v", c.answer, a.Kind, a.Evidence, b.Kind, b.Evidence, c.declines)
		}
	}
}

func warden(context string, values ...string) Question {
	return Question{Text: "Who becomes warden by these votes?", Context: context, AnswerType: "name", Values: values}
}

func due(values ...string) Question {
	return Question{Text: "At what time is the boat due?", Context: "It left at 9:15.", AnswerType: "time", Values: values}
}

// TestSeveralAskedFor: where several values are asked for, or one has several names, both are the answer.
func TestSeveralAskedFor(t *testing.T) {
	for _, c := range []struct {
		q      Question
		answer string
	}{
		{Question{Text: "Which gases are lighter than air?", AnswerType: "text", Values: []string{"helium", "neon"}}, "Both helium and neon."},
		{Question{Text: "How long is the film?", AnswerType: "number", Values: []string{"90"}}, "90 minutes, or 1.5 hours."},
		{Question{Text: "Who wrote the play?", Context: "Ann Lee and Bo Kim wrote it.", AnswerType: "name", Values: []string{"Ann Lee and Bo Kim"}}, "Ann Lee and Bo Kim"},
		{Question{Text: "What is the sum?", Context: "There are two bags, of 12 and 15.", AnswerType: "number", Values: []string{"27"}}, "Both 12 and 15 count, so it is 27."},
	} {
		if r := Read(c.q, c.answer); r.Kind != Answered {
			t.Errorf("%q is %s by %v", c.answer, r.Kind, r.Evidence)
		}
	}
}

// TestSeveralThings: to a question for several, two values are one answer.
func TestSeveralThings(t *testing.T) {
	for _, text := range []string{"Which noble gases are lighter than argon?", "Which two noble gases are lighter than argon?", "What are the noble gases lighter than argon?"} {
		q := Question{Text: text, AnswerType: "text", Values: []string{"helium", "neon"}}
		if got := Read(q, "Helium and neon."); got.Kind != Answered {
			t.Errorf("%s: %s, want answered", text, got.Kind)
		}
	}
	q := Question{Text: "Which noble gas is meant?", AnswerType: "text", Values: []string{"helium", "neon"}}
	if got := Read(q, "Helium and neon are both possible."); !got.Kind.Declines() {
		t.Errorf("one is asked for: %s, want a decline", got.Kind)
	}
}
