package endpoint

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/abstain-eval/abstain-eval/internal/asking"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/responses"
)

// A refuser answers question N unless refuses says why not, given what it was asked
// before.
type refuser struct {
	mu      sync.Mutex
	asked   []int
	refuses func(n int, before []int) (words string)
}

func (s *refuser) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var request struct{ Messages []wire.Message }
	body, _ := io.ReadAll(r.Body)
	n := -1
	if err := json.Unmarshal(body, &request); err == nil && len(request.Messages) == 1 {
		_, _ = fmt.Sscanf(request.Messages[0].Content, "%d", &n)
	}
	s.mu.Lock()
	words := s.refuses(n, s.asked)
	s.asked = append(s.asked, n)
	s.mu.Unlock()
	if words != "" {
		w.WriteHeader(http.StatusTeapot)
		fmt.Fprintf(w, `{"error":{"message":%q}}`, words)
		return
	}
	fmt.Fprint(w, ok)
}

// A memory is a log.
type memory struct {
	mu      sync.Mutex
	records []responses.Record
}

func (m *memory) Done(n, _ int) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.ContainsFunc(m.records, func(r responses.Record) bool { return r.N == n })
}

func (m *memory) Append(r responses.Record) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.records = append(m.records, r)
	return nil
}

func (m *memory) count(outcome responses.Outcome) (n int) {
	for _, r := range m.records {
		if r.Outcome == outcome {
			n++
		}
	}
	return n
}

func questions(n int) iter.Seq2[asking.Ask, error] {
	return func(yield func(asking.Ask, error) bool) {
		for i := range n {
			ask := question()
			ask.N, ask.Messages = i, []wire.Message{{Role: "user", Content: fmt.Sprint(i)}}
			if !yield(ask, nil) {
				return
			}
		}
	}
}

// TestRefusalsInARow: a server that begins to refuse whatever it is asked ends the run
// before the rest is recorded as errors; one that refuses questions does not.
func TestRefusalsInARow(t *testing.T) {
	const all = 200
	from := func(first int, words string) func(int, []int) string {
		return func(_ int, before []int) string {
			if len(before) < first {
				return ""
			}
			return words
		}
	}
	block := func(begin, end int) func(int, []int) string {
		return func(n int, _ []int) string {
			if begin <= n && n < end {
				return "not this one"
			}
			return ""
		}
	}
	for _, row := range []struct {
		reason      string
		refuses     func(n int, before []int) string
		connections int
		replied     bool // in an earlier session
		servers     int
		recorded    int // errors; -1 for few
		again       int // how often one that was answered is asked again
		ends        bool
		known       bool
	}{
		{"midway", from(50, "no more"), 1, false, 1, 9, 1, true, true},
		{"midway, several at once", from(50, "no more"), 16, false, 1, -1, 1, true, true},
		{"midway, with another name of the request each time", func(n int, before []int) string {
			if len(before) < 50 {
				return ""
			}
			return fmt.Sprintf("no more (req_%d)", n)
		}, 1, false, 1, 9, 1, true, true},
		{"midway, at both of two servers", from(50, "no more"), 1, false, 2, 9, 1, true, true},
		{"from the beginning of a session that goes on with a log", from(0, "no more"), 1, true, 1, 9, 0, true, false},
		{"single questions", func(n int, _ []int) string { return map[bool]string{true: "not this one"}[n%3 == 1] }, 1, false, 1, 67, 0, false, false},
		{"nine in a row", block(20, 29), 1, false, 1, 9, 0, false, false},
		{"a block of questions: what it answered before it answers again", block(20, 110), 1, false, 1, 90, 3, false, false},
		{"each in other words", func(n int, before []int) string {
			if len(before) < 50 {
				return ""
			}
			return "no " + strings.Repeat("x", n)
		}, 1, false, 1, 150, 0, false, false},
		{"two errors by turns", func(n int, before []int) string {
			if len(before) < 50 {
				return ""
			}
			return []string{"one", "other"}[n%2]
		}, 1, false, 1, 150, 0, false, false},
	} {
		server := &refuser{refuses: row.refuses}
		var addresses []string
		for range row.servers {
			s := httptest.NewServer(server)
			defer s.Close()
			addresses = append(addresses, s.URL+"/v1")
		}
		pool, err := NewPool(Config{Model: "m"}, addresses, nil)
		if err != nil {
			t.Fatal(err)
		}
		var to asking.Asker = pool
		if row.servers == 1 {
			client, err := New(Config{Model: "m", BaseURL: addresses[0], Replied: row.replied})
			if err != nil {
				t.Fatal(err)
			}
			defer client.Close()
			to = client
		}
		log := &memory{}
		summary, err := asking.Run(t.Context(), questions(all), to, log, asking.Options{Connections: row.connections, Replied: row.replied})
		pool.Close()
		var refusing *RefusingError
		if errors.As(err, &refusing) != row.ends || err != nil && !row.ends {
			t.Fatalf("%s: ended with %v", row.reason, err)
		}
		failed := log.count(responses.APIError)
		if row.recorded >= 0 && failed != row.recorded || row.recorded < 0 && failed > 2*16+alikeInARow {
			t.Errorf("%s: %d errors recorded, want %d", row.reason, failed, row.recorded)
		}
		server.mu.Lock()
		asked := slices.Sorted(slices.Values(server.asked))
		server.mu.Unlock()
		if again := len(asked) - len(slices.Compact(asked)); row.servers == 1 && again != row.again && !(row.connections > 1 && again > row.again) { // replies may come meanwhile
			t.Errorf("%s: %d asked again, want %d", row.reason, again, row.again)
		}
		if !row.ends {
			if summary.Recorded != all {
				t.Errorf("%s: %d recorded, want all", row.reason, summary.Recorded)
			}
			continue
		}
		if refusing.Known != row.known || refusing.Status != http.StatusTeapot || !refusing.Resumable() {
			t.Errorf("%s: %+v", row.reason, refusing)
		}
		want := " questions in a row, and then one that it had answered (HTTP 418). The server says: no more"
		if !row.known {
			want = ` refused 10 questions in a row, and then a plain "Say OK." (HTTP 418). The server says: no more`
		}
		if !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "http://127.0.0.1") {
			t.Errorf("%s: %v", row.reason, err)
		}
	}
}

