package wire

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestShapeOf(t *testing.T) {
	for _, test := range []struct {
		reason, body string
		want         Shape
	}{
		{
			"the plain format", `{"choices":[{"index":0,"message":{"role":"assistant","content":"4"},"finish_reason":"stop"}],"usage":{"prompt_tokens":2}}`,
			Shape{Content: "string", Finish: "given", Usage: true, Logprobs: "absent"},
		},
		{
			"vLLM: thinking cut off, content null", `{"choices":[{"message":{"content":null,"reasoning":"so","reasoning_content":"so"},"logprobs":null,"finish_reason":"length"}]}`,
			Shape{Content: "null", Reasoning: []string{"reasoning_content", "reasoning"}, Finish: "given", Logprobs: "null"},
		},
		{
			"Mistral: parts", `{"choices":[{"message":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"hm"}]},{"type":"text","text":"4"}]},"finish_reason":null}],"usage":null}`,
			Shape{Content: "parts", Reasoning: []string{"content parts"}, Finish: "null", Logprobs: "absent"},
		},
		{
			"OpenRouter: details", `{"choices":[{"message":{"content":"4","reasoning":"hm","reasoning_details":[{"type":"reasoning.text","text":"hm"}]}}],"usage":{"completion_tokens_details":{"reasoning_tokens":0}}}`,
			Shape{Content: "string", Reasoning: []string{"reasoning", "reasoning_details"}, Finish: "absent", Usage: true, ReasoningTokens: true, Logprobs: "absent"},
		},
		{
			"an empty reasoning field holds none", `{"choices":[{"message":{"content":"","reasoning_content":"","reasoning":null},"finish_reason":"stop"}],"usage":{"reasoning_tokens":null}}`,
			Shape{Content: "empty", Finish: "given", Usage: true, Logprobs: "absent"},
		},
		{
			"log-probabilities, one of them infinite", `{"choices":[{"message":{"content":{"text":"4"}},"logprobs":{"content":[{"token":"4","logprob":-Infinity},{"token":"","logprob":0}]}}]}`,
			Shape{Content: "object", Finish: "absent", Logprobs: "given", LogprobTokens: 2},
		},
		{
			"the completion server's text", `{"choices":[{"text":"4","logprobs":{"tokens":["4"]},"finish_reason":"stop"}]}`,
			Shape{Content: "string", Finish: "given", Logprobs: "given", LogprobTokens: 1},
		},
		{
			"its text in a list", `{"choices":[{"text":["4"],"finish_reason":"stop"}]}`,
			Shape{Content: "parts", Finish: "given", Logprobs: "absent"},
		},
		{
			"a delta in place of the message", `{"choices":[{"delta":{"content":"4","reasoning":"hm"},"finish_reason":"stop"}]}`,
			Shape{Content: "string", Reasoning: []string{"reasoning"}, Finish: "given", Logprobs: "absent"},
		},
		{
			"a call of a tool", `{"choices":[{"message":{"content":null,"tool_calls":[{"id":"1","type":"function","function":{"name":"calc","arguments":"{}"}}]},"finish_reason":"stop"}]}`,
			Shape{Content: "null", Finish: "given", Logprobs: "absent", ToolCall: true},
		},
		{
			"one by an older server, and none", `{"choices":[{"message":{"content":"","tool_calls":[],"function_call":{"name":"calc"}}}]}`,
			Shape{Content: "empty", Finish: "absent", Logprobs: "absent", ToolCall: true},
		},
		{
			"no call of a tool", `{"choices":[{"message":{"content":"4","tool_calls":[],"function_call":null}}]}`,
			Shape{Content: "string", Finish: "absent", Logprobs: "absent"},
		},
		{
			"choices out of order, with a null", `{"choices":[null,{"index":1,"message":{"content":"b"}},{"index":0,"message":{}}]}`,
			Shape{Content: "absent", Finish: "absent", Logprobs: "absent"},
		},
		{"no choice", `{"choices":[]}`, Shape{}},
		{"no reply", `null`, Shape{}},
		{"no JSON", `<html>`, Shape{}},
		{"nothing", ``, Shape{}},
	} {
		if diff := cmp.Diff(test.want, ShapeOf([]byte(test.body))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.reason, diff)
		}
	}
}

func TestListedContext(t *testing.T) {
	for _, test := range []struct {
		reason, listing, member string
		tokens                  int
	}{
		{"vLLM", `{"data":[{"id":"a","max_model_len":9},{"id":"m","max_model_len":32768}]}`, "max_model_len", 32768},
		{"llama.cpp: what is served, not what was trained", `{"models":[{"name":"m"}],"data":[{"id":"m","meta":{"n_ctx":2048,"n_ctx_train":4096}}]}`, "meta.n_ctx", 2048},
		{"an older llama.cpp", `{"data":[{"id":"m","meta":{"n_ctx_train":4096}}]}`, "meta.n_ctx_train", 4096},
		{"OpenRouter", `{"data":[{"id":"m","context_length":131072.0}]}`, "context_length", 131072},
		{"Groq", `{"data":[{"id":"m","context_window":8192}]}`, "context_window", 8192},
		{"Mistral", `[{"id":"m","max_context_length":32768}]`, "max_context_length", 32768},
		{"LM Studio: loaded with less", `{"data":[{"id":"m","max_context_length":32768,"loaded_context_length":4096}]}`, "loaded_context_length", 4096},
		{"another model's", `{"data":[{"id":"a","max_model_len":9}]}`, "", 0},
		{"a text, a null and a meta that is none", `{"data":[{"id":"m","max_model_len":"9","context_length":null,"meta":7}]}`, "", 0},
		{"no JSON", `nope`, "", 0},
	} {
		tokens, member := ListedContext([]byte(test.listing), "m")
		if tokens != test.tokens || member != test.member {
			t.Errorf("%s: %d by %q, want %d by %q", test.reason, tokens, member, test.tokens, test.member)
		}
	}
}

// FuzzShapeOf holds that no body breaks the reader, and that it agrees with
// DecodeReply on whether there was reasoning.
func FuzzShapeOf(f *testing.F) {
	f.Add([]byte(`{"choices":[{"message":{"content":null,"reasoning":"so"}}]}`))
	f.Add([]byte(`{"choices":[{"index":1,"message":{"content":[{"type":"thinking","thinking":"x"}]}},null]}`))
	f.Add([]byte(`{"data":[{"id":"m","meta":{"n_ctx":NaN}}]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		s := ShapeOf(body)
		ListedContext(body, "m")
		r, err := DecodeReply(body)
		if err == nil && r.Reasoning != "" && len(s.Reasoning) == 0 {
			t.Errorf("reasoning %q of nowhere", r.Reasoning)
		}
		if err == nil && (r.Choices > 0) != (s.Content != "") {
			t.Errorf("%d choices, content %q", r.Choices, s.Content)
		}
	})
}
