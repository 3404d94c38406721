package simulate

import (
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/abstain-eval/abstain-eval/internal/wire"
)

const (
	// bodyLimit is how many bytes of a request are read.
	bodyLimit = 16 << 20
	// created stands in place of a clock in every reply: a reply depends on
	// the request and the options alone.
	created = 1767225600 // 2026-01-01
)

// Handler serves GET /v1/models, POST /v1/chat/completions and
// POST /v1/completions.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/models", s.models)
	mux.HandleFunc("POST /v1/chat/completions", s.asked(chatFormat()))
	mux.HandleFunc("POST /v1/completions", s.asked(s.completionFormat()))
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fail(w, wire.APIError{
			Status: http.StatusNotFound, Type: "invalid_request_error",
			Message: fmt.Sprintf("Unknown request URL: %s %s. This server has GET /v1/models, POST /v1/chat/completions and POST /v1/completions.", r.Method, r.URL.Path),
		})
	})
	return s.authorized(mux)
}

// authorized lets through what carries the key, if there is one.
func (s *Server) authorized(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if s.options.Key != "" && subtle.ConstantTimeCompare([]byte(token), []byte(s.options.Key)) != 1 {
			fail(w, wire.APIError{
				Status: http.StatusUnauthorized, Type: "invalid_request_error", Code: "invalid_api_key",
				Message: "Incorrect API key provided.",
			})
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (s *Server) models(w http.ResponseWriter, _ *http.Request) {
	var models []wire.Model
	for _, p := range s.options.Profiles {
		models = append(models, wire.Model{ID: p.Name, Object: "model", Created: created, OwnedBy: wire.SimulatedOwner})
	}
	body, err := wire.EncodeModels(models)
	if err != nil {
		fail(w, wire.APIError{Status: http.StatusInternalServerError, Message: err.Error()})
		return
	}
	send(w, http.StatusOK, body)
}

// A format is how an API puts a request and the reply to it.
type format struct {
	decode func(body []byte) (wire.ChatRequest, error)
	encode func(wire.ChatRequest, wire.Reply) ([]byte, error)
	stream func(r wire.ChatRequest, reply wire.Reply, usage bool) ([][]byte, error)
}

func chatFormat() format {
	return format{
		decode: wire.DecodeChatRequest,
		encode: func(_ wire.ChatRequest, reply wire.Reply) ([]byte, error) { return wire.EncodeReply(reply) },
		stream: func(_ wire.ChatRequest, reply wire.Reply, usage bool) ([][]byte, error) {
			return wire.EncodeStream(reply, usage)
		},
	}
}

// asked answers the asks of one API.
func (s *Server) asked(f format) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { s.answer(w, r, f) }
}

// answer answers one ask, or fails it where a fault says so.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, f format) {
	request, p, refusal := s.read(w, r, f)
	if refusal != nil {
		fail(w, *refusal)
		return
	}
	reply, entry := s.reply(request, p)
	first := s.ledger.ask(entry) == 0
	if !s.wait(r) {
		return
	}
	pieces, err := f.reply(request, reply)
	if err != nil {
		fail(w, wire.APIError{Status: http.StatusInternalServerError, Message: err.Error()})
		return
	}
	switch {
	case first && entry.Fault == FaultRateLimited:
		after := s.options.Faults.RetryAfter
		w.Header().Set("Retry-After", strconv.FormatInt(int64(after/time.Second), 10))
		w.Header().Set("Retry-After-Ms", strconv.FormatInt(after.Milliseconds(), 10))
		fail(w, wire.APIError{
			Status: http.StatusTooManyRequests, Type: "requests", Code: "rate_limit_exceeded",
			Message: "Rate limit reached. Try again later.",
		})
	case first && entry.Fault == FaultCut:
		pieces.cut(w)
	default:
		s.ledger.replied(entry)
		pieces.send(w)
	}
}

// read takes a request apart and says what a real server would refuse.
func (s *Server) read(w http.ResponseWriter, r *http.Request, f format) (wire.ChatRequest, Profile, *wire.APIError) {
	invalid := func(status int, code, param, message string) (wire.ChatRequest, Profile, *wire.APIError) {
		return wire.ChatRequest{}, Profile{}, &wire.APIError{
			Status: status, Type: "invalid_request_error", Code: code, Param: param, Message: message,
		}
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, bodyLimit))
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return invalid(http.StatusRequestEntityTooLarge, "request_too_large", "", fmt.Sprintf("The request body is larger than %d bytes.", bodyLimit))
	} else if err != nil {
		return invalid(http.StatusBadRequest, "", "", "The request body could not be read.")
	}
	request, err := f.decode(body)
	if err != nil {
		return invalid(http.StatusBadRequest, "", "", "We could not parse your request: "+err.Error())
	}
	p, ok := s.profile(request.Model)
	if !ok {
		return invalid(http.StatusNotFound, "model_not_found", "model", fmt.Sprintf("The model `%s` does not exist.", request.Model))
	}
	if v, set := request.Params.Extra["stream"]; set && !jsonIs(v, "true", "false", "null") {
		return invalid(http.StatusBadRequest, "invalid_type", "stream", "Invalid type for 'stream': expected a boolean.")
	}
	if v, set := request.Params.Extra["n"]; set && !jsonIs(v, "1", "null") {
		return invalid(http.StatusBadRequest, "unsupported_value", "n", "Only one completion choice is allowed.")
	}
	return request, p, nil
}

// wait holds a reply back for the latency; false if the client has gone.
func (s *Server) wait(r *http.Request) bool {
	if s.options.Latency <= 0 {
		return true
	}
	timer := time.NewTimer(s.options.Latency)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-r.Context().Done():
		return false
	}
}

func jsonIs(value json.RawMessage, wanted ...string) bool {
	for _, want := range wanted {
		if strings.TrimSpace(string(value)) == want {
			return true
		}
	}
	return false
}

func fail(w http.ResponseWriter, e wire.APIError) {
	body, err := wire.EncodeError(e)
	if err != nil {
		body = []byte(`{"error":{"message":"the error could not be encoded"}}`)
	}
	send(w, e.Status, body)
}

func send(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) // a client that has gone needs no reply
}
