package evaluate

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
)

// A character answers a chat request: with a text, a finish reason, members of
// its own for the choice, or with an error.
type character func(wire.ChatRequest) (text, finish, more string, refused *wire.APIError)

func (c character) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodGet {
		fmt.Fprint(w, listsM)
		return
	}
	var body json.RawMessage
	_ = json.NewDecoder(r.Body).Decode(&body)
	request, err := wire.DecodeChatRequest(body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	text, finish, more, refused := c(request)
	if refused != nil {
		body, _ := wire.EncodeError(*refused)
		w.WriteHeader(refused.Status)
		_, _ = w.Write(body)
		return
	}
	fmt.Fprintf(w, `{"model":"m","choices":[{"message":{"content":%q},"finish_reason":%q%s}]}`, text, finish, more)
}

func unsupported(param string) *wire.APIError {
	return &wire.APIError{Status: 400, Code: "unsupported_parameter", Param: param, Message: "Unsupported parameter: '" + param + "'."}
}

// attentive does all that it is told, and refuses what it does not know.
func attentive(r wire.ChatRequest) (text, finish, more string, refused *wire.APIError) {
	if _, unknown := r.Params.Extra[unknownName]; unknown {
		return "", "", "", &wire.APIError{Status: 400, Message: "Unrecognized request argument supplied: " + unknownName}
	}
	text, finish = "180", "stop"
	if r.Messages[0].Role == "system" {
		text = "Orange."
	}
	if r.Params.Seed != nil {
		text = fmt.Sprint("wave ", *r.Params.Seed)
	}
	if r.Params.MaxTokens == 1 {
		text, finish = "1", "length"
	}
	if r.Params.Logprobs {
		more = `,"logprobs":{"content":[{"token":"180"}]}`
	}
	return text, finish, more, nil
}

