package endpoint

import (
	"net/http"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/wire"
)

// Where a question would go is where it goes.
func TestCallURL(t *testing.T) {
	for _, test := range []struct {
		base, api, version string
		want               string
	}{
		{"/v1", "", "", "/v1/chat/completions"},
		{"/v1//", wire.APIChat, "", "/v1/chat/completions"},
		{"/v1/chat/completions", "", "", "/v1/chat/completions"},
		{"/v1/completions/", wire.APICompletions, "", "/v1/completions"},
		{"", "", "2024-10-21", "/openai/deployments/gpt-3.5%20nightly/chat/completions?api-version=2024-10-21"},
		{"/openai/deployments/x/completions?api-version=1", wire.APICompletions, "2024-10-21", "/openai/deployments/gpt-3.5%20nightly/completions?api-version=2024-10-21"},
	} {
		s := serve(t, step{status: http.StatusTeapot})
		cfg := Config{BaseURL: s.URL + test.base, Model: "gpt-3.5 nightly", API: test.api, APIVersion: test.version, MaxRetries: -1}
		got, err := CallURL(cfg)
		if err != nil || got != s.URL+test.want {
			t.Errorf("%s: %s, %v; want %s", test.base, got, err, test.want)
		}
		c, err := New(cfg)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = c.Ask(t.Context(), asking.Ask{Prompt: "q"}) // whatever comes of it
		if len(s.requests) != 1 || s.requests[0].URL.String() != test.want {
			t.Errorf("%s: asked %v, want %s", test.base, s.requests, test.want)
		}
		c.Close()
	}
	if _, err := CallURL(Config{BaseURL: "localhost:8000/v1"}); err == nil {
		t.Error("an address without a scheme has a place for questions")
	}
}
