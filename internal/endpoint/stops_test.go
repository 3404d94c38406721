package endpoint

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/asking"
)

func TestStops(t *testing.T) {
	type fields map[string]json.RawMessage
	tests := []struct {
		reason string
		step   step
		extra  fields
		target error
		says   string
	}{
		{"no key where one is wanted", step{status: 401, body: errorBody("", "", "missing key")}, nil, new(AuthError), "wants an API key"},
		{"a key without the right", step{status: 403, body: "no"}, nil, new(AuthError), "403"},
		{"vLLM without the model", step{status: 404, body: `{"object":"error","message":"The model ` + "`x`" + ` does not exist.","code":404}`}, nil, new(ModelError), `"o1-local-finetune"`},
		{"Ollama without the model", step{status: 404, body: `{"error":"model \"x\" not found, try pulling it first"}`}, nil, new(ModelError), "pulling"},
		{"LiteLLM says 400 for it", step{status: 400, body: `{"error":{"message":"Invalid model name passed in model=x","code":"400"}}`}, nil, new(ModelError), "Invalid model"},
		{"LiteLLM without a database says 400 to a wrong key", step{status: 400, body: `{"error":{"message":"No connected db.","type":"no_db_connection","param":null,"code":"400"}}`}, nil, new(AuthError), "No connected db"},
		{"OpenRouter without the model", step{status: 404, body: errorBody("404", "", "No endpoints found for x/y.")}, nil, new(ModelError), "No endpoints"},
		{"a parameter that does not exist is no model that does not", step{status: 400, body: errorBody("", "", "Unknown parameter: 'top_q' does not exist for this model")}, fields{"top_q": json.RawMessage("1")}, new(ParamError), "top_q"},
		{"http to Go's https", step{status: 400, body: "Client sent an HTTP request to an HTTPS server.\n"}, nil, new(URLError), "HTTPS server"},
		{"http to nginx's https", step{status: 400, body: "<html><head><title>400 The plain HTTP request was sent to HTTPS port</title></head></html>"}, nil, new(URLError), "HTTPS port"},
		{"Anthropic behind a gateway says 400 for an empty account", step{status: 400, body: errorBody("", "", "Your credit balance is too low to access the API")}, nil, new(QuotaError), "credit balance"},
		{"a spent budget as a 403 is no wrong key", step{status: 403, body: errorBody("insufficient_quota", "", "spent")}, nil, new(QuotaError), "spent"},
		{"a wrong key inside a 200", step{body: `{"error":{"code":401,"message":"no such key"}}`}, nil, new(AuthError), "no such key"},
		{"FastAPI without such a page", step{status: 404, body: `{"detail":"Not Found"}`}, nil, new(URLError), "/v1"},
		{"a web server without such a page", step{status: 404, body: "<html><h1>Not Found</h1></html>"}, nil, new(URLError), "Not Found"},
		{"an address that takes no POST", step{status: 405}, nil, new(URLError), "405"},
		{"a redirect is not followed: the key is for this host", step{status: 307, header: map[string]string{"Location": "https://other.example/v1/chat/completions?token=zz"}}, nil, new(URLError), "https://other.example/v1,"},
		{"a web page with a status of 200", step{body: "<!doctype html><title>Chat</title>"}, nil, new(URLError), "web page"},
		{"nothing left on the account", step{status: 402, body: errorBody("", "", "add credits")}, nil, new(QuotaError), "add credits"},
		{"OpenAI's 429 that no wait mends", step{status: 429, body: errorBody("insufficient_quota", "", "check your plan")}, nil, new(QuotaError), "check your plan"},
		{"a wait beyond what is allowed", step{status: 429, header: map[string]string{"Retry-After": "86400"}}, nil, new(RetryAfterError), "24h0m0s"},
		{"the server points at temperature", step{status: 400, body: errorBody("unsupported_value", "temperature", "Only the default (1) value is supported")}, nil, new(ParamError), "--temperature"},
		{"the server only mentions it", step{status: 400, body: errorBody("", "", "temperature must be in [0.1, 2]")}, nil, new(ParamError), "--temperature"},
		{"FastAPI's place of it", step{status: 422, body: `{"detail":[{"loc":["body","temperature"],"msg":"too low"}]}`}, nil, new(ParamError), "--temperature"},
		{"stop, quoted", step{status: 400, body: errorBody("", "", "Unsupported parameter: 'stop' is not supported with this model.")}, nil, new(ParamError), "--stop"},
		{"seed, LiteLLM's way", step{status: 400, body: errorBody("", "", "UnsupportedParamsError: x does not support parameters: ['seed']")}, nil, new(ParamError), "--seed"},
		{"top_p", step{status: 400, body: errorBody("", "", "top_p is not supported")}, nil, new(ParamError), "--top-p"},
		{"an extra key", step{status: 400, body: errorBody("", "", "Unrecognized request argument supplied: top_q")}, fields{"top_q": json.RawMessage("1")}, new(ParamError), "top_q (set by --extra-body)"},
		{"inside an extra key", step{status: 400, body: errorBody("", "thinking.type", "no")}, fields{"thinking": json.RawMessage("{}")}, new(ParamError), "thinking (set by --extra-body)"},
		{"a token limit beyond the model's", step{status: 400, body: errorBody("invalid_value", "max_tokens", "max_tokens is too large: 64")}, nil, new(ParamError), "--max-tokens"},
		{"a body that cannot be built", step{}, fields{"stream": json.RawMessage("true")}, new(ParamError), `"stream"`},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			c := clientAt(t, serve(t, tt.step).URL)
			ask := question()
			topP, seed := 1.0, int64(1)
			ask.Params.TopP, ask.Params.Seed, ask.Params.Stop, ask.Params.Extra = &topP, &seed, []string{"END"}, tt.extra
			got, err := c.Ask(t.Context(), ask)
			var stop *asking.Stop
			if !errors.As(err, &stop) {
				t.Fatalf("got %+v, error %v; want a stop", got, err)
			}
			if got, want := typeName(stop.Err), typeName(tt.target); got != want {
				t.Errorf("stopped by %s (%v), want %s", got, err, want)
			}
			if !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%q does not say %q", err, tt.says)
			}
			if strings.Contains(err.Error(), "token=zz") {
				t.Errorf("%q repeats a query", err)
			}
		})
	}
}
