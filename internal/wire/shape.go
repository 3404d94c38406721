package wire

import (
	"bytes"
	"cmp"
	"encoding/json"
)

// A Shape is where the parts of a chat reply lay in its body, which DecodeReply
// does not tell: servers that say the same put it in different places.
type Shape struct {
	// Content is "string", "empty", "parts", "object", "null" or "absent"; ""
	// where the body holds no choice.
	Content string
	// Reasoning names what held reasoning, in the order in which DecodeReply
	// looks: members of the message, then "content parts".
	Reasoning []string
	Finish    string // finish_reason: "given", "null" or "absent"
	Usage     bool   // usage holds something
	// ReasoningTokens: usage says how many tokens were reasoning, be it 0.
	ReasoningTokens bool
	// Logprobs is "given", "null" (or empty), or "absent"; LogprobTokens is for
	// how many tokens.
	Logprobs      string
	LogprobTokens int
	// ToolCall: the message calls a tool.
	ToolCall bool
}

// ShapeOf reads the shape of a reply's body. It never fails: of what is no reply
// it gives the zero Shape.
func ShapeOf(body []byte) Shape {
	body, err := Compact(body)
	if err != nil {
		return Shape{}
	}
	var in struct {
		Choices []*shapeChoice  `json:"choices"`
		Usage   json.RawMessage `json:"usage"`
	}
	lenient(body, &in)
	s := Shape{Usage: present(in.Usage)}
	s.ReasoningTokens = bytes.Contains(in.Usage, []byte(`"reasoning_tokens":`)) &&
		!bytes.Contains(in.Usage, []byte(`"reasoning_tokens":null`))
	if c, _ := first(in.Choices, func(c *shapeChoice) *int { return c.Index }); c != nil {
		c.into(&s)
	}
	return s
}

type shapeChoice struct {
	Index    *int            `json:"index"`
	Message  *shapeMessage   `json:"message"`
	Delta    *shapeMessage   `json:"delta"`
	Text     json.RawMessage `json:"text"`
	Finish   json.RawMessage `json:"finish_reason"`
	Logprobs json.RawMessage `json:"logprobs"`
}

type shapeMessage struct {
	Content          json.RawMessage `json:"content"`
	ReasoningContent json.RawMessage `json:"reasoning_content"`
	Reasoning        json.RawMessage `json:"reasoning"`
	ReasoningDetails json.RawMessage `json:"reasoning_details"`
	Thinking         json.RawMessage `json:"thinking"`
	ToolCalls        json.RawMessage `json:"tool_calls"`
	FunctionCall     json.RawMessage `json:"function_call"` // of older servers
}

func (c *shapeChoice) into(s *Shape) {
	m := cmp.Or(c.Message, c.Delta, &shapeMessage{})
	value := m.Content
	s.Content = contentShape(value)
	if s.Content == "absent" && present(c.Text) {
		s.Content = contentShape(c.Text)
	}
	for _, member := range []struct {
		name  string
		value json.RawMessage
	}{
		{"reasoning_content", m.ReasoningContent},
		{"reasoning", m.Reasoning},
		{"reasoning_details", m.ReasoningDetails},
		{"thinking", m.Thinking},
	} {
		if readContent(member.value).all() != "" {
			s.Reasoning = append(s.Reasoning, member.name)
		}
	}
	s.ToolCall = present(m.ToolCalls) || present(m.FunctionCall)
	if readContent(value).reasoning != "" {
		s.Reasoning = append(s.Reasoning, "content parts")
	}
	switch {
	case len(c.Finish) == 0:
		s.Finish = "absent"
	case !present(c.Finish):
		s.Finish = "null"
	default:
		s.Finish = "given"
	}
	var lists struct {
		Content []json.RawMessage `json:"content"`
		Tokens  []json.RawMessage `json:"tokens"`
	}
	lenient(orNull(c.Logprobs), &lists)
	s.LogprobTokens = max(len(lists.Content), len(lists.Tokens))
	switch {
	case len(c.Logprobs) == 0:
		s.Logprobs = "absent"
	case s.LogprobTokens == 0:
		s.Logprobs = "null"
	default:
		s.Logprobs = "given"
	}
}

func contentShape(value json.RawMessage) string {
	switch value := bytes.TrimSpace(value); {
	case len(value) == 0:
		return "absent"
	case string(value) == `""`:
		return "empty"
	case value[0] == '"':
		return "string"
	case value[0] == '[':
		return "parts"
	case value[0] == '{':
		return "object"
	}
	return "null"
}

func orNull(value json.RawMessage) json.RawMessage {
	if len(value) == 0 {
		return json.RawMessage("null")
	}
	return value
}

// ListedContext is how many tokens of context a listing gives for a model, and
// the member that says so; 0 and "" where it gives none. Servers disagree on its
// name.
func ListedContext(listing []byte, id string) (tokens int, member string) {
	var in struct {
		Data   []map[string]json.RawMessage `json:"data"`
		Models []map[string]json.RawMessage `json:"models"`
	}
	listing, err := Compact(listing)
	if err != nil {
		return 0, ""
	}
	if bytes.HasPrefix(listing, []byte("[")) {
		lenient(listing, &in.Data)
	} else {
		lenient(listing, &in)
	}
	for _, entry := range append(in.Data, in.Models...) {
		if scalar(entry["id"]) != id {
			continue
		}
		var meta map[string]json.RawMessage
		lenient(orNull(entry["meta"]), &meta)
		for _, place := range []struct {
			name  string
			value json.RawMessage
		}{
			{"max_model_len", entry["max_model_len"]},                 // vLLM, SGLang
			{"loaded_context_length", entry["loaded_context_length"]}, // LM Studio
			{"context_length", entry["context_length"]},               // OpenRouter, Together
			{"context_window", entry["context_window"]},               // Groq
			{"max_context_length", entry["max_context_length"]},       // Mistral, LM Studio
			{"max_context_window_tokens", entry["max_context_window_tokens"]},
			{"meta.n_ctx", meta["n_ctx"]},             // llama.cpp
			{"meta.n_ctx_train", meta["n_ctx_train"]}, // llama.cpp: what it was trained with
		} {
			var n float64
			lenient(orNull(place.value), &n)
			if n := whole(n); n > 0 {
				return int(n), place.name
			}
		}
	}
	return 0, ""
}
