package wire

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// A ChatRequest is a chat request as a server reads it.
type ChatRequest struct {
	Model    string
	Messages []Message
	// Params holds the parameters that were sent; a key this package has no
	// name for is in Params.Extra, with stream and n among them.
	Params Params
	// TokenField is the name the token limit came under, "" where none came.
	TokenField string
}

// DecodeChatRequest reads the body of a chat request. Message contents may be
// strings, null, or lists of parts, whose text is joined. It fails on what is
// not a JSON object, on a parameter of the wrong type, and on a request
// without messages.
func DecodeChatRequest(body []byte) (ChatRequest, error) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(body, &members); err != nil {
		return ChatRequest{}, fmt.Errorf("reading a chat request: %w", err)
	}
	var r ChatRequest
	for _, key := range slices.Sorted(maps.Keys(members)) {
		if err := r.set(key, members[key]); err != nil {
			return ChatRequest{}, fmt.Errorf("reading a chat request: %s: %w", key, err)
		}
	}
	if len(r.Messages) == 0 {
		return ChatRequest{}, errors.New("reading a chat request: it has no messages")
	}
	return r, nil
}

func (r *ChatRequest) set(key string, value json.RawMessage) error {
	switch key {
	case "model":
		return json.Unmarshal(value, &r.Model)
	case "messages":
		var turns []struct {
			Role    string  `json:"role"`
			Content content `json:"content"`
		}
		if err := json.Unmarshal(value, &turns); err != nil {
			return err
		}
		for _, t := range turns {
			r.Messages = append(r.Messages, Message{Role: t.Role, Content: t.Content.text})
		}
		return nil
	case "temperature":
		return json.Unmarshal(value, &r.Params.Temperature)
	case "top_p":
		return json.Unmarshal(value, &r.Params.TopP)
	case "top_k":
		return json.Unmarshal(value, &r.Params.TopK)
	case "min_p":
		return json.Unmarshal(value, &r.Params.MinP)
	case "seed":
		return json.Unmarshal(value, &r.Params.Seed)
	case "reasoning_effort":
		return json.Unmarshal(value, &r.Params.ReasoningEffort)
	case "chat_template_kwargs":
		r.Params.ChatTemplateKwargs = value
		return nil
	case "logprobs":
		return json.Unmarshal(value, &r.Params.Logprobs)
	case "top_logprobs":
		return json.Unmarshal(value, &r.Params.TopLogprobs)
	case "stop":
		var one string
		if json.Unmarshal(value, &one) == nil {
			if one != "" {
				r.Params.Stop = []string{one}
			}
			return nil
		}
		return json.Unmarshal(value, &r.Params.Stop)
	case MaxTokens, MaxCompletionTokens:
		r.TokenField = key
		return json.Unmarshal(value, &r.Params.MaxTokens)
	}
	if r.Params.Extra == nil {
		r.Params.Extra = map[string]json.RawMessage{}
	}
	r.Params.Extra[key] = value
	return nil
}
