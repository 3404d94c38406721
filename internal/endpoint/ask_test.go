package endpoint

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
)

func TestWhatIsSentIsWhatIsMeant(t *testing.T) {
	s := serve(t, step{body: ok})
	c := clientAt(t, s.URL+"/v1/", func(cfg *Config) { cfg.Header = http.Header{"x-title": {"nightly"}}; cfg.UserAgent = "abstain-eval/1" })
	ask := question()
	ask.Params.Extra = map[string]json.RawMessage{"top_k": json.RawMessage("1")}
	got, err := c.Ask(t.Context(), ask)
	if err != nil {
		t.Fatal(err)
	}
	want := responses.Record{
		N: 3, Epoch: 1, Key: ask.Key, Item: "i", Outcome: responses.Replied, Finish: "stop", Text: "4",
		Usage: &responses.Usage{Prompt: 2, Completion: 3}, Model: "served", BaseURL: s.URL + "/v1", Fingerprint: "fp", MaxTokens: 64,
		At: time.Date(2026, 11, 23, 1, 20, 7, 0, time.UTC), Tries: 1, Raw: json.RawMessage(ok),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("record (-want +got):\n%s", diff)
	}
	r := s.requests[0]
	wantBody := `{"model":"o1-local-finetune","messages":[{"role":"user","content":""}],"temperature":0,"max_tokens":64,"top_k":1}`
	if diff := cmp.Diff(wantBody, s.bodies[0]); diff != "" {
		t.Errorf("body (-want +got):\n%s", diff)
	}
	if r.Method != http.MethodPost || r.URL.Path != "/v1/chat/completions" || r.ContentLength != int64(len(wantBody)) {
		t.Errorf("%s %s of %d bytes", r.Method, r.URL.Path, r.ContentLength)
	}
	for name, want := range map[string]string{"Authorization": "", "Content-Type": "application/json", "X-Title": "nightly", "User-Agent": "abstain-eval/1", "Accept-Encoding": ""} {
		if got := r.Header.Get(name); got != want {
			t.Errorf("header %s is %q, want %q", name, got, want)
		}
	}
}

func TestKeyIsABearerToken(t *testing.T) {
	s := serve(t, step{body: ok})
	if _, err := clientAt(t, s.URL, func(cfg *Config) { cfg.APIKey = " sk-1\n" }).Ask(t.Context(), question()); err != nil {
		t.Fatal(err)
	}
	if got := s.requests[0].Header.Get("Authorization"); got != "Bearer sk-1" {
		t.Errorf("Authorization %q", got)
	}
}