func TestDoctorDeep(t *testing.T) {
	var samples atomic.Int64
	for _, test := range []struct {
		reason string
		server character
		want   []string
		code   Code
	}{
		{
			reason: "a server that does what it is told", server: attentive,
			want: []string{"system role: ok acts", "logprobs: ok given", "seed: ok honored", "unknown names: ok refused", "limit acts: ok honored", "other limit: ok honored", "repeated: ok same"},
		},
		{
			reason: "one that drops everything and samples as it likes",
			server: func(wire.ChatRequest) (string, string, string, *wire.APIError) {
				return fmt.Sprint("180, or ", samples.Add(1)), "stop", "", nil
			},
			want: []string{"system role: warning no effect", "logprobs: warning dropped", "seed: warning ignored", "unknown names: warning dropped", "limit acts: warning ignored", "other limit: ok ignored", "repeated: warning differs"},
		},
		{
			reason: "a canned reply tells nothing of a seed",
			server: func(wire.ChatRequest) (string, string, string, *wire.APIError) { return "180", "stop", "", nil },
			want:   []string{"seed: untold ", "repeated: ok same"},
		},
		{
			reason: "one that refuses: Gemma's template, no log-probabilities, no seed, the old limit",
			server: func(r wire.ChatRequest) (string, string, string, *wire.APIError) {
				switch {
				case r.Messages[0].Role == "system":
					return "", "", "", &wire.APIError{Status: 400, Message: "System role not supported"}
				case r.Params.Logprobs:
					return "", "", "", unsupported("logprobs")
				case r.Params.Seed != nil:
					return "", "", "", unsupported("seed")
				case r.TokenField == wire.MaxTokens:
					return "", "", "", &wire.APIError{Status: 400, Code: "unsupported_parameter", Param: "max_tokens", Message: "Use 'max_completion_tokens' instead."}
				}
				return attentive(r)
			},
			want: []string{"token limit: ok max_completion_tokens", "system role: warning refused", "logprobs: ok refused", "seed: ok refused", "limit acts: ok refused", "other limit: ok honored"},
		},
		{
			reason: "Ollama: the new limit is ignored",
			server: func(r wire.ChatRequest) (string, string, string, *wire.APIError) {
				if r.TokenField == wire.MaxCompletionTokens {
					r.Params.MaxTokens = 0
				}
				return attentive(r)
			},
			want: []string{"limit acts: ok honored", "other limit: ok ignored"},
		},
		{
			reason: "Gemini behind a gateway: another word for the limit",
			server: func(r wire.ChatRequest) (string, string, string, *wire.APIError) {
				text, finish, more, refused := attentive(r)
				if finish == "length" {
					finish = "MAX_TOKENS"
				}
				return text, finish, more, refused
			},
			want: []string{"limit acts: ok honored", "other limit: ok honored"},
		},
		{
			reason: "TGI with another backend: a reason that says nothing, and as many tokens as were allowed",
			server: func(r wire.ChatRequest) (string, string, string, *wire.APIError) {
				return "180", "eos_token", fmt.Sprintf(`}],"usage":{"completion_tokens":%d},"more":[{"x":0`, min(r.Params.MaxTokens, 3)), nil
			},
			want: []string{"finish: ok eos_token", "limit acts: ok honored"},
		},
		{
			reason: "a limit that acts and is called the model's own end",
			server: func(r wire.ChatRequest) (string, string, string, *wire.APIError) {
				return "180", "stop", fmt.Sprintf(`}],"usage":{"completion_tokens":%d},"more":[{"x":0`, min(r.Params.MaxTokens, 3)), nil
			},
			want: []string{"limit acts: warning honored"},
		},
		{
			reason: "overloaded on the way: what is not told is said, and the server is not unwell",
			server: func(r wire.ChatRequest) (string, string, string, *wire.APIError) {
				if r.Params.Seed != nil {
					return "", "", "", &wire.APIError{Status: 429, Message: "slow down"}
				}
				return attentive(r)
			},
			want: []string{"seed: untold ", "repeated: ok same"},
		},
		{
			reason: "gone after the question",
			server: func() character {
				var n atomic.Int64
				return func(r wire.ChatRequest) (string, string, string, *wire.APIError) {
					if n.Add(1) > 1 {
						return "", "", "", &wire.APIError{Status: 503, Message: "shutting down"}
					}
					return attentive(r)
				}
			}(),
			want: []string{"answer: ok 180", "system role: untold ", "two at once: warning failed"}, code: Incomplete,
		},
		{
			reason: "a system prompt's answer that was cut off tells nothing",
			server: func(r wire.ChatRequest) (string, string, string, *wire.APIError) {
				if r.Messages[0].Role == "system" {
					return "<think>They want", "length", "", nil
				}
				return attentive(r)
			},
			want: []string{"system role: untold accepted"},
		},
	} {
		t.Run(test.reason, func(t *testing.T) {
			server := httptest.NewServer(test.server)
			defer server.Close()
			c := checkupOf(server.URL)
			c.Deep = true
			d, err := Doctor(t.Context(), c, "test")
			for _, want := range test.want {
				if !slices.Contains(summarized(d), want) {
					t.Errorf("want %q; found:\n%s", want, strings.Join(summarized(d), "\n"))
				}
			}
			if code, _ := Explain(err); code != test.code {
				t.Errorf("exit %d, want %d: %v", code, test.code, err)
			}
			if sent := len(d.Exchanges); sent < 2+len(DeepPlan("")) || sent > 2+2*len(DeepPlan("")) {
				t.Errorf("%d exchanges for a plan of %d", sent, len(DeepPlan("")))
			}
		})
	}
}

func TestDoctorSaysHowLongAReplyBeyondTheLimitWas(t *testing.T) {
	for _, test := range []struct {
		reason string
		record responses.Record
		want   string
	}{
		{"by what the server counted", responses.Record{Outcome: responses.Replied, Finish: "stop", Text: "180", Usage: &responses.Usage{Completion: 40}}, "a reply of 40 tokens came"},
		{"which a refusal in its own field has too", responses.Record{Outcome: responses.Replied, Finish: "stop", Refusal: "No.", Usage: &responses.Usage{Completion: 5}}, "a reply of 5 tokens came"},
		{"else by its text", responses.Record{Outcome: responses.Replied, Finish: "stop", Text: "It is 180."}, "a reply of 10 characters came"},
	} {
		e := &examination{deep: map[string]tried{"limit": {record: test.record}}}
		if got := e.limitFinding("limit", wire.MaxTokens).Seen; !strings.Contains(got, test.want) {
			t.Errorf("%s: %q, want %q in it", test.reason, got, test.want)
		}
	}
}

func TestDoctorSaysHowManyRunKeepsInFlight(t *testing.T) {
	for _, test := range []struct {
		auto bool
		run  string
	}{
		{false, "run keeps up to 16 in flight (--max-connections)"},
		{true, "run begins with 8 in flight and finds out how many are best (--max-connections auto)"},
	} {
		a := DefaultAsking()
		a.Auto = test.auto
		e := examination{checkup: Checkup{Asking: a}, reply: &tried{}}
		if got := e.concurrencyFinding(); got.Run != test.run {
			t.Errorf("auto %v: %q, want %q", test.auto, got.Run, test.run)
		}
	}
}
