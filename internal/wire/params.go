// Package wire is the OpenAI wire format: the bytes of a chat request and what
// can be read from the bytes of a reply. It sends nothing. The client, the
// simulated server and the tests share it, so that a quirk of the format is
// written down once.
package wire

import "encoding/json"

// A Message is one turn of a conversation.
type Message struct {
	Role    string `json:"role"` // system, user or assistant
	Content string `json:"content"`
}

// Params are the sampling parameters of a request. A nil or empty field is not
// sent, so that the server's own default holds; a pointer to zero is sent as
// zero.
type Params struct {
	Temperature *float64 `json:"temperature,omitempty"`
	TopP        *float64 `json:"top_p,omitempty"`
	TopK        *int     `json:"top_k,omitempty"`
	MinP        *float64 `json:"min_p,omitempty"`
	Seed        *int64   `json:"seed,omitempty"`
	Stop        []string `json:"stop,omitempty"`
	// ReasoningEffort is sent as it is: servers have words of their own for it.
	ReasoningEffort string `json:"reasoning_effort,omitempty"`
	// ChatTemplateKwargs is an object for the server's chat template.
	ChatTemplateKwargs json.RawMessage `json:"chat_template_kwargs,omitempty"`
	// Logprobs asks for the log-probabilities of the reply's tokens, and
	// TopLogprobs for those of so many alternatives to each.
	Logprobs    bool `json:"logprobs,omitempty"`
	TopLogprobs *int `json:"top_logprobs,omitempty"`
	// Extra is merged into the top level of the body. Its keys may not be
	// model, messages or stream.
	Extra map[string]json.RawMessage `json:"extra,omitempty"`
	// MaxTokens is no part of a run's identity (it may grow on resume), so it
	// is left out where Params are recorded as identity.
	MaxTokens int `json:"-"`
}

// Sent are the names of the parameters that p puts into a body, in its order,
// without the token limit and what Extra holds.
func (p Params) Sent() []string {
	var names []string
	for _, field := range []struct {
		name string
		set  bool
	}{
		{"temperature", p.Temperature != nil},
		{"top_p", p.TopP != nil},
		{"top_k", p.TopK != nil},
		{"min_p", p.MinP != nil},
		{"seed", p.Seed != nil},
		{"stop", len(p.Stop) > 0},
		{"reasoning_effort", p.ReasoningEffort != ""},
		{"chat_template_kwargs", len(p.ChatTemplateKwargs) > 0},
		{"logprobs", p.Logprobs},
		{"top_logprobs", p.TopLogprobs != nil},
	} {
		if field.set {
			names = append(names, field.name)
		}
	}
	return names
}
