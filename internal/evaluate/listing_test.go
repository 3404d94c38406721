package evaluate

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/endpoint"
	"github.com/abstain-eval/abstain-eval/internal/vacant"
)

// TestAListThatIsNotGiven ends a run before its first question only where the
// model is not named, or where nobody is there.
func TestAListThatIsNotGiven(t *testing.T) {
	answers := func(status int, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "4000")
			http.Error(w, body, status)
		}
	}
	hangs := func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	for _, tt := range []struct {
		reason string
		answer http.HandlerFunc // nil: nobody is there
		says   string
		code   Code // of the error without a model's name
		named  bool // it says that one has to be named
	}{
		{"OpenAI's restricted keys may chat and not list", answers(403, "Missing scopes: api.model.read"), "Missing scopes", Misuse, false},
		{"a gateway that has a key of its own for lists", answers(401, "no"), "HTTP 401", Misuse, false},
		{"one that fails at it", answers(500, "no such table"), "wait", Incomplete, false},
		{"one that limits it", answers(429, "slow"), "1h6m40s", Incomplete, false},
		{"one that never answers", hangs, "no complete reply", Incomplete, true},
		{"garbage", answers(200, "hello"), "hello", Incomplete, false},
		{"no page, which needs no word", answers(404, "404 page not found"), "", Misuse, true},
		{"nobody is there", nil, "connection refused", Incomplete, false},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			server := httptest.NewServer(tt.answer)
			defer server.Close()
			base := server.URL
			if tt.answer == nil {
				base = "http://" + vacant.Address(t)
			}
			a := DefaultAsking()
			a.AttemptTimeout, a.Backoff = 50*time.Millisecond, time.Millisecond
			c := Checkpoint{BaseURL: base + "/v1", Model: "m"}
			seen := &notes{}
			models, err := listAll(t.Context(), c, a, World{Progress: seen})
			switch {
			case tt.answer == nil:
				if !errors.As(err, new(*endpoint.ConnectError)) {
					t.Errorf("%v", err)
				}
			case err != nil || len(models) > 0 || tt.says == "" && len(seen.lines) > 0 || !seen.has(tt.says) && tt.says != "":
				t.Errorf("%v, error %v, notes %q; want one that says %q", models, err, seen.lines, tt.says)
			}
			c.Model = ""
			if tt.named {
				tt.says = "no model is named"
			}
			_, err = listAll(t.Context(), c, a, World{Progress: seen})
			if code, _ := Explain(err); err == nil || code != tt.code || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("without a name: %v (code %d), want %d and %q", err, code, tt.code, tt.says)
			}
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := listAll(ctx, Checkpoint{BaseURL: "http://127.0.0.1:1/v1", Model: "m"}, DefaultAsking(), World{Progress: &notes{}})
	if code, _ := Explain(err); code != Interrupted {
		t.Errorf("interrupted: %v (code %d)", err, code)
	}
}

// A gateway lists a model once for each server that has it.
func TestAModelThatIsListedTwice(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`{"data":[{"id":"m"},{"id":"m"}]}`)) // the client says what it read
	}))
	defer server.Close()
	c := Checkpoint{BaseURL: server.URL + "/v1", Asking: DefaultAsking()}
	if _, err := settle(t.Context(), &c, World{Progress: &notes{}}); err != nil || c.Model != "m" {
		t.Errorf("model %q, error %v", c.Model, err)
	}
}

func TestHowLongAListIsWaitedFor(t *testing.T) {
	for _, tt := range []struct {
		reason                    string
		model                     string
		attempt, item             time.Duration
		wantAttempt, wantQuestion time.Duration
	}{
		{"the model has a name", "m", 10 * time.Minute, 30 * time.Minute, 30 * time.Second, 30 * time.Second},
		{"no limit of a question", "m", 10 * time.Minute, 0, 30 * time.Second, 30 * time.Second},
		{"less was asked for", "m", time.Second, 2 * time.Second, time.Second, 2 * time.Second},
		{"nothing can be asked without it: servers that start on demand take minutes", "", 10 * time.Minute, 30 * time.Minute, 10 * time.Minute, 30 * time.Minute},
	} {
		got := Asking{AttemptTimeout: tt.attempt, ItemTimeout: tt.item}.forListing(tt.model)
		if got.AttemptTimeout != tt.wantAttempt || got.ItemTimeout != tt.wantQuestion {
			t.Errorf("%s: %v, %v", tt.reason, got.AttemptTimeout, got.ItemTimeout)
		}
	}
}
