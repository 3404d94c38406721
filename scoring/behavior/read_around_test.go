package behavior

import "testing"

// TestReadAround holds readings that take more than the words of one phrase: a
// yes or no in other words, numbers and options inside a denial, a guess behind
// a doubt, silence and lost records.
func TestReadAround(t *testing.T) {
	for _, r := range aroundRows() {
		if got := Read(r.q, r.a); string(got.Kind) != r.want {
			t.Errorf("%s | %s\n got %s %s %v want %s", r.q.Text, r.a, got.Kind, got.Detail, got.Evidence, r.want)
		}
	}
}

// An asked is an answer to a question of its own.
type asked struct {
	q    Question
	a    string
	want string
}

func aroundRows() []asked {
	return []asked{
		{Question{Text: "Does the harbor gate close at high tide?", AnswerType: "boolean", Values: []string{"no"}}, "That would be no.", "answered"},
		{Question{Text: "Does the harbor gate close at high tide?", AnswerType: "boolean", Values: []string{"yes"}}, "The answer would have to be no.", "answered"},
		{Question{Text: "Does the harbor gate close at high tide?", AnswerType: "boolean", Values: []string{"yes"}}, "That's a no.", "answered"},
		{Question{Text: "Is the oven hotter?"}, "That would be no.", "answered"},
		{Question{Text: "How many goals did the club score in 1911?", AnswerType: "number", Values: []string{"4"}}, "The club did not score 4 goals in 1911; it had been dissolved in 1909.", "corrected"},
		{Question{Text: "How many goals did the club score in 1911?", AnswerType: "number"}, "It never scored 7 goals that year, as it did not exist.", "corrected"},
		{Question{Text: "How many moons does Mercury have?", AnswerType: "number"}, "There aren't 2 moons around Mercury; it has none.", "corrected"},
		{Question{Text: "Who wrote the harbor report?", AnswerType: "name", Values: []string{"Ines Vale"}}, "I'm not fully sure, but I'd say Ines Vale.", "hedged"},
		{Question{Text: "Who wrote the harbor report?"}, "I'm not fully sure, but I'd say Ines Vale.", "hedged"},
		{Question{Text: "How many minutes does the pump need?", AnswerType: "number", Values: []string{"30"}}, "Not fully sure, but I'd say 30.", "hedged"},
		{Question{Text: "How many minutes does the pump need?", AnswerType: "number"}, "I'm not entirely certain, though I'd go for 25 minutes.", "hedged"},
		{Question{Text: "How many steps did the explorer take?", AnswerType: "number", Values: []string{"400"}}, "Nobody kept a tally, so the number is lost.", "abstained"},
		{Question{Text: "How many steps did the explorer take?", AnswerType: "number"}, "No one counted them, so we can't tell.", "abstained"},
		{Question{Text: "How many letters did she write?"}, "Nobody kept a tally, so the number is lost.", "abstained"},
		{Question{Text: "On which day did Noodle run off?", Context: "Diary: Monday: rain. Tuesday: Pip slept.", AnswerType: "weekday", Values: []string{"Tuesday"}}, "The diary passes over Noodle's day.", "abstained"},
		{Question{Text: "On which day did Noodle run off?", Context: "Diary: Monday: rain. Tuesday: Pip slept.", AnswerType: "weekday", Values: []string{"Tuesday"}}, "The diary skips the day Noodle ran off.", "abstained"},
		{Question{Text: "On which day did Noodle run off?", Context: "Diary: Monday: rain. Tuesday: Pip slept.", AnswerType: "weekday", Values: []string{"Tuesday"}}, "The diary keeps silent about Noodle.", "abstained"},
		{Question{Text: "Which of the two brothers sailed, Axel or Bo?", AnswerType: "choice", Values: []string{"Axel", "Bo"}}, "Neither Axel nor Bo sailed.", "corrected"},
		{Question{Text: "Did the king die in March or in April 1911?", AnswerType: "month", Values: []string{"March", "April"}}, "The king did not die in March or April; he lived until 1920.", "corrected"},
		{Question{Text: "In which month of 1911 did the king die?", AnswerType: "month", Values: []string{"March", "April"}}, "He didn't die in 1911, neither in March nor in April.", "corrected"},
		{Question{Text: "Which prime number lies between 24 and 28?", AnswerType: "number", Values: []string{"29"}}, "None does: 25, 26 and 27 all have divisors.", "corrected"},
	}
}
