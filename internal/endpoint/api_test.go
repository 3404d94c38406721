package endpoint

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
)

func completions(c *Config) { c.API = wire.APICompletions }

func prompted() asking.Ask {
	ask := question()
	ask.Messages, ask.Prompt = nil, "Question: How many?\nAnswer:"
	ask.Params.Stop = []string{"\nQuestion:"}
	return ask
}

func TestCompletionGoesWhereItBelongs(t *testing.T) {
	const body = `{"id":"cmpl","object":"text_completion","model":"served","system_fingerprint":"fp","choices":[{"text":" 30\n","index":0,"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":3}}`
	s := serve(t, step{status: 503}, step{body: body})
	ask := prompted()
	ask.Params.Extra = map[string]json.RawMessage{"echo": json.RawMessage("false")}
	w := clientAt(t, s.URL+"/v1/completions", completions)
	got, err := w.Ask(t.Context(), ask)
	if err != nil {
		t.Fatal(err)
	}
	want := responses.Record{
		N: 3, Epoch: 1, Key: ask.Key, Item: "i", Outcome: responses.Replied, Finish: "stop", Text: " 30\n",
		Usage: &responses.Usage{Prompt: 9, Completion: 3}, Model: "served", BaseURL: s.URL + "/v1", Fingerprint: "fp", MaxTokens: 64,
		At: time.Date(2026, 11, 23, 1, 20, 7, 0, time.UTC), Tries: 2, Raw: json.RawMessage(body),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("record (-want +got):\n%s", diff)
	}
	wantBody := `{"model":"o1-local-finetune","prompt":"Question: How many?\nAnswer:","temperature":0,"stop":["\nQuestion:"],"max_tokens":64,"echo":false}`
	for i, r := range s.requests {
		if r.Method != http.MethodPost || r.URL.Path != "/v1/completions" {
			t.Errorf("try %d went to %s %s", i+1, r.Method, r.URL.Path)
		}
		if diff := cmp.Diff(wantBody, s.bodies[i]); diff != "" {
			t.Errorf("body (-want +got):\n%s", diff)
		}
	}
	if len(w.attempts) != 1 || w.attempts[0].Kind != Server {
		t.Errorf("attempts %+v, want the 503", w.attempts)
	}
}

func TestCompletionsOnAzure(t *testing.T) {
	s := serve(t, step{body: `{"choices":[{"text":"30"}]}`})
	_, err := clientAt(t, s.URL, completions, func(c *Config) { c.APIVersion = "2024-10-21"; c.APIKey = "sk-1" }).Ask(t.Context(), prompted())
	if err != nil {
		t.Fatal(err)
	}
	r := s.requests[0]
	if r.URL.Path != "/openai/deployments/o1-local-finetune/completions" || r.URL.RawQuery != "api-version=2024-10-21" || r.Header.Get("Api-Key") != "sk-1" {
		t.Errorf("went to %s?%s", r.URL.Path, r.URL.RawQuery)
	}
}

func TestRecordsOfCompletions(t *testing.T) {
	for _, tt := range []struct {
		reason string
		steps  []step
		want   responses.Outcome
		finish string
		text   string
		tries  int
	}{
		{"the limit", []step{{body: `{"choices":[{"text":" a","finish_reason":"length"}]}`}}, responses.Replied, "length", " a", 1},
		{"a finish reason of null", []step{{body: `{"choices":[{"text":"a","finish_reason":null}]}`}}, responses.Replied, "", "a", 1},
		{"an empty text is a reply", []step{{body: `{"choices":[{"text":"","finish_reason":"stop"}]}`}}, responses.Replied, "stop", "", 1},
		{"no choice is no reply", []step{{body: `{"choices":[]}`}, {body: `{"choices":[{"text":"a"}]}`}}, responses.Replied, "", "a", 2},
		{"a cut body", []step{{do: cut}, {body: `{"choices":[{"text":"a"}]}`}}, responses.Replied, "", "a", 2},
		{"an error inside a 200", []step{{body: `{"error":{"message":"overloaded"}}`}, {body: `{"choices":[{"text":"a"}]}`}}, responses.Replied, "", "a", 2},
		{"a prompt that is too long for the model", []step{{status: 400, body: `{"object":"error","message":"This model's maximum context length is 1024 tokens. However, you requested 1300 tokens","code":400}`}}, responses.ContextOverflow, "", "", 1},
		{"the filter", []step{{status: 400, body: errorBody("content_filter", "prompt", "filtered")}}, responses.ContentFilter, "", "", 1},
	} {
		got, err := clientAt(t, serve(t, tt.steps...).URL, completions, func(c *Config) { c.Backoff = 1 }).Ask(t.Context(), prompted())
		if err != nil || got.Outcome != tt.want || got.Finish != tt.finish || got.Text != tt.text || got.Tries != tt.tries {
			t.Errorf("%s: %+v, %v", tt.reason, got, err)
		}
	}
}

