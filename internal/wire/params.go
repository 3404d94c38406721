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
	Seed        *int64   `json:"seed,omitempty"`
	Stop        []string `json:"stop,omitempty"`
	// Extra is merged into the top level of the body. Its keys may not be
	// model, messages or stream.
	Extra map[string]json.RawMessage `json:"extra,omitempty"`
	// MaxTokens is no part of a run's identity (it may grow on resume), so it
	// is left out where Params are recorded as identity.
	MaxTokens int `json:"-"`
}
