package endpoint

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const ok = `{"id":"c","model":"served","system_fingerprint":"fp","choices":[{"index":0,"message":{"content":"4"},"finish_reason":"stop"}],"usage":{"prompt_tokens":2,"completion_tokens":3}}`

// A step is one scripted reply: "STATUS body", "STATUS Header=value body" by
// header, or an action of its own.
type step struct {
	status int
	body   string
	header map[string]string
	do     func(http.ResponseWriter, *http.Request)
}

// A scripted server answers with its steps in turn, the last one for ever.
type scripted struct {
	*httptest.Server
	mu       sync.Mutex
	steps    []step
	requests []*http.Request
	bodies   []string
}

func serve(t testing.TB, steps ...step) *scripted {
	s := &scripted{steps: steps}
	s.Server = httptest.NewServer(http.HandlerFunc(s.answer))
	t.Cleanup(s.Server.Close)
	return s
}

func (s *scripted) answer(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	now := s.steps[0]
	if len(s.steps) > 1 {
		s.steps = s.steps[1:]
	}
	s.requests, s.bodies = append(s.requests, r), append(s.bodies, string(body))
	s.mu.Unlock()
	if now.do != nil {
		now.do(w, r)
		return
	}
	for k, v := range now.header {
		w.Header().Set(k, v)
	}
	if now.status == 0 {
		now.status = http.StatusOK
	}
	w.WriteHeader(now.status)
	_, _ = io.WriteString(w, now.body)
}

func (s *scripted) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.requests)
}

// A witness is a client whose waits are none, with all it reported.
type witness struct {
	*Client
	mu       sync.Mutex
	attempts []Attempt
	events   []Event
}

func clientAt(t testing.TB, base string, change ...func(*Config)) *witness {
	w := &witness{}
	cfg := Config{BaseURL: base, Model: "o1-local-finetune",
		Attempt: func(a Attempt) { w.mu.Lock(); w.attempts = append(w.attempts, a); w.mu.Unlock() },
		Event:   func(e Event) { w.mu.Lock(); w.events = append(w.events, e); w.mu.Unlock() },
		Now:     func() time.Time { return time.Date(2026, 11, 23, 2, 20, 7, 0, time.FixedZone("CET", 3600)) },
	}
	for _, c := range change {
		c(&cfg)
	}
	c, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	c.draw = func() float64 { return 0 }
	w.Client = c
	return w
}

func zero() *float64 { return new(float64) }

func question() asking.Ask {
	return asking.Ask{N: 3, Epoch: 1, Key: responses.KeyOf([]byte("k")), Item: "i",
		Params:   wire.Params{Temperature: zero(), MaxTokens: 64},
		Messages: []wire.Message{{Role: "user", Content: ""}}}
}

func errorBody(code, param, message string) string {
	body, err := wire.EncodeError(wire.APIError{Code: code, Param: param, Message: message})
	if err != nil {
		panic(err)
	}
	return string(body)
}

func cut(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	_, _ = io.WriteString(w, `{"choices":[{"message":{"content":"The an`)
	if f, ok := w.(http.Flusher); ok {
		f.Flush()
	}
	panic(http.ErrAbortHandler)
}

func big(size int) func(http.ResponseWriter, *http.Request) {
	return func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `{"choices":[{"message":{"content":"`)
		chunk := strings.Repeat("x", 1<<16)
		for n := 0; n < size; n += len(chunk) {
			_, _ = io.WriteString(w, chunk)
		}
		_, _ = fmt.Fprint(w, `"}}]}`)
	}
}
