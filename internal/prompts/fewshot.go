package prompts

import (
	_ "embed" // the worked examples are data
	"strings"
)

// fewShot is what stands before every question of a completion: worked
// examples, half of them answered and half of them declined, in an order that
// is fixed. Its bytes are sent as they are, and their SHA-256 is part of a
// run's identity: a change to the file makes other runs.
//
//go:embed fewshot.txt
var fewShot string

// The words that begin a line of a completion prompt.
const (
	contextLabel  = "Context:"
	questionLabel = "Question:"
	optionsLabel  = "Options:"
	answerLabel   = "Answer:"
)

// FewShot is the policy of a completion. A base model follows no instruction;
// it goes on with a text. So what tells it that declining is open to it is
// examples of both, as many of one as of the other. They are a prior of their
// own: its runs are no runs of Neutral.
func FewShot() Policy { return Policy{Name: "few-shot", Examples: fewShot} }

// Complete gives the text that a base model is to go on with: the policy's
// examples, then the question in their form, which ends with "Answer:" and no
// blank behind it, since tokens begin with theirs. Blanks around the parts of
// the question are cut off; parts that are empty are left out. Before and After
// are for chats and have no place in it.
func Complete(p Policy, q Question) string {
	var b strings.Builder
	if p.Examples != "" {
		b.WriteString(p.Examples)
		b.WriteByte('\n')
	}
	line := func(name, text string) {
		if text = strings.TrimSpace(text); text != "" {
			b.WriteString(name + " " + text + "\n")
		}
	}
	line(contextLabel, q.Context)
	line(questionLabel, q.Question)
	if len(q.Choices) > 0 {
		b.WriteString(optionsLabel + "\n")
	}
	for i, choice := range q.Choices {
		line(label(i)+".", choice)
	}
	b.WriteString(answerLabel)
	return b.String()
}

// Stops are the texts at which a completion ends: with either of them a model
// that has answered begins a question of its own.
func Stops() []string { return []string{"\n" + questionLabel, "\n" + contextLabel} }

// Completed is the answer in the text that came back for a prompt. A prompt
// that the server repeats before it is cut off, if it does so to the letter;
// then all from the first line that begins another question, which is what
// a server that heeds Stops has cut off itself (ended says that there was such
// a line); then the blanks around what is left, which may be nothing.
func Completed(prompt, text string) (answer string, ended bool) {
	if prompt != "" {
		text = strings.TrimPrefix(text, prompt)
	}
	for at := 0; at < len(text); {
		line := strings.TrimLeft(text[at:], " \t\r")
		if strings.HasPrefix(line, questionLabel) || strings.HasPrefix(line, contextLabel) {
			return strings.TrimSpace(text[:at]), true
		}
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			break
		}
		at += end + 1
	}
	return strings.TrimSpace(text), false
}
