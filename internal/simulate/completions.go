package simulate

import (
	"strings"

	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/suites"
)

// goesOn is what a completion goes on with behind its answer: like a base model
// it makes up questions of its own, until something stops it.
const goesOn = "\n\nQuestion: What comes after this one?\nAnswer: Another one.\n\nQuestion:"

// completionFormat is the format of /completions. What is said is what would be
// said in a chat; there is no field for reasoning or a refusal, so both stand in
// the text.
func (s *Server) completionFormat() format {
	return format{
		decode: func(body []byte) (wire.ChatRequest, error) {
			request, err := wire.DecodeCompletionRequest(body)
			before, asked := s.lastQuestion(request.Prompt)
			return wire.ChatRequest{
				Model: request.Model, Params: request.Params,
				Messages: []wire.Message{{Role: "system", Content: before}, {Role: "user", Content: asked}},
			}, err
		},
		encode: func(request wire.ChatRequest, reply wire.Reply) ([]byte, error) {
			return wire.EncodeCompletion(completion(reply, request.Params.Stop))
		},
		stream: func(request wire.ChatRequest, reply wire.Reply, usage bool) ([][]byte, error) {
			return wire.EncodeCompletionStream(completion(reply, request.Params.Stop), usage)
		},
	}
}

// promptEnd is the end of a prompt that asks an item.
func promptEnd(it suites.Item) string {
	return prompts.Complete(prompts.Policy{}, prompts.Question{Context: it.Context, Question: it.Question, Choices: it.Choices})
}

// lastQuestion is the user message of the item at the end of a prompt, and what
// stands before it; where that is no item, the prompt and nothing. A question may
// stand below a context that holds blank lines and looks like several, so the
// longest end that is known counts.
func (s *Server) lastQuestion(prompt string) (before, asked string) {
	prompt = strings.TrimSpace(prompt)
	for end := prompt; ; {
		if len(end) <= s.longest { // looking up what is longer would take its square in time
			if index, known := s.prompts[end]; known {
				return strings.TrimSuffix(prompt, end), userMessage(s.subjects[index].item)
			}
		}
		_, rest, more := strings.Cut(end, "\n\n")
		if !more {
			return "", prompt
		}
		end = strings.TrimLeft(rest, "\n")
	}
}

// completion is a reply to a chat as the text of a base model, which ends at
// the first of the stops.
func completion(reply wire.Reply, stops []string) wire.Reply {
	text := reply.Text + reply.Refusal // it has one of them at most
	if reply.Reasoning != "" {
		text = "<think>\n" + reply.Reasoning
		if reply.Finish != wire.FinishLength {
			text += "\n</think>\n\n" + reply.Text + reply.Refusal
		}
	}
	if reply.Finish == wire.FinishStop && text != "" {
		text, reply.Finish = stopped(" "+text+goesOn, stops)
	}
	reply.ID = strings.Replace(reply.ID, "chatcmpl-", "cmpl-", 1)
	reply.Text, reply.Reasoning, reply.Refusal = text, "", ""
	return reply
}

// stopped cuts a text at the first of the stops. Where none is in it, only the
// token limit ended it.
func stopped(text string, stops []string) (cut, finish string) {
	at := len(text)
	for _, stop := range stops {
		if i := strings.Index(text, stop); i >= 0 && i < at && stop != "" {
			at = i
		}
	}
	if at < len(text) {
		return text[:at], wire.FinishStop
	}
	return text, wire.FinishLength
}