// TestRefusalsAtFirst: what is refused from the first question on is ended by whoever asks,
// with nothing recorded, however many questions are in flight.
func TestRefusalsAtFirst(t *testing.T) {
	server := httptest.NewServer(&refuser{refuses: func(int, []int) string { return "no" }})
	defer server.Close()
	client, err := New(Config{Model: "m", BaseURL: server.URL + "/v1"})
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	log := &memory{}
	_, err = asking.Run(t.Context(), questions(200), client, log, asking.Options{Connections: 32})
	if !errors.As(err, new(*asking.RefusedError)) || len(log.records) != 0 {
		t.Errorf("%v, %d recorded", err, len(log.records))
	}
}

// TestAReplyWaitsForNobody: a reply that comes while it is found out whose the fault is is
// recorded at once, and ends the row: the server does answer.
func TestAReplyWaitsForNobody(t *testing.T) {
	a := alike{replied: true}
	refused := responses.Record{Outcome: responses.APIError, Error: &responses.Error{Status: 418, Message: "no"}}
	ask := question()
	checks := 0
	again := func(ctx context.Context, easy asking.Ask) (responses.Record, error) {
		checks++
		if easy.N >= 0 {
			t.Errorf("what is asked again counts as question %d", easy.N)
		}
		if checks == 1 {
			if err := a.note(ctx, "", &ask, &responses.Record{Outcome: responses.Replied}, nil); err != nil {
				t.Error(err)
			}
		}
		return refused, nil
	}
	for n := 1; n <= 2*alikeInARow; n++ {
		err := a.note(t.Context(), "http://server/v1", &ask, &refused, again)
		if stop := n == 2*alikeInARow; (err != nil) != stop {
			t.Fatalf("refusal %d: %v", n, err)
		}
	}
	if checks != 2 {
		t.Errorf("looked into %d times", checks)
	}
}
