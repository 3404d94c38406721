package simulate

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/prompts"
	"github.com/abstain-eval/abstain-eval/internal/wire"
	"github.com/abstain-eval/abstain-eval/suites"
)

// Options are the settings of a Server. The zero value serves Profiles()
// without delay, faults or key.
type Options struct {
	Seed    uint64
	Latency time.Duration // before each reply
	Faults  Faults
	// Profiles are the checkpoints; nil means Profiles().
	Profiles []Profile
	// Key is what clients have to send as a bearer token; "" asks for none.
	Key string
}

// A Server is simulated checkpoints that know the items they are asked. Its
// handler and its ledger may be used from many goroutines.
type Server struct {
	options  Options
	subjects []subject
	messages map[string]int // the user message of an item -> its index
	prompts  map[string]int // the end of a completion prompt that asks it -> its index
	longest  int            // of these ends, in bytes
	// transient is, by checkpoint and item, the fault of the first ask.
	transient map[string]map[string]string
	lib       library
	ledger    ledger

	mu      sync.Mutex // guards what Start and Close set
	http    *http.Server
	stopped chan struct{}
}

// New makes a server that knows these items, by the user message that the
// neutral policy renders from them, and by the end of the prompt that a base
// model is to go on with. Where two items render to the same
// message, the first is the one that is asked. The items are read, not kept
// open: what they hold may not change afterwards. It fails where the embedded
// phrasings cannot be parsed.
func New(items []suites.Item, o Options) (*Server, error) {
	if o.Profiles == nil {
		o.Profiles = Profiles()
	}
	lib, err := openLibrary()
	if err != nil {
		return nil, fmt.Errorf("reading the phrasings of the simulated checkpoints: %w", err)
	}
	s := &Server{
		options: o, subjects: subjects(items), lib: lib,
		messages:  make(map[string]int, len(items)),
		prompts:   make(map[string]int, len(items)),
		transient: make(map[string]map[string]string, len(o.Profiles)),
		ledger:    ledger{entries: map[entryKey]*Entry{}},
	}
	ids := make([]string, len(items))
	for i, it := range items {
		ids[i] = it.ID
		know(s.messages, userMessage(it), i)
		end := promptEnd(it)
		know(s.prompts, end, i)
		s.longest = max(s.longest, len(end))
	}
	for _, p := range o.Profiles {
		s.transient[p.Name] = o.Faults.transient(o.Seed, p.Name, ids)
	}
	return s, nil
}

// know notes that a text asks the item at an index, unless an earlier one does.
func know(texts map[string]int, text string, index int) {
	if _, taken := texts[text]; !taken {
		texts[text] = index
	}
}

// userMessage is the text of the user turn in which an item is asked.
func userMessage(it suites.Item) string {
	messages := prompts.Render(prompts.Neutral(), "", prompts.Question{
		Context: it.Context, Question: it.Question, Choices: it.Choices,
	})
	return strings.TrimSpace(messages[len(messages)-1].Content)
}

// item is the item that a user message asks, with or without the paragraphs that
// a policy has put around the question. The checkpoints do not heed them.
func (s *Server) item(asked string) (index int, known bool) {
	const most = 3 // paragraphs on either side
	front := asked
	for range most {
		back := front
		for range most {
			if index, known = s.messages[strings.TrimSpace(back)]; known {
				return index, true
			}
			end := strings.LastIndex(back, "\n\n")
			if end < 0 {
				break
			}
			back = back[:end]
		}
		_, rest, more := strings.Cut(front, "\n\n")
		if !more {
			break
		}
		front = rest
	}
	return 0, false
}

// lastUserTurn is what was asked: the last message of the user.
func lastUserTurn(messages []wire.Message) string {
	for i := len(messages) - 1; i >= 0; i-- {
		if messages[i].Role == "user" {
			return strings.TrimSpace(messages[i].Content)
		}
	}
	return ""
}

// profile finds a checkpoint by its name on the wire.
func (s *Server) profile(name string) (Profile, bool) {
	for _, p := range s.options.Profiles {
		if p.Name == name {
			return p, true
		}
	}
	return Profile{}, false
}

// Start listens on addr ("127.0.0.1:0" for any free port) and serves until
// Close. The base URL ends in /v1. It fails where the address cannot be
// listened on, or when the server is started already.
func (s *Server) Start(addr string) (baseURL string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.http != nil {
		return "", errors.New("the simulated server is running already")
	}
	listener, err := new(net.ListenConfig).Listen(context.Background(), "tcp", addr)
	if err != nil {
		return "", fmt.Errorf("listening for the simulated checkpoints: %w", err)
	}
	server := &http.Server{
		Handler:           s.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		// A client that goes away is its own affair; stderr is the program's.
		ErrorLog: log.New(io.Discard, "", 0),
	}
	stopped := make(chan struct{})
	s.http, s.stopped = server, stopped
	go func() {
		defer close(stopped)
		_ = server.Serve(listener) // always an error: it was closed
	}()
	return "http://" + listener.Addr().String() + "/v1", nil
}

// Close ends the listening and the connections, and returns when no more are
// taken. The ledger can still be read. Closing a server that does not run does
// nothing.
func (s *Server) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.http == nil {
		return nil
	}
	err := s.http.Close()
	<-s.stopped
	s.http, s.stopped = nil, nil
	if err != nil {
		return fmt.Errorf("closing the simulated server: %w", err)
	}
	return nil
}
