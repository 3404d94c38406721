package endpoint

import (
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
	for name, want := range map[string]string{"Authorization": "", "Content-Type": "application/json", "X-Title": "nightly", "User-Agent": "abstain-eval/1", "Accept-Encoding": "identity"} {
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
