package endpoint

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
)

// Whatever a server sends, its connection is read to the end and used again.
func TestConnectionsAreKept(t *testing.T) {
	s := &scripted{steps: []step{
		{body: ok}, {status: 400, body: "no"}, {status: 500, body: strings.Repeat("x", 1<<20)}, {body: ""}, {body: "{"},
		{status: 429, body: "slow"}, {body: ok, header: map[string]string{"Content-Encoding": "gzip"}}, packed("gzip"), packed("zlib"), {status: 503}, {do: big(1 << 20)}, {body: ok},
	}}
	steps := len(s.steps)
	var dialed atomic.Int64
	server := httptest.NewUnstartedServer(http.HandlerFunc(s.answer))
	server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			dialed.Add(1)
		}
	}
	server.Start()
	t.Cleanup(server.Close)
	c := clientAt(t, server.URL)
	for s.count() < steps {
		if _, err := c.Ask(t.Context(), question()); err != nil {
			t.Fatal(err)
		}
	}
	if dialed.Load() != 1 {
		t.Errorf("%d connections for %d requests one after another", dialed.Load(), s.count())
	}
}

func TestTheNameOfTheTokenLimitIsLearnedOnceByAll(t *testing.T) {
	refusal := errorBody("unsupported_parameter", "max_tokens", "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
	const asks = 32
	var first sync.WaitGroup // all are under way with the old name before one of them is refused
	first.Add(asks)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var body bytes.Buffer
		if _, err := body.ReadFrom(r.Body); err != nil {
			t.Error(err)
		}
		if strings.Contains(body.String(), `"max_tokens"`) {
			first.Done()
			first.Wait()
			w.WriteHeader(http.StatusBadRequest)
			_, _ = fmt.Fprint(w, refusal)
			return
		}
		_, _ = fmt.Fprint(w, ok)
	}))
	t.Cleanup(server.Close)
	c := clientAt(t, server.URL)
	var all sync.WaitGroup
	for range asks {
		all.Go(func() {
			got, err := c.Ask(t.Context(), question())
			if err != nil || got.Outcome != responses.Replied || got.Tries != 2 {
				t.Errorf("%+v, error %v", got, err)
			}
		})
	}
	all.Wait()
	if len(c.events) != 1 || len(c.attempts) != 0 || c.tokenField() != wire.MaxCompletionTokens {
		t.Errorf("%d events, %d attempts, now %s", len(c.events), len(c.attempts), c.tokenField())
	}
}

func TestARedirectGetsNeitherKeyNorQuestion(t *testing.T) {
	other := serve(t, step{body: ok})
	for _, status := range []int{301, 302, 303, 307, 308} {
		s := serve(t, step{status: status, header: map[string]string{"Location": other.URL}})
		c := clientAt(t, s.URL, func(cfg *Config) { cfg.APIKey = "sk-0123456789" })
		if got, err := c.Ask(t.Context(), question()); err == nil {
			t.Errorf("%d: %+v", status, got)
		}
	}
	if other.count() != 0 {
		t.Errorf("%d requests followed", other.count())
	}
}

func TestHeadersOfTheUsersOwn(t *testing.T) {
	s := serve(t, step{status: 401, body: "no"})
	c := clientAt(t, s.URL, func(cfg *Config) {
		cfg.APIKey = "sk-0123456789"
		cfg.Header = http.Header{"Host": {"model.internal"}, "authorization": {"Basic YWJjOmRlZg=="}}
	})
	if _, err := c.Ask(t.Context(), question()); err == nil || !strings.Contains(err.Error(), "does not accept") {
		t.Errorf("error %v", err)
	}
	if r := s.requests[0]; r.Host != "model.internal" || r.Header.Get("Authorization") != "Basic YWJjOmRlZg==" {
		t.Errorf("host %q, header %v", r.Host, r.Header)
	}
	// A key may be in a header alone, and short.
	c = clientAt(t, s.URL, func(cfg *Config) { cfg.Header = http.Header{"api-key": {"abc"}} })
	if _, err := c.Ask(t.Context(), question()); err == nil || !strings.Contains(err.Error(), "does not accept") {
		t.Errorf("error %v", err)
	}
}

// packed is a reply that was packed.
func packed(by string) step {
	var body bytes.Buffer
	z := packers[by](&body)
	_, _ = z.Write([]byte(ok))
	_ = z.Close()
	return step{body: body.String(), header: map[string]string{"Content-Encoding": strings.ReplaceAll(by, "zlib", "deflate")}}
}
