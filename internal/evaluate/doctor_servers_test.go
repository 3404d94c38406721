package evaluate

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/reports"
)

// recorded answers as a server did: the listing, then each chat request by the
// first answer whose text its body holds.
type recorded struct {
	listing string // "404" and the like for a status alone
	chat    []answered
}

type answered struct {
	when, header string // header as NAME=VALUE
	status       int    // 0 is 200
	body         string
}

func (s recorded) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodGet {
		var status int
		if n, _ := fmt.Sscanf(s.listing, "%d", &status); n == 1 {
			w.WriteHeader(status)
			return
		}
		_, _ = io.WriteString(w, s.listing)
		return
	}
	body, _ := io.ReadAll(r.Body)
	for _, a := range s.chat {
		if !strings.Contains(string(body), a.when) {
			continue
		}
		if name, value, ok := strings.Cut(a.header, "="); ok {
			w.Header().Set(name, value)
		}
		w.WriteHeader(max(a.status, 200))
		_, _ = io.WriteString(w, a.body)
		return
	}
}

func replies(bodies ...string) []answered {
	var out []answered
	for _, b := range bodies {
		out = append(out, answered{body: b})
	}
	return out
}

func refuses(status int, body string) []answered { return []answered{{status: status, body: body}} }

func checkupOf(url string) Checkup {
	zero := 0.
	return Checkup{
		Checkpoint: Checkpoint{BaseURL: url + "/v1", Model: "m"}, Params: wire.Params{Temperature: &zero, MaxTokens: 1024},
		RunTokens: 4096, Asking: DefaultAsking(), AttemptTimeout: time.Minute,
	}
}

const listsM = `{"object":"list","data":[{"id":"m"}]}`

// plainly is a reply in the plain format with some of it replaced.
func plainly(message string) string {
	return `{"id":"1","model":"m","choices":[{"index":0,"message":` + message + `,"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":3}}`
}

