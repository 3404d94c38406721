package wire

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCompletionBody(t *testing.T) {
	tests := []struct {
		reason, prompt string
		params         Params
		want           string
	}{
		{"nothing set sends nothing: the server's defaults hold", "Q", Params{}, `{"model":"m","prompt":"Q"}`},
		{"an empty prompt is sent", "", Params{}, `{"model":"m","prompt":""}`},
		{"zeros are sent, in the order of a chat", "Q", Params{Temperature: ptr(0.0), TopP: ptr(0.0), TopK: ptr(0), MinP: ptr(0.0), Seed: ptr(int64(0)), Stop: []string{"\nQ"}},
			`{"model":"m","prompt":"Q","temperature":0,"top_p":0,"top_k":0,"min_p":0,"seed":0,"stop":["\nQ"]}`},
		{"the token limit has one name here", "Q", Params{MaxTokens: 5}, `{"model":"m","prompt":"Q","max_tokens":5}`},
		{"log-probabilities are a number: 1 is the least that is yes everywhere", "Q", Params{Logprobs: true}, `{"model":"m","prompt":"Q","logprobs":1}`},
		{"alternatives are that number", "Q", Params{Logprobs: true, TopLogprobs: ptr(5)}, `{"model":"m","prompt":"Q","logprobs":5}`},
		{"none of them is sent as it was asked for", "Q", Params{Logprobs: true, TopLogprobs: ptr(0)}, `{"model":"m","prompt":"Q","logprobs":0}`},
		{"extra keys come last, sorted, at the top level", "Q", Params{MaxTokens: 1, Extra: map[string]json.RawMessage{"z": json.RawMessage("1"), "echo": json.RawMessage("true")}},
			`{"model":"m","prompt":"Q","max_tokens":1,"echo":true,"z":1}`},
		{"no HTML escapes: the question reads as in the suite", "1 < 2 & 3?", Params{}, `{"model":"m","prompt":"1 < 2 & 3?"}`},
	}
	for _, tt := range tests {
		got, err := CompletionBody("m", tt.prompt, tt.params)
		if err != nil {
			t.Errorf("%s: %v", tt.reason, err)
		} else if diff := cmp.Diff(tt.want, string(got)); diff != "" {
			t.Errorf("%s: body (-want +got):\n%s", tt.reason, diff)
		}
	}
}

func TestCompletionBodyRefuses(t *testing.T) {
	extra := func(key string) Params {
		return Params{MaxTokens: 9, Extra: map[string]json.RawMessage{key: json.RawMessage("1")}}
	}
	for _, tt := range []struct {
		reason string
		params Params
		says   string
	}{
		{"a base model does not think as told", Params{ReasoningEffort: "low"}, "/completions has no reasoning_effort"},
		{"nor has it a chat template", Params{ChatTemplateKwargs: json.RawMessage("{}")}, "/completions has no chat_template_kwargs"},
		{"a number JSON cannot carry", Params{TopP: ptr(math.NaN())}, "top_p is NaN"},
		{"the prompt by the back door", extra("prompt"), `may not set "prompt"`},
		{"messages by the back door", extra("messages"), `may not set "messages"`},
		{"several choices", extra("n"), `may not set "n"`},
		{"a stream", extra("stream"), `may not set "stream"`},
		{"the token limit by a chat's name", extra(MaxCompletionTokens), "max_completion_tokens"},
	} {
		if got, err := CompletionBody("m", "Q", tt.params); err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %s, %v; want an error that says %q", tt.reason, got, err, tt.says)
		}
	}
}

