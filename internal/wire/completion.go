package wire

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// CompletionBody is the body of a request to /completions: model, prompt, the
// parameters that are set, the token limit as max_tokens where it is above
// zero, then p.Extra in the order of its sorted keys. The same arguments give
// the same bytes. An empty prompt is sent as it is.
//
// logprobs is a number there: p.TopLogprobs where it is set, and else 1, the
// smallest that every server takes for yes.
//
// It fails on what only chats have (CompletionLacks), on a parameter that JSON
// cannot carry (NaN, infinity), and on what CheckExtra refuses.
func CompletionBody(model, prompt string, p Params) ([]byte, error) {
	if lacks := CompletionLacks(p); len(lacks) > 0 {
		return nil, fmt.Errorf("/completions has no %s", lacks[0])
	}
	if err := CheckExtra(p); err != nil {
		return nil, err
	}
	w := objectWriter{}
	w.field("model", model)
	w.field("prompt", prompt)
	w.sampling(p)
	switch {
	case p.TopLogprobs != nil:
		w.field("logprobs", *p.TopLogprobs)
	case p.Logprobs:
		w.field("logprobs", 1)
	}
	if p.MaxTokens > 0 {
		w.field(MaxTokens, p.MaxTokens)
	}
	for _, key := range slices.Sorted(maps.Keys(p.Extra)) {
		w.raw(key, p.Extra[key])
	}
	return w.close()
}

// CompletionLacks are the names of the parameters that p sets and that
// /completions does not have.
func CompletionLacks(p Params) []string {
	var lacks []string
	if p.ReasoningEffort != "" {
		lacks = append(lacks, "reasoning_effort")
	}
	if len(p.ChatTemplateKwargs) > 0 {
		lacks = append(lacks, "chat_template_kwargs")
	}
	return lacks
}

// A CompletionRequest is a request to /completions as a server reads it.
type CompletionRequest struct {
	Model  string
	Prompt string
	Params Params // as in ChatRequest; a number of logprobs is TopLogprobs
}

// DecodeCompletionRequest reads the body of a request to /completions. The
// prompt is a string or a list that holds one. It fails on what is not a JSON
// object, on a parameter of the wrong type, and on a request without a prompt.
func DecodeCompletionRequest(body []byte) (CompletionRequest, error) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(body, &members); err != nil {
		return CompletionRequest{}, fmt.Errorf("reading a completion request: %w", err)
	}
	var r CompletionRequest
	var rest ChatRequest
	prompted := false
	for _, key := range slices.Sorted(maps.Keys(members)) {
		var err error
		switch value := members[key]; key {
		case "prompt":
			prompted = true
			r.Prompt, err = onePrompt(value)
		case "logprobs":
			err = json.Unmarshal(value, &rest.Params.TopLogprobs)
			rest.Params.Logprobs = rest.Params.TopLogprobs != nil
		default:
			err = rest.set(key, value)
		}
		if err != nil {
			return CompletionRequest{}, fmt.Errorf("reading a completion request: %s: %w", key, err)
		}
	}
	if !prompted {
		return CompletionRequest{}, errors.New("reading a completion request: it has no prompt")
	}
	r.Model, r.Params = rest.Model, rest.Params
	return r, nil
}

func onePrompt(value json.RawMessage) (string, error) {
	var one string
	if json.Unmarshal(value, &one) == nil {
		return one, nil
	}
	var list []string
	if err := json.Unmarshal(value, &list); err != nil {
		return "", err
	}
	if len(list) != 1 {
		return "", fmt.Errorf("%d prompts in one request; it takes one", len(list))
	}
	return list[0], nil
}

// EncodeCompletion is the body of a reply to /completions as a server sends it:
// the text of r, its finish reason (null where it is empty) and what it cost.
// Reasoning and refusals have no place in it. A reply with an Error is that
// error. DecodeReply reads it back.
func EncodeCompletion(r Reply) ([]byte, error) {
	if r.Error != nil {
		return EncodeError(*r.Error)
	}
	choice := objectWriter{}
	choice.field("text", r.Text)
	choice.field("index", 0)
	choice.field("logprobs", nil)
	choice.field("finish_reason", nullable(r.Finish))
	w := objectWriter{}
	w.field("id", r.ID)
	w.field("object", "text_completion")
	w.field("created", r.Created)
	w.field("model", r.Model)
	w.field("choices", []json.RawMessage{choice.bytes()})
	if u := r.Usage; u != nil {
		w.field("usage", map[string]int{
			"prompt_tokens": u.Prompt, "completion_tokens": u.Completion, "total_tokens": u.Prompt + u.Completion,
		})
	}
	w.field("system_fingerprint", nullable(r.Fingerprint))
	return w.close()
}