func TestRecords(t *testing.T) {
	gzipped := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		_, _ = z.Write([]byte(ok))
		_ = z.Close()
	}
	tests := []struct {
		reason  string
		steps   []step
		want    responses.Outcome
		finish  string
		text    string
		message string // held in Record.Error
		tries   int
	}{
		{"a finish reason of null", []step{{body: `{"choices":[{"message":{"content":"a"},"finish_reason":null}]}`}}, responses.Replied, "", "a", "", 1},
		{"an empty reply is a reply: drawing again would bias", []step{{body: `{"choices":[{"message":{"content":""},"finish_reason":"stop"}]}`}}, responses.Replied, "stop", "", "", 1},
		{"the output filter", []step{{body: `{"choices":[{"message":{"content":"a"},"finish_reason":"content_filter"}]}`}}, responses.ContentFilter, "content_filter", "a", "", 1},
		{"Azure's prompt filter", []step{{status: 400, body: errorBody("content_filter", "prompt", "The response was filtered")}}, responses.ContentFilter, "", "", "filtered", 1},
		{"OpenRouter's moderation comes as a 403 and is no wrong key", []step{{status: 403, body: errorBody("403", "", "Your input was flagged")}}, responses.ContentFilter, "", "", "flagged", 1},
		{"OpenAI's overflow", []step{{status: 400, body: errorBody("context_length_exceeded", "messages", "too long")}}, responses.ContextOverflow, "", "", "too long", 1},
		{"vLLM's overflow names max_tokens and is one all the same", []step{{status: 400, body: `{"object":"error","message":"'max_tokens' or 'max_completion_tokens' is too large: 8192. This model's maximum context length is 4096 tokens","code":400}`}},
			responses.ContextOverflow, "", "", "4096", 1},
		{"llama.cpp's overflow", []step{{status: 400, body: `{"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error"}}`}}, responses.ContextOverflow, "", "", "context size", 1},
		{"llama.cpp's deterministic 500 is not asked again", []step{{status: 500, body: `{"error":{"code":500,"message":"Only one completion choice is allowed"}}`}}, responses.APIError, "", "", "Only one", 1},
		{"any other 400", []step{{status: 400, body: errorBody("", "", "roles must alternate")}}, responses.APIError, "", "", "alternate", 1},
		{"a 400 that is plain text", []step{{status: 400, body: "bad\x1b[31m request"}}, responses.APIError, "", "", "bad[31m request", 1},
		{"a 422 about nothing we sent", []step{{status: 422, body: `{"detail":[{"loc":["body","messages",0],"msg":"no"}]}`}}, responses.APIError, "", "", "no", 1},
		{"a message that holds the word stop names no parameter", []step{{status: 400, body: errorBody("", "", "invalid request: the model will stop here")}}, responses.APIError, "", "", "will stop", 1},
		{"a 200 with a 400 in it", []step{{body: `{"error":{"code":400,"message":"no such thing"}}`}}, responses.APIError, "", "", "no such thing", 1},
		{"a rate limit, then a reply", []step{{status: 429, body: "slow down"}, {body: ok}}, responses.Replied, "stop", "4", "", 2},
		{"every status that time may mend", []step{{status: 408}, {status: 409}, {status: 500}, {status: 502, body: "<html>bad</html>"}, {status: 503}, {status: 504}, {status: 529}, {body: ok}}, responses.Replied, "stop", "4", "", 8},
		{"an empty body", []step{{body: ""}, {body: " \n"}, {body: ok}}, responses.Replied, "stop", "4", "", 3},
		{"a body that was cut off", []step{{body: ok[:50]}, {body: ok}}, responses.Replied, "stop", "4", "", 2},
		{"a connection that was cut", []step{{do: cut}, {body: ok}}, responses.Replied, "stop", "4", "", 2},
		{"LiteLLM's null", []step{{body: "null"}, {body: ok}}, responses.Replied, "stop", "4", "", 2},
		{"OpenRouter: a failure inside a 200", []step{{body: `{"error":{"code":502,"message":"Provider returned error"}}`}, {body: ok}}, responses.Replied, "stop", "4", "", 2},
		{"an error inside a 200 without a code", []step{{body: `{"error":"model overloaded"}`}, {body: ok}}, responses.Replied, "stop", "4", "", 2},
		{"a fragment that was broken off is no answer", []step{{body: `{"choices":[{"message":{"content":"The"},"finish_reason":"error"}]}`}, {body: ok}}, responses.Replied, "stop", "4", "", 2},
		{"gzip that nobody asked for", []step{{do: gzipped}}, responses.Replied, "stop", "4", "", 1},
		{"gzip in name only", []step{{body: ok, header: map[string]string{"Content-Encoding": "gzip"}}}, responses.Replied, "stop", "4", "", 1},
		{"gzip of nothing, then a reply", []step{{header: map[string]string{"Content-Encoding": "gzip"}}, {body: ok}}, responses.Replied, "stop", "4", "", 2},
		{"gzip with a broken head, then a reply", []step{{body: "\x1f\x8b\xff\xff" + strings.Repeat("x", 20), header: map[string]string{"Content-Encoding": "gzip"}}, {body: ok}}, responses.Replied, "stop", "4", "", 2},
		{"gzip that was cut off, then a reply", []step{{body: "\x1f\x8b\x08\x00", header: map[string]string{"Content-Encoding": "gzip"}}, {body: ok}}, responses.Replied, "stop", "4", "", 2},
		{"OpenAI's rate limit advertises billing, and is no empty account", []step{{status: 429, body: errorBody("rate_limit_exceeded", "", "Rate limit reached. You can increase it by adding a payment method at https://example.com/account/billing.")}, {body: ok}}, responses.Replied, "stop", "4", "", 2},
		{"Gemini calls a rate a quota", []step{{status: 429, body: errorBody("", "", "You exceeded your current quota. Please retry in 34.07s.")}, {body: ok}}, responses.Replied, "stop", "4", "", 2},
		{"an overload inside a 200", []step{{body: `{"error":{"type":"overloaded_error","message":"x"}}`}, {body: ok}}, responses.Replied, "stop", "4", "", 2},
		{"a request that a 200 calls invalid", []step{{body: `{"error":{"type":"invalid_request_error","message":"bad roles"}}`}}, responses.APIError, "", "", "bad roles", 1},
		{"what is not implemented will not be in a minute", []step{{status: 501, body: "no"}}, responses.APIError, "", "", "no", 1},
		{"a request that is too large stays so", []step{{status: 413, body: "too much"}}, responses.APIError, "", "", "too much", 1},
		{"keep-alive blanks", []step{{body: "\n\n\n" + ok}}, responses.Replied, "stop", "4", "", 1},
		{"log-probabilities of minus infinity", []step{{body: `{"choices":[{"message":{"content":"a"},"logprobs":[-Infinity],"finish_reason":"stop"}]}`}}, responses.Replied, "stop", "a", "", 1},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			c := clientAt(t, serve(t, tt.steps...).URL)
			ask := question()
			ask.Params.Stop = []string{"END"}
			got, err := c.Ask(t.Context(), ask)
			if err != nil {
				t.Fatal(err)
			}
			if got.Outcome != tt.want || got.Finish != tt.finish || got.Text != tt.text || got.Tries != tt.tries || len(c.attempts) != tt.tries-1 {
				t.Errorf("got %+v after %d attempts", got, len(c.attempts))
			}
			if tt.message != "" && (got.Error == nil || !strings.Contains(got.Error.Message, tt.message)) {
				t.Errorf("error %+v, want one that says %q", got.Error, tt.message)
			}
			if line, err := json.Marshal(got); err != nil || bytes.ContainsAny(line, "\n\x1b") {
				t.Errorf("as a line: %q, error %v", line, err)
			}
			if len(got.Raw) == 0 && got.RawText == "" {
				t.Error("nothing of the body was kept")
			}
		})
	}
}

