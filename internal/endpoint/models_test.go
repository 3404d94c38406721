package endpoint

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

func TestModels(t *testing.T) {
	const listing = `{"object":"list","data":[{"id":"a","object":"model","created":1,"owned_by":"me","max_model_len":4096},{"id":""},{"id":"b"}]}`
	ab := []wire.Model{{ID: "a", Object: "model", Created: 1, OwnedBy: "me"}, {ID: "b"}}
	tests := []struct {
		reason string
		steps  []step
		want   []wire.Model
		target error // nil: a list
		says   string
		asked  int
	}{
		{"a listing", []step{{body: listing}}, ab, nil, "", 1},
		{"an empty one", []step{{body: `{"object":"list","data":[]}`}}, nil, nil, "", 1},
		{"Ollama without models", []step{{body: `{"object":"list","data":null}`}}, nil, nil, "", 1},
		{"JSON of another shape", []step{{body: `"hello"`}}, nil, nil, "", 1},
		{"names as texts", []step{{body: `{"data":["a",7,""]}`}}, []wire.Model{{ID: "a"}}, nil, "", 1},
		{"the same in a bare list", []step{{body: `["a"]`}}, []wire.Model{{ID: "a"}}, nil, "", 1},
		{"models that have a name and no id", []step{{body: `{"models":[{"name":"a","model":"a"}]}`}}, []wire.Model{{ID: "a"}}, nil, "", 1},
		{"a rate limit inside a 200, then a listing", []step{{body: `{"error":{"message":"rate limit exceeded","code":429}}`}, {body: listing}}, ab, nil, "", 2},
		{"a failure, then a listing", []step{{status: 503}, {body: listing}}, ab, nil, "", 2},
		{"a body that was cut off, then a listing", []step{{body: listing[:30]}, {body: listing}}, ab, nil, "", 2},

		{"no such page", []step{{status: 404, body: "404 page not found"}}, nil, new(URLError), "HTTP 404", 1},
		{"no such page, in words that sound like a missing model", []step{{status: 404, body: `{"error":"/v1/models not found"}`}}, nil, new(URLError), "/v1/models not found", 1},
		{"a server that keeps no list", []step{{status: 501, body: "not implemented"}}, nil, new(URLError), "/models (HTTP 501)", 1},
		{"a 400 of any kind", []step{{status: 400, body: "no"}}, nil, new(URLError), "HTTP 400", 1},
		{"a redirect", []step{{status: 301, header: map[string]string{"Location": "/login"}}}, nil, new(URLError), "redirects to /login", 1},
		{"a redirect to the same list", []step{{status: 301, header: map[string]string{"Location": "/v1/models/"}}}, nil, new(URLError), "which is what was asked", 1},
		{"a web page", []step{{body: "<html>hello</html>"}}, nil, new(URLError), "web page", 4},
		{"no key", []step{{status: 401, body: errorBody("", "", "who are you")}}, nil, new(AuthError), "who are you", 1},
		{"nothing on the account", []step{{status: 402, body: "pay"}}, nil, new(QuotaError), "pay", 1},
		{"a wait that is too long", []step{{status: 429, header: map[string]string{"Retry-After": "9999"}}}, nil, new(RetryAfterError), "2h46m39s", 1},
		{"a failure inside a 200 that stays", []step{{body: `{"error":{"message":"boom"}}`}}, nil, new(GaveUpError), "boom", 4},
		{"a wrong key inside a 200", []step{{body: `{"code":401,"msg":"who are you"}`}}, nil, new(AuthError), "who are you", 1},
		{"no such page inside a 200", []step{{body: `{"code":404,"msg":"Not Found"}`}}, nil, new(URLError), "Not Found", 1},
		{"garbage", []step{{body: "hello"}}, nil, new(GaveUpError), "no JSON", 4},
		{"nothing", []step{{}}, nil, new(GaveUpError), "empty body", 4},
		{"down", []step{{status: 503, body: "down"}}, nil, new(GaveUpError), "no reply after 4 tries; the last: HTTP 503: down", 4},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			s := serve(t, tt.steps...)
			got, err := clientAt(t, s.URL+"/v1").Models(t.Context())
			if s.count() != tt.asked || s.requests[0].Method != http.MethodGet || s.requests[0].URL.Path != "/v1/models" || s.bodies[0] != "" {
				t.Errorf("%d requests, the first %s %s", s.count(), s.requests[0].Method, s.requests[0].URL)
			}
			if tt.target == nil {
				if diff := cmp.Diff(tt.want, got); diff != "" || err != nil {
					t.Errorf("error %v, models (-want +got):\n%s", err, diff)
				}
				return
			}
			// Not inside a stop: there is no run yet.
			if err == nil || typeName(err) != typeName(tt.target) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%T %v, want %T that says %q", err, err, tt.target, tt.says)
			}
		})
	}
	for reason, limit := range map[string]func(*Config){
		"one that hangs is waited for once": func(cfg *Config) { cfg.AttemptTimeout = 30 * time.Second },
		"and not beyond the time it has":    func(cfg *Config) { cfg.ItemTimeout = 30 * time.Second },
	} {
		synctest.Test(t, func(t *testing.T) {
			began := time.Now()
			_, err := clientOver(t, inTurn(turn{hang: true}), 1, limit).Models(t.Context())
			var gaveUp *GaveUpError
			if !errors.As(err, &gaveUp) || gaveUp.Kind != Timeout || time.Since(began) != 30*time.Second || strings.Contains(err.Error(), "question") {
				t.Errorf("%s: %T %v after %v", reason, err, err, time.Since(began))
			}
		})
	}
	c := clientAt(t, serve(t, step{do: big(17 << 20)}).URL, func(cfg *Config) { cfg.MaxRetries = -1 })
	if got, err := c.Models(t.Context()); err == nil || !strings.Contains(err.Error(), "more than the 16777216 that are kept") {
		t.Errorf("a listing beyond all measure: %d models, error %v", len(got), err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := clientAt(t, serve(t, step{body: listing}).URL).Models(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
