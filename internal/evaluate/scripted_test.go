package evaluate

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// A scripted server says to every fourth question it gets what its script says,
// given how often that question was asked before, and "I don't know." to all
// others. The script gives a status, a text, a finish reason and how many tokens
// it took.
type scripted struct {
	*httptest.Server
	mu     sync.Mutex
	script script
	asked  map[string]int // times by question
	odd    map[string]bool
	asks   int
	most   int // asks before it fails; 0 is no limit
}

type script func(before, maxTokens int) (status int, text, finish string, tokens int)

// cutting cuts off what may not be so many tokens long.
func cutting(needs int) script {
	return func(_, maxTokens int) (int, string, string, int) {
		if maxTokens < needs {
			return 200, "Let me think:", "length", maxTokens
		}
		return 200, "I don't know.", "stop", needs
	}
}

// first says one thing when it is asked first, and another thing then.
func first(status int, text, finish string, tokens int) script {
	return func(before, _ int) (int, string, string, int) {
		if before > 0 {
			return 200, "I don't know.", "stop", 5
		}
		return status, text, finish, tokens
	}
}

func newScripted(t *testing.T, s script) *scripted {
	server := &scripted{script: s, asked: map[string]int{}, odd: map[string]bool{}}
	server.Server = httptest.NewServer(server)
	t.Cleanup(server.Close)
	return server
}

func (s *scripted) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodGet {
		fmt.Fprint(w, `{"data":[{"id":"sim-outcome"}]}`)
		return
	}
	body, _ := io.ReadAll(r.Body)
	var request struct {
		MaxTokens int `json:"max_tokens"`
		Messages  json.RawMessage
	}
	_ = json.Unmarshal(body, &request)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.asks++; s.most > 0 && s.asks > s.most {
		w.Header().Set("Retry-After-Ms", "1")
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	question := string(request.Messages)
	before, known := s.asked[question]
	if !known {
		s.odd[question] = len(s.asked)%4 == 1
	}
	s.asked[question]++
	status, text, finish, tokens := 200, "I don't know.", "stop", 5
	if s.odd[question] {
		status, text, finish, tokens = s.script(before, request.MaxTokens)
	}
	if w.WriteHeader(status); status >= 300 {
		fmt.Fprintf(w, `{"error":{"message":%q}}`, text)
		return
	}
	fmt.Fprintf(w, `{"choices":[{"message":{"content":%q},"finish_reason":%q}],"usage":{"prompt_tokens":9,"completion_tokens":%d}}`, text, finish, tokens)
}

// since gives how many asks came since it was called last.
func (s *scripted) since() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := s.asks
	s.asks = 0
	return n
}

func (s *scripted) become(most int, other script) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.most, s.script = most, other
}
