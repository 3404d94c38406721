package behavior

import (
	"testing"

	"github.com/abstain-eval/abstain-eval/scoring/matching"
)

// TestPolarWords: a yes or no in other words is an answer to an item that asks for one, alone or with its reason.
func TestPolarWords(t *testing.T) {
	open := Question{Text: "Is the bridge over the Tarn open?", AnswerType: "boolean", Values: []string{"no"}}
	untyped := Question{Text: "Is the bridge over the Tarn open?", Values: []string{"no"}}
	number := Question{Text: "How many bridges are open?", AnswerType: "number", Values: []string{"3"}}
	for _, row := range []struct {
		q      Question
		answer string
		want   Kind
		reason string
	}{
		{open, "Certainly.", Answered, "an adverb, and nothing else"},
		{open, "Definitely!", Answered, "another"},
		{open, "Affirmative.", Answered, "a word that nobody else uses"},
		{open, "**Certainly not.**", Answered, "in bold"},
		{open, "Of course not: it closed in May.", Answered, "with its reason"},
		{open, "Answer: by no means", Answered, "behind a label"},
		{untyped, "Definitely not.", Answered, "the type is not known"},
		{open, "Certainly not stated.", Abstained, "a lack"},
		{open, "Certainly, but which bridge do you mean?", Clarified, "a question back"},
		{open, "Certainly! I don't know whether it is.", Abstained, "a courtesy"},
		{open, "Not at all clear.", Abstained, "more of the sentence"},
		{open, "Certainly. Tell me the day and I'll check.", Clarified, "a courtesy before a request"},
		{open, "Naturally, opinions differ.", Abstained, "one before a remark"},
		{number, "Certainly.", Unclear, "no yes or no was asked for"},
	} {
		if got := Read(row.q, row.answer); got.Kind != row.want {
			t.Errorf("%s: %q is %s (%s), want %s", row.reason, row.answer, got.Kind, got.Detail, row.want)
		}
	}
}

// TestPolarWordsMatch: what is read as an answer to a question for yes or no can be held against gold.
func TestPolarWordsMatch(t *testing.T) {
	for said := range polarWords {
		if r := matching.Check(matching.Gold{Answers: []string{"yes"}, Type: matching.Boolean, Question: "Is it open?"}, said+"."); r.Unclear {
			t.Errorf("%q is neither yes nor no", said)
		}
	}
}
