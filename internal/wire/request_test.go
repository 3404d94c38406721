package wire

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func ptr[T any](v T) *T { return &v }

func TestChatBody(t *testing.T) {
	hello := []Message{{Role: "user", Content: "hi"}}
	tests := []struct {
		reason   string
		messages []Message
		params   Params
		field    string
		want     string
	}{
		{"nothing set sends nothing: the server's defaults hold", hello, Params{}, MaxTokens,
			`{"model":"m","messages":[{"role":"user","content":"hi"}]}`},
		{"a temperature, top_p and seed of zero are sent", hello, Params{Temperature: ptr(0.0), TopP: ptr(0.0), Seed: ptr(int64(0))}, MaxTokens,
			`{"model":"m","messages":[{"role":"user","content":"hi"}],"temperature":0,"top_p":0,"seed":0}`},
		{"an empty content is sent", []Message{{Role: "user"}}, Params{}, MaxTokens,
			`{"model":"m","messages":[{"role":"user","content":""}]}`},
		{"no messages are a list, not null", nil, Params{}, MaxTokens, `{"model":"m","messages":[]}`},
		{"the token limit under its old name", hello, Params{MaxTokens: 5}, MaxTokens,
			`{"model":"m","messages":[{"role":"user","content":"hi"}],"max_tokens":5}`},
		{"the token limit under its new name", hello, Params{MaxTokens: 5}, MaxCompletionTokens,
			`{"model":"m","messages":[{"role":"user","content":"hi"}],"max_completion_tokens":5}`},
		{"extra keys come last, sorted, compacted, at the top level", hello,
			Params{Stop: []string{"\n"}, Extra: map[string]json.RawMessage{"top_k": json.RawMessage("1"), "chat_template_kwargs": json.RawMessage(`{ "a": 0 }`)}}, MaxTokens,
			`{"model":"m","messages":[{"role":"user","content":"hi"}],"stop":["\n"],"chat_template_kwargs":{"a":0},"top_k":1}`},
		{"no HTML escapes: the question reads as in the suite", []Message{{Role: "user", Content: "is 1 < 2 & 3 > 2?"}}, Params{}, MaxTokens,
			`{"model":"m","messages":[{"role":"user","content":"is 1 < 2 & 3 > 2?"}]}`},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			for range 3 { // map order must not show
				got, err := ChatBody("m", tt.messages, tt.params, tt.field)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(tt.want, string(got)); diff != "" {
					t.Fatalf("body (-want +got):\n%s", diff)
				}
			}
		})
	}
}

func TestChatBodyRefuses(t *testing.T) {
	extra := func(key, value string) Params {
		return Params{Temperature: ptr(0.0), TopP: ptr(1.0), Seed: ptr(int64(1)), Stop: []string{"x"}, MaxTokens: 9,
			Extra: map[string]json.RawMessage{key: json.RawMessage(value)}}
	}
	tests := []struct {
		reason string
		params Params
		field  string
		want   string
	}{
		{"the model has a flag of its own", extra("model", `"x"`), MaxTokens, `"model"`},
		{"the messages are not to be overridden", extra("messages", `[]`), MaxTokens, `"messages"`},
		{"a stream has a flag of its own", extra("stream", `true`), MaxTokens, `"stream"`},
		{"and brings its options along", extra("stream_options", `{}`), MaxTokens, `"stream_options"`},
		{"n cannot be relied on", extra("n", `2`), MaxTokens, `"n"`},
		{"a literal extra_body is a mistake that servers ignore", extra("extra_body", `{}`), MaxTokens, `"extra_body"`},
		{"a key twice in one object means what the server likes", extra("temperature", `1`), MaxTokens, `"temperature"`},
		{"top_p twice", extra("top_p", `1`), MaxTokens, `"top_p"`},
		{"seed twice", extra("seed", `1`), MaxTokens, `"seed"`},
		{"stop twice", extra("stop", `"a"`), MaxTokens, `"stop"`},
		{"the token limit under both names", extra("max_completion_tokens", `1`), MaxTokens, `"max_completion_tokens"`},
		{"a value that is no JSON", extra("top_k", `{`), MaxTokens, `"top_k" is not JSON`},
		{"an empty value", extra("top_k", ``), MaxTokens, `"top_k" is not JSON`},
		{"JSON has no NaN", Params{Temperature: ptr(math.NaN())}, MaxTokens, "temperature is NaN"},
		{"nor infinity", Params{TopP: ptr(math.Inf(1))}, MaxTokens, "top_p is +Inf"},
		{"an unknown name for the token limit", Params{}, "tokens", `"tokens"`},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			body, err := ChatBody("m", nil, tt.params, tt.field)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %s, error %v; want one that names %s", body, err, tt.want)
			}
		})
	}
}

func TestChatRequestReadsChatBody(t *testing.T) {
	want := ChatRequest{
		Model:    "m",
		Messages: []Message{{Role: "system", Content: "be brief"}, {Role: "user", Content: ""}},
		Params: Params{Temperature: ptr(0.0), TopP: ptr(0.5), TopK: ptr(0), MinP: ptr(0.0), Seed: ptr(int64(-1)), Stop: []string{"a", "b"}, MaxTokens: 7,
			ReasoningEffort: "high", ChatTemplateKwargs: json.RawMessage(`{"enable_thinking":false}`), Logprobs: true, TopLogprobs: ptr(0),
			Extra: map[string]json.RawMessage{"mirostat": json.RawMessage("1")}},
		TokenField: MaxCompletionTokens,
	}
	body, err := ChatBody(want.Model, want.Messages, want.Params, want.TokenField)
	if err != nil {
		t.Fatal(err)
	}
	got, err := DecodeChatRequest(body)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDecodeChatRequest(t *testing.T) {
	got, err := DecodeChatRequest([]byte(`{"stop":"x","messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}],"stream":true}`))
	want := ChatRequest{
		Messages: []Message{{Role: "user", Content: "ab"}},
		Params:   Params{Stop: []string{"x"}, Extra: map[string]json.RawMessage{"stream": json.RawMessage("true")}},
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("error %v (-want +got):\n%s", err, diff)
	}
	for body, reason := range map[string]string{
		`[]`:                                     "not an object",
		`{"messages":[]}`:                        "no messages",
		`{}`:                                     "no messages",
		`{"messages":{}}`:                        "messages:",
		`{"messages":[{}],"temperature":"cold"}`: "temperature:",
		`{"messages":[{}],"stop":1}`:             "stop:",
	} {
		if _, err := DecodeChatRequest([]byte(body)); err == nil || !strings.Contains(err.Error(), "reading a chat request") {
			t.Errorf("%s (%s): error %v", body, reason, err)
		}
	}
}