func TestTokenLimitByItsOtherName(t *testing.T) {
	refusal := step{status: 400, body: errorBody("unsupported_parameter", "max_tokens", "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.")}
	s := serve(t, refusal, step{body: ok})
	c := clientAt(t, s.URL)
	for range 2 {
		if _, err := c.Ask(t.Context(), question()); err != nil {
			t.Fatal(err)
		}
	}
	if s.count() != 3 || !strings.Contains(s.bodies[0], `"max_tokens":64`) || !strings.Contains(s.bodies[2], `"max_completion_tokens":64`) {
		t.Errorf("sent %q", s.bodies)
	}
	want := []Event{{At: time.Date(2026, 11, 23, 1, 20, 7, 0, time.UTC), Kind: "token_field", From: wire.MaxTokens, To: wire.MaxCompletionTokens,
		Message: "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.", BaseURL: s.URL}}
	if diff := cmp.Diff(want, c.events); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	if len(c.attempts) != 0 {
		t.Errorf("an adaptation is no failed attempt: %+v", c.attempts)
	}

	// And back, where an older deployment knows only the first name.
	s = serve(t, step{status: 400, body: errorBody("", "", "Unrecognized request argument supplied: max_completion_tokens")}, step{body: ok})
	c = clientAt(t, s.URL, func(cfg *Config) { cfg.TokenField = wire.MaxCompletionTokens })
	if _, err := c.Ask(t.Context(), question()); err != nil || c.TokenField() != wire.MaxTokens {
		t.Errorf("now %s, error %v", c.TokenField(), err)
	}

	// A server that takes neither ends the run instead of going round in circles.
	s = serve(t, refusal, step{status: 400, body: errorBody("unsupported_parameter", "max_completion_tokens", "not supported")})
	_, err := clientAt(t, s.URL).Ask(t.Context(), question())
	var refused *ParamError
	if !errors.As(err, &refused) || refused.Flag != "--max-tokens" || s.count() != 2 {
		t.Errorf("%d requests, error %v", s.count(), err)
	}
}

func TestLargeBodies(t *testing.T) {
	for size, want := range map[int]responses.Outcome{2 << 20: responses.Replied, 17 << 20: responses.APIError} {
		got, err := clientAt(t, serve(t, step{do: big(size)}).URL).Ask(t.Context(), question())
		if err != nil || got.Outcome != want {
			t.Fatalf("%d MiB: %v, error %v", size>>20, got.Outcome, err)
		}
		if want == responses.Replied {
			if len(got.Text) != size {
				t.Errorf("%d of %d bytes arrived", len(got.Text), size)
			}
			continue
		}
		if len(got.RawText) != keepHead || got.Raw != nil || !strings.Contains(got.Error.Message, "17825832 bytes") || !strings.Contains(got.Error.Message, "sha256 ") {
			t.Errorf("kept %d bytes; %q", len(got.RawText), got.Error.Message)
		}
	}
}

func TestSimulatedIsMarked(t *testing.T) {
	body, err := wire.EncodeReply(wire.Reply{Choices: 1, Text: "a", Fingerprint: wire.SimulatedFingerprint})
	if err != nil {
		t.Fatal(err)
	}
	got, err := clientAt(t, serve(t, step{body: string(body)}).URL).Ask(t.Context(), question())
	if err != nil || !got.Simulated {
		t.Errorf("%+v, error %v", got, err)
	}
}

func TestCancelledIsAnErrorAndNeverARecord(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	c := clientAt(t, serve(t, step{do: func(_ http.ResponseWriter, r *http.Request) { cancel(); <-r.Context().Done() }}).URL)
	if got, err := c.Ask(ctx, question()); !errors.Is(err, context.Canceled) || got.Outcome != "" {
		t.Errorf("got %+v, error %v", got, err)
	}
	if len(c.attempts) != 0 {
		t.Errorf("attempts %+v", c.attempts)
	}
}