func TestStopsOfCompletions(t *testing.T) {
	one := 1
	for _, tt := range []struct {
		reason string
		step   step
		params func(*wire.Params)
		target error
		says   string
	}{
		{"a server without /completions", step{status: 404, body: `{"detail":"Not Found"}`}, nil, new(URLError), "there is no completions API at"},
		{"one that takes no POST there", step{status: 405}, nil, new(URLError), "there is no completions API at"},
		{"a web page", step{body: "<!doctype html><title>Chat</title>"}, nil, new(URLError), "there is no completions API at"},
		{"a missing model is still one", step{status: 404, body: errorBody("model_not_found", "model", "The model `x` does not exist.")}, nil, new(ModelError), "does not exist"},
		{"OpenAI's chat models", step{status: 404, body: errorBody("", "model", "This is a chat model and not supported in the v1/completions endpoint. Did you mean to use v1/chat/completions?")}, nil, new(WrongAPIError), "by its completions API"},
		{"Ollama's embedders", step{status: 400, body: `{"error":"\"x\" does not support generate"}`}, nil, new(WrongAPIError), "does not support generate"},
		{"the token limit has no other name", step{status: 400, body: errorBody("unsupported_parameter", "max_tokens", "Unsupported parameter: use 'max_completion_tokens' instead")}, nil, new(ParamError), "--max-tokens"},
		{"log-probabilities", step{status: 400, body: errorBody("", "logprobs", "not available")}, func(p *wire.Params) { p.Logprobs = true }, new(ParamError), "logprobs (set by --logprobs)"},
		{"too many of them", step{status: 400, body: errorBody("", "logprobs", "at most 0")}, func(p *wire.Params) { p.Logprobs, p.TopLogprobs = true, &one }, new(ParamError), "logprobs (set by --top-logprobs)"},
		{"stops", step{status: 400, body: errorBody("", "stop", "too many stop sequences")}, nil, new(ParamError), "--stop, which --api completions adds to"},
		{"what only chats have is not built", step{}, func(p *wire.Params) { p.ReasoningEffort = "low" }, new(ParamError), "/completions has no reasoning_effort"},
	} {
		ask := prompted()
		if tt.params != nil {
			tt.params(&ask.Params)
		}
		w := clientAt(t, serve(t, tt.step).URL, completions, func(c *Config) { c.Backoff = 1 })
		got, err := w.Ask(t.Context(), ask)
		var stop *asking.Stop
		if !errors.As(err, &stop) {
			t.Errorf("%s: got %+v, error %v; want a stop", tt.reason, got, err)
			continue
		}
		if got, want := typeName(stop.Err), typeName(tt.target); got != want || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: stopped by %s (%v), want %s that says %q", tt.reason, got, err, want, tt.says)
		}
		if len(w.events) > 0 {
			t.Errorf("%s: adapted: %+v", tt.reason, w.events)
		}
	}
}

func TestAChatThatWouldRatherComplete(t *testing.T) {
	for reason, s := range map[string]step{
		"OpenAI's base models": {status: 404, body: errorBody("", "model", "This is not a chat model and thus not supported in the v1/chat/completions endpoint. Did you mean to use v1/completions?")},
		"vLLM":                 {status: 400, body: `{"object":"error","message":"As of transformers v4.44, default chat template is no longer allowed, so you must provide a chat template if the tokenizer does not define one.","type":"BadRequestError","code":400}`},
		"transformers":         {status: 500, body: errorBody("", "", "Cannot use chat template functions because tokenizer.chat_template is not set and no template argument was passed!")},
		"Ollama":               {status: 400, body: `{"error":"\"x\" does not support chat"}`},
	} {
		_, err := clientAt(t, serve(t, s).URL).Ask(t.Context(), question())
		var wrong *WrongAPIError
		if !errors.As(err, &wrong) || wrong.API != wire.APIChat || wrong.Resumable() || !strings.Contains(err.Error(), "by its chat API") {
			t.Errorf("%s: %v", reason, err)
		}
	}
}

func TestAPIOfAConfig(t *testing.T) {
	for _, tt := range []struct {
		reason string
		cfg    Config
		says   string
	}{
		{"another API", Config{API: "responses"}, `not by "responses"`},
		{"a chat's name of the token limit", Config{API: wire.APICompletions, TokenField: wire.MaxCompletionTokens}, "takes the token limit as max_tokens"},
	} {
		tt.cfg.BaseURL = "http://h/v1"
		if _, err := New(tt.cfg); err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v, want an error that says %q", tt.reason, err, tt.says)
		}
	}
	for address, want := range map[string]string{
		"https://h/v1/chat/completions": "https://h/v1", "https://h/v1/completions": "https://h/v1",
		"https://h/chat": "https://h/chat", "https://h/mycompletions": "https://h/mycompletions",
	} {
		if got := withoutCall(address); got != want {
			t.Errorf("%s is called at %s, want %s", address, got, want)
		}
	}
}