func TestDoctor(t *testing.T) {
	unnamed := func(c *Checkup) { c.Checkpoint.Model = "" }
	logprobs := func(c *Checkup) { c.Params.Logprobs = true }
	for _, test := range []struct {
		reason string
		server recorded
		change func(*Checkup)
		// want is findings as "topic: level value"; those not named may be anything.
		want []string
		says []string // parts of what is seen and of what run will do
		code Code
		next string // part of the advice
	}{
		{
			reason: "vLLM: context, a reasoning parser of these days, usage with details",
			server: recorded{`{"data":[{"id":"m","max_model_len":32768}]}`, replies(`{"model":"m","choices":[{"index":0,"message":{"content":"180","reasoning":"3*60","reasoning_content":null},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":9,"completion_tokens_details":{"reasoning_tokens":6}}}`)},
			want:   []string{"models: ok 1", "token limit: ok max_tokens", "temperature: ok 0", "context: ok 32768", "content: ok string", "reasoning: ok reasoning", "answer: ok 180", "usage: ok given", "logprobs: ok not asked", "fingerprint: ok "},
		},
		{
			reason: "vLLM in between: the field under both names",
			server: recorded{listsM, replies(plainly(`{"content":"180","reasoning":"x","reasoning_content":"x"}`))},
			want:   []string{"reasoning: ok reasoning_content,reasoning", "answer: ok 180"},
		},
		{
			reason: "vLLM without a parser: only the closing tag is there",
			server: recorded{listsM, replies(plainly(`{"content":"three times sixty</think>180"}`))},
			want:   []string{"reasoning: ok close tag", "answer: ok 180"},
		},
		{
			reason: "vLLM: cut off while thinking, content null",
			server: recorded{listsM, replies(`{"model":"m","choices":[{"message":{"content":null,"reasoning":"so"},"finish_reason":"length"}]}`)},
			want:   []string{"finish: warning length", "content: ok null", "reasoning: ok reasoning", "answer: warning ", "usage: ok missing"},
		},
		{
			reason: "a call of a tool and no text",
			server: recorded{listsM, replies(plainly(`{"content":null,"tool_calls":[{"id":"1","function":{"name":"calc","arguments":"{}"}}]}`))},
			want:   []string{"content: ok tool call", "answer: warning "},
		},
		{
			reason: "DeepSeek and Qwen behind a plain server: tags in the text",
			server: recorded{listsM, replies(plainly(`{"content":"<think>3*60</think>\n180 minutes"}`))},
			want:   []string{"reasoning: ok tags", "answer: ok 180 minutes"},
		},
		{
			reason: "a thought that was never closed, though finish_reason says stop",
			server: recorded{listsM, replies(plainly(`{"content":"<think>3*60"}`))},
			want:   []string{"finish: warning stop", "reasoning: warning open tag", "answer: warning "},
		},
		{
			reason: "vLLM: a listing with less context than run's limit",
			server: recorded{`{"data":[{"id":"m","max_model_len":4096}]}`, replies(plainly(`{"content":"180"}`))},
			want:   []string{"context: warning 4096"},
		},
		{
			reason: "llama.cpp: a path for a name, the name ignored, reasoning in its field",
			server: recorded{`{"data":[{"id":"/models/x.gguf","meta":{"n_ctx_train":4096}}]}`, []answered{{header: "Server=llama.cpp", body: `{"model":"/models/x.gguf","system_fingerprint":"b1","choices":[{"message":{"content":"180","reasoning_content":"hm"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":2}}`}}},
			want:   []string{"models: warning 1", "model: ok /models/x.gguf", "reasoning: ok reasoning_content", "fingerprint: ok b1", "headers: ok server: llama.cpp"},
		},
		{
			reason: "llama.cpp: still loading",
			server: recorded{listsM, refuses(503, `{"error":{"message":"Loading model","type":"unavailable_error","code":503}}`)},
			want:   []string{"reply: fault none"}, code: Incomplete, next: "has loaded its model",
		},
		{
			reason: "Ollama: finish_reason null",
			server: recorded{listsM, replies(`{"model":"m","system_fingerprint":"fp_ollama","choices":[{"message":{"content":"180"},"finish_reason":null}],"usage":{"prompt_tokens":0,"completion_tokens":0}}`)},
			want:   []string{"finish: warning null", "usage: ok zero", "fingerprint: ok fp_ollama"},
		},
		{
			reason: "no finish reason, and as many tokens as were allowed: run takes it for cut off",
			server: recorded{listsM, replies(`{"model":"m","choices":[{"message":{"content":""},"finish_reason":null}],"usage":{"prompt_tokens":9,"completion_tokens":1024}}`)},
			want:   []string{"finish: warning null", "answer: warning "},
			says:   []string{"cut off at 1024 tokens, doctor's limit", "the limit was reached while it was thinking"},
		},
		{
			reason: "no finish reason and a usage: it would tell what is cut off",
			server: recorded{listsM, replies(`{"model":"m","choices":[{"message":{"content":"180"}}],"usage":{"prompt_tokens":9,"completion_tokens":3}}`)},
			want:   []string{"finish: warning absent"}, says: []string{"if its tokens reach the limit"},
		},
		{
			reason: "Anthropic and Gemini behind gateways: another word for the limit",
			server: recorded{listsM, replies(`{"model":"m","choices":[{"message":{"content":null,"reasoning":"so"},"finish_reason":"MAX_TOKENS"}]}`)},
			want:   []string{"finish: warning MAX_TOKENS", "answer: warning "},
			says:   []string{"cut off at 1024 tokens", "the limit was reached while it was thinking"},
		},
		{
			reason: "a context that ends before the limit does",
			server: recorded{listsM, replies(`{"model":"m","choices":[{"message":{"content":"180 because"},"finish_reason":"length"}],"usage":{"prompt_tokens":9,"completion_tokens":503}}`)},
			want:   []string{"finish: warning length"}, says: []string{"cut off at 503 tokens, by a limit of the server's own"},
		},
		{
			reason: "LM Studio: log-probabilities silently absent",
			server: recorded{listsM, replies(plainly(`{"content":"180"}`))}, change: logprobs,
			want: []string{"parameters: ok logprobs", "logprobs: warning absent"},
		},
		{
			reason: "log-probabilities given, one of them no number of JSON",
			server: recorded{listsM, replies(`{"model":"m","choices":[{"message":{"content":"180"},"logprobs":{"content":[{"token":"180","logprob":-Infinity}]},"finish_reason":"stop"}]}`)}, change: logprobs,
			want: []string{"logprobs: ok given"},
		},
		{
			reason: "LiteLLM: a parameter the provider does not know",
			server: recorded{listsM, refuses(400, `{"error":{"message":"litellm.UnsupportedParamsError: openai does not support parameters: ['seed'], for model=m","type":null,"param":null,"code":"400"}}`)},
			change: func(c *Checkup) { seed := int64(1); c.Params.Seed = &seed },
			want:   []string{"reply: fault seed refused"}, code: Misuse, next: "--seed",
		},
		{
			reason: "LiteLLM without a database: a wrong key",
			server: recorded{"400", refuses(400, `{"error":{"message":"No connected db.","type":"no_db_connection","param":null,"code":"400"}}`)},
			want:   []string{"reply: fault key refused"}, code: Misuse, next: "--api-key-env",
		},
		{
			reason: "OpenAI: a key that may ask, and not list",
			server: recorded{"403", replies(plainly(`{"content":"180"}`))},
			want:   []string{"models: warning failed", "answer: ok 180"},
		},
		{
			reason: "a list that fails", server: recorded{"500", replies(plainly(`{"content":"180"}`))},
			want: []string{"models: warning failed", "answer: ok 180"},
		},
		{
			reason: "LiteLLM: a body of null under 200", server: recorded{listsM, replies(`null`)},
			want: []string{"reply: fault none"}, code: Incomplete, next: "doctor -v",
		},
		{
			reason: "OpenRouter: the provider failed after it began, under 200",
			server: recorded{listsM, replies(`{"error":{"code":502,"message":"Provider returned error","metadata":{"raw":"overheated"}}}`)},
			want:   []string{"reply: fault none"}, code: Incomplete, next: "no key was sent",
		},
		{
			reason: "OpenRouter: reasoning in two forms",
			server: recorded{"404", replies(plainly(`{"content":"180","reasoning":"x","reasoning_details":[{"type":"reasoning.text","text":"x"}]}`))},
			want:   []string{"models: ok none", "reasoning: ok reasoning,reasoning_details"},
		},
		{
			reason: "Azure: the prompt's filter",
			server: recorded{"404", refuses(400, `{"error":{"message":"The response was filtered","code":"content_filter","param":"prompt","innererror":{"code":"ResponsibleAIPolicyViolation"}}}`)},
			change: func(c *Checkup) { c.Checkpoint.APIVersion = "2024-10-21"; c.Checkpoint.Key = "k" },
			want:   []string{"models: ok not asked", "reply: warning filtered"},
		},
		{
			reason: "OpenAI's reasoning models: the token limit has another name",
			server: recorded{listsM, []answered{
				{when: `"max_tokens"`, status: 400, body: `{"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.","type":"invalid_request_error","param":"max_tokens","code":"unsupported_parameter"}}`},
				{body: plainly(`{"content":"180","refusal":null}`)},
			}},
			want: []string{"token limit: ok max_completion_tokens", "answer: ok 180"},
		},
		{
			reason: "OpenAI's reasoning models: the temperature has to be 1",
			server: recorded{listsM, refuses(400, `{"error":{"message":"Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.","type":"invalid_request_error","param":"temperature","code":"unsupported_value"}}`)},
			want:   []string{"reply: fault temperature refused"}, code: Misuse, next: "--temperature",
		},
		{
			reason: "reasoning that is paid for and not shown",
			server: recorded{listsM, replies(`{"model":"m-2026","choices":[{"message":{"content":"180"},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":99,"completion_tokens_details":{"reasoning_tokens":90}}}`)},
			want:   []string{"reasoning: ok hidden", "model: ok m-2026"},
		},
		{
			reason: "TGI: a finish reason of its own", server: recorded{listsM, replies(`{"model":"m","choices":[{"message":{"content":"180"},"finish_reason":"eos_token"}]}`)},
			want: []string{"finish: ok eos_token"},
		},
		{
			reason: "Mistral: content is a list, thinking a part of it",
			server: recorded{`[{"id":"m","max_context_length":131072}]`, replies(plainly(`{"content":[{"type":"thinking","thinking":[{"type":"text","text":"hm"}]},{"type":"text","text":"180"}]}`))},
			want:   []string{"content: ok parts", "reasoning: ok content parts", "answer: ok 180", "context: ok 131072"},
		},
		{
			reason: "SGLang: question and limit do not fit, said at once",
			server: recorded{listsM, refuses(400, `{"object":"error","message":"Requested token count exceeds the model's maximum context length of 512 tokens.","code":400}`)},
			want:   []string{"reply: fault does not fit"}, code: Misuse, next: "--max-tokens",
		},
		{
			reason: "SGLang: a template without a system role, as a 500",
			server: recorded{listsM, refuses(500, `{"object":"error","message":"System role not supported","code":500}`)},
			change: func(c *Checkup) { c.System = "Be brief." },
			want:   []string{"reply: fault a system message refused"}, code: Misuse, next: "--system",
		},
		{
			reason: "a reply that comes as a stream",
			server: recorded{listsM, replies("data: {\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"180\",\"reasoning\":\"hm\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n")},
			change: func(c *Checkup) { c.Asking.Stream = true },
			want:   []string{"content: ok string", "reasoning: ok reasoning", "answer: ok 180", "finish: ok stop"},
		},
		{
			reason: "a server that streams, but refuses to be asked for the usage: no word of that is about the token limit",
			server: recorded{listsM, []answered{
				{when: "stream_options", status: 400, body: `{"error":{"message":"Unsupported parameter: stream_options","param":"stream_options","code":"unsupported_parameter"}}`},
				{body: "data: {\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"180\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"},
			}},
			change: func(c *Checkup) { c.Asking.Stream = true },
			want:   []string{"token limit: ok max_tokens", "stream: ok stream_options refused", "usage: ok missing", "answer: ok 180"},
		},
		{
			reason: "a stream that is no whole reply",
			server: recorded{listsM, replies("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"1\"}}]}\n\n")},
			change: func(c *Checkup) { c.Asking.Stream = true },
			want:   []string{"reply: fault none"}, code: Incomplete, next: "doctor -v",
		},
		{
			reason: "a refusal in a field of its own is no empty reply",
			server: recorded{listsM, replies(plainly(`{"content":null,"refusal":"I will not."}`))},
			want:   []string{"content: ok null", "answer: ok "},
		},
		{
			reason: "an empty reply", server: recorded{listsM, replies(plainly(`{"content":""}`))},
			want: []string{"content: ok empty", "answer: warning "},
		},
		{
			reason: "the reply's own filter",
			server: recorded{listsM, replies(`{"model":"m","choices":[{"message":{"content":""},"finish_reason":"content_filter"}]}`)},
			want:   []string{"finish: warning content_filter", "answer: warning "}, says: []string{"the server's filter stopped it"},
		},
		{
			reason: "Zhipu's word for the same",
			server: recorded{listsM, replies(`{"model":"m","choices":[{"message":{"content":""},"finish_reason":"sensitive"}]}`)},
			want:   []string{"finish: warning sensitive"}, says: []string{"run counts such replies as content_filter"},
		},
		{
			reason: "a base model by completions: what it goes on with is cut off",
			server: recorded{listsM, replies(`{"model":"m","choices":[{"text":" 180 minutes\nQuestion: How many","logprobs":null,"finish_reason":"length"}]}`)},
			change: func(c *Checkup) { c.API = wire.APICompletions },
			want:   []string{"content: ok string", "finish: ok stop", "answer: ok 180 minutes", "parameters: ok stop"},
		},
		{
			reason: "vLLM: a base model has no chat template",
			server: recorded{listsM, refuses(400, `{"object":"error","message":"As of transformers v4.44, default chat template is no longer allowed, so you must provide a chat template if the tokenizer does not define one.","code":400}`)},
			want:   []string{"reply: fault none"}, code: Misuse, next: "--api completions",
		},
		{
			reason: "a wrong answer is a warning, no fault", server: recorded{listsM, replies(plainly(`{"content":"240"}`))},
			want: []string{"answer: warning 240"},
		},
		{
			reason: "a wrong key", server: recorded{"401", refuses(401, `{"detail":"Unauthorized"}`)},
			want: []string{"models: warning failed", "reply: fault key refused"}, code: Misuse, next: "--api-key-env",
		},
		{
			reason: "a wrong key, on the question alone", server: recorded{listsM, refuses(401, `{"detail":"Unauthorized"}`)},
			want: []string{"reply: fault key refused"}, code: Misuse, next: "--api-key-env",
		},
		{
			reason: "a wrong model", server: recorded{`{"data":[{"id":"a"},{"id":"b"}]}`, refuses(404, `{"error":{"message":"The model 'm' does not exist.","code":"model_not_found"}}`)},
			want: []string{"models: warning 2", "reply: fault no such model"}, code: Misuse, next: "--model",
		},
		{
			reason: "a wrong address", server: recorded{"404", refuses(404, `Not Found`)},
			want: []string{"models: ok none", "reply: fault none"}, code: Misuse, next: "/v1",
		},
		{
			reason: "a web page in place of an API", server: recorded{"<!doctype html><html>Welcome</html>", replies("<!doctype html><html>Welcome</html>")},
			want: []string{"models: ok none", "reply: fault none"}, code: Misuse, next: "/v1",
		},
		{
			reason: "no name, one model", server: recorded{listsM, replies(plainly(`{"content":"180"}`))}, change: unnamed,
			want: []string{"models: ok 1", "model: ok m"},
		},
		{
			reason: "no name, several models", server: recorded{`{"data":[{"id":"a"},{"id":"b"}]}`, nil}, change: unnamed,
			want: []string{"models: fault 2"}, code: Misuse, next: "a, b",
		},
		{
			reason: "no name, no listing", server: recorded{"404", nil}, change: unnamed,
			want: []string{"models: fault none"}, code: Misuse, next: "/v1",
		},
		{
			reason: "too many requests", server: recorded{listsM, []answered{{header: "Retry-After=1", status: 429, body: `{"error":{"message":"slow down"}}`}}},
			want: []string{"reply: fault none"}, says: []string{"run would try again"}, code: Incomplete, next: "--max-connections 1",
		},
		{
			reason: "a wait longer than allowed", server: recorded{listsM, []answered{{header: "Retry-After=86400", status: 429, body: `{"error":{"message":"tomorrow"}}`}}},
			want: []string{"reply: fault none"}, says: []string{"run would end here"}, code: Incomplete, next: "--max-retry-after",
		},
		{
			reason: "a proxy that wants a password", server: recorded{listsM, refuses(407, "")},
			want: []string{"reply: fault none"}, says: []string{"run would end here"}, code: Incomplete, next: "NO_PROXY",
		},
		{
			reason: "an account with nothing left", server: recorded{listsM, refuses(429, `{"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}}`)},
			want: []string{"reply: fault none"}, says: []string{"run would end here"}, code: Incomplete, next: "account",
		},
	} {
		t.Run(test.reason, func(t *testing.T) {
			server := httptest.NewServer(test.server)
			defer server.Close()
			c := checkupOf(server.URL)
			if test.change != nil {
				test.change(&c)
			}
			d, err := Doctor(t.Context(), c, "test")
			for _, want := range test.want {
				if !slices.Contains(summarized(d), want) {
					t.Errorf("want %q; found:\n%s", want, strings.Join(summarized(d), "\n"))
				}
			}
			for _, part := range test.says {
				if !slices.ContainsFunc(d.Findings, func(f reports.Finding) bool { return strings.Contains(f.Seen+"; "+f.Run, part) }) {
					t.Errorf("nothing says %q: %+v", part, d.Findings)
				}
			}
			code, next := Explain(err)
			if code != test.code || d.Exit != int(test.code) || !strings.Contains(next, test.next) {
				t.Errorf("exit %d (%d in the diagnosis), advice %q, error %v; want %d, %q", code, d.Exit, next, err, test.code, test.next)
			}
			topics := map[string]bool{}
			for _, f := range d.Findings {
				if topics[f.Topic] || f.Seen == "" {
					t.Errorf("a topic twice, or nothing seen: %+v", f)
				}
				topics[f.Topic] = true
			}
		})
	}
}

func summarized(d reports.Diagnosis) []string {
	var out []string
	for _, f := range d.Findings {
		out = append(out, fmt.Sprintf("%s: %s %s", f.Topic, f.Level, f.Value))
	}
	return out
}