func TestDecodeCompletionRequest(t *testing.T) {
	for _, tt := range []struct {
		reason, body string
		want         CompletionRequest
		says         string
	}{
		{"what CompletionBody writes", `{"model":"m","prompt":"Q","temperature":0,"stop":["\nQ"],"logprobs":1,"max_tokens":5}`,
			CompletionRequest{"m", "Q", Params{Temperature: ptr(0.0), Stop: []string{"\nQ"}, Logprobs: true, TopLogprobs: ptr(1), MaxTokens: 5}}, ""},
		{"a list of one prompt, no log-probabilities", `{"prompt":["Q"],"logprobs":null,"best_of":1}`,
			CompletionRequest{"", "Q", Params{Extra: map[string]json.RawMessage{"best_of": json.RawMessage("1")}}}, ""},
		{"two prompts", `{"prompt":["Q","R"]}`, CompletionRequest{}, "prompt: 2 prompts"},
		{"tokens in place of text", `{"prompt":[1,2]}`, CompletionRequest{}, "prompt: "},
		{"no prompt", `{"model":"m","messages":[]}`, CompletionRequest{}, "no prompt"},
		{"a chat's way to ask for log-probabilities", `{"prompt":"Q","logprobs":true}`, CompletionRequest{}, "logprobs: "},
		{"no object", `[]`, CompletionRequest{}, "reading a completion request"},
		{"nothing", ``, CompletionRequest{}, "reading a completion request"},
	} {
		got, err := DecodeCompletionRequest([]byte(tt.body))
		if tt.says != "" {
			if err == nil || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%s: %+v, %v; want an error that says %q", tt.reason, got, err, tt.says)
			}
			continue
		}
		if diff := cmp.Diff(tt.want, got); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", tt.reason, err, diff)
		}
	}
}

// The replies of completion servers, in the shapes they come in.
func TestReplyOfACompletion(t *testing.T) {
	for _, tt := range []struct{ reason, body, text, finish string }{
		{"vLLM", `{"id":"cmpl-1","object":"text_completion","choices":[{"index":0,"text":" 30 minutes.","logprobs":null,"finish_reason":"stop","stop_reason":"\nQuestion:","prompt_logprobs":null}],"usage":{"prompt_tokens":9,"total_tokens":12,"completion_tokens":3}}`, " 30 minutes.", "stop"},
		{"log-probabilities of nothing", `{"choices":[{"text":" 30","logprobs":{"tokens":[" 30"],"token_logprobs":[-Infinity]},"finish_reason":"length"}]}`, " 30", "length"},
		{"a finish reason of null", `{"choices":[{"text":" 30","finish_reason":null}]}`, " 30", ""},
		{"no text", `{"choices":[{"text":null,"finish_reason":"stop"}]}`, "", "stop"},
		{"a list with the text in it", `{"choices":[{"text":[" 30"],"finish_reason":"stop"}]}`, " 30", "stop"},
		{"an empty text", `{"choices":[{"text":"","finish_reason":"stop"}]}`, "", "stop"},
	} {
		r, err := DecodeReply([]byte(tt.body))
		if err != nil || r.Text != tt.text || r.Finish != tt.finish || r.Choices != 1 || r.Error != nil {
			t.Errorf("%s: %+v, %v", tt.reason, r, err)
		}
	}
}

func TestEncodeCompletion(t *testing.T) {
	want := Reply{ID: "cmpl-1", Created: 7, Model: "m", Fingerprint: "fp", Choices: 1, Text: " <b>\n", Finish: "length", Usage: &Usage{Prompt: 2, Completion: 3}}
	body, err := EncodeCompletion(want)
	if err != nil || !strings.Contains(string(body), `"object":"text_completion"`) || strings.Contains(string(body), "message") {
		t.Fatalf("%s, %v", body, err)
	}
	got, err := DecodeReply(body)
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	body, err = EncodeCompletion(Reply{Error: &APIError{Message: "no"}})
	if err != nil || !strings.Contains(string(body), `"error":`) {
		t.Errorf("an error is sent as %s, %v", body, err)
	}
}

func FuzzDecodeCompletionRequest(f *testing.F) {
	for _, seed := range []string{`{"model":"m","prompt":"Q","logprobs":1}`, `{"prompt":["Q"],"stop":"x"}`, `{"prompt":null}`, `{"prompt":[],"seed":1e400}`, "\xff{"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		r, err := DecodeCompletionRequest(body)
		if err != nil {
			return
		}
		r.Params.Extra, r.Params.ReasoningEffort, r.Params.ChatTemplateKwargs = nil, "", nil
		again, err := CompletionBody(r.Model, r.Prompt, r.Params)
		if err != nil {
			t.Fatalf("%q was read and cannot be written: %v", body, err)
		}
		if back, err := DecodeCompletionRequest(again); err != nil || back.Prompt != r.Prompt {
			t.Fatalf("%q became %q: %v", r.Prompt, back.Prompt, err)
		}
	})
}
